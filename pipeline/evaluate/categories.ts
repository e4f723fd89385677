import { type Alpha, type Distance, krippendorffsAlpha, masi, nominal } from "../statistics/alpha.ts";
import type { Interval } from "../statistics/interval.ts";
import { type Codes, cohensKappa, type Kappa } from "../statistics/kappa.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { codesIn } from "./compare-problems.ts";
import { type Estimate, f1 } from "./f1.ts";
import type { Outcome } from "./outcome.ts";

/** How one code was assigned. */
export interface CodeScore extends Estimate {
  readonly level: 1 | 2;
  readonly code: string;
  readonly notices: number;
  /** Leaves labelled with it, leaves the program gave it, and both. */
  readonly expected: number;
  readonly read: number;
  readonly hits: number;
}

/** Leaves labelled `expected` that the program coded `read`. */
export interface ConfusionCell {
  readonly level: 1 | 2;
  readonly expected: string;
  readonly read: string;
  readonly n: number;
}

/** Agreement on level 1, on level 2, or on all codes of a leaf together (as sets, by MASI; κ knows no sets). */
export interface CodingAgreement {
  readonly of: "level1" | "level2" | "codes";
  readonly n: number;
  /** Share of leaves coded alike. */
  readonly observed: number;
  readonly observedInterval: Interval;
  readonly kappa: Kappa | null;
  readonly alpha: Alpha;
}

/** Agreement of program and labels on the codes of the leaves that were found. */
export interface Categories {
  readonly agreement: readonly CodingAgreement[];
  readonly codes: readonly CodeScore[];
  readonly confusion: readonly ConfusionCell[];
}

const LEVELS = [1, 2] as const;

export function categoriesOf(perCase: readonly (readonly Outcome[])[]): Categories {
  const levels = LEVELS.map((level) => ({
    level,
    pairs: perCase.map((outcomes) => pairsOf(outcomes, `category.level${level}`)),
  }));
  const sets = perCase.map((outcomes) => pairsOf(outcomes, "category.codes"));
  return {
    agreement: [
      ...levels.flatMap(({ level, pairs }) => agreementOn(`level${level}`, pairs)),
      ...agreementOn("codes", sets),
    ],
    codes: levels.flatMap(({ level, pairs }) => codeScores(level, pairs)),
    confusion: levels.flatMap(({ level, pairs }) => confusion(level, pairs.flat())),
  };
}

function agreementOn(of: CodingAgreement["of"], perNotice: readonly (readonly Codes[])[]): readonly CodingAgreement[] {
  const pairs = perNotice.flat();
  const n = pairs.length;
  if (n === 0) return [];
  const alike = pairs.filter(({ first, second }) => first === second).length;
  const units = perNotice.map((notice) => notice.map(({ first, second }) => [first, second]));
  const distance: Distance<string> = of === "codes" ? (a, b) => masi(codesIn(a), codesIn(b)) : nominal;
  return [
    {
      of,
      n,
      observed: alike / n,
      observedInterval: wilsonInterval(alike, n),
      kappa: of === "codes" ? null : cohensKappa(of, perNotice),
      alpha: krippendorffsAlpha(of, units, distance, (codes) => codes),
    },
  ];
}

function pairsOf(outcomes: readonly Outcome[], wanted: string): readonly Codes[] {
  return outcomes.flatMap(({ item, expected, read, isUnsure }) =>
    item === wanted && !isUnsure && expected !== null && read !== null
      ? [{ first: String(expected), second: String(read) }]
      : [],
  );
}

function codeScores(level: 1 | 2, perNotice: readonly (readonly Codes[])[]): CodeScore[] {
  const codes = [...new Set(perNotice.flat().flatMap(({ first, second }) => [first, second]))].sort();
  return codes.map((code) => {
    const found = perNotice
      .map((pairs) => ({
        expected: pairs.filter(({ first }) => first === code).length,
        read: pairs.filter(({ second }) => second === code).length,
        hits: pairs.filter(({ first, second }) => first === code && second === code).length,
      }))
      .filter(({ expected, read }) => expected + read > 0);
    const total = (of: (one: (typeof found)[number]) => number): number => found.reduce((sum, one) => sum + of(one), 0);
    return {
      level,
      code,
      notices: found.length,
      expected: total((one) => one.expected),
      read: total((one) => one.read),
      hits: total((one) => one.hits),
      ...f1(`level ${level} ${code}`, found),
    };
  });
}

/** Every cell that is not empty, in the order of the codes. */
function confusion(level: 1 | 2, pairs: readonly Codes[]): ConfusionCell[] {
  const cells = new Map<string, ConfusionCell>();
  for (const { first, second } of pairs) {
    const key = `${first} ${second}`;
    cells.set(key, { level, expected: first, read: second, n: (cells.get(key)?.n ?? 0) + 1 });
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}
