import { LEAST_DENOMINATOR } from "../../statistics/least-denominator.ts";
import { stackedChart } from "../charts/stacked.ts";
import { COLOUR } from "../charts/theme.ts";
import { type Context, excerpt, leafCell, unitColumn } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, Section } from "../document.ts";
import { listRows } from "../rows.ts";

interface OpenRow {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit: string;
  readonly inspection_year: number | null;
  readonly code: string;
  readonly status: string;
  readonly status_raw: string | null;
  readonly text: string;
  readonly answer: string | null;
}

interface CompletionRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly notice_id: string;
  readonly inspection_year: number | null;
  readonly leaves: number;
  readonly withheld: number;
  readonly with_status: number;
  readonly completed: number | null;
  readonly open: number | null;
  readonly completed_share: number | null;
  readonly source: "status" | "declared" | "unknown";
  readonly counted: string | null;
}

interface StatusRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly completed: number;
  readonly open: number;
  readonly silent: number;
}

/** Units of the chart of statuses. */
const UNITS_SHOWN = 16;

/** What is still open, and of what nothing is said. */
export async function openItems(context: Context): Promise<Section> {
  const { query, list, texts, totals } = context;
  const open = await list<OpenRow>("open_items");
  const completion = await list<CompletionRow>("completion");
  const statuses = await query<StatusRow>("unit_status", { units: UNITS_SHOWN });
  const sources = await query<{ source: CompletionRow["source"]; n: number }>("completion_counts");
  const bySource = (source: CompletionRow["source"]): number => sources.find((row) => row.source === source)?.n ?? 0;
  return {
    id: "open",
    title: texts.say("open.title"),
    short: texts.say("nav.open"),
    blocks: [
      {
        kind: "prose",
        text: [
          ...(totals.with_status > 0
            ? texts.phrase(totals.with_status < totals.leaves ? "open.lead" : "open.lead.all", {
                open: totals.open,
                with: totals.with_status,
                leaves: totals.leaves,
                silent: totals.leaves - totals.with_status,
              })
            : texts.phrase("recurs.open.unknown", { leaves: totals.leaves })),
          ...(sources.length > 0
            ? texts.sentence(
                "open.basis",
                {},
                "parts",
                (["status", "declared", "unknown"] as const).map((source) => [`open.part.${source}`, bySource(source)]),
              )
            : []),
        ],
      },
      ...statusChart(context, statuses),
      openTable(context, open),
      completionTable(context, completion),
    ],
  };
}

function statusChart(context: Context, statuses: readonly StatusRow[]): readonly Block[] {
  const { texts } = context;
  // One bar compares nothing.
  if (statuses.length < 2) return [];
  const rows = statuses.map((row) => ({
    label: row.unit,
    parts: [row.completed, row.open, row.silent],
    figure: texts.say(row.silent > 0 ? "open.chart.silent" : "open.chart.figure", {
      open: row.open,
      silent: row.silent,
      all: row.completed + row.open + row.silent,
    }),
  }));
  const chart = stackedChart(
    "status",
    {
      title: texts.say("open.chart.title"),
      description: rows.map((row) => `${row.label} ${row.parts.join("/")}`).join("; "),
      axis: texts.say("column.leaves"),
      parts: [texts.say("open.part.completed"), texts.say("open.part.open"), texts.say("open.part.silent")],
      tip: (row, part, n) => texts.say("chart.tip", { row, part, n }),
    },
    [COLOUR.blue, COLOUR.orange, COLOUR.rule],
    rows,
  );
  return [{ kind: "chart", chart }];
}

function openTable(context: Context, list: Listed<OpenRow>): Block {
  const { texts, labels, mask, scope } = context;
  return {
    kind: "table",
    id: "open-items",
    title: texts.say("open.items.title"),
    note: texts.say("open.items.note"),
    columns: [
      unitColumn(context),
      { key: "year", label: texts.say("column.year"), kind: "year" },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 18 },
      { key: "status", label: texts.say("column.status"), kind: "name", definition: texts.say("define.status") },
      { key: "text", label: texts.say("column.statement"), kind: "text", width: 70 },
      {
        key: "answer",
        label: texts.say("column.answer"),
        kind: "text",
        width: 50,
        definition: texts.say("define.answer"),
      },
    ],
    ...listRows(list, (row) => [
      row.unit,
      row.inspection_year,
      labels.code(row.code),
      texts.say(`status.${row.status}`),
      leafCell(excerpt(mask(row.notice_id, row.text), scope.unit ? 40 : 120), row.problem_id),
      row.answer === null ? null : excerpt(mask(row.notice_id, row.answer), scope.unit ? 36 : 80),
    ]),
    shown: scope.unit ? 6 : 25,
    inWord: scope.unit ? 3 : true,
  };
}

function completionTable(context: Context, list: Listed<CompletionRow>): Block {
  const { texts } = context;
  return {
    kind: "table",
    id: "completion",
    title: texts.say("completion.title"),
    note: texts.say("completion.note"),
    columns: [
      unitColumn(context),
      { key: "year", label: texts.say("column.year"), kind: "year" },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int" },
      {
        key: "with_status",
        label: texts.say("column.withStatus"),
        kind: "int",
        definition: texts.say("define.withStatus"),
      },
      {
        key: "completed",
        label: texts.say("column.completed"),
        kind: "int",
        definition: texts.say("define.completed"),
      },
      { key: "open", label: texts.say("column.open"), kind: "int" },
      {
        key: "share",
        label: texts.say("column.completedShare"),
        kind: "share",
        definition: texts.say("define.completedShare"),
      },
      { key: "source", label: texts.say("column.source"), kind: "name", definition: texts.say("define.source") },
    ],
    ...listRows(list, (row) => [
      row.unit,
      row.inspection_year,
      row.leaves,
      row.with_status,
      row.completed,
      row.open,
      (row.completed ?? 0) + (row.open ?? 0) < LEAST_DENOMINATOR ? null : row.completed_share,
      texts.say(`source.${row.source}`) + (row.counted ? texts.say(`counted.${row.counted}`) : ""),
    ]),
    shown: 20,
  };
}
