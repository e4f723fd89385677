import { readFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { compareGroups, type GroupComparison } from "../../pipeline/compare/group-category.ts";
import { pipelineFile } from "../../pipeline/package-root.ts";

/** A leaf of an invented notice, with what compare needs of it; everything else is filled in. */
export interface GivenLeaf {
  readonly id?: string;
  readonly text?: string;
  /** Primary code; null: the coder abstained. */
  readonly code?: string | null;
  readonly secondary?: readonly string[];
  readonly status?: string | null;
  readonly measures?: readonly GivenMeasure[];
  readonly terms?: Readonly<Record<string, number>>;
  /** Yuan named in the statement. */
  readonly money?: readonly number[];
}

export interface GivenMeasure {
  readonly id?: string;
  readonly text?: string;
  readonly type?: string;
  readonly modality?: "done" | "ongoing" | "planned" | "none";
  readonly specificity?: number;
  readonly outcome?: boolean;
  readonly money?: readonly number[];
}

export interface GivenNotice {
  readonly id: string;
  readonly unit?: string;
  readonly unitType?: string;
  readonly unitLevel?: string;
  readonly region?: string;
  readonly body?: string;
  readonly round?: string;
  readonly year?: number;
  readonly isNotice?: boolean;
  readonly isCanonical?: boolean;
  readonly asOf?: string;
  readonly leaves: readonly GivenLeaf[];
  readonly declared?: readonly { readonly what: string; readonly value: number; readonly counted?: string }[];
}

/** A fresh database, in memory unless a file is named, with the contract's tables and the given notices. */
export async function databaseOf(notices: readonly GivenNotice[], file = ":memory:"): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, { threads: "2" });
  const connection = await instance.connect();
  await connection.run(readFileSync(pipelineFile("load", "schema.sql"), "utf8"));
  await insertNotices(connection, notices);
  return connection;
}

/** One cell of group × category; columns are explained in `category_table.md`. */
export interface GroupCategoryCell {
  readonly group_value: string;
  readonly category: string;
  readonly notices: number;
  readonly n: number;
  readonly n_any: number;
  readonly denominator: number;
  readonly share: number;
  readonly share_any: number;
  readonly reference_n: number;
  readonly reference_denominator: number;
  readonly reference_share: number | null;
  readonly expected: number | null;
  readonly residual: number | null;
  readonly odds_ratio: number | null;
  readonly log_odds: number | null;
  readonly log_odds_z: number | null;
  readonly test: "fisher-exact" | null;
  readonly p: number | null;
  readonly p_adjusted: number | null;
  readonly share_low: number;
  readonly share_high: number;
  readonly interval_method: "bootstrap-notices" | "wilson-notices" | "wilson-leaves";
  readonly small_n: boolean;
}

/** Every cell of a comparison of groups. */
export async function groupCells(
  connection: DuckDBConnection,
  comparison: GroupComparison,
): Promise<GroupCategoryCell[]> {
  await compareGroups(connection, comparison);
  return (await rowsOf(connection, "from group_cells")) as unknown as GroupCategoryCell[];
}

/** Rows of a query as objects. */
export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, string | number | boolean | null>[]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowObjectsJson() as Record<string, string | number | boolean | null>[];
}

/** Adds notices to a database made by {@link databaseOf}. */
export async function insertNotices(connection: DuckDBConnection, notices: readonly GivenNotice[]): Promise<void> {
  const rows = new Map<string, Record<string, unknown>[]>();
  const add = (table: string, row: Record<string, unknown>): void => {
    const list = rows.get(table) ?? [];
    rows.set(table, list);
    list.push(row);
  };
  for (const notice of notices) addNotice(notice, add);
  for (const [table, list] of rows) await insertJson(connection, table, list);
}

async function insertJson(
  connection: DuckDBConnection,
  table: string,
  list: readonly Record<string, unknown>[],
): Promise<void> {
  const described = await connection.runAndReadAll(
    `select column_name, data_type from duckdb_columns() where table_name = '${table}' order by column_index`,
  );
  const types = new Map(described.getRows() as [string, string][]);
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
  for (const column of columns) if (!types.has(column)) throw new Error(`${table} has no column ${column}`);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const structure = columns.map((column) => `"${column}": ${JSON.stringify(types.get(column))}`).join(", ");
  await connection.run(
    `insert into ${table} (${names})
     select ${names} from (select unnest(from_json($rows::json, '[{${structure}}]'), max_depth := 2))`,
    { rows: JSON.stringify(list.map((row) => Object.fromEntries(columns.map((key) => [key, row[key] ?? null])))) },
  );
}

