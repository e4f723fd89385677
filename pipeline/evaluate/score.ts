import type { Interval } from "../statistics/interval.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { type Estimate, f1 } from "./f1.ts";
import { ITEMS, type Item } from "./items.ts";
import type { Outcome } from "./outcome.ts";

/** How well one item was read over all texts whose labels speak of it. The score is F1, or the share right of n. */
export interface Score extends Estimate {
  readonly item: string;
  readonly scoredBy: Item["scoredBy"];
  /** Texts with something to compare. */
  readonly notices: number;
  /** Comparisons: labelled values, and things read that no label has. */
  readonly n: number;
  readonly right: number;
  /** Labelled values other than `none`, values read, and how many of both agree. */
  readonly expected: number;
  readonly read: number;
  readonly hits: number;
  /** hits / read; null where nothing was read. */
  readonly precision: number | null;
  readonly precisionInterval: Interval | null;
  /** hits / expected; null where no value is labelled. */
  readonly recall: number | null;
  readonly recallInterval: Interval | null;
  /** Comparisons left out because the labels are unsure. */
  readonly unsure: number;
}

/**
 * Scores of every item the labels speak of, in the order of {@link ITEMS}.
 *
 * @param perCase the outcomes of each text
 */
export function scores(perCase: readonly (readonly Outcome[])[]): readonly Score[] {
  return ITEMS.flatMap((item) => {
    const belongs = (outcome: Outcome): boolean =>
      outcome.item === item.id || (item.isPool && outcome.item.startsWith(`${item.id}.`));
    const mine = perCase.map((outcomes) => outcomes.filter(belongs));
    return mine.flat().some((outcome) => !outcome.isUnsure) ? [scoreOf(item, mine)] : [];
  });
}

function scoreOf(item: Item, perCase: readonly (readonly Outcome[])[]): Score {
  const tallies = perCase.map((outcomes) => tally(outcomes.filter((each) => !each.isUnsure))).filter(({ n }) => n > 0);
  const total = (of: (one: Tally) => number): number => tallies.reduce((sum, one) => sum + of(one), 0);
  const n = total((one) => one.n);
  const right = total((one) => one.right);
  const expected = total((one) => one.expected);
  const read = total((one) => one.read);
  const hits = total((one) => one.hits);
  return {
    item: item.id,
    scoredBy: item.scoredBy,
    notices: tallies.length,
    n,
    right,
    expected,
    read,
    hits,
    precision: read === 0 ? null : hits / read,
    precisionInterval: read === 0 ? null : wilsonInterval(hits, read),
    recall: expected === 0 ? null : hits / expected,
    recallInterval: expected === 0 ? null : wilsonInterval(hits, expected),
    ...(item.scoredBy === "f1"
      ? f1(item.id, tallies)
      : { score: right / n, interval: wilsonInterval(right, n), intervalBy: "wilson" as const }),
    unsure: perCase.flat().filter((outcome) => outcome.isUnsure).length,
  };
}

interface Tally {
  readonly n: number;
  readonly right: number;
  readonly expected: number;
  readonly read: number;
  readonly hits: number;
}

function tally(outcomes: readonly Outcome[]): Tally {
  const count = (is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length;
  return {
    n: outcomes.length,
    right: count(({ isRight }) => isRight),
    expected: count(({ expected }) => expected !== null),
    read: count(({ read }) => read !== null),
    hits: count(({ isRight, expected }) => isRight && expected !== null),
  };
}
