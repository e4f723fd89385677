import { expect, it } from "vitest";
import { cutNote } from "../../pipeline/report/beside.ts";
import { type Listed, queries } from "../../pipeline/report/database.ts";
import type { Leaf, ReportDocument } from "../../pipeline/report/document.ts";
import { leafList } from "../../pipeline/report/leaf-list-html.ts";
import { texts } from "../../pipeline/report/texts.ts";
import { inventedDatabase } from "../support/invented-database.ts";
import { largeDatabase } from "./large-database.ts";
import { reportOf, textOf } from "./output.ts";

const words = texts("zh");
const beside = { workbook: "report.xlsx", csv: (id: string) => `tables/${id}.csv` };

const leaf = (index: number): Leaf => ({
  problemId: `n0/p${index}`,
  noticeId: "n0",
  unitId: `u${index % 500}`,
  unit: `第${index % 500}单位`,
  year: 2024,
  place: index + 1,
  number: String(index),
  code: "finance.state-assets",
  level1: "finance",
  category: "国有资产",
  level1Label: "财务管理",
  secondary: "",
  method: "rule",
  ruleId: "S3",
  needsReview: false,
  status: null,
  statusLabel: "未注明",
  measures: [{ measureId: "m", text: "措施".repeat(80), type: "建章立制", specificity: 1, modality: "已做" }],
  before: "前".repeat(48),
  passage: [{ text: "问题".repeat(100), cue: false }],
  after: "后".repeat(48),
  spanStart: 0,
  spanEnd: 200,
  url: null,
  sourcePath: "a.txt",
});

it("keeps the leaf list of a page small, and reads no more leaves than it has room for", async () => {
  const leaves = Array.from({ length: 20_000 }, (_, index) => leaf(index));
  const cited = leaves.at(-1)!;
  let read = 0;
  const unused = (): never => {
    throw new Error("not for the page");
  };
  const picked = async function* (wanted: ReadonlySet<string>): AsyncGenerator<readonly Leaf[]> {
    expect([...wanted]).toEqual([cited.problemId]);
    for (const one of [cited, ...leaves.slice(0, -1)]) {
      read++;
      yield [one];
    }
  };
  const document: ReportDocument = {
    lang: "zh",
    title: "",
    titleParts: [],
    subtitle: "",
    brief: false,
    restriction: "",
    cover: [],
    sections: [
      {
        id: "a",
        title: "",
        short: "",
        blocks: [{ kind: "prose", text: [{ text: "见", to: { kind: "leaf", problemId: cited.problemId } }] }],
      },
    ],
    longestText: unused,
    leaves: { total: 1_234_567, held: 20_000, picked, places: unused, rows: unused, measures: unused },
  };
  const { markup, onPage } = await leafList(document, words, beside);
  expect(Buffer.byteLength(markup.markup)).toBeLessThan(3_500_000);
  expect(onPage.size).toBeGreaterThan(1_000);
  expect(read).toBe(onPage.size + 1);
  expect(onPage).toContain(cited.problemId);
  expect(markup.markup.indexOf(`id="leaf-n0-p19999"`)).toBeGreaterThan(markup.markup.indexOf(`id="leaf-n0-p0"`));
  for (const first of leaves.slice(0, 500)) expect(onPage).toContain(first.problemId);
  expect(markup.markup).toContain("共 1,234,567 行");
});

it("says what is missing and where it is", () => {
  expect(cutNote(words, { shown: 5, held: 5, total: 5 }, beside, "a")).toBeNull();
  expect(cutNote(words, { shown: 5, held: 9, total: 9 }, beside, "a")).toBe(
    "此处列出前 5 行，共 9 行，全部见 report.xlsx、tables/a.csv。",
  );
  expect(cutNote(words, { shown: 5, held: 9, total: 99 }, beside, "a")).toContain("列出 9 行，共 99 行");
  expect(cutNote(words, { shown: 5, held: 9, total: 9 }, { workbook: null, csv: null }, "a")).toContain(
    "--format xlsx",
  );
});

it("counts a list, reads its first rows at once and the others when they are asked for", async () => {
  const connection = await (await inventedDatabase()).connect();
  const { query, list } = queries(connection, 7);
  for (const scope of ["scope", "scope_notices"]) await query(scope, { unit: null, category: null });
  await query("basis_repeats");
  const rowsOf = async (one: Listed<unknown>): Promise<readonly unknown[]> => {
    const rows: unknown[] = [];
    for await (const page of one.pages()) rows.push(...page);
    return rows;
  };
  const whole = await queries(connection).list("open_items");
  expect(whole.total).toBe(whole.rows.length);
  expect(whole.total).toBeGreaterThan(7);
  const cut = await list("open_items", {}, { first: 3 });
  expect(cut).toMatchObject({ rows: whole.rows.slice(0, 3), total: whole.total, held: 7 });
  expect(await rowsOf(cut)).toEqual(whole.rows.slice(0, 7));
  const more = await list("open_items", {}, { first: 3, most: 8 });
  // Who stops reading leaves nothing at work on the connection.
  for await (const page of more.pages()) {
    expect(page.length).toBe(8);
    break;
  }
  expect(more.held).toBe(8);
  expect(await rowsOf(more)).toEqual(whole.rows.slice(0, 8));
  for (const same_category of [false, true])
    expect((await rowsOf(await list("repeats", { same_category }))).length).toBeLessThanOrEqual(7);
  for (const name of ["completion", "reconciliation", "contradictions", "notices", "unit_measures"])
    expect((await rowsOf(await list(name))).length, name).toBeLessThanOrEqual(7);
  connection.closeSync();
}, 120_000);

it("keeps a page of thousands of notices below 5 MB and says what is left to the workbook", async () => {
  // 12 notices of 8 units, 250 times: everything the page shows is at its limit; 100,000 notices give the same size.
  const pages = await reportOf(await largeDatabase(250), { formats: ["html", "md"] });
  expect(pages.get("index.html")!.length).toBeLessThan(5_000_000);
  const page = textOf(pages, "index.html");
  expect(page).toContain("2,000 个单位 · 3,000 份通报 · 37,000 条问题");
  expect(page).toMatch(/此处列出 40 个单位（确有差别的和问题多的在先），共 2000 个/);
  expect(page).toMatch(/此处列出前 [\d,]+ 行，共 37,000 行/);
  expect(pages.get("report.md")!.length).toBeLessThan(500_000);
}, 300_000);
