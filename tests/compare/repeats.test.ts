import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

const copied = "下属青禾水厂接待费超支三万元，无公函接待十二次，陪餐人数超过规定";
const given: GivenNotice[] = [
  {
    id: "early",
    unit: "甲局",
    year: 2020,
    leaves: [
      { text: copied, code: "conduct.official-consumption", status: "ongoing" },
      {
        text: "固定资产底数不清，办公设备未登记入账。",
        code: "finance.state-assets",
        terms: { 固定资产: 1, 底数: 1, 办公设备: 1, 登记: 1, 入账: 1 },
        status: "completed",
      },
      { text: "干部档案材料不全", code: "personnel.archives" },
    ],
  },
  {
    id: "late",
    unit: "甲局",
    year: 2023,
    leaves: [
      { text: `${copied}。`, code: "conduct.official-consumption" },
      {
        text: "上轮巡察指出的固定资产底数仍未摸清，办公设备至今没有入账登记。",
        code: "prior-rectification.inspection-rectification",
        secondary: ["finance.state-assets"],
        terms: { 上轮巡察: 1, 固定资产: 1, 底数: 1, 办公设备: 1, 登记: 1, 入账: 1 },
      },
      { text: "审计反馈的往来款问题未销号", code: "prior-rectification.audit-rectification" },
      { text: "选人用人动议无记录", code: "personnel.archives" },
      { text: "整改方案未经党组会研究", code: "prior-rectification.rectification-responsibility" },
      { text: "食堂采购未比价", code: "internal-administration.logistics" },
    ],
  },
  {
    id: "other",
    unit: "乙局",
    year: 2021,
    leaves: [
      { text: copied, code: "conduct.official-consumption" },
      { text: "食堂采购未比价", code: "finance" },
    ],
  },
];

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await databaseOf(given);
  await compareAll(connection);
});

test("prior_repeats: copied, confessed and linked, confessed and alone, same category; another unit's finding is none", async () => {
  const rows = await rowsOf(
    connection,
    "select problem_id, basis, linked, tier, earlier_problem_id, earlier_year, earlier_status from prior_repeats",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["late-1", "later-notice", true, "verbatim", "early-1", 2020, "ongoing"],
    ["late-2", "inspection-confession", true, "paraphrase", "early-2", 2020, "completed"],
    ["late-3", "audit-confession", false, null, null, null, null],
    ["late-4", "later-notice", true, "same-category", "early-3", 2020, null],
  ]);
});

test("an open finding that a later notice repeats is found again", async () => {
  expect(await rowsOf(connection, "select problem_id, found_again_later from open_items")).toEqual([
    { problem_id: "early-1", found_again_later: true },
  ]);
});

test("recurrence_clusters: units, years, statuses and amounts of the cluster", async () => {
  const [row] = await rowsOf(connection, "select * from recurrence_clusters where tier = 'verbatim'");
  expect(row).toMatchObject({
    ...{ label: copied, medoid_problem_id: "early-1", code: "conduct.official-consumption", units: 2, notices: 3 },
    ...{ leaves: 3, wordings: 2, first_year: 2020, last_year: 2023, least_similarity: 1, completed: 0, open: 1 },
  });
});

test("recurrence_members: the passages are equal quotes of both texts", async () => {
  const rows = await rowsOf(
    connection,
    `select leaf.problem_id, substr(leaf.text, passage_start::integer + 1, (passage_end - passage_start)::integer) as quote,
       substr(medoid.text, medoid_start::integer + 1, (medoid_end - medoid_start)::integer) as medoid_quote
     from recurrence_passages
     join problems as leaf using (problem_id)
     join problems as medoid on medoid.problem_id = medoid_problem_id
     order by 1`,
  );
  expect(rows).toEqual([
    { problem_id: "late-1", quote: copied, medoid_quote: copied },
    { problem_id: "other-1", quote: copied, medoid_quote: copied },
  ]);
});
