import type { DuckDBConnection } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { nestedWilsonInterval } from "../../pipeline/statistics/wilson.ts";
import { databaseOf, type GivenNotice, type GroupCategoryCell, groupCells, rowsOf } from "./database.ts";

/** Notices of three units with the counts of a 3 × 3 table: rows units, columns finance, ideology, personnel. */
const TABLE = [
  [12, 3, 5],
  [4, 9, 7],
  [6, 6, 18],
];
const CATEGORIES = ["finance", "ideology", "personnel"];
const tabled: GivenNotice[] = TABLE.map((row, unit) => ({
  id: `n${unit}`,
  unit: ["甲局", "乙局", "丙局"][unit]!,
  unitLevel: unit === 2 ? "市" : "县区",
  unitType: "党政机关",
  region: unit === 0 ? "湖南省" : "江苏省",
  year: 2021 + unit,
  leaves: row.flatMap((n, category) => Array.from({ length: n }, () => ({ code: CATEGORIES[category]! }))),
}));

const compared = new Map<readonly GivenNotice[], Promise<DuckDBConnection>>();

/** A compared database of the notices, made once for each list. */
function comparedDatabase(notices: readonly GivenNotice[]): Promise<DuckDBConnection> {
  const made = compared.get(notices) ?? databaseOf(notices).then((made) => compareAll(made).then(() => made));
  compared.set(notices, made);
  return made;
}

async function cellsOf(notices: readonly GivenNotice[], options = {}): Promise<Map<string, GroupCategoryCell>> {
  const connection = await comparedDatabase(notices);
  const cells = await groupCells(connection, { grouping: "unit", ...options });
  return new Map(cells.map((cell) => [`${cell.group_value} ${cell.category}`, cell]));
}

async function similarity(notices: readonly GivenNotice[]): Promise<Record<string, unknown>> {
  const connection = await comparedDatabase(notices);
  const [pair] = await rowsOf(connection, "select * from unit_similarity where unit = '甲局' and other_unit = '乙局'");
  return pair!;
}

describe("a 3 × 3 table against SciPy 1.17.1", () => {
  test("expected counts (chi2_contingency) and adjusted residuals (Haberman's formula over them)", async () => {
    const cells = await cellsOf(tabled);
    const expected = [
      [6.285714285714286, 5.142857142857143, 8.571428571428571],
      [6.285714285714286, 5.142857142857143, 8.571428571428571],
      [9.428571428571429, 7.714285714285714, 12.857142857142858],
    ];
    const residuals = [
      [3.2566947363946483, -1.2971863041569272, -1.9094065395649333],
      [-1.3026778945578592, 2.3349353474824683, -0.8401388774085706],
      [-1.7837651700316894, -0.9473309334313419, 2.5099800796022267],
    ];
    ["甲局", "乙局", "丙局"].forEach((unit, row) => {
      CATEGORIES.forEach((category, column) => {
        const cell = cells.get(`${unit} ${category}`)!;
        expect(cell.n).toBe(TABLE[row]![column]);
        expect(cell.expected).toBeCloseTo(expected[row]![column]!, 9);
        expect(cell.residual).toBeCloseTo(residuals[row]![column]!, 9);
      });
    });
  });

  test("chi-square, Cramér's V (scipy.stats.contingency.association) and Bergsma's correction", async () => {
    const connection = await comparedDatabase(tabled);
    const [row] = await rowsOf(connection, "select * from association where grouping = 'unit'");
    expect(row!.chi_square).toBeCloseTo(15.272727272727273, 9);
    expect(row!.degrees_of_freedom).toBe(4);
    expect(row!.cramers_v).toBeCloseTo(0.3302891295379082, 9);
    // Bergsma (2013), equations 4–6, worked out in double precision from the same table.
    expect(row!.cramers_v_corrected).toBeCloseTo(0.28722222732536246, 9);
  });

  test("divergence of two units: jensenshannon ** 2, and chance from 400,000 NumPy resamples", async () => {
    const pair = await similarity(tabled);
    expect(pair.jsd).toBeCloseTo(0.13814468588326118, 9);
    // numpy.random.multinomial; ours are 200 draws, so only the first digits can agree.
    expect(Math.abs((pair.jsd_by_chance as number) - 0.0383)).toBeLessThan(0.01);
    expect(Math.abs((pair.p as number) - 0.0278)).toBeLessThan(0.03);
    // Nothing tells how the notices of a unit vary that has one.
    expect(pair).toMatchObject({ jsd_low: null, jsd_high: null, resampled: "too-few-notices" });
  });

  test("interval of a divergence over whole notices: of one leaf each they are what NumPy drew", async () => {
    const split = tabled.flatMap(({ leaves, id, ...notice }) =>
      leaves.map((leaf, at) => ({ ...notice, id: `${id}-${at}`, leaves: [leaf] })),
    );
    const pair = await similarity(split);
    expect(pair.resampled).toBe("notices");
    expect(pair.jsd).toBeCloseTo(0.13814468588326118, 9);
    expect(pair.jsd_low).toBe(0);
    expect(Math.abs((pair.jsd_high as number) - 0.2505)).toBeLessThan(0.03);
  });

  test("p is fisher_exact of the cell against the rest, adjusted over the whole table", async () => {
    const cells = await cellsOf(tabled);
    // fisher_exact([[12, 8], [10, 40]]), false_discovery_control over the nine
    const cell = cells.get("甲局 finance")!;
    expect(cell.p).toBeCloseTo(REFERENCE_P[0]!, 12);
    [...cells.values()].forEach((one) => {
      expect(one.test).toBe("fisher-exact");
      expect(one.p_adjusted).toBeGreaterThanOrEqual(one.p!);
    });
    expect(cell.p_adjusted).toBeCloseTo(REFERENCE_P[1]!, 12);
  });

  test("log odds with informative Dirichlet prior: Monroe et al. (2008), equations 16–22, in 50 digits (mpmath)", async () => {
    const cells = await cellsOf(tabled);
    expect(cells.get("甲局 finance")!.log_odds).toBeCloseTo(REFERENCE_LOG_ODDS[0]!, 9);
    expect(cells.get("甲局 finance")!.log_odds_z).toBeCloseTo(REFERENCE_LOG_ODDS[1]!, 9);
    expect(cells.get("丙局 ideology")!.log_odds_z).toBeCloseTo(REFERENCE_LOG_ODDS[2]!, 9);
  });
});

