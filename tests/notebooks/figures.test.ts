import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { xunjian } from "../support/xunjian.ts";
import { displays, saved, savedTable } from "./saved.ts";

/** The saved figures against a run of today. */
const STALE = "the saved notebooks are out of date: run `npm run notebooks`";

type Row = Readonly<Record<string, number | string | null>>;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xunjian-figures-"));
  const { code, stderr } = await xunjian(["run", "data/sample", "--out", folder, "--quiet"]);
  expect(code, stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function query(sql: string): Promise<readonly Row[]> {
  const { stdout } = await xunjian(["query", "--db", join(folder, "xunjian.duckdb"), "--format", "json", sql]);
  return JSON.parse(stdout) as readonly Row[];
}

/** Rows of a saved table under the names of the database; `columns` translates headings. */
function rows(notebook: string, caption: string, columns: Readonly<Record<string, string>>): readonly Row[] {
  return savedTable(notebook, caption).map((row) =>
    Object.fromEntries(Object.entries(columns).map(([name, heading]) => [name, row[heading] ?? null])),
  );
}

/** Logarithms may differ in the last digit between C libraries, and the file was saved on another machine. */
function expectEqual(actual: readonly Row[], expected: readonly Row[], viaLogarithm: readonly string[] = []): void {
  expect(actual.length, STALE).toBe(expected.length);
  for (const [index, row] of actual.entries())
    for (const [name, value] of Object.entries(row))
      if (viaLogarithm.includes(name)) expect(value).toBeCloseTo(expected[index]![name] as number, 12);
      else expect(value, `${STALE} (row ${index}, ${name})`).toBe(expected[index]![name]);
}

it("notebook 1: leaves by category are those of the database", async () => {
  const expected = await query(`
    select label_zh, count(*)::integer as leaves from compared_leaves join codebook on codebook.code = compared_leaves.level1
    where not is_withheld group by all`);
  const actual = rows("1", "一级类别 / level-1 categories", { label_zh: "类别", leaves: "条数 leaves" });
  const byLabel = (a: Row, b: Row) => (String(a.label_zh) < String(b.label_zh) ? -1 : 1);
  expectEqual([...actual].sort(byLabel), [...expected].sort(byLabel));
});

it("notebook 2: the statistics are those of unit_category, to the last digit", async () => {
  const columns = {
    unit: "单位 unit",
    level1: "类别 category",
    n: "n",
    denominator: "总条数 of",
    share: "占比 share",
    share_low: "下限 low",
    share_high: "上限 high",
    expected: "期望 expected",
    residual: "残差 residual",
    log_odds_z: "z",
    p: "p",
    p_adjusted: "校正 p adjusted",
  };
  const expected = await query(`
    select ${Object.keys(columns).join(", ")} from unit_category where not small_n
    order by abs(residual) desc, unit, level1 limit 10`);
  expectEqual(rows("2", "残差最大的十格 / ten largest residuals", columns), expected, ["log_odds_z"]);
});

it("notebook 2: every cell of unit_category and of the report was checked", async () => {
  const [cells] = await query("select count(*)::integer as n from unit_category");
  const { notebook } = saved.find(({ name }) => name.startsWith("2"))!;
  const checks = displays(notebook, "text/markdown").filter((text) => text.startsWith("✓"));
  const counted = checks.map((text) => Number(/all (\d+) figures/.exec(text)![1]));
  expect(counted).toEqual([Number(cells!.n) * 7, Number(cells!.n) * 7]);
});

it("notebook 2: association is that of compare", async () => {
  const columns = {
    grouping: "分组 grouping",
    groups: "组数 groups",
    leaves: "条数 leaves",
    chi_square: "χ²",
    degrees_of_freedom: "df",
    cramers_v: "V",
    cramers_v_corrected: "校正 V corrected",
  };
  const expected = await query(`
    select ${Object.keys(columns).join(", ")} from association order by cramers_v_corrected desc, cramers_v desc, grouping`);
  expectEqual(rows("2", "分组与类别的关联 / groupings and categories", columns), expected);
});

it("notebook 3: codes, clusters and amounts are those of compare", async () => {
  const codes = {
    label_zh: "类别",
    units: "单位 units",
    share_of_units: "占单位 share of units",
    leaves: "条数 leaves",
  };
  expectEqual(
    rows("3", "二级类别 / level-2 codes", codes),
    await query(`
      select label_zh, units, share_of_units, leaves from category_recurrence join codebook using (code)
      where level1 in ('finance', 'ideology') order by level1, units desc, leaves desc, code`),
  );
  const clusters = { label: "中心句 centre", units: "单位 units", least_similarity: "最低相似 least similarity" };
  expectEqual(
    rows("3", "措辞相近的问题 / findings in similar words", clusters),
    await query(`
      select label, units, least_similarity from recurrence_clusters
      where level1 in ('finance', 'ideology') and tier = 'paraphrase'
      order by units desc, leaves desc, cluster_id limit 10`),
    ["least_similarity"],
  );
  const money = { unit: "单位 unit", found: "涉及 found", recovered: "追回 recovered" };
  expectEqual(
    rows("3", "各单位财务问题的金额（元）/ finance amounts by unit, yuan", money),
    await query(`
      select unit, found, recovered from money_trail where level1 = 'finance' and found is not null
      order by found desc, unit limit 20`),
  );
});

it("notebook 4: scores are those of evaluate", async () => {
  const db = join(folder, "xunjian.duckdb");
  const { stdout } = await xunjian(["evaluate", "--gold", "data/gold", "--db", db, "--format", "json"]);
  const { scores } = JSON.parse(stdout) as { scores: readonly (Row & { item: string })[] };
  const expected = scores.filter(({ item }) => !item.includes(".") || item.startsWith("category"));
  const columns = { item: "项目 item", n: "n", right: "正确 right", score: "得分 score" };
  expectEqual(rows("4", "得分 / scores", columns), expected);
});
