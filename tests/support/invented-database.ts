import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { parse } from "yaml";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { dataFile, pipelineFile } from "../../pipeline/package-root.ts";
import { type InventedStatement, STATEMENTS } from "./invented-statements.ts";

export interface InventedUnit {
  readonly unit: string;
  readonly region: string;
  readonly level: string;
  readonly type: string;
  /** Years inspected: one notice each. */
  readonly years: readonly number[];
  readonly leaves: number;
  /** Level-1 codes this unit has far more of than the others. */
  readonly leans: readonly string[];
  /** How its leaves state their status: all, none, or some. */
  readonly statuses: "all" | "none" | "mixed";
}

export const INVENTED_UNITS: readonly InventedUnit[] = [
  unit("岚川市教育局", "岚川市", "市", "党政机关", [2021, 2023], 13, ["finance"], "mixed"),
  unit("岚川市云溪区文化旅游局", "岚川市云溪区", "县区", "党政机关", [2022, 2024], 14, ["core-duties"], "mixed"),
  unit("青汀县卫生健康局", "青汀县", "县区", "党政机关", [2022], 15, ["finance", "conduct"], "all"),
  unit("青汀县人民医院", "青汀县", "县区", "医院", [2023], 12, ["personnel"], "all"),
  unit("望舒市融媒体中心", "望舒市", "市", "事业单位", [2022, 2024], 12, ["ideology"], "mixed"),
  unit("望舒市沐河区自然资源局", "望舒市沐河区", "县区", "党政机关", [2023], 14, ["policy-implementation"], "none"),
  unit("青汀县石桥镇", "青汀县石桥镇", "乡镇", "乡镇街道", [2023, 2024], 12, [], "all"),
  unit("望舒市文学艺术界联合会", "望舒市", "市", "群团", [2024], 5, ["party-building"], "all"),
];

export interface InventedOptions {
  readonly units?: readonly InventedUnit[];
  /** Replaces the text of every statement and measure, and the unit and title of the first unit: hostile input. */
  readonly hostile?: string;
  /** Added to every statement and measure. */
  readonly statement?: string;
  /** Inserts the rows of every table in reverse: nothing may depend on the order of loading. */
  readonly reverseRows?: boolean;
}

/**
 * A database in the shape of `load/schema.sql` filled with invented notices whose spans, statuses, categories and
 * totals are right by construction. Seeded: the same options give the same rows.
 */
export async function inventedDatabase(path = ":memory:", options: InventedOptions = {}): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(readFileSync(pipelineFile("load", "schema.sql"), "utf8"));
  await connection.run("begin");
  const rows = new Rows();
  const random = seeded(20240601);
  for (const invented of options.units ?? INVENTED_UNITS)
    for (const year of invented.years) addNotice(rows, invented, year, random, options);
  addCodebooks(rows);
  addRun(rows);
  await rows.insertInto(connection, options.reverseRows ?? false);
  await compareAll(connection);
  await connection.run("commit");
  connection.closeSync();
  return instance;
}

function unit(
  name: string,
  region: string,
  level: string,
  type: string,
  years: readonly number[],
  leaves: number,
  leans: readonly string[],
  statuses: InventedUnit["statuses"],
): InventedUnit {
  return { unit: name, region, level, type, years, leaves, leans, statuses };
}

