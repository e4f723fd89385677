import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asked, answerOf } from "../../pipeline/commands/shared/compare-answer.ts";
import { printQuery } from "../../pipeline/commands/shared/print-query.ts";
import type { Terminal } from "../../pipeline/commands/shared/terminal.ts";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { QUESTIONS } from "../../pipeline/compare/questions.ts";
import { Failure } from "../../pipeline/failure.ts";
import { SCHEMA_VERSION } from "../../pipeline/load/database.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

const folder = mkdtempSync(join(tmpdir(), "xunjian-compare-"));
const database = join(folder, "x.duckdb");
const terminal: Terminal = { lang: "en", say: ({ en }) => en, out: () => undefined, note: () => undefined };

const codes = ["finance.projects", "ideology", "personnel.archives", "conduct.thrift"];
const given: GivenNotice[] = Array.from({ length: 6 }, (_, index) => ({
  id: `n${index}`,
  unit: ["东河县水务局", "东河县教育局", "南山县水务局"][index % 3]!,
  unitType: "党政机关",
  unitLevel: index % 3 === 2 ? "市" : "县区",
  region: index % 3 === 2 ? "江苏省" : "湖南省",
  body: "县委第一巡察组",
  round: index < 3 ? "第一轮" : "第二轮",
  year: 2019 + index,
  declared: [{ what: "problems", value: 12 }],
  leaves: Array.from({ length: 12 }, (_, leaf) => ({
    text: leaf === 0 ? "下属水厂接待费超支三万元，无公函接待十二次，陪餐人数超标" : `第${index}本第${leaf}项台账缺页`,
    code: codes[(leaf * (index + 1)) % 4]!,
    status: leaf % 2 ? "ongoing" : "completed",
    terms: { 台账: 1 + (leaf % 2), [index % 2 ? "水厂" : "学校"]: 2 },
    measures: [{ text: `修订办法${leaf}条并公示`, type: "rule-making", specificity: 2 }],
  })),
}));