const REFERENCE_P = [0.00186307116153086, 0.01676764045377774];
const REFERENCE_LOG_ODDS = [1.598603259993112, 3.892709736689772, -1.036156143660382];

test("a chosen reference group replaces the rest, and is no row itself", async () => {
  const cells = await cellsOf(tabled, { reference: "丙局" });
  const cell = cells.get("甲局 finance")!;
  expect(cells.has("丙局 finance")).toBe(false);
  expect([cell.reference_n, cell.reference_denominator]).toEqual([6, 30]);
  expect(cell.expected).toBeCloseTo((20 * 18) / 50, 12);
  expect(cell.odds_ratio).toBeCloseTo((12.5 * 24.5) / (8.5 * 6.5), 12);
});

test("filters restrict denominators and the reference, not only rows", async () => {
  const cells = await cellsOf(tabled, { level: "县区" });
  expect([...cells.keys()].some((key) => key.startsWith("丙局"))).toBe(false);
  expect(cells.get("甲局 finance")!.reference_denominator).toBe(20);
  expect((await cellsOf(tabled, { region: "广东" })).size).toBe(0);
});

test("every standard grouping", async () => {
  const connection = await comparedDatabase(tabled);
  const rows = await rowsOf(
    connection,
    "select grouping, group_value, n from group_category where level1 = 'finance' order by all",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["detail_level", "unknown", 22],
    ["inspecting_body", "unknown", 22],
    ["region", "江苏省", 10],
    ["region", "湖南省", 12],
    ["unit", "丙局", 6],
    ["unit", "乙局", 4],
    ["unit", "甲局", 12],
    ["unit_level", "县区", 16],
    ["unit_level", "市", 6],
    ["unit_type", "党政机关", 22],
    ["year", "2021", 12],
    ["year", "2022", 4],
    ["year", "2023", 6],
  ]);
});

test("level-2 codes on demand", async () => {
  const notice: GivenNotice = {
    id: "n",
    unit: "甲局",
    leaves: [{ code: "finance.projects" }, { code: "finance.projects" }, { code: "finance" }],
  };
  const cells = await cellsOf([notice], { depth: "code" });
  expect(cells.get("甲局 finance.projects")!.n).toBe(2);
  expect(cells.get("甲局 finance")!.n).toBe(1);
});

test("one group alone has shares but nothing to be compared with", async () => {
  const cells = await cellsOf([tabled[0]!]);
  const cell = cells.get("甲局 finance")!;
  expect(cell.share).toBe(0.6);
  expect([cell.p, cell.test, cell.expected, cell.residual, cell.odds_ratio, cell.log_odds_z]).toEqual([
    ...[null, null, null, null, null, null],
  ]);
});

test("small groups are flagged and have no place among their peers", async () => {
  const small: GivenNotice = {
    id: "s",
    unit: "丁局",
    unitLevel: "县区",
    unitType: "党政机关",
    leaves: [{ code: "finance" }],
  };
  const connection = await databaseOf([...tabled, small]);
  await compareAll(connection);
  const rows = await rowsOf(
    connection,
    "select unit, small_n, peer_percentile, peers from unit_category where level1 = 'finance' order by unit",
  );
  expect(rows).toEqual([
    { unit: "丁局", small_n: true, peer_percentile: null, peers: null },
    { unit: "丙局", small_n: false, peer_percentile: null, peers: 1 },
    { unit: "乙局", small_n: false, peer_percentile: 0, peers: 2 },
    { unit: "甲局", small_n: false, peer_percentile: 1, peers: 2 },
  ]);
});