/** Linear congruential generator (Numerical Recipes constants): numbers in [0, 1), the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Value = string | number | boolean | null | readonly { text: string; span_start: number; span_end: number }[];

class Rows {
  readonly #tables = new Map<string, Record<string, Value>[]>();

  add(table: string, row: Record<string, Value>): void {
    const rows = this.#tables.get(table) ?? [];
    rows.push(row);
    this.#tables.set(table, rows);
  }

  async insertInto(connection: DuckDBConnection, reverse: boolean): Promise<void> {
    for (const [table, inOrder] of this.#tables) {
      const rows = reverse ? inOrder.toReversed() : inOrder;
      const columns = Object.keys(rows[0]!);
      for (let from = 0; from < rows.length; from += 500) {
        const values = rows.slice(from, from + 500).map((row) => `(${columns.map((c) => literal(row[c]!)).join(",")})`);
        await connection.run(`insert into ${table} (${columns.join(",")}) values ${values.join(",")}`);
      }
    }
  }
}

function literal(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (Array.isArray(value))
    return `[${value
      .map((cue) => `{text: ${literal(cue.text)}, span_start: ${cue.span_start}, span_end: ${cue.span_end}}`)
      .join(",")}]`;
  return String(value);
}

const id = (prefix: string, text: string): string =>
  `${prefix}${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
const length = (text: string): number => [...text].length;

const STATUS_WORDS: Readonly<Record<string, string>> = {
  completed: "已完成整改",
  partial: "阶段性完成",
  ongoing: "持续推进",
  "not-started": "尚未整改",
};

function addNotice(
  rows: Rows,
  invented: InventedUnit,
  year: number,
  random: () => number,
  options: InventedOptions,
): void {
  const { hostile } = options;
  const name = hostile ? `${invented.unit}${hostile.slice(0, 60)}` : invented.unit;
  const title = `中共${name}党组关于巡察整改进展情况的通报`;
  let text = "";
  const write = (part: string): { start: number; end: number } => {
    const start = length(text);
    text += part;
    return { start, end: length(text) };
  };
  write(
    `${title}\n根据统一部署，巡察组于${year}年3月6日至5月20日对${name}进行了巡察，并于${year}年6月15日反馈意见。\n`,
  );
  const noticeId = id("n", `${title}${year}`);
  const unitId = id("u", name);
  const chosen = choose(invented, random);
  const byTheme = [
    ["一", "贯彻党的路线方针政策和决策部署方面", chosen.slice(0, Math.ceil(chosen.length / 2))],
    ["二", "落实全面从严治党战略部署方面", chosen.slice(Math.ceil(chosen.length / 2))],
  ] as const;
  const declaredAt = write(
    `反馈的${chosen.length + (year % 2)}个问题，已完成整改${Math.max(1, chosen.length - 3)}个。\n`,
  );
  let ordinal = 0;
  for (const [number, theme, leaves] of byTheme) {
    write(`（${number}）`);
    const at = write(theme);
    write("\n");
    const themeId = `${noticeId}/p${++ordinal}`;
    rows.add("problems", problem(themeId, noticeId, null, "theme", number, ordinal, theme, at, at, false, null));
    leaves.forEach((statement, index) => {
      addLeaf(rows, statement, {
        noticeId,
        themeId,
        number: `${index + 1}`,
        ordinal: ++ordinal,
        random,
        write,
        invented,
        options,
      });
    });
  }
  addFrame(rows, {
    noticeId,
    unitId,
    name,
    title,
    invented,
    year,
    text: () => text,
    declaredAt,
    leaves: chosen.length,
  });
}

/** Drawn with replacement: a unit may have the same kind of fault twice, with other numbers. */
function choose(invented: InventedUnit, random: () => number): readonly InventedStatement[] {
  let total = 0;
  const limits = STATEMENTS.map(({ code }) => {
    total += invented.leans.some((lean) => code.startsWith(`${lean}.`)) ? 7 : 1;
    return total;
  });
  const drawn = Array.from({ length: invented.leaves }, () => {
    const at = random() * total;
    return limits.findIndex((limit) => at < limit);
  });
  return drawn.sort((a, b) => b - a).map((index) => STATEMENTS[index]!);
}

interface LeafPlace {
  readonly noticeId: string;
  readonly themeId: string;
  readonly number: string;
  readonly ordinal: number;
  readonly random: () => number;
  readonly write: (part: string) => { start: number; end: number };
  readonly invented: InventedUnit;
  readonly options: InventedOptions;
}

