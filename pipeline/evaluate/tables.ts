import type { Lang } from "../finding.ts";
import type { Interval } from "../statistics/interval.ts";
import { wordingOf } from "../wording.ts";
import type { Evaluation } from "./evaluation.ts";
import { itemLabel } from "./items.ts";

export type Cell = string | number | null;

/** A part of an evaluation as rows; the same for the screen and for a spreadsheet. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One row an item: what was compared, how much of it was right, and how sure that is. */
export function scoreTable({ scores }: Evaluation, lang: Lang): Table {
  const say = wordingOf("evaluate", lang);
  return {
    header: headings(lang, [
      "item",
      "name",
      "notices",
      "n",
      "right",
      "precision",
      "recall",
      "scoredBy",
      "score",
      "interval",
      "intervalBy",
      "unsure",
    ]),
    rows: scores.map((score) => [
      score.item,
      itemLabel(score.item, lang),
      score.notices,
      score.n,
      score.right,
      figure(score.precision),
      figure(score.recall),
      say(`scoredBy.${score.scoredBy}`),
      figure(score.score),
      range(score.interval),
      score.intervalBy,
      score.unsure,
    ]),
  };
}

/** Agreement of program and labels on the codes of leaves: as a share, and beyond chance. */
export function agreementTable({ agreement }: Evaluation, lang: Lang): Table {
  const say = wordingOf("evaluate", lang);
  return {
    header: headings(lang, [
      "agreement",
      "n",
      "share",
      "interval",
      "kappa",
      "kappaInterval",
      "intervalBy",
      "alpha",
      "alphaInterval",
    ]),
    rows: agreement.map(({ of, n, observed, observedInterval, kappa, alpha }) => [
      say(`agreement.${of}`),
      n,
      figure(observed),
      range(observedInterval),
      figure(kappa?.kappa ?? null),
      kappa?.interval ? range(kappa.interval) : null,
      kappa?.interval ? kappa.intervalBy : null,
      figure(alpha.alpha),
      alpha.interval && range(alpha.interval),
    ]),
  };
}

/** One row a code: leaves labelled with it, given it by the program, and both. */
export function codeTable({ codes }: Evaluation, lang: Lang, level?: 1 | 2): Table {
  return {
    header: headings(lang, [
      "level",
      "code",
      "notices",
      "labelled",
      "readAs",
      "both",
      "precision",
      "recall",
      "f1",
      "interval",
      "intervalBy",
    ]),
    rows: codes
      .filter((one) => level === undefined || one.level === level)
      .map((one) => [
        one.level,
        one.code,
        one.notices,
        one.expected,
        one.read,
        one.hits,
        figure(one.read === 0 ? null : one.hits / one.read),
        figure(one.expected === 0 ? null : one.hits / one.expected),
        figure(one.score),
        range(one.interval),
        one.intervalBy,
      ]),
  };
}

/** One row a pair of codes. `apart`: only leaves coded otherwise than labelled, the most frequent first. */
export function confusionTable({ confusion }: Evaluation, lang: Lang, apart?: 1 | 2): Table {
  const cells =
    apart === undefined
      ? confusion
      : confusion
          .filter(({ level, expected, read }) => level === apart && expected !== read)
          .toSorted((a, b) => b.n - a.n);
  return {
    header: headings(lang, ["level", "labelled", "readAs", "leaves"]),
    rows: cells.map(({ level, expected, read, n }) => [level, expected, read, n]),
  };
}

/** One row an item and a region, year or format: how often it was read wrongly. */
export function errorRateTable({ errorRates }: Evaluation, lang: Lang): Table {
  const say = wordingOf("evaluate", lang);
  return {
    header: headings(lang, ["by", "group", "item", "notices", "n", "errors", "errorRate", "interval", "smallN"]),
    rows: errorRates.map((one) => [
      say(`by.${one.by}`),
      one.group,
      itemLabel(one.item, lang),
      one.notices,
      one.n,
      one.errors,
      figure(one.rate),
      range(one.interval),
      one.smallN ? "*" : null,
    ]),
  };
}

/** One row a difference, with the place to look it up. */
export function differenceTable({ differences }: Evaluation, lang: Lang): Table {
  const say = wordingOf("evaluate", lang);
  return {
    header: headings(lang, [
      "notice",
      "line",
      "item",
      "path",
      "type",
      "expected",
      "read",
      "excerpt",
      "hint",
      "labelUnsure",
    ]),
    rows: differences.map((one) => [
      one.notice,
      one.line,
      one.item,
      one.path,
      say(`type.${one.type}`),
      one.expected,
      one.read,
      one.excerpt,
      one.hint?.[lang] ?? null,
      one.isUnsure ? 1 : 0,
    ]),
  };
}

function headings(lang: Lang, columns: readonly string[]): readonly string[] {
  const say = wordingOf("evaluate", lang);
  return columns.map((column) => say(`column.${column}`));
}

/** Three decimals; 1.000 only when nothing is wrong. */
export function figure(value: number | null): string | null {
  if (value === null) return null;
  const rounded = value.toFixed(3);
  return rounded === "1.000" && value < 1 ? "0.999" : rounded;
}

function range({ low, high }: Interval): string {
  return `${figure(low)}–${figure(high)}`;
}
