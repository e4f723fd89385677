import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

/** Given rows for every question that has no test file of its own; the expectations below are counted by hand. */
const given: GivenNotice[] = [
  {
    id: "a1",
    unit: "甲局",
    unitLevel: "县区",
    region: "湖南省",
    year: 2021,
    asOf: "2022-01-01",
    declared: [
      { what: "completed", value: 6, counted: "measures" },
      { what: "completed", value: 3, counted: "problems" },
      { what: "partial", value: 1, counted: "problems" },
      { what: "ongoing", value: 7, counted: "measures" },
      { what: "ongoing", value: 9 },
    ],
    leaves: [
      {
        code: "finance.projects",
        status: "completed",
        money: [100000, 60000, 40000],
        measures: [
          { type: "funds-recovery", modality: "done", specificity: 3, outcome: true, money: [60000] },
          { type: "rule-making", modality: "done", specificity: 1 },
        ],
      },
      {
        code: "finance.projects",
        status: "ongoing",
        money: [5000],
        measures: [{ type: "commitment", modality: "planned" }],
      },
      { code: "ideology", measures: [{ type: "study-training", modality: "done", specificity: 2 }] },
      { code: null },
      { code: "other.not-public", text: "", status: "not-public" },
    ],
  },
  {
    id: "a2",
    unit: "甲局",
    unitLevel: "县区",
    region: "湖南省",
    year: 2023,
    leaves: [
      { code: "ideology", status: "completed" },
      { code: "ideology", status: "immediate" },
      { code: "finance.projects", secondary: ["decision-making"], status: "partial" },
      { code: "personnel", status: "not-public" },
    ],
  },
  { id: "b1", unit: "乙局", unitLevel: "市", region: "江苏省", year: 2022, leaves: [{ code: "finance.state-assets" }] },
  { id: "c1", leaves: [{ code: "ideology" }] },
  { id: "old", unit: "乙局", isCanonical: false, leaves: [{ code: "finance" }] },
  { id: "speech", unit: "乙局", isNotice: false, leaves: [{ code: "finance" }] },
];

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await databaseOf(given);
  await connection.run(`
    insert into reconciliations values
      ('a1', 'problems', 5, 'problems', 5, 0, 'exact', 'parse/counts-agree'),
      ('a1', 'measures', 9, 'measures', 4, -5, 'off', 'parse/sub-actions'),
      ('old', 'problems', 5, 'problems', 1, -4, 'off', 'parse/x')`);
  await connection.run(`
    insert into findings values
      ('a1', null, 'parse', 'parse/number-gap', 'warning', '', '', 0, 0, '{}'),
      ('a1', null, 'parse', 'parse/amount-mismatch', 'warning', '', '', 0, 0, '{}'),
      ('a1', null, 'parse', 'parse/unit-missing', 'warning', '', '', 0, 0, '{}'),
      ('a1', null, 'ingest', 'ingest/encoding-detected', 'note', '', '', null, null, '{}')`);
  await compareAll(connection);
});

test("compared_leaves: canonical notices only, the abstained and the withheld named, unknown units apart", async () => {
  const rows = await rowsOf(
    connection,
    "select problem_id, unit_id, code, is_withheld from compared_leaves where notice_id in ('a1', 'c1') order by 1",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["a1-1", "甲局", "finance.projects", false],
    ["a1-2", "甲局", "finance.projects", false],
    ["a1-3", "甲局", "ideology", false],
    ["a1-4", "甲局", "other.unclassifiable", false],
    ["a1-5", "甲局", "other.not-public", true],
    ["c1-1", "c1", "ideology", false],
  ]);
  expect(await rowsOf(connection, "select 1 from compared_leaves where notice_id in ('old', 'speech')")).toEqual([]);
});

