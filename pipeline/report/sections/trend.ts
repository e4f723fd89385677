import { type TrendPoint, trendChart } from "../charts/trend.ts";
import type { Context } from "../context.ts";
import type { Block } from "../document.ts";

/** One row of `queries/trend.sql`. */
interface TrendRow {
  readonly year: number;
  readonly level1: string;
  readonly n: number;
  readonly denominator: number;
  readonly share: number;
  readonly share_low: number | null;
  readonly share_high: number | null;
  readonly interval_method: string | null;
  readonly units_with: number;
  readonly units: number;
  readonly notices: number;
  readonly small_n: boolean;
}

/** Categories the chart follows; the sheet has all. */
const FOLLOWED = ["finance", "ideology"] as const;

/** Years a chart needs before it says anything about direction. */
const YEARS_NEEDED = 3;

/** How the shares of the categories moved over the years; nothing where there are too few years with enough leaves. */
export async function trend(context: Context): Promise<readonly Block[]> {
  const { query, texts, labels } = context;
  const rows = await query<TrendRow>("trend", { level1: null });
  if (rows.length === 0) return [];
  const usable = rows.filter((row) => !row.small_n && row.share_low !== null && row.share_high !== null);
  const followed = FOLLOWED.filter((level1) => usable.some((row) => row.level1 === level1 && row.n > 0));
  const points = usable
    .filter((row) => followed.some((level1) => level1 === row.level1))
    .map(
      (row): TrendPoint => ({
        series: labels.code(row.level1),
        year: row.year,
        share: row.share,
        low: row.share_low!,
        high: row.share_high!,
        tip: texts.say("trend.tip", {
          category: labels.code(row.level1),
          year: row.year,
          n: row.n,
          denominator: row.denominator,
          share: texts.percent(row.share),
        }),
      }),
    );
  const years = new Set(points.map((point) => point.year)).size;
  const chart = trendChart(
    "trend",
    {
      title: texts.say("trend.title"),
      description: points.map((point) => point.tip).join("; "),
    },
    followed.map(labels.code),
    points,
  );
  return [
    ...(years >= YEARS_NEEDED
      ? [
          { kind: "chart", chart } as const,
          { kind: "note", text: texts.phrase("trend.note", { methods: methods(context, usable) }) } as const,
        ]
      : []),
    trendTable(context, rows),
  ];
}

/** How the intervals of the years were worked out: `2021–2023 …, 2024 …`; without years where all are of one kind. */
function methods({ texts }: Context, rows: readonly TrendRow[]): string {
  const years = new Map<string, Set<number>>();
  // A year without the category has an interval of its own kind, which the table names beside it.
  for (const { interval_method: method, year, n } of rows)
    if (method !== null && n > 0) years.set(method, (years.get(method) ?? new Set()).add(year));
  return texts.list(
    [...years].map(([method, of]) => {
      const name = texts.say(`interval.${method}`);
      return years.size === 1
        ? name
        : texts.say("interval.of", { years: texts.list([...of].map(String)), method: name });
    }),
  );
}

function trendTable(context: Context, rows: readonly TrendRow[]): Block {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: "trend",
    title: texts.say("trend.table"),
    columns: [
      { key: "category", label: texts.say("column.category"), kind: "name", width: 20 },
      { key: "year", label: texts.say("column.year"), kind: "year", definition: texts.say("define.year") },
      { key: "n", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.leaves") },
      {
        key: "denominator",
        label: texts.say("column.yearLeaves"),
        kind: "int",
        definition: texts.say("define.yearLeaves"),
      },
      { key: "share", label: texts.say("column.share"), kind: "share" },
      { key: "low", label: texts.say("column.low"), kind: "share", definition: texts.say("define.interval") },
      { key: "high", label: texts.say("column.high"), kind: "share", definition: texts.say("define.interval") },
      {
        key: "interval",
        label: texts.say("column.interval"),
        kind: "name",
        width: 34,
        definition: texts.say("define.interval"),
      },
      { key: "units", label: texts.say("column.units"), kind: "int", definition: texts.say("define.units") },
      { key: "notices", label: texts.say("column.notices"), kind: "int", definition: texts.say("define.yearNotices") },
    ],
    rows: rows.map((row) => [
      labels.code(row.level1),
      row.year,
      row.n,
      row.denominator,
      row.small_n ? null : row.share,
      row.small_n ? null : row.share_low,
      row.small_n ? null : row.share_high,
      row.small_n || row.interval_method === null ? null : texts.say(`interval.${row.interval_method}`),
      row.units_with,
      row.notices,
    ]),
    total: rows.length,
    shown: 0,
    sheetOnly: true,
  };
}
