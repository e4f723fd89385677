import { krippendorffsAlpha, masi, nominal, type Unit } from "../../statistics/alpha.ts";
import type { Interval } from "../../statistics/interval.ts";
import { cohensKappa } from "../../statistics/kappa.ts";
import { level1Of } from "../codebook.ts";
import { codesOf, decided } from "./adjudicate.ts";
import type { LabelRow } from "./label-row.ts";

/** Agreement of coders over the leaves at least two of them coded. */
export interface CoderAgreement {
  /** Leaves coded by two or more. */
  readonly leaves: number;
  readonly coders: readonly string[];
  readonly level1: CodeAgreement;
  readonly level2: CodeAgreement;
  /** α over the sets of all codes of a leaf, MASI distance. */
  readonly sets: { readonly alpha: number | null; readonly interval: Interval | null };
  /** Leaves whose primary codes differ, for adjudication. */
  readonly disputed: readonly { readonly problemId: string; readonly codes: readonly string[] }[];
}

export interface CodeAgreement {
  readonly percent: number | null;
  readonly alpha: number | null;
  readonly interval: Interval | null;
  /** Cohen's κ with its interval; null unless exactly two coders. */
  readonly kappa: number | null;
  readonly kappaInterval: Interval | null;
}

/** How far the coders of several sheets agree. Rows that are not done or have no primary count as not coded. */
export function coderAgreement(rows: readonly LabelRow[]): CoderAgreement {
  const byLeaf = new Map<string, Map<string, LabelRow>>();
  for (const row of decided(rows)) {
    const coded = byLeaf.get(row.problemId) ?? new Map<string, LabelRow>();
    coded.set(row.coder, row);
    byLeaf.set(row.problemId, coded);
  }
  const coders = [...new Set([...byLeaf.values()].flatMap((coded) => [...coded.keys()]))].sort();
  const shared = [...byLeaf]
    .filter(([, coded]) => coded.size > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([problemId, coded]) => ({
      problemId,
      rows: coders.map((coder) => coded.get(coder)).filter((row) => row !== undefined),
    }));
  const notices = [...new Set(shared.map((leaf) => leaf.rows[0]!.noticeId))].sort();
  const perNotice = <T>(value: (row: LabelRow) => T): T[][][] =>
    notices.map((notice) =>
      shared.filter((leaf) => leaf.rows[0]!.noticeId === notice).map((leaf) => leaf.rows.map(value)),
    );
  // The notices that are drawn from name the draws: equal codes of either level have equal intervals.
  const seed = notices.join(" ");
  const agreement = (value: (row: LabelRow) => string): CodeAgreement => {
    const units = perNotice(value);
    const pairs = units.map((leaves) => leaves.map(([first, second]) => ({ first: first!, second: second! })));
    const kappa = coders.length === 2 ? cohensKappa(seed, pairs) : null;
    return {
      percent: percentAgreement(units.flat()),
      ...krippendorffsAlpha(seed, units, nominal, (code) => code),
      kappa: kappa?.kappa ?? null,
      kappaInterval: kappa?.interval ?? null,
    };
  };
  return {
    leaves: shared.length,
    coders,
    level1: agreement(({ primary }) => level1Of(primary)),
    level2: agreement(({ primary }) => primary),
    sets: krippendorffsAlpha(
      seed,
      perNotice((row): ReadonlySet<string> => new Set(codesOf(row))),
      masi,
      (codes) => [...codes].sort().join(" "),
    ),
    disputed: shared
      .map(({ problemId, rows: coded }) => ({ problemId, codes: coded.map(({ primary }) => primary) }))
      .filter(({ codes }) => new Set(codes).size > 1),
  };
}

/** Share of all pairs of coders that agree, over the things at least two coded; null without such. */
function percentAgreement(units: readonly Unit<string>[]): number | null {
  let same = 0;
  let pairs = 0;
  for (const unit of units)
    for (let i = 0; i < unit.length; i++)
      for (let j = i + 1; j < unit.length; j++) {
        pairs++;
        if (unit[i] === unit[j]) same++;
      }
  return pairs === 0 ? null : same / pairs;
}