function addNotice(notice: GivenNotice, add: (table: string, row: Record<string, unknown>) => void): void {
  const unit = notice.unit ?? null;
  const year = notice.year ?? null;
  add("notices", {
    notice_id: notice.id,
    source_path: `${notice.id}.txt`,
    is_notice: notice.isNotice ?? true,
    is_canonical: notice.isCanonical ?? true,
    doc_type: "rectification",
    unit,
    unit_id: unit,
    unit_type: notice.unitType ?? null,
    unit_level: notice.unitLevel ?? null,
    region: notice.region ?? null,
    inspecting_body: notice.body ?? null,
    round: notice.round ?? null,
    inspection_year: year,
    inspection_end: year === null ? null : `${year}-06-30`,
    as_of_date: notice.asOf ?? null,
    text: "",
    char_count: 0,
  });
  for (const declared of notice.declared ?? [])
    add("declared_counts", {
      notice_id: notice.id,
      what: declared.what,
      value: declared.value,
      raw: String(declared.value),
      level_word: null,
      counted: declared.counted ?? null,
      span_start: 0,
      span_end: 0,
    });
  notice.leaves.forEach((leaf, index) => {
    addLeaf(notice.id, leaf, index + 1, add);
  });
}

function addLeaf(
  noticeId: string,
  leaf: GivenLeaf,
  ordinal: number,
  add: (table: string, row: Record<string, unknown>) => void,
): void {
  const problemId = leaf.id ?? `${noticeId}-${ordinal}`;
  const measures = leaf.measures ?? [];
  const scores = measures.map((measure) => measure.specificity ?? 0);
  add("problems", {
    problem_id: problemId,
    notice_id: noticeId,
    kind: "problem",
    number: String(ordinal),
    ordinal,
    text: leaf.text ?? `第${ordinal}项`,
    span_start: 0,
    span_end: 0,
    extent_start: 0,
    extent_end: 0,
    is_leaf: true,
    polarity: "fault",
    status: leaf.status ?? null,
    best_specificity: scores.length ? Math.max(...scores) : null,
    mean_specificity: scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null,
  });
  const codes = [...(leaf.code === null ? [] : [leaf.code ?? "finance"]), ...(leaf.secondary ?? [])];
  codes.forEach((code, position) => {
    add("problem_categories", {
      problem_id: problemId,
      notice_id: noticeId,
      code,
      level1: code.split(".")[0],
      is_primary: position === 0 && leaf.code !== null,
      score: 1,
      method: "rule",
      rule_id: "S3",
      inherited: false,
      needs_review: false,
      cues: [],
    });
  });
  for (const [term, count] of Object.entries(leaf.terms ?? {}))
    add("terms", { notice_id: noticeId, problem_id: problemId, term, pos: "n", count });
  for (const amount of leaf.money ?? []) add("evidence", money(noticeId, problemId, null, amount));
  measures.forEach((measure, position) => {
    addMeasure(noticeId, problemId, measure, position + 1, add);
  });
}

function addMeasure(
  noticeId: string,
  problemId: string,
  measure: GivenMeasure,
  ordinal: number,
  add: (table: string, row: Record<string, unknown>) => void,
): void {
  const measureId = measure.id ?? `${problemId}-m${ordinal}`;
  add("measures", {
    measure_id: measureId,
    problem_id: problemId,
    block_id: `${problemId}-b1`,
    notice_id: noticeId,
    ordinal,
    enumerated: true,
    text: measure.text ?? `措施${ordinal}`,
    modality: measure.modality ?? "done",
    specificity: measure.specificity ?? 0,
    outcome: measure.outcome ?? false,
    span_start: 0,
    span_end: 0,
  });
  if (measure.type)
    add("measure_types", {
      measure_id: measureId,
      notice_id: noticeId,
      code: measure.type,
      is_primary: true,
      score: 1,
      cues: [],
    });
  for (const amount of measure.money ?? []) add("evidence", money(noticeId, problemId, measureId, amount));
}

function money(noticeId: string, problemId: string, measureId: string | null, amount: number): Record<string, unknown> {
  return {
    notice_id: noticeId,
    problem_id: problemId,
    measure_id: measureId,
    kind: "money",
    text: `${amount}元`,
    value: String(amount),
    unit: "yuan",
    is_future: false,
    span_start: 0,
    span_end: 0,
  };
}
