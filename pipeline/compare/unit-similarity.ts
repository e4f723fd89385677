import type { DuckDBConnection } from "@duckdb/node-api";
import { RESAMPLED_NOTICES, SMALL_N } from "./group-category.ts";
import { appendRows, readRows } from "./rows.ts";
import { seededDraws, seedOf } from "./statistics/bootstrap.ts";
import { jensenShannon } from "./statistics/divergence.ts";
import { quantile } from "./statistics/interval.ts";

/** Nearest units kept of each unit: all of them in a corpus of up to 21 units. */
const NEAREST = 20;
/** Of these the interval and the distance expected by chance are worked out. */
const MEASURED = 3;
const REPLICATES = 200;

/** Leaves of a unit by category, notice by notice. */
interface Profile {
  readonly unitId: string;
  readonly counts: Int32Array;
  readonly denominator: number;
  /** Category of each leaf. */
  readonly leaves: Int32Array;
  readonly notices: readonly Int32Array[];
  /** What a resample draws: whole notices where there are enough of them, else single leaves. */
  readonly draws: "notices" | "leaves";
}

interface Distance {
  readonly other: number;
  readonly jsd: number;
}

/**
 * Fills `unit_distances`: for each unit with at least ten leaves its nearest units by the Jensen–Shannon divergence of
 * their level-1 profiles. The three nearest get a 95 % interval (basic bootstrap, which reflects the upward bias small
 * samples give a divergence) and the divergence that two samples of these sizes from one common profile would show by
 * chance. Needs the view `compared_leaves`.
 */
export async function writeUnitDistances(connection: DuckDBConnection): Promise<void> {
  const profiles = await readProfiles(connection);
  // A pair stands in both directions, but is resampled once.
  const known = new Map<number, Uncertainty>();
  const uncertainty = (index: number, other: number, jsd: number): Uncertainty => {
    const [first, second] = index < other ? [index, other] : [other, index];
    const key = first * profiles.length + second;
    const result = known.get(key) ?? uncertaintyOf(profiles[first]!, profiles[second]!, jsd);
    known.set(key, result);
    return result;
  };
  const rows = profiles.flatMap((profile, index) =>
    nearest(profiles, index).map(({ other, jsd }, position) => {
      const neighbour = profiles[other]!;
      const measured = position < MEASURED ? uncertainty(index, other, jsd) : null;
      return [
        profile.unitId,
        neighbour.unitId,
        profile.denominator,
        neighbour.denominator,
        jsd,
        measured?.low ?? null,
        measured?.high ?? null,
        measured?.byChance ?? null,
        measured?.p ?? null,
        measured ? `${profile.draws}/${neighbour.draws}` : null,
        position + 1,
      ];
    }),
  );
  await appendRows(connection, "unit_distances", rows);
}

async function readProfiles(connection: DuckDBConnection): Promise<Profile[]> {
  const rows = await readRows<{ unit_id: string; notice_id: string; level1: string; n: number }>(
    connection,
    `select unit_id, notice_id, level1, count(*)::integer as n
     from compared_leaves where not is_withheld
     group by unit_id, notice_id, level1
     qualify sum(count(*)) over (partition by unit_id) >= $least
     order by unit_id, notice_id, level1`,
    { least: SMALL_N },
  );
  const categories = [...new Set(rows.map((row) => row.level1))].sort();
  const position = new Map(categories.map((category, index) => [category, index]));
  const units = new Map<string, Map<string, Int32Array>>();
  for (const { unit_id, notice_id, level1, n } of rows) {
    const notices = units.get(unit_id) ?? new Map<string, Int32Array>();
    units.set(unit_id, notices);
    const counts = notices.get(notice_id) ?? new Int32Array(categories.length);
    notices.set(notice_id, counts);
    counts[position.get(level1)!]! += n;
  }
  return [...units].map(([unitId, notices]) => profileOf(unitId, [...notices.values()]));
}

function profileOf(unitId: string, notices: readonly Int32Array[]): Profile {
  const counts = new Int32Array(notices[0]!.length);
  for (const notice of notices) add(counts, notice);
  const denominator = counts.reduce((sum, n) => sum + n, 0);
  const leaves = Int32Array.from([...counts].flatMap((n, category) => new Array<number>(n).fill(category)));
  return {
    unitId,
    counts,
    denominator,
    leaves,
    notices,
    draws: notices.length < RESAMPLED_NOTICES ? "leaves" : "notices",
  };
}

function nearest(profiles: readonly Profile[], index: number): Distance[] {
  const distances: Distance[] = [];
  for (let other = 0; other < profiles.length; other++)
    if (other !== index) {
      // The lower index first, so that both directions give the same digits.
      const [first, second] = index < other ? [index, other] : [other, index];
      distances.push({ other, jsd: jensenShannon(profiles[first]!.counts, profiles[second]!.counts) });
    }
  return distances.sort((a, b) => a.jsd - b.jsd || a.other - b.other).slice(0, NEAREST);
}

interface Uncertainty {
  readonly low: number;
  readonly high: number;
  readonly byChance: number;
  readonly p: number;
}

function uncertaintyOf(a: Profile, b: Profile, observed: number): Uncertainty {
  const draw = seededDraws(seedOf(`${a.unitId}\u0000${b.unitId}`));
  const categories = a.counts.length;
  const pooled = Int32Array.from([...a.leaves, ...b.leaves]);
  const resampled = new Float64Array(REPLICATES);
  let byChance = 0;
  let asFar = 0;
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    resampled[replicate] = jensenShannon(resample(a, draw), resample(b, draw));
    const chance = jensenShannon(
      drawLeaves(pooled, a.denominator, categories, draw),
      drawLeaves(pooled, b.denominator, categories, draw),
    );
    byChance += chance;
    if (chance >= observed) asFar++;
  }
  resampled.sort();
  return {
    low: Math.max(0, 2 * observed - quantile(resampled, 0.975)),
    high: Math.min(1, Math.max(0, 2 * observed - quantile(resampled, 0.025))),
    byChance: byChance / REPLICATES,
    p: (asFar + 1) / (REPLICATES + 1),
  };
}

function resample(profile: Profile, draw: (below: number) => number): Int32Array {
  const { notices, leaves, denominator, counts } = profile;
  if (profile.draws === "leaves") return drawLeaves(leaves, denominator, counts.length, draw);
  const sums = new Int32Array(counts.length);
  for (let drawn = 0; drawn < notices.length; drawn++) add(sums, notices[draw(notices.length)]!);
  return sums;
}

function drawLeaves(
  leaves: Int32Array,
  times: number,
  categories: number,
  draw: (below: number) => number,
): Int32Array {
  const counts = new Int32Array(categories);
  for (let drawn = 0; drawn < times; drawn++) counts[leaves[draw(leaves.length)]!]!++;
  return counts;
}

function add(counts: Int32Array, more: Int32Array): void {
  for (let index = 0; index < counts.length; index++) counts[index]! += more[index]!;
}
