import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { compareTerms } from "../../pipeline/compare/keyness.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

/** Occurrences of 党费 and of all other terms in two groups: the 2×2 table [[120, 880], [45, 1955]]. */
const given: GivenNotice[] = [
  { id: "a", unit: "甲局", leaves: [{ terms: { 党费: 100, 其他: 400 } }, { terms: { 党费: 20, 别的: 480 } }] },
  { id: "b", unit: "乙局", leaves: [{ terms: { 党费: 45, 其他: 1955 } }] },
  // Five parts of 9, 10, 10, 10 and 11 terms, with 1, 2, 3, 4 and 5 times the same one: Gries (2008), section 3.
  ...[
    [1, 9],
    [2, 10],
    [3, 10],
    [4, 10],
    [5, 11],
  ].map(([times, size], index) => ({
    id: `part${index}`,
    unit: "分散局",
    region: "湖南省",
    leaves: [{ terms: { 词: times!, 余词: size! - times! } }],
  })),
];

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await databaseOf(given);
  await compareAll(connection);
});

test("G² of one group against another: scipy.stats.chi2_contingency(lambda_='log-likelihood'), SciPy 1.17.1", async () => {
  const terms = await compareTerms(connection, "unit", "甲局", "乙局");
  const term = terms.find((row) => row.term === "党费")!;
  expect(term).toMatchObject({ n: 120, group_terms: 1000, reference_n: 45, reference_terms: 2000 });
  expect(term.g2).toBeCloseTo(113.58178440227817, 9);
  const mirrored = await compareTerms(connection, "unit", "乙局", "甲局");
  expect(mirrored.find((row) => row.term === "党费")!.g2).toBeCloseTo(-113.58178440227817, 9);
});

test("log odds z: Monroe et al. (2008), equations 16–22, in 50 digits (mpmath)", async () => {
  const terms = await compareTerms(connection, "unit", "甲局", "乙局");
  expect(terms.find((row) => row.term === "党费")!.log_odds_z).toBeCloseTo(REFERENCE_Z, 9);
});

test("against all others the reference is everything outside the group", async () => {
  const [row] = await rowsOf(
    connection,
    "select n, leaves, group_terms, reference_n, reference_terms, g2 from keyness where group_value = '甲局' and term = '党费'",
  );
  expect(row).toMatchObject({ n: 120, leaves: 2, group_terms: 1000, reference_n: 45, reference_terms: 2050 });
  expect(row!.g2).toBeCloseTo(REFERENCE_G2, 9);
});

test("dispersion: the worked example of Gries (2008), DP = 0.18", async () => {
  const [row] = await rowsOf(
    connection,
    "select dispersion, notices_with, notices from keyness where group_value = '分散局' and term = '词'",
  );
  expect(row!.dispersion).toBeCloseTo(0.18, 9);
  expect([row!.notices_with, row!.notices]).toEqual([5, 5]);
});

test("no dispersion in a group of one notice", async () => {
  const rows = await rowsOf(connection, "select dispersion from keyness where group_value = '甲局'");
  expect(rows.every((row) => row.dispersion === null)).toBe(true);
});

test("excerpts are the statements that were counted", async () => {
  const rows = await rowsOf(
    connection,
    "select problem_id, n from keyness_excerpts where unit_id = '甲局' and term = '党费'",
  );
  expect(rows).toEqual([
    { problem_id: "a-1", n: 100 },
    { problem_id: "a-2", n: 20 },
  ]);
});

const REFERENCE_Z = 9.029700415198086;
const REFERENCE_G2 = 116.94346383613815;
