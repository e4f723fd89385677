import type { Bilingual } from "../failure.ts";
import type { Lang } from "../finding.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Evaluation } from "./evaluation.ts";
import { ITEMS } from "./items.ts";

export type Cell = string | number | null;

/** A part of an evaluation as rows; the same for the screen and for a spreadsheet. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One row an item: what was compared, how much of it was right, and how sure that is. */
export function scoreTable({ scores }: Evaluation, lang: Lang): Table {
  const label = new Map(ITEMS.map((item) => [item.id, item.label[lang]]));
  return {
    header: headings(lang, [
      ["项目", "item"],
      ["名称", "name"],
      ["通报数", "notices"],
      ["n", "n"],
      ["正确", "right"],
      ["精确率", "precision"],
      ["召回率", "recall"],
      ["指标", "score is"],
      ["得分", "score"],
      ["95% 区间", "95 % interval"],
      ["区间算法", "interval by"],
      ["存疑未计", "unsure"],
    ]),
    rows: scores.map((score) => [
      score.item,
      label.get(score.item) ?? score.item,
      score.notices,
      score.n,
      score.right,
      figure(score.precision),
      figure(score.recall),
      score.scoredBy === "f1" ? "F1" : { zh: "正确率", en: "share" }[lang],
      figure(score.score),
      range(score.interval),
      score.intervalBy,
      score.unsure,
    ]),
  };
}

const AGREEMENT_NAMES: Readonly<Record<Evaluation["agreement"][number]["of"], Bilingual>> = {
  level1: { zh: "一级类别", en: "level 1" },
  level2: { zh: "二级类别", en: "level 2" },
  codes: { zh: "全部类别（MASI）", en: "all codes (MASI)" },
};

/** Agreement of program and labels on the codes of leaves: as a share, and beyond chance. */
export function agreementTable({ agreement }: Evaluation, lang: Lang): Table {
  return {
    header: headings(lang, [
      ["一致性", "agreement on"],
      ["n", "n"],
      ["一致率", "share"],
      ["95% 区间", "95 % interval"],
      ["κ", "κ"],
      ["κ 的 95% 区间", "95 % interval of κ"],
      ["区间算法", "interval by"],
      ["α", "α"],
      ["α 的 95% 区间", "95 % interval of α"],
    ]),
    rows: agreement.map(({ of, n, observed, observedInterval, kappa, alpha }) => [
      AGREEMENT_NAMES[of][lang],
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
      ["类别层级", "level"],
      ["类别", "code"],
      ["通报数", "notices"],
      ["标注", "labelled"],
      ["判为", "read"],
      ["相符", "both"],
      ["精确率", "precision"],
      ["召回率", "recall"],
      ["F1", "F1"],
      ["95% 区间", "95 % interval"],
      ["区间算法", "interval by"],
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
    header: headings(lang, [
      ["类别层级", "level"],
      ["标注", "labelled"],
      ["判为", "read"],
      ["条数", "leaves"],
    ]),
    rows: cells.map(({ level, expected, read, n }) => [level, expected, read, n]),
  };
}

const GROUPING_NAMES: Readonly<Record<Evaluation["errorRates"][number]["by"], Bilingual>> = {
  region: { zh: "地区", en: "region" },
  year: { zh: "年份", en: "year" },
  format: { zh: "格式", en: "format" },
};

/** One row an item and a region, year or format: how often it was read wrongly. */
export function errorRateTable({ errorRates }: Evaluation, lang: Lang): Table {
  const label = new Map(ITEMS.map((item) => [item.id, item.label[lang]]));
  return {
    header: headings(lang, [
      ["分组", "by"],
      ["组", "group"],
      ["项目", "item"],
      ["通报数", "notices"],
      ["n", "n"],
      ["错误", "errors"],
      ["错误率", "error rate"],
      ["95% 区间", "95 % interval"],
      ["n 过小", "small n"],
    ]),
    rows: errorRates.map((one) => [
      GROUPING_NAMES[one.by][lang],
      one.group,
      label.get(one.item) ?? one.item,
      one.notices,
      one.n,
      one.errors,
      figure(one.rate),
      range(one.interval),
      one.smallN ? "*" : null,
    ]),
  };
}

const TYPE_NAMES: Readonly<Record<Evaluation["differences"][number]["type"], Bilingual>> = {
  missing: { zh: "漏读", en: "missing" },
  extra: { zh: "多读", en: "extra" },
  different: { zh: "不同", en: "different" },
};

/** One row a difference, with the place to look it up. */
export function differenceTable({ differences }: Evaluation, lang: Lang): Table {
  return {
    header: headings(lang, [
      ["通报", "notice"],
      ["行", "line"],
      ["项目", "item"],
      ["标注位置", "path"],
      ["类型", "type"],
      ["应为", "expected"],
      ["读作", "read"],
      ["原文", "excerpt"],
      ["线索", "hint"],
      ["标注存疑", "unsure"],
    ]),
    rows: differences.map((one) => [
      one.notice,
      one.line,
      one.item,
      one.path,
      TYPE_NAMES[one.type][lang],
      one.expected,
      one.read,
      one.excerpt,
      one.hint?.[lang] ?? null,
      one.isUnsure ? 1 : 0,
    ]),
  };
}

function headings(lang: Lang, names: readonly (readonly [zh: string, en: string])[]): readonly string[] {
  return names.map(([zh, en]) => (lang === "zh" ? zh : en));
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