test("category_recurrence", async () => {
  const rows = await rowsOf(connection, "select * from category_recurrence where level1 = 'finance'");
  expect(rows).toEqual([
    {
      ...{ code: "finance.projects", level1: "finance", units: 1, share_of_units: 1 / 3, leaves: 3 },
      ...{ share_of_leaves: 3 / 10, notices: 2, regions: 1, first_year: 2021, last_year: 2023 },
      ...{ units_any: 1, leaves_any: 3, level1_units: 2, level1_leaves: 4, units_without_region: 0 },
    },
    {
      ...{ code: "finance.state-assets", level1: "finance", units: 1, share_of_units: 1 / 3, leaves: 1 },
      ...{ share_of_leaves: 1 / 10, notices: 1, regions: 1, first_year: 2022, last_year: 2022 },
      ...{ units_any: 1, leaves_any: 1, level1_units: 2, level1_leaves: 4, units_without_region: 0 },
    },
  ]);
});

test("withheld: what is declared, where no placeholder stands for it; never less than the placeholders", async () => {
  const connection = await databaseOf([
    {
      id: "w1",
      unit: "甲局",
      leaves: [{}],
      declared: [
        { what: "not_public", value: 2 },
        { what: "not_public", value: 1 },
      ],
    },
    { id: "w2", unit: "乙局", leaves: [{ code: "other.not-public", text: "" }, {}] },
    {
      id: "w3",
      unit: "丙局",
      leaves: [
        { code: "other.not-public", text: "" },
        { code: "other.not-public", text: "" },
      ],
      declared: [{ what: "not_public", value: 1 }],
    },
    { id: "w4", unit: "丁局", leaves: [{}], declared: [{ what: "problems", value: 9 }] },
  ]);
  await compareAll(connection);
  const rows = await rowsOf(
    connection,
    "select notice_id, declared, placeholders, withheld from withheld order by notice_id",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["w1", 2, 0, 2],
    ["w2", null, 1, 1],
    ["w3", 1, 2, 2],
    ["w4", null, 0, 0],
  ]);
});

test("regions: what no notice tells is counted beside what is known", async () => {
  const connection = await databaseOf([
    { id: "r1", unit: "甲局", region: "湖南省", leaves: [{ code: "finance.projects" }] },
    { id: "r2", unit: "乙局", leaves: [{ code: "finance.projects" }] },
    { id: "r3", unit: "丙局", leaves: [{ code: "finance.projects" }, { code: "ideology" }] },
    // One notice of the unit tells it, the other does not.
    { id: "r4", unit: "甲局", leaves: [{ code: "finance.projects" }] },
  ]);
  await compareAll(connection);
  const rows = await rowsOf(
    connection,
    "select code, units, regions, units_without_region from category_recurrence order by code",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["finance.projects", 3, 1, 2],
    ["ideology", 1, 0, 1],
  ]);
});

test("completion: status from 90 % coverage on, else declared problems before measures, else unknown", async () => {
  const rows = await rowsOf(
    connection,
    `select notice_id, leaves, withheld, with_status, source, counted, completed, open, denominator, completed_share
     from completion order by notice_id`,
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["a1", 4, 1, 2, "declared", "problems", 3, 1, 4, 0.75],
    // not-public is no status of a printed leaf: 3 of 4 is below 90 %
    ["a2", 4, 0, 3, "unknown", null, null, null, null, null],
    ["b1", 1, 0, 0, "unknown", null, null, null, null, null],
    ["c1", 1, 0, 0, "unknown", null, null, null, null, null],
  ]);
});

