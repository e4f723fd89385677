import {
  type Cells,
  flatBlocks,
  type LeafMeasure,
  type LeafRow,
  type Matrix,
  type ReportDocument,
  type Table,
} from "./document.ts";
import { shadeOf } from "./matrix-shade.ts";
import { listRows } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * Everything of a report that is rows: tables and heat maps of the sections in order, then the lists behind them, last
 * the data dictionary. Workbook and CSV files hold these and nothing else.
 */
export async function allTables(document: ReportDocument, texts: Texts): Promise<readonly Table[]> {
  const tables = document.sections
    .flatMap((section) => flatBlocks(section.blocks))
    .flatMap((block) =>
      block.kind === "table" ? [block] : block.kind === "matrix" ? [matrixTable(block, texts)] : [],
    );
  const all = [...tables, await leafTable(document, texts), await measureTable(document, texts)];
  return [...all, dictionaryTable([...all, aboutTable(document, texts)], texts)];
}

/** Scope, restriction, versions and citation, for the folder of CSV files; a workbook has its cover. */
export function aboutTable(document: ReportDocument, texts: Texts): Table {
  const rows = [
    [texts.say("column.title"), document.title],
    ...document.cover.map(({ label, value }) => [label, value]),
  ];
  return {
    kind: "table",
    id: "about",
    title: texts.say("about.title"),
    columns: [
      { key: "item", label: texts.say("column.item"), kind: "name", width: 16 },
      { key: "value", label: texts.say("column.value"), kind: "text", width: 90 },
    ],
    rows,
    total: rows.length,
    shown: 0,
    sheetOnly: true,
  };
}

/** A heat map as rows of counts, one a unit. */
function matrixTable(matrix: Matrix, texts: Texts): Table {
  return {
    kind: "table",
    id: matrix.id,
    title: matrix.title,
    note: matrix.note,
    columns: [
      { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "n", label: "n", kind: "int", definition: texts.say("define.cell.denominator") },
      ...matrix.columns.map((column) => ({
        key: column.code ?? column.level1,
        label: column.label,
        kind: "int" as const,
        definition: texts.say("define.leaves"),
      })),
    ],
    rows: matrix.rows.map((row) => [row.unit, row.leaves, ...row.cells.map((cell) => cell.n)]),
    shades: matrix.rows.map((row) => ["z", "z", ...row.cells.map((cell) => shadeOf(row, cell))]),
    total: matrix.total,
    shown: matrix.rows.length,
  };
}

/** What every column of every table holds. */
function dictionaryTable(tables: readonly Table[], texts: Texts): Table {
  const rows = tables.flatMap((table) =>
    table.columns.map((column) => [
      table.title,
      `${table.id}.csv`,
      column.label,
      column.key,
      texts.say(`kind.${column.kind}`),
      column.definition ?? "",
    ]),
  );
  return {
    kind: "table",
    id: "data-dictionary",
    title: texts.say("dictionary.title"),
    columns: [
      { key: "table", label: texts.say("column.table"), kind: "name", width: 30 },
      { key: "file", label: texts.say("column.file"), kind: "name", width: 26 },
      { key: "label", label: texts.say("column.key"), kind: "name", width: 20 },
      { key: "key", label: texts.say("column.field"), kind: "name", width: 20 },
      { key: "kind", label: texts.say("column.kind"), kind: "name", width: 16 },
      { key: "definition", label: texts.say("column.definition"), kind: "text", width: 80 },
    ],
    rows,
    total: rows.length,
    shown: 0,
    sheetOnly: true,
  };
}

