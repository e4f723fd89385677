import type { DuckDBConnection } from "@duckdb/node-api";
import { jensenShannon } from "../statistics/divergence.ts";
import type { Row } from "./packs.ts";
import { appendRows, readRows } from "./rows.ts";
import { keptResamples } from "./unit-resamples.ts";
import { add, type Profile, type Uncertainty } from "./unit-resampling.ts";

/** Nearest units kept of each unit: all of them in a corpus of up to 21 units. */
const NEAREST = 20;
/** Of these the interval and the distance expected by chance are worked out. */
const MEASURED = 3;

interface Distance {
  readonly other: number;
  readonly jsd: number;
}

/**
 * Fills `unit_distances`: for each unit with at least ten leaves its nearest units by the Jensen–Shannon divergence of
 * their level-1 profiles. The three nearest get the divergence that two samples of these sizes from one common profile would
 * show by chance and, with enough notices, a 95 % interval (basic bootstrap, which reflects the upward bias small samples give a
 * divergence). Needs the view `compared_leaves`.
 */
export async function writeUnitDistances(connection: DuckDBConnection): Promise<void> {
  const profiles = await readProfiles(connection);
  const resamples = await keptResamples(connection);
  const uncertainty = (index: number, other: number, jsd: number): Uncertainty => {
    const [first, second] = index < other ? [index, other] : [other, index];
    return resamples.of(profiles[first]!, profiles[second]!, jsd);
  };
  await appendRows(connection, "unit_distances", distanceRows(profiles, uncertainty));
  await resamples.keep();
}

function* distanceRows(
  profiles: readonly Profile[],
  uncertainty: (index: number, other: number, jsd: number) => Uncertainty,
): Generator<Row> {
  for (const [index, profile] of profiles.entries())
    for (const [position, { other, jsd }] of nearest(profiles, index).entries()) {
      const neighbour = profiles[other]!;
      const measured = position < MEASURED ? uncertainty(index, other, jsd) : null;
      yield [
        profile.unitId,
        neighbour.unitId,
        profile.denominator,
        neighbour.denominator,
        jsd,
        measured?.low ?? null,
        measured?.high ?? null,
        measured?.byChance ?? null,
        measured?.p ?? null,
        measured && (measured.low === null ? "too-few-notices" : "notices"),
        position + 1,
      ];
    }
}

async function readProfiles(connection: DuckDBConnection): Promise<Profile[]> {
  const rows = await readRows<{ unit_id: string; notice_id: string; level1: string; n: number }>(
    connection,
    `select unit_id, notice_id, level1, count(*)::integer as n
     from compared_leaves where not is_withheld
     group by unit_id, notice_id, level1
     qualify sum(count(*)) over (partition by unit_id) >= least_denominator()
     order by unit_id, notice_id, level1`,
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
    shares: Float64Array.from(counts, (n) => n / denominator),
    leaves,
    notices,
  };
}

/**
 * The nearest profiles, nearest first, ties by index. Every pair is met, but most are told apart by a bound that needs
 * no logarithm: the divergence in bits is at least a quarter of the triangular discrimination over ln 2 (Topsøe 2000).
 */
function nearest(profiles: readonly Profile[], index: number): Distance[] {
  const found: Distance[] = [];
  const own = profiles[index]!.shares;
  for (let other = 0; other < profiles.length; other++) {
    if (other === index) continue;
    const last = found[NEAREST - 1];
    if (last && leastDivergence(own, profiles[other]!.shares) > last.jsd) continue;
    // The lower index first, so that both directions give the same digits.
    const [first, second] = index < other ? [index, other] : [other, index];
    const jsd = jensenShannon(profiles[first]!.counts, profiles[second]!.counts);
    if (last && jsd >= last.jsd) continue;
    if (last) found.pop();
    let place = found.length;
    while (place > 0 && found[place - 1]!.jsd > jsd) place--;
    found.splice(place, 0, { other, jsd });
  }
  return found;
}

/** Rounding of the bound and of the divergence; far below any difference that counts. */
const ROUNDING = 1e-12;

/** A divergence (bits) that two profiles have at least, up to rounding. */
function leastDivergence(a: Float64Array, b: Float64Array): number {
  let discrimination = 0;
  for (let category = 0; category < a.length; category++) {
    const sum = a[category]! + b[category]!;
    const difference = a[category]! - b[category]!;
    if (sum > 0) discrimination += (difference * difference) / sum;
  }
  return discrimination / (4 * Math.LN2) - ROUNDING;
}