describe("what was done", () => {
  test("measure_profile", async () => {
    const rows = await rowsOf(
      connection,
      `select measure_type, measures, category_measures, leaves, category_leaves, mean_specificity, outcomes, done, planned,
         category_leaves_without_measures, category_leaves_nothing_checkable, category_nothing_checkable_share
       from measure_profile where level1 = 'finance'`,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["commitment", 1, 3, 1, 4, 0, 0, 0, 1, 2, 3, 0.75],
      ["funds-recovery", 1, 3, 1, 4, 3, 1, 1, 0, 2, 3, 0.75],
      ["rule-making", 1, 3, 1, 4, 1, 0, 1, 0, 2, 3, 0.75],
    ]);
    expect(
      await rowsOf(
        connection,
        "select measure_type, measures, category_leaves from measure_profile where level1 = 'other'",
      ),
    ).toEqual([{ measure_type: null, measures: 0, category_leaves: 1 }]);
  });

  test("unit_measures", async () => {
    const [row] = await rowsOf(connection, "select * from unit_measures where unit = '甲局'");
    expect(row).toMatchObject({
      ...{ notices: 2, leaves: 8, leaves_without_measures: 5, leaves_nothing_checkable: 6, leaves_promised_only: 1 },
      ...{ nothing_checkable_share: 0.75, measures: 4, measures_per_leaf: 0, mean_specificity: 1.5 },
      ...{ specific_share: 0.5, done: 3, ongoing: 0, planned: 1, no_action: 0, promise_share: 0.25, outcomes: 1 },
      ...{ copied: 0, boilerplate: 0, small_n: true },
    });
  });

  test("money_trail: the largest amount of a leaf, never a total and its parts", async () => {
    const [row] = await rowsOf(connection, "select * from money_trail where unit = '甲局' and level1 = 'finance'");
    expect(row).toMatchObject({
      ...{ leaves: 3, leaves_with_amount: 2, found: 105000, leaves_with_recovery: 1, recovered: 60000 },
      ...{ found_without_recovery: 1, recovered_less_than_found: 1 },
    });
  });
});

test("open_items: age from the finding to the report, in days", async () => {
  const rows = await rowsOf(
    connection,
    "select problem_id, status, found_on, reported_on, age_days, found_again_later from open_items",
  );
  expect(rows).toEqual([
    {
      ...{ problem_id: "a1-2", status: "ongoing", found_on: "2021-06-30", reported_on: "2022-01-01" },
      ...{ age_days: 185, found_again_later: false },
    },
    {
      ...{ problem_id: "a2-3", status: "partial", found_on: "2023-06-30", reported_on: null },
      ...{ age_days: null, found_again_later: false },
    },
  ]);
});

test("trend: every year with every category, over the leaves of the year", async () => {
  const rows = await rowsOf(
    connection,
    "select year, n, denominator, share, units_with, units, notices, small_n from trend where level1 = 'finance'",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    [2021, 2, 4, 0.5, 1, 1, 1, true],
    [2022, 1, 1, 1, 1, 1, 1, true],
    [2023, 1, 4, 0.25, 1, 1, 1, true],
  ]);
});

test("round_over_round: successive notices of one unit", async () => {
  const rows = await rowsOf(
    connection,
    `select level1, earlier_notice_id, earlier_n, earlier_denominator, notice_id, n, denominator, change
     from round_over_round`,
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["finance", "a1", 2, 4, "a2", 1, 4, -0.25],
    ["ideology", "a1", 1, 4, "a2", 2, 4, 0.25],
    ["other", "a1", 1, 4, "a2", 0, 4, -0.25],
    ["personnel", "a1", 0, 4, "a2", 1, 4, 0.25],
  ]);
});

test("reconciliation and self_consistency", async () => {
  const rows = await rowsOf(
    connection,
    "select notice_id, unit, what, declared, parsed, delta, verdict from reconciliation",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["a1", "甲局", "measures", 9, 4, -5, "off"],
    ["a1", "甲局", "problems", 5, 5, 0, "exact"],
  ]);
  const [first] = await rowsOf(connection, "select * from self_consistency");
  expect(first).toMatchObject({
    ...{ notice_id: "a1", declared: 2, exact: 1, off: 1, level_not_printed: 0, inconsistent: 0, not_applicable: 0 },
    ...{ numbering: 1, contradictions: 1, other_findings: 1 },
  });
});

test("compared_units: one row a unit, named by its first notice with leaves, also where none has any", async () => {
  const connection = await databaseOf([
    { id: "n1", unit: "甲局", region: "江苏省", leaves: [] },
    { id: "n2", unit: "甲局", region: "湖南省", leaves: [{ code: "finance" }, { code: "other.not-public" }] },
    { id: "n3", unit: "乙局", leaves: [] },
  ]);
  await compareAll(connection);
  expect(await rowsOf(connection, "select unit, region, leaves from compared_units order by unit")).toEqual([
    { unit: "乙局", region: "unknown", leaves: 0 },
    { unit: "甲局", region: "湖南省", leaves: 2 },
  ]);
});
