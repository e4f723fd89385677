import type { DuckDBConnection } from "@duckdb/node-api";
import { type Bound, compareSql, readRows } from "./rows.ts";
import { bootstrapShares, type ClusterCounts, seedOf } from "./statistics/bootstrap.ts";
import { benjaminiHochberg } from "./statistics/false-discovery.ts";
import { fisherExact } from "./statistics/fisher.ts";
import type { Interval } from "./statistics/interval.ts";
import { wilsonInterval } from "./statistics/wilson.ts";

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

/** Groups below this many leaves show counts only (DESIGN.md section 6). */
export const SMALL_N = 10;

/** Fewest notices a bootstrap over notices says anything about; below it the Wilson interval stands in. */
export const RESAMPLED_NOTICES = 5;

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
  readonly interval_method: "bootstrap-notices" | "wilson-leaves";
  readonly small_n: boolean;
}

type CountedCell = Omit<
  GroupCategoryCell,
  "test" | "p" | "p_adjusted" | "share_low" | "share_high" | "interval_method" | "small_n"
>;

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
 * Group × category over any grouping and any reference group: counts and closed-form association from
 * `category_table.sql`, exact p, its Benjamini–Hochberg adjustment over the whole table, and intervals.
 *
 * Needs the view `compared_leaves`; keeps its selection in a temporary table, so calls on one connection must follow
 * each other. Cells come ordered by group and category; empty when nothing matches.
 */
export async function compareGroups(
  connection: DuckDBConnection,
  comparison: GroupComparison,
): Promise<GroupCategoryCell[]> {
  await connection.run(compareSql("selected_leaves.sql"), selection(comparison));
  const counted = await readRows<CountedCell>(connection, compareSql("category_table.sql"), {
    reference: comparison.reference ?? null,
    depth: comparison.depth ?? "level1",
  });
  const pValues = counted.map((cell) =>
    cell.reference_denominator > 0
      ? fisherExact(cell.n, cell.denominator, cell.n + cell.reference_n, cell.denominator + cell.reference_denominator)
      : null,
  );
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [index]));
  const adjusted = new Map<number, number>();
  benjaminiHochberg(tested.map((index) => pValues[index]!)).forEach((p, position) => {
    adjusted.set(tested[position]!, p);
  });
  const intervals = await groupIntervals(connection, comparison, counted);
  return counted.map((cell, index) => {
    const interval = intervals.get(cell.group_value)?.get(cell.category);
    const { low, high } = interval ?? wilsonInterval(cell.n, cell.denominator);
    return {
      ...cell,
      test: pValues[index] === null ? null : "fisher-exact",
      p: pValues[index]!,
      p_adjusted: adjusted.get(index) ?? null,
      share_low: low,
      share_high: high,
      interval_method: interval ? "bootstrap-notices" : "wilson-leaves",
      small_n: cell.denominator < SMALL_N,
    };
  });
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

/** Bootstrap intervals of the groups with enough notices: group → category → interval. */
async function groupIntervals(
  connection: DuckDBConnection,
  comparison: GroupComparison,
  cells: readonly CountedCell[],
): Promise<Map<string, Map<string, Interval>>> {
  const counts = await readRows<{ group_value: string; notice_id: string; category: string; n: number }>(
    connection,
    compareSql("notice_category_counts.sql"),
    { least_notices: RESAMPLED_NOTICES, reference: comparison.reference ?? null },
  );
  const categories = [...new Set(cells.map((cell) => cell.category))];
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
  return new Map(
    [...groups].map(([group, notices]) => {
      const clusters: readonly ClusterCounts[] = [...notices.values()];
      const seed = seedOf(`${comparison.grouping}\u0000${group}`);
      const intervals = bootstrapShares(clusters, categories.length, seed);
      return [group, new Map(categories.map((category, index) => [category, intervals[index]!]))];
    }),
  );
}
