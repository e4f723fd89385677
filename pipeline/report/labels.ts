import type { Lang } from "../finding.ts";
import type { Query } from "./database.ts";

export interface CodeRow {
  readonly code: string;
  readonly parent: string | null;
  readonly level: number;
  readonly label_zh: string;
  readonly label_en: string;
  readonly definition: string;
  readonly version: string;
  readonly position: number;
}

/** Names of the codes in the language of the report, from the codebook the database was made with. */
export interface Labels {
  readonly codes: readonly CodeRow[];
  readonly measureTypes: readonly Omit<CodeRow, "parent" | "level">[];
  /** `国有资产`; for a level-1 code used as leaf code, its own name. */
  readonly code: (code: string) => string;
  readonly measureType: (code: string) => string;
  readonly version: string;
}

export async function readLabels(query: Query, lang: Lang): Promise<Labels> {
  const codes = await query<CodeRow>("codebook");
  const measureTypes = await query<Omit<CodeRow, "parent" | "level">>("measure_codebook");
  const label = lang === "zh" ? "label_zh" : "label_en";
  const names = new Map(codes.map((row) => [row.code, row[label]]));
  const types = new Map(measureTypes.map((row) => [row.code, row[label]]));
  return {
    codes,
    measureTypes,
    code: (code) => names.get(code) ?? code,
    measureType: (code) => types.get(code) ?? code,
    version: codes[0]?.version ?? "",
  };
}