function addLeaf(rows: Rows, statement: InventedStatement, place: LeafPlace): void {
  const { noticeId, write, random } = place;
  const { hostile, statement: added = "" } = place.options;
  const amount = (1 + Math.floor(random() * 480) / 10).toFixed(1);
  const count = String(2 + Math.floor(random() * 14));
  const fill = (template: string): string =>
    hostile ? `${template.slice(0, 8)}${hostile}` : template.replaceAll("{m}", amount).replaceAll("{n}", count) + added;
  const problemId = `${noticeId}/p${place.ordinal}`;
  write(`${place.number}.`);
  const text = fill(statement.text);
  const at = write(text);
  if (!hostile && statement.text.includes("{m}")) addEvidence(rows, noticeId, problemId, null, text, at.start, amount);
  write("\n整改情况：");
  const blockId = `${problemId}/b1`;
  const block = { start: 0, end: 0 };
  statement.measures.forEach((measure, index) => {
    write(`${"一二三四"[index]}是`);
    const answer = fill(measure.text);
    const where = write(answer);
    const measureId = `${blockId}/m${index + 1}`;
    if (index === 0) block.start = where.start;
    block.end = where.end;
    rows.add("measures", {
      measure_id: measureId,
      problem_id: problemId,
      block_id: blockId,
      notice_id: noticeId,
      ordinal: index + 1,
      enumerated: true,
      text: answer,
      modality: measure.modality,
      specificity: measure.specificity,
      outcome: measure.outcome ?? false,
      span_start: where.start,
      span_end: where.end,
    });
    rows.add("measure_types", {
      measure_id: measureId,
      notice_id: noticeId,
      code: measure.type,
      is_primary: true,
      score: 0.9,
      cues: [],
    });
    if (!hostile && measure.text.includes("{m}"))
      addEvidence(rows, noticeId, problemId, measureId, answer, where.start, amount);
  });
  rows.add("blocks", {
    block_id: blockId,
    notice_id: noticeId,
    problem_id: problemId,
    label: "整改情况",
    ordinal: 1,
    lead: null,
    span_start: block.start,
    span_end: block.end,
  });
  const status = statusOf(place.invented, random);
  if (status) write(`\n整改完成情况：${STATUS_WORDS[status]}。`);
  write("\n");
  const extent = { start: at.start, end: block.end };
  const best = Math.max(...statement.measures.map((measure) => measure.specificity));
  const mean = statement.measures.reduce((sum, measure) => sum + measure.specificity, 0) / statement.measures.length;
  rows.add("problems", {
    ...problem(
      problemId,
      noticeId,
      place.themeId,
      "problem",
      place.number,
      place.ordinal,
      text,
      at,
      extent,
      true,
      status,
    ),
    best_specificity: best,
    mean_specificity: mean,
  });
  const headline = text.split("。")[0]!;
  const cues = [
    { text: headline.slice(0, 4), span_start: at.start, span_end: at.start + length(headline.slice(0, 4)) },
  ];
  const category = (code: string, primary: boolean): Record<string, Value> => ({
    problem_id: problemId,
    notice_id: noticeId,
    code,
    level1: code.split(".")[0]!,
    is_primary: primary,
    score: 0.9,
    method: "rule",
    rule_id: primary ? "S3" : "S5",
    inherited: false,
    needs_review: false,
    runner_up: null,
    cues,
  });
  rows.add("problem_categories", category(statement.code, true));
  if (statement.secondary) rows.add("problem_categories", category(statement.secondary, false));
}

function addEvidence(
  rows: Rows,
  noticeId: string,
  problemId: string,
  measureId: string | null,
  text: string,
  offset: number,
  amount: string,
): void {
  const printed = `${amount}万元`;
  const at = text.indexOf(printed);
  rows.add("evidence", {
    notice_id: noticeId,
    problem_id: problemId,
    measure_id: measureId,
    kind: "money",
    text: printed,
    value: String(Math.round(Number(amount) * 10_000)),
    unit: "yuan",
    is_future: false,
    span_start: offset + at,
    span_end: offset + at + printed.length,
  });
}

function statusOf(invented: InventedUnit, random: () => number): string | null {
  const draw = random();
  if (invented.statuses === "none" || (invented.statuses === "mixed" && draw < 0.25)) return null;
  if (draw < 0.78) return "completed";
  if (draw < 0.9) return "partial";
  return draw < 0.97 ? "ongoing" : "not-started";
}

function problem(
  problemId: string,
  noticeId: string,
  parentId: string | null,
  kind: string,
  number: string,
  ordinal: number,
  text: string,
  at: { start: number; end: number },
  extent: { start: number; end: number },
  isLeaf: boolean,
  status: string | null,
): Record<string, Value> {
  return {
    problem_id: problemId,
    notice_id: noticeId,
    parent_id: parentId,
    kind,
    number,
    ordinal,
    text,
    span_start: at.start,
    span_end: at.end,
    extent_start: extent.start,
    extent_end: extent.end,
    is_leaf: isLeaf,
    theme_kind: kind === "theme" ? "aspect" : null,
    level_declared: null,
    polarity: "fault",
    status,
    status_source: status ? "line" : null,
    status_raw: status ? STATUS_WORDS[status]! : null,
    best_specificity: null,
    mean_specificity: null,
  };
}

interface Frame {
  readonly noticeId: string;
  readonly unitId: string;
  readonly name: string;
  readonly title: string;
  readonly invented: InventedUnit;
  readonly year: number;
  readonly text: () => string;
  readonly declaredAt: { start: number; end: number };
  readonly leaves: number;
}