test("percentile among peers: (scipy.stats.rankdata(shares, 'min') - 1) / (n - 1), SciPy 1.17.1; others are no peers", async () => {
  const peers: GivenNotice[] = [1, 2, 2, 4, 5].map((finance, index) => ({
    id: `p${index}`,
    unit: `第${index}局`,
    unitLevel: "县区",
    unitType: "党政机关",
    leaves: Array.from({ length: 10 }, (_, leaf) => ({ code: leaf < finance ? "finance" : "ideology" })),
  }));
  const other = { ...peers[0]!, id: "o", unit: "市局", unitLevel: "市" };
  const connection = await comparedDatabase([...peers, other]);
  const rows = await rowsOf(
    connection,
    "select peer_percentile, peers from unit_category where level1 = 'finance' and unit_level = '县区' order by unit",
  );
  expect(rows.map((row) => row.peer_percentile)).toEqual([0, 0.25, 0.25, 0.75, 1]);
  expect(rows.every((row) => row.peers === 5)).toBe(true);
});

test("intervals say what they rest on: fifty notices are resampled, fewer widen Wilson's by their spread", async () => {
  const notice = (unit: string, index: number, finance: number): GivenNotice => ({
    id: `${unit}${index}`,
    unit,
    year: 2016,
    leaves: Array.from({ length: 10 }, (_, leaf) => ({ code: leaf < finance ? "finance" : "ideology" })),
  });
  const many = Array.from({ length: 50 }, (_, index) => notice("丙局", index, index % 5));
  const several = Array.from({ length: 5 }, (_, index) => notice("丁局", index, 2 * index));
  const cells = await cellsOf([...many, ...several, tabled[1]!]);
  const [resampled, nested] = [cells.get("丙局 finance")!, cells.get("丁局 finance")!];
  expect(resampled.interval_method).toBe("bootstrap-notices");
  expect(resampled.share_low).toBeLessThan(resampled.share);
  expect(resampled.share_high).toBeGreaterThan(resampled.share);
  expect(nested.interval_method).toBe("wilson-notices");
  // 0, 2, 4, 6 and 8 of ten: variance 5/4 · 40/50² over 0.4 · 0.6 / 50.
  const { low, high } = nestedWilsonInterval(20, 50, 25 / 6, 5);
  expect(nested.share_low).toBeCloseTo(low, 12);
  expect(nested.share_high).toBeCloseTo(high, 12);
  expect(cells.get("乙局 finance")!.interval_method).toBe("wilson-leaves");
});

test("a category no leaf of the group has is no certainty: its interval rests on how the group's notices vary elsewhere", async () => {
  const notice = (unit: string, index: number, finance: number): GivenNotice => ({
    id: `${unit}${index}`,
    unit,
    year: 2016,
    leaves: Array.from({ length: 10 }, (_, leaf) => ({ code: leaf < finance ? "finance" : "ideology" })),
  });
  const many = Array.from({ length: 50 }, (_, index) => notice("丙局", index, index % 5));
  const several = Array.from({ length: 5 }, (_, index) => notice("丁局", index, 2 * index));
  const alike = Array.from({ length: 3 }, (_, index) => notice("戊局", index, 0));
  const other: GivenNotice = { id: "己", unit: "己局", year: 2016, leaves: [{ code: "personnel" }] };
  const cells = await cellsOf([...many, ...several, ...alike, other]);
  // The two categories of 丁局 share one design effect, that of the test above; 丙局's is below it.
  const none = cells.get("丁局 personnel")!;
  expect(none).toMatchObject({ n: 0, share_low: 0, interval_method: "wilson-notices" });
  expect(none.share_high).toBeCloseTo(nestedWilsonInterval(0, 50, 25 / 6, 5).high, 12);
  const resampled = cells.get("丙局 personnel")!;
  expect(resampled).toMatchObject({ n: 0, share_low: 0, interval_method: "wilson-notices" });
  expect(resampled.share_high).toBeGreaterThan(1 / 500);
  // Three notices of one category: nothing in the group tells how its notices vary.
  for (const category of ["ideology", "personnel"])
    expect(cells.get(`戊局 ${category}`)!.interval_method).toBe("wilson-leaves");
  for (const { share_low, share_high } of cells.values()) expect(share_low).toBeLessThan(share_high);
});

test("n_any counts a leaf once, by primary or secondary category", async () => {
  const notice: GivenNotice = {
    id: "n",
    unit: "甲局",
    leaves: [
      { code: "finance.projects", secondary: ["decision-making"] },
      { code: "decision-making", secondary: ["finance", "finance.projects"] },
      { code: "ideology" },
    ],
  };
  const cells = await cellsOf([notice]);
  expect([cells.get("甲局 finance")!.n, cells.get("甲局 finance")!.n_any]).toEqual([1, 2]);
  expect(cells.get("甲局 finance")!.share_any).toBeCloseTo(2 / 3, 12);
});
