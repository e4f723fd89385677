import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { parseQuery } from "../../pipeline/commands/shared/search/query.ts";
import { type SearchResult, search } from "../../pipeline/commands/shared/search/search.ts";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { databaseOf } from "./database.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await databaseOf([
    {
      id: "a",
      unit: "甲局",
      leaves: [
        { text: "党费收缴台账缺页，党费未公示", terms: { 党费: 2, 台账: 3 } },
        { text: "党费收缴迟", terms: { 党费: 1, 公函: 1 }, measures: [{ id: "m", text: "的了" }] },
      ],
    },
    {
      id: "b",
      unit: "乙局",
      leaves: [
        { text: "公函缺失，台账未收缴党费", terms: { 公函: 4 } },
        { text: "会议室租金", terms: { 会议室: 5 } },
      ],
    },
    { id: "old", unit: "乙局", isCanonical: false, leaves: [{ text: "党费", terms: { 党费: 9 } }] },
  ]);
  await compareAll(connection);
});

const find = (typed: string, limit = 20): Promise<SearchResult> => search(connection, parseQuery(typed), { limit });
const ids = async (typed: string): Promise<string[]> => (await find(typed)).hits.map(({ id }) => id);

describe("BM25 as Lucene defines it (k1 = 1.2, b = 0.75), worked out in Python for fields of 5, 2, 0, 4 and 5 terms", () => {
  // idf = ln(1 + (N − df + 0.5) / (df + 0.5)); tf · 2.2 / (tf + 1.2 · (0.25 + 0.75 · length / mean)); N = 5, mean = 3.2
  test("one word", async () => {
    const { hits, total } = await find("党费");
    expect(total).toBe(2);
    expect(hits.map(({ id }) => id)).toEqual(["a-1", "a-2"]);
    expect(hits[0]!.score).toBeCloseTo(REFERENCE.a1, 12);
    expect(hits[1]!.score).toBeCloseTo(REFERENCE.a2, 12);
  });

  test("a sum over the words that a text holds", async () => {
    const { hits } = await find("党费 OR 公函");
    expect(Object.fromEntries(hits.map(({ id, score }) => [id, score.toFixed(12)]))).toEqual({
      "a-1": REFERENCE.a1.toFixed(12),
      "a-2": REFERENCE.both.toFixed(12),
      "b-1": REFERENCE.b1.toFixed(12),
    });
  });
});

const REFERENCE = { a1: 1.039342312136839, a2: 1.0341107233173583, both: 2.0682214466347166, b1: 1.4201151868597823 };

test("AND, exclusion, brackets", async () => {
  expect(await ids("党费 公函")).toEqual(["a-2"]);
  expect(await ids("党费 -公函")).toEqual(["a-1"]);
  expect(await ids("(党费 OR 公函) -台账")).toEqual(["a-2", "b-1"]);
});

test("a phrase stands in the text, whatever its terms", async () => {
  expect(await ids('"收缴台账"')).toEqual(["a-1"]);
  expect((await ids('"党费"')).sort()).toEqual(["a-1", "a-2", "b-1"]);
  expect(await ids('"党费" 公函 -"收缴迟"')).toEqual(["b-1"]);
  expect(await ids('"的了"')).toEqual(["m"]);
});

test("a word finds the terms it is part of", async () => {
  expect(await ids("会议")).toEqual(["b-2"]);
});

test("the limit cuts the hits, not the total", async () => {
  const { hits, total } = await find("党费 OR 公函", 1);
  expect([hits.length, total]).toEqual([1, 3]);
});

test("nothing found, and what a quotation mark or a percent sign in a phrase does not do", async () => {
  expect((await find("不存在")).total).toBe(0);
  expect((await find('"%\' or 1=1 --"')).total).toBe(0);
});

test("a database without an index says what to do", async () => {
  const older = await databaseOf([]);
  await expect(search(older, parseQuery("党费"), { limit: 1 })).rejects.toThrow(/run xunjian once more/);
});
