import type { DuckDBConnection } from "@duckdb/node-api";
import { bootstrapShares, type ClusterCounts, seedOf } from "../statistics/bootstrap.ts";
import { benjaminiHochberg } from "../statistics/false-discovery.ts";
import { fisherExact } from "../statistics/fisher.ts";
import { nestedWilsonInterval } from "../statistics/wilson.ts";
import type { Row } from "./packs.ts";
import { appendRows, type Bound, compareSql, readPages, readRows } from "./rows.ts";

/** What leaves can be grouped by. */
export const GROUPINGS = [
  "unit",
  "region",
  "unit_level",
  "unit_type",
  "year",
  "inspecting_body",
  "detail_level",
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * Fewest notices whose percentile bootstrap is trusted: with few clusters it is too narrow, and what counts as few ends
 * somewhere between 20 and 50 (Cameron & Miller 2015, J. Human Resources 50:317–372, section VI). Below it stands the
 * Wilson interval on the effective sample size (`pipeline/statistics/wilson.ts`).
 */
export const RESAMPLED_NOTICES = 50;

export interface GroupComparison {
  /** One of {@link GROUPINGS}, or any other column of `notices` ({@link groupingColumns}). */
  readonly grouping: string;
  /** The group every other is compared with; without it each group is compared with all leaves outside it. */
  readonly reference?: string;
  /** `level1` (default) or the assigned code. */
  readonly depth?: "level1" | "code";
  /** Only leaves that match enter the table at all, denominators and reference included. */
  readonly unit?: string;
  readonly region?: string;
  readonly level?: string;
  readonly type?: string;
  readonly year?: number;
}

/** What leaves can be grouped by in this database: the standard groupings, then every other column of `notices`. */
export async function groupingColumns(connection: DuckDBConnection): Promise<string[]> {
  const columns = await readRows<{ name: string }>(
    connection,
    `select column_name as name from duckdb_columns()
     where table_name = 'notices' and column_name not in (
       'notice_id', 'source_path', 'url', 'title', 'text', 'char_count', 'is_notice', 'is_canonical', 'unit', 'unit_id',
       'inspection_year')
     order by column_index`,
  );
  return [...new Set([...GROUPINGS, ...columns.map(({ name }) => name)])];
}

/**
 * Group × category over any grouping and any reference group, in the temporary table `group_cells` (columns:
 * `category_table.md`; ordered by group and category): counts and closed-form association from `category_table.sql`,
 * exact p, its Benjamini–Hochberg adjustment over the whole table, and intervals.
 *
 * Needs the view `compared_leaves`; works in a database opened for reading. A corpus has millions of cells: they stay in
 * DuckDB, and only what is counted in them is read here.
 */
export async function compareGroups(connection: DuckDBConnection, comparison: GroupComparison): Promise<void> {
  const { grouping, reference = null, depth = "level1" } = comparison;
  await connection.run(compareSql("selected_leaves.sql"), selection(comparison));
  await connection.run(compareSql("category_table.sql"), { reference, depth });
  await connection.run(compareSql("cell_statistics.sql"));
  await appendRows(connection, "temp.cell_statistics", await statisticsRows(connection));
  await appendRows(connection, "temp.group_intervals", await intervalRows(connection, grouping, reference));
  await connection.run(compareSql("group_cells.sql"));
  for (const table of ["selected_leaves", "counted_cells", "cell_statistics", "group_intervals"])
    await connection.run(`drop table temp.${table}`);
}

/** The 2×2 table of a cell and its reference. */
interface CellCounts {
  readonly n: number;
  readonly denominator: number;
  readonly notices: number;
  readonly design_effect: number | null;
  readonly reference_n: number;
  readonly reference_denominator: number;
}

/** Rows of `cell_statistics`. A group that holds every leaf has no reference, and its cells have no p. */
async function statisticsRows(connection: DuckDBConnection): Promise<Iterable<Row>> {
  const pValues: number[] = [];
  const lows: number[] = [];
  const highs: number[] = [];
  const columns = "n, denominator, notices, design_effect, reference_n, reference_denominator";
  for await (const cells of readPages<CellCounts>(connection, "counted_cells", columns))
    for (const { n, denominator, notices, design_effect, reference_n, reference_denominator } of cells) {
      const isTested = reference_denominator > 0;
      const all = denominator + reference_denominator;
      pValues.push(isTested ? fisherExact(n, denominator, n + reference_n, all) : Number.NaN);
      const { low, high } = nestedWilsonInterval(n, denominator, design_effect, notices);
      lows.push(low);
      highs.push(high);
    }
  const adjusted = benjaminiHochberg(pValues.filter((p) => !Number.isNaN(p)))[Symbol.iterator]();
  return (function* () {
    for (const [position, p] of pValues.entries()) {
      const tests = Number.isNaN(p) ? [null, null] : [p, adjusted.next().value!];
      yield [position, ...tests, lows[position]!, highs[position]!];
    }
  })();
}

function selection(comparison: GroupComparison): Record<string, Bound> {
  return {
    grouping: comparison.grouping,
    depth: comparison.depth ?? "level1",
    unit: comparison.unit ?? null,
    region: comparison.region ?? null,
    level: comparison.level ?? null,
    type: comparison.type ?? null,
    year: comparison.year ?? null,
  };
}

/** Rows of `group_intervals`: bootstrap intervals of the groups with enough notices. */
async function intervalRows(
  connection: DuckDBConnection,
  grouping: string,
  reference: string | null,
): Promise<Iterable<Row>> {
  const counts = await readRows<{ group_value: string; notice_id: string; category: string; n: number }>(
    connection,
    compareSql("notice_category_counts.sql"),
    { least_notices: RESAMPLED_NOTICES, reference },
  );
  const named = await readRows<{ category: string }>(
    connection,
    "select distinct category from counted_cells order by category",
  );
  const categories = named.map(({ category }) => category);
  const position = new Map(categories.map((category, index) => [category, index]));
  const groups = new Map<string, Map<string, { counts: Int32Array; total: number }>>();
  for (const { group_value, notice_id, category, n } of counts) {
    const notices = groups.get(group_value) ?? new Map<string, { counts: Int32Array; total: number }>();
    groups.set(group_value, notices);
    const notice = notices.get(notice_id) ?? { counts: new Int32Array(categories.length), total: 0 };
    notices.set(notice_id, notice);
    notice.counts[position.get(category)!]! += n;
    notice.total += n;
  }
  return (function* () {
    for (const [group, notices] of groups) {
      const clusters: readonly ClusterCounts[] = [...notices.values()];
      const intervals = bootstrapShares(clusters, categories.length, seedOf(`${grouping}\u0000${group}`));
      for (const [index, { low, high }] of intervals.entries()) yield [group, categories[index]!, low, high];
    }
  })();
}
