import type { Gold, GoldCase } from "../../pipeline/evaluate/gold.ts";
import { Gold as GoldFormat, META_FIELDS } from "../../pipeline/evaluate/gold.ts";
import type { Reading, ReadRow } from "../../pipeline/evaluate/reading.ts";

/** A text of four lines and what could be read in it: two problems below a theme, two measures, one status. */
export const TEXT = [
  "（一）工程管理方面",
  "1.水库巡查记录不全。“三查”制度未落实。",
  "整改情况：一是补齐记录。二是定期抽查。已完成。",
  "2.泵站台账缺失。",
].join("\n");

const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

export function row(words: string, given: Partial<ReadRow> = {}): ReadRow {
  return {
    kind: "problem",
    number: null,
    text: words,
    span: spanOf(words),
    isLeaf: true,
    status: null,
    statusRaw: null,
    measures: [],
    coding: null,
    ...given,
  };
}

export const THEME = row("工程管理方面", { kind: "theme", number: "一", isLeaf: false });
export const PATROL = row("水库巡查记录不全。“三查”制度未落实。", {
  number: "1",
  status: "completed",
  statusRaw: "已完成",
  measures: [spanOf("补齐记录。"), spanOf("定期抽查。")],
  coding: {
    primary: "core-duties.safety-stability",
    secondary: ["internal-administration"],
    ruleId: "S3",
    cues: ["水库"],
  },
});
export const PUMP = row("泵站台账缺失。", { number: "2" });

/** What the program is said to have read. */
export function reading(given: Partial<Reading> = {}): Reading {
  return {
    text: TEXT,
    mediaType: "text/plain",
    isNotice: true,
    docType: "rectification",
    meta: Object.fromEntries(META_FIELDS.map((name) => [name, null])) as Reading["meta"],
    declared: [],
    rows: [THEME, PATROL, PUMP],
    facts: { money: [], documents: [], document_numbers: [], contacts: [] },
    ...given,
  };
}

/** Labels as a file holds them. */
export function labelled(gold: Partial<Gold>, declaredComplete = true): GoldCase {
  return {
    name: "水库",
    gold: GoldFormat.parse(gold),
    declaredComplete,
    textName: "水库/input.txt",
    textPath: null,
  };
}

/** Labels of {@link TEXT} that agree with {@link reading}. */
export const GOLD_ROWS: NonNullable<Gold["problems"]> = [
  { kind: "theme", number: "一", text: "工程管理方面", leaf: false, measures: 0 },
  {
    kind: "problem",
    number: "1",
    text: "水库巡查记录不全,三查制度未落实",
    leaf: true,
    measures: 2,
    status: "completed",
    category: "core-duties.safety-stability",
    secondary: ["internal-administration"],
  },
  { kind: "problem", number: "2", text: "泵站台账缺失。", leaf: true, measures: 0, status: null },
];

export function goldRow(at: number, given: Partial<NonNullable<Gold["problems"]>[number]>) {
  return GOLD_ROWS.map((each, index) => (index === at ? { ...each, ...given } : each));
}
