import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "../failure.ts";
import type { Query } from "./database.ts";
import { queries } from "./database.ts";
import type { Labels } from "./labels.ts";

/** What the report is about; null where it is about all. A corpus of one unit is about that unit. */
export interface Scope {
  readonly unit: { readonly unitId: string; readonly unit: string } | null;
  readonly category: { readonly code: string; readonly level1: string } | null;
}

/**
 * Resolves the filters a user gave and lays the temporary tables `report_leaf` and `report_notice` that every query of the
 * report reads.
 *
 * @throws Failure when a filter names nothing or more than one unit.
 */
export async function openScope(
  connection: DuckDBConnection,
  labels: Labels,
  filters: { readonly unit?: string | undefined; readonly category?: string | undefined },
): Promise<Scope> {
  const { query } = queries(connection);
  const scope: Scope = {
    unit: filters.unit === undefined ? null : await findUnit(query, filters.unit),
    category: filters.category === undefined ? null : findCategory(labels, filters.category),
  };
  const named = scope.unit === null && scope.category === null ? { ...scope, unit: await onlyUnit(query) } : scope;
  const bound = { unit: named.unit?.unitId ?? null, category: named.category?.code ?? null };
  await query("scope", bound);
  await query("scope_notices", bound);
  return named;
}

async function onlyUnit(query: Query): Promise<Scope["unit"]> {
  const [only] = await query<{ unit_id: string; unit: string }>("only_unit");
  return only ? { unitId: only.unit_id, unit: only.unit } : null;
}

async function findUnit(query: Query, wanted: string): Promise<{ unitId: string; unit: string }> {
  const found = await query<{ unit_id: string; unit: string }>("find_unit", { unit: wanted });
  const [only] = found;
  if (only && found.length === 1) return { unitId: only.unit_id, unit: only.unit };
  const names = found.map((row) => row.unit).join("、");
  throw only
    ? new Failure({
        zh: `“${wanted}”对应多个单位：${names}。请写全称或单位编号。`,
        en: `"${wanted}" names several units: ${names}. Give the full name or the unit id.`,
      })
    : new Failure({
        zh: `库中没有单位“${wanted}”。可用 xunjian query "select distinct unit from notices" 查看全部单位。`,
        en: `No unit "${wanted}" in the database. List them with: xunjian query "select distinct unit from notices".`,
      });
}

function findCategory(labels: Labels, wanted: string): { code: string; level1: string } {
  const code = labels.codes.find((entry) => [entry.code, entry.label_zh, entry.label_en].includes(wanted));
  if (code) return { code: code.code, level1: code.parent ?? code.code };
  const known = (label: "label_zh" | "label_en"): string[] =>
    labels.codes.filter(({ level }) => level === 1).map((entry) => `${entry.code} ${entry[label]}`);
  throw new Failure(
    {
      zh: `编码本中没有类别“${wanted}”。一级类别：${known("label_zh").join("、")}。`,
      en: `The codebook has no category "${wanted}". Level 1: ${known("label_en").join(", ")}.`,
    },
    { exitCode: 2 },
  );
}