/** Notice, source, declared totals, reconciliation and findings of one notice. */
function addFrame(rows: Rows, frame: Frame): void {
  const { noticeId, year, leaves } = frame;
  const contact = `联系人：办公室；联系电话：0000-1234567；电子邮箱：contact@example.invalid。\n`;
  const text = `${frame.text()}${contact}中共${frame.name}党组\n${year}年12月20日\n`;
  const path = `invented/${frame.unitId}-${year}.txt`;
  rows.add("sources", {
    source_path: path,
    file_path: path,
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    media_type: "text/plain",
    encoding: "utf-8",
    outcome: "loaded",
    reason: null,
    notice_id: noticeId,
    canonical_notice_id: noticeId,
  });
  rows.add("notices", {
    notice_id: noticeId,
    source_path: path,
    is_notice: true,
    is_canonical: true,
    doc_type: "rectification",
    doc_type_reason: null,
    title: frame.title,
    unit: frame.name,
    unit_id: frame.unitId,
    unit_is_joint: false,
    unit_type: frame.invented.type,
    unit_level: frame.invented.level,
    region: frame.invented.region,
    region_code: null,
    inspecting_body: "巡察组",
    inspection_kind: "常规",
    round: null,
    inspection_start: `${year}-03-06`,
    inspection_start_precision: "day",
    inspection_end: `${year}-05-20`,
    inspection_end_precision: "day",
    feedback_date: `${year}-06-15`,
    feedback_date_precision: "day",
    as_of_date: null,
    published_on: `${year}-12-22`,
    signed_on: `${year}-12-20`,
    inspection_year: year,
    source_label: null,
    url: `https://example.invalid/${frame.unitId}/${year}`,
    detail_level: "finding",
    text,
    char_count: length(text),
  });
  const declared = leaves + (year % 2);
  const span = { span_start: frame.declaredAt.start, span_end: frame.declaredAt.end };
  rows.add("declared_counts", {
    notice_id: noticeId,
    what: "problems",
    value: declared,
    raw: `${declared}个问题`,
    level_word: "问题",
    counted: null,
    ...span,
  });
  rows.add("declared_counts", {
    notice_id: noticeId,
    what: "completed",
    value: Math.max(1, leaves - 3),
    raw: `已完成整改${Math.max(1, leaves - 3)}个`,
    level_word: "问题",
    counted: "problems",
    ...span,
  });
  rows.add("reconciliations", {
    notice_id: noticeId,
    what: "problems",
    declared,
    compared_level: "problems",
    parsed: leaves,
    delta: leaves - declared,
    verdict: leaves === declared ? "exact" : "off",
    reason: leaves === declared ? "" : "parse/number-missing",
  });
  if (year === 2024)
    rows.add("findings", {
      notice_id: noticeId,
      source_path: path,
      stage: "parse",
      code: "parse/number-missing",
      severity: "note",
      message: "标题缺少序号，按版式认定为第 3 项。",
      remedy: "请核对原文；序号留空，行数不受影响。",
      detail: null,
      ...span,
    });
}

function addCodebooks(rows: Rows): void {
  interface Code {
    readonly code: string;
    readonly label_zh: string;
    readonly label_en: string;
    readonly definition: string;
    readonly subcodes?: readonly Code[];
  }
  const read = (file: string): { version: string; categories?: readonly Code[]; types?: readonly Code[] } =>
    parse(readFileSync(dataFile("codebook", file), "utf8"));
  const problems = read("codebook.yaml");
  let position = 0;
  const add = (code: Code, parent: string | null): void => {
    rows.add("codebook", {
      code: code.code,
      parent,
      level: parent ? 2 : 1,
      label_zh: code.label_zh,
      label_en: code.label_en,
      definition: code.definition,
      version: problems.version,
      position: ++position,
    });
    for (const sub of code.subcodes ?? []) add(sub, code.code);
  };
  for (const category of problems.categories ?? []) add(category, null);
  const measures = read("measures.yaml");
  (measures.types ?? []).forEach((type, index) => {
    rows.add("measure_codebook", {
      code: type.code,
      label_zh: type.label_zh,
      label_en: type.label_en,
      definition: type.definition,
      version: measures.version,
      position: index + 1,
    });
  });
}

function addRun(rows: Rows): void {
  rows.add("runs", {
    run_id: "r0000000000000000",
    manifest: JSON.stringify({
      schema: 1,
      codebook: { version: "1.0" },
      corpus: "0".repeat(64),
      counts: { notices: 12 },
    }),
  });
}