beforeAll(async () => {
  const connection = await databaseOf(given, database);
  await connection.run("insert into meta values ('schema_version', $version)", { version: String(SCHEMA_VERSION) });
  await connection.run(
    "insert into reconciliations select notice_id, 'problems', 12, 'problems', 12, 0, 'exact', 'r' from notices",
  );
  await compareAll(connection);
  connection.closeSync();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Row = Record<string, unknown>;

async function ask(
  name: string,
  asked: Asked = {},
  format: "json" | "csv" | "table" | "parquet" = "json",
): Promise<string> {
  const output = join(folder, `answer.${format}`);
  const question = QUESTIONS.find((each) => each.name === name)!;
  await printQuery(answerOf(question, asked), { database, format, output }, terminal);
  return output;
}

async function rows(name: string, asked: Asked = {}): Promise<Row[]> {
  return JSON.parse(readFileSync(await ask(name, asked), "utf8")) as Row[];
}

/** What each question's rows can be filtered by; every other filter is refused in one line. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  unit_category: ["unit", "region", "level", "category"],
  group_category: ["category"],
  association: [],
  category_recurrence: ["category"],
  recurrence_clusters: ["unit", "region", "level", "year", "category"],
  recurrence_members: ["unit", "region", "level", "year", "category"],
  formulae: [],
  prior_repeats: ["unit", "region", "level", "year", "category"],
  measure_profile: ["category"],
  unit_measures: ["unit", "region", "level"],
  copied_measures: ["unit", "region", "level", "year", "category"],
  money_trail: ["unit", "region", "level", "category"],
  completion: ["unit", "region", "level", "year"],
  withheld: ["unit", "region", "level", "year"],
  open_items: ["unit", "region", "level", "year", "category"],
  unit_similarity: ["unit", "region", "level"],
  unit_contrast: ["unit", "region", "level", "category"],
  reconciliation: ["unit", "region", "level", "year"],
  self_consistency: ["unit", "region", "level", "year"],
  trend: ["year", "category"],
  round_over_round: ["unit", "region", "level", "year", "category"],
  keyness: [],
  keyness_excerpts: ["unit", "region", "level", "year", "category"],
};

const FILTERS = { unit: "东河县水务局", region: "湖南", level: "县区", year: 2022, category: "finance" } as const;

describe.each(QUESTIONS.map(({ name }) => name))("%s", (name) => {
  test("every filter narrows the rows or is refused in one clear line", async () => {
    const all = await rows(name);
    for (const [filter, value] of Object.entries(FILTERS)) {
      if (TAKES[name]!.includes(filter)) {
        const some = await rows(name, { [filter]: value });
        expect(some.length, filter).toBeLessThanOrEqual(all.length);
        const kept = new Set(all.map((row) => JSON.stringify(row)));
        for (const row of some) expect(kept.has(JSON.stringify(row))).toBe(true);
        expect(await rows(name, { [filter]: filter === "year" ? 1999 : "无此" })).toEqual([]);
      } else
        expect(() => answerOf(QUESTIONS.find((each) => each.name === name)!, { [filter]: value })).toThrow(
          new RegExp(`^The question ${name} cannot be filtered by --${filter}; it takes .*$`),
        );
    }
  });

  test("CSV, Parquet and table hold the rows of the JSON", async () => {
    const all = await rows(name);
    const columns = QUESTIONS.find((each) => each.name === name)!.columns;
    const csv = readFileSync(await ask(name, {}, "csv"), "utf8");
    expect(csv.split("\r\n", 1)[0]).toBe(columns.join(","));
    const parquet = await ask(name, {}, "parquet");
    const reader = await (await DuckDBInstance.create(":memory:")).connect();
    const [counted] = await rowsOf(reader, `select count(*)::integer as n from read_parquet('${parquet}')`);
    expect(counted!.n).toBe(all.length);
    const [inCsv] = await rowsOf(
      reader,
      `select count(*)::integer as n from read_csv('${join(folder, "answer.csv")}', header = true, all_varchar = true)`,
    );
    expect(inCsv!.n).toBe(all.length);
    expect(readFileSync(await ask(name, {}, "table"), "utf8").split("\n")[0]).toContain(columns[0]!);
  });
});

describe("groups worked out for the question", () => {
  test("any column of notices groups; the leaves add up", async () => {
    for (const by of ["unit", "region", "year", "round", "doc_type", "inspection_kind"]) {
      const cells = await rows("group_category", { by });
      expect(
        cells.reduce((sum, { n }) => sum + (n as number), 0),
        by,
      ).toBe(72);
    }
    const stored = (await rows("group_category", { by: "region" })).map((cell) => [cell.group_value, cell.p_adjusted]);
    const view = (await rows("group_category", { group: undefined })).filter((cell) => cell.grouping === "region");
    expect(stored).toEqual(view.map((cell) => [cell.group_value, cell.p_adjusted]));
  });

  test("any group is the reference, units by name; filters restrict the denominators", async () => {
    const cells = await rows("group_category", { by: "unit", reference: "教育局", level: "县区", depth: "code" });
    expect(new Set(cells.map(({ unit }) => unit))).toEqual(new Set(["东河县水务局"]));
    expect(cells.every((cell) => cell.reference_denominator === 24)).toBe(true);
    expect(cells.map(({ category }) => category)).toContain("finance.projects");
    const [one] = await rows("group_category", { by: "round", group: "第一轮", category: "ideology" });
    expect([one!.group_value, one!.category]).toEqual(["第一轮", "ideology"]);
  });

  test("terms of a group against another, one term of them, and the statements it was counted in", async () => {
    const [term] = await rows("keyness", { by: "unit", group: "教育局", reference: "南山县水务局", term: "台账" });
    expect(term).toMatchObject({ term: "台账", n: 36 });
    const [stored] = await rows("keyness", { by: "unit", group: "教育局", term: "台账" });
    const excerpts = await rows("keyness_excerpts", { unit: "教育局", term: "台账" });
    expect(excerpts.reduce((sum, { n }) => sum + (n as number), 0)).toBe(stored!.n);
    expect(excerpts.length).toBe(stored!.leaves);
  });

  test("what does not exist or cannot be meant is refused with what can", async () => {
    await expect(rows("group_category", { by: "colour" })).rejects.toThrow(
      /--by does not know "colour"; choose from unit/,
    );
    await expect(rows("group_category", { by: "unit", reference: "水务局" })).rejects.toThrow(/more than one group/);
    await expect(rows("group_category", { by: "region", group: "火星" })).rejects.toThrow(/none of the groups/);
    await expect(rows("keyness", { by: "round", group: "x", reference: "y" })).rejects.toThrow(/--by does not know/);
    expect(() => answerOf(QUESTIONS[0]!, { reference: "x" })).toThrow(Failure);
  });
});
