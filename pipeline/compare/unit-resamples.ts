import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { programHashes } from "../program-hashes.ts";
import { appendRows, readRows } from "./rows.ts";
import { type Profile, rememberedDivergences, type Uncertainty, uncertaintyOf } from "./unit-resampling.ts";

/** Resamples of pairs of units, those of the last comparison at hand. */
export interface KeptResamples {
  /** As {@link uncertaintyOf}: kept from the last comparison, else worked out, once a pair. */
  readonly of: (a: Profile, b: Profile, observed: number) => Uncertainty;
  /** Keeps exactly what was asked for in this comparison for the next one. */
  readonly keep: () => Promise<void>;
}

/**
 * Resampling is a function of two units' profiles, and few profiles change from one run to the next: its results are
 * kept in `unit_resamples` under a hash of everything they depend on. A kept row is what would come out anew, so tables
 * made with and without it are equal.
 */
export async function keptResamples(connection: DuckDBConnection): Promise<KeptResamples> {
  const rows = await readRows<{ inputs: string } & Uncertainty>(
    connection,
    `select inputs, low, high, by_chance as "byChance", p from unit_resamples`,
  );
  const last = new Map(rows.map(({ inputs, ...uncertainty }) => [inputs, uncertainty]));
  const asked = new Map<string, Uncertainty>();
  const divergences = rememberedDivergences();
  return {
    of: (a, b, observed) => {
      const inputs = hashOf(a, b);
      const result = asked.get(inputs) ?? last.get(inputs) ?? uncertaintyOf(a, b, observed, divergences);
      asked.set(inputs, result);
      return result;
    },
    keep: async () => {
      await connection.run("delete from unit_resamples");
      await appendRows(
        connection,
        "unit_resamples",
        [...asked]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([inputs, { low, high, byChance, p }]) => [inputs, low, high, byChance, p]),
      );
    },
  };
}

/** Hash of all that {@link uncertaintyOf} reads: names (they seed the draws), notices and the program; the distance follows. */
function hashOf(a: Profile, b: Profile): string {
  const hash = createHash("sha256").update(`compare ${programHashes().compare}`);
  for (const { unitId, notices } of [a, b]) {
    hash.update(`\n${unitId} ${notices.length} ${notices[0]!.length} `);
    for (const counts of notices) hash.update(counts);
  }
  return hash.digest("hex").slice(0, 32);
}
