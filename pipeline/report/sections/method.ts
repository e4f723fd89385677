import { type Context, unitColumn } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, Section } from "../document.ts";
import { listRows } from "../rows.ts";
import { type LeftOut, leftOutTable } from "./left-out.ts";

interface NoticeRow {
  readonly notice_id: string;
  readonly unit: string;
  readonly title: string | null;
  readonly unit_type: string | null;
  readonly unit_level: string | null;
  readonly region: string | null;
  readonly inspecting_body: string | null;
  readonly inspection_year: number | null;
  readonly feedback_date: string | null;
  readonly published_on: string | null;
  readonly leaves: number;
  readonly withheld: number;
  readonly url: string | null;
  readonly source_path: string;
}

interface RunRow {
  readonly run_id: string;
  readonly manifest: string;
}

/** Method, sources, codebook and run: what a reader needs to trust or repeat the numbers. */
export async function method(context: Context): Promise<Section> {
  const { query, list, texts, totals } = context;
  const notices = await list<NoticeRow>("notices");
  const sources = await query<{ outcome: string; reason: string | null; n: number }>("sources");
  const runs = await query<RunRow>("runs");
  const withheld = totals.withheld > 0 ? "withheld" : "withheld.none";
  const paragraphs = [
    "unit",
    withheld,
    "category",
    "difference",
    "recurrence",
    "specificity",
    "status",
    "limits",
  ] as const;
  return {
    id: "method",
    title: texts.say("method.title"),
    short: texts.say("nav.method"),
    blocks: [
      ...paragraphs.map(
        (key): Block => ({
          kind: "prose",
          text: texts.phrase(`method.${key}`, {
            withheld: totals.withheld,
            unclassified: totals.unclassified,
            needs_review: totals.needs_review,
          }),
        }),
      ),
      {
        kind: "note",
        text: [{ text: texts.say(context.redactor ? "cover.restriction.public" : "cover.restriction.restricted") }],
      },
      {
        kind: "prose",
        pageOnly: true,
        text: [
          { text: texts.say("cover.citation"), strong: true },
          { text: texts.say("mark.colon") },
          { text: context.citation },
        ],
      },
      noticesTable(context, notices),
      sourcesTable(context, sources),
      ...leftOutTable(context, await list<LeftOut>("left_out")),
      codebookTable(context),
      measureCodebookTable(context),
      runTable(context, runs),
    ],
  };
}

/** One field of a run manifest, nested names joined by dots: `counts.notices`, `codebook.sha256`. */
function fieldsOf(value: unknown, name = ""): readonly (readonly [string, string])[] {
  if (value === null || typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, name === "" ? key : `${name}.${key}`));
}

function runTable(context: Context, runs: readonly RunRow[]): Block {
  const { texts } = context;
  const rows = runs.flatMap((run) =>
    fieldsOf(JSON.parse(run.manifest)).map(([field, value]) => [run.run_id, field, value]),
  );
  return {
    kind: "table",
    id: "run",
    title: texts.say("run.title"),
    note: texts.say("run.note"),
    columns: [
      { key: "run_id", label: texts.say("column.run"), kind: "name", width: 22 },
      { key: "field", label: texts.say("column.field"), kind: "name", width: 36 },
      { key: "value", label: texts.say("column.value"), kind: "text", width: 70 },
    ],
    rows,
    total: rows.length,
    folded: true,
    shown: 40,
  };
}

function noticesTable(context: Context, list: Listed<NoticeRow>): Block {
  const { texts, mask } = context;
  return {
    kind: "table",
    id: "notices",
    title: texts.say("notices.title"),
    columns: [
      unitColumn(context),
      { key: "title", label: texts.say("column.title"), kind: "text", width: 50 },
      { key: "type", label: texts.say("column.unitType"), kind: "name", sheetOnly: true },
      { key: "level", label: texts.say("column.unitLevel"), kind: "name", sheetOnly: true },
      { key: "region", label: texts.say("column.region"), kind: "name", width: 20 },
      { key: "body", label: texts.say("column.body"), kind: "name", width: 20, sheetOnly: true },
      { key: "year", label: texts.say("column.year"), kind: "year", definition: texts.say("define.year") },
      { key: "feedback", label: texts.say("column.feedback"), kind: "date" },
      { key: "published", label: texts.say("column.published"), kind: "date" },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int" },
      { key: "withheld", label: texts.say("column.withheld"), kind: "int", definition: texts.say("define.withheld") },
      { key: "source", label: texts.say("column.sourcePath"), kind: "text", width: 40, sheetOnly: true },
      { key: "url", label: "URL", kind: "text", width: 40, sheetOnly: true },
      { key: "id", label: texts.say("column.noticeId"), kind: "name", width: 20, sheetOnly: true },
    ],
    ...listRows(list, (row) => [
      row.unit,
      row.title === null ? null : mask(row.notice_id, row.title),
      row.unit_type,
      row.unit_level,
      row.region,
      row.inspecting_body,
      row.inspection_year,
      row.feedback_date,
      row.published_on,
      row.leaves,
      row.withheld,
      row.source_path,
      row.url,
      row.notice_id,
    ]),
    shown: 20,
  };
}

function sourcesTable(
  context: Context,
  sources: readonly { outcome: string; reason: string | null; n: number }[],
): Block {
  const { texts } = context;
  return {
    kind: "table",
    id: "sources",
    title: texts.say("sources.title", { n: sources.reduce((sum, row) => sum + row.n, 0) }),
    columns: [
      { key: "outcome", label: texts.say("column.outcome"), kind: "name" },
      { key: "reason", label: texts.say("column.reason"), kind: "name", width: 30 },
      { key: "n", label: texts.say("column.count"), kind: "int" },
    ],
    rows: sources.map((row) => [texts.say(`outcome.${row.outcome}`), row.reason, row.n]),
    total: sources.length,
    folded: true,
    shown: 20,
  };
}

function codebookTable(context: Context): Block {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: "codebook",
    title: texts.say("codebook.title", { version: labels.version }),
    columns: [
      { key: "code", label: texts.say("column.code"), kind: "name", width: 36 },
      { key: "label_zh", label: "中文", kind: "name", width: 20 },
      { key: "label_en", label: "English", kind: "name", width: 30 },
      { key: "definition", label: texts.say("column.definitionEnglish"), kind: "text", width: 80 },
    ],
    rows: labels.codes.map((row) => [row.code, row.label_zh, row.label_en, row.definition]),
    total: labels.codes.length,
    folded: true,
    shown: 100,
  };
}

function measureCodebookTable(context: Context): Block {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: "measure-codebook",
    title: texts.say("measureCodebook.title"),
    columns: [
      { key: "code", label: texts.say("column.code"), kind: "name", width: 24 },
      { key: "label_zh", label: "中文", kind: "name", width: 20 },
      { key: "label_en", label: "English", kind: "name", width: 30 },
      { key: "definition", label: texts.say("column.definitionEnglish"), kind: "text", width: 80 },
    ],
    rows: labels.measureTypes.map((row) => [row.code, row.label_zh, row.label_en, row.definition]),
    total: labels.measureTypes.length,
    shown: 100,
    sheetOnly: true,
  };
}