/** The leaf list as a table of the workbook and the CSV file. */
async function leafTable({ leaves }: ReportDocument, texts: Texts): Promise<Table> {
  const cells = (leaf: LeafRow): Cells => [
    { text: leaf.problemId, to: { kind: "page", problemId: leaf.problemId } },
    leaf.unit,
    leaf.year,
    leaf.number,
    leaf.text,
    leaf.level1Label,
    leaf.category,
    leaf.secondary,
    leaf.statusLabel,
    leaf.statusRaw,
    leaf.measureCount,
    leaf.bestSpecificity,
    leaf.method ? texts.say(`method.${leaf.method}`) : null,
    leaf.ruleId,
    leaf.score,
    leaf.needsReview ? texts.say("leaves.review") : null,
    leaf.code,
    leaf.noticeId,
    leaf.sourcePath,
    leaf.spanStart,
    leaf.spanEnd,
    leaf.url,
  ];
  return {
    kind: "table",
    id: "leaves",
    title: texts.say("leaves.title"),
    columns: [
      { key: "problem_id", label: texts.say("column.problemId"), kind: "name", width: 24 },
      { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "year", label: texts.say("column.year"), kind: "year", definition: texts.say("define.year") },
      { key: "number", label: texts.say("column.number"), kind: "name" },
      { key: "text", label: texts.say("column.statement"), kind: "text", width: 80 },
      { key: "level1", label: texts.say("column.category"), kind: "name", width: 18 },
      { key: "category", label: texts.say("column.problem"), kind: "name", width: 20 },
      { key: "secondary", label: texts.say("column.secondary"), kind: "name", width: 20 },
      { key: "status", label: texts.say("column.status"), kind: "name", definition: texts.say("define.status") },
      { key: "status_raw", label: texts.say("column.statusRaw"), kind: "text", width: 24 },
      { key: "measures", label: texts.say("column.measures"), kind: "int" },
      { key: "best_specificity", label: texts.say("column.best"), kind: "int", definition: texts.say("define.best") },
      { key: "method", label: texts.say("column.method"), kind: "name", definition: texts.say("define.method") },
      { key: "rule_id", label: texts.say("column.rule"), kind: "name", definition: texts.say("define.rule") },
      { key: "score", label: texts.say("column.score"), kind: "score", definition: texts.say("define.score") },
      { key: "needs_review", label: texts.say("column.review"), kind: "name" },
      { key: "code", label: texts.say("column.code"), kind: "name", width: 30 },
      { key: "notice_id", label: texts.say("column.noticeId"), kind: "name", width: 20 },
      { key: "source_path", label: texts.say("column.sourcePath"), kind: "text", width: 40 },
      { key: "span_start", label: texts.say("column.spanStart"), kind: "int", definition: texts.say("define.span") },
      { key: "span_end", label: texts.say("column.spanEnd"), kind: "int", definition: texts.say("define.span") },
      { key: "url", label: "URL", kind: "text", width: 40 },
    ],
    ...listRows(await leaves.rows(), cells),
    total: leaves.total,
    shown: 0,
    sheetOnly: true,
  };
}

/** The measures of the listed leaves, each with the leaf it answers. */
async function measureTable({ leaves }: ReportDocument, texts: Texts): Promise<Table> {
  const cells = (measure: LeafMeasure): Cells => [
    measure.measureId,
    { text: measure.problemId, to: { kind: "leaf", problemId: measure.problemId } },
    measure.unit,
    measure.category,
    measure.text,
    measure.type,
    measure.modality,
    measure.specificity,
  ];
  return {
    kind: "table",
    id: "measures",
    title: texts.say("measures.list.title"),
    columns: [
      { key: "measure_id", label: texts.say("column.measureId"), kind: "name", width: 28 },
      { key: "problem_id", label: texts.say("column.problemId"), kind: "name", width: 24 },
      { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "category", label: texts.say("column.problem"), kind: "name", width: 20 },
      { key: "text", label: texts.say("column.measure"), kind: "text", width: 80 },
      { key: "type", label: texts.say("column.measureType"), kind: "name", width: 18 },
      { key: "modality", label: texts.say("column.modality"), kind: "name" },
      {
        key: "specificity",
        label: texts.say("column.specificity"),
        kind: "int",
        definition: texts.say("define.specificity"),
      },
    ],
    ...listRows(await leaves.measures(), cells),
    shown: 0,
    sheetOnly: true,
  };
}
