import type { DuckDBConnection } from "@duckdb/node-api";
import { compareSql, readRows } from "./rows.ts";

/** Groupings of `term_counts`. */
export const TERM_GROUPINGS = [
  "unit",
  "level1",
  "region",
  "unit_level",
  "unit_type",
  "inspecting_body",
  "year",
] as const;
export type TermGrouping = (typeof TERM_GROUPINGS)[number];

/** One term of a group against a reference group; columns are explained in `keyness.md`. */
export interface TermComparison {
  readonly term: string;
  readonly n: number;
  readonly group_terms: number;
  readonly reference_n: number;
  readonly reference_terms: number;
  readonly g2: number;
  readonly log_odds_z: number;
}

/**
 * Terms of one group against one other group of the same grouping, strongest first; empty when either has no terms.
 * Needs the views of `compareAll`; against all other groups, ask the view `keyness`.
 */
export async function compareTerms(
  connection: DuckDBConnection,
  grouping: TermGrouping,
  group: string,
  reference: string,
): Promise<TermComparison[]> {
  return readRows<TermComparison>(connection, compareSql("keyness_against.sql"), { grouping, group, reference });
}
