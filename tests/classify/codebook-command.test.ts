import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { codebook } from "../../pipeline/classify/codebook.ts";
import { SCHEMA_VERSION } from "../../pipeline/load/database.ts";
import { scratch } from "../commands/corpus.ts";
import { inventedDatabase } from "../support/invented-database.ts";
import { xunjian } from "../support/xunjian.ts";

// Each test starts several processes; a busy machine must not fail them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** An invented database as of a codebook `0.9` and of an earlier schema, after `change`. */
async function database(change: string, schema = 1): Promise<string> {
  const path = join(scratch(), "old.duckdb");
  const instance = await inventedDatabase(path);
  const connection = await instance.connect();
  await connection.run(
    `insert or replace into meta values ('schema_version', '${schema}'), ('codebook_version', '0.9')`,
  );
  await connection.run(change);
  connection.closeSync();
  instance.closeSync();
  return path;
}

async function rows(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const found = (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  connection.closeSync();
  instance.closeSync();
  return found;
}

describe("help", () => {
  it.each(["check", "rules", "propose", "recode"])("codebook %s has an example", async (name) => {
    const { code, stdout } = await xunjian(["codebook", name, "--help", "--lang", "en"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}xunjian codebook ${name}`));
  });
  it("says which there are when none is named", async () => {
    const { code, stderr } = await xunjian(["codebook"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "用法错误：请写明 codebook check、rules、propose 或 recode\n",
    });
  });
});

describe("codebook rules", () => {
  it("gives coverage, decisions, accuracy and conflicts of every rule on labels", async () => {
    const { code, stdout } = await xunjian(["codebook", "rules", "--format", "json"]);
    expect(code).toBe(0);
    const { n, rules, overlaps } = JSON.parse(stdout);
    expect(n).toBe(364);
    expect(rules.reduce((sum: number, rule: { decides: number }) => sum + rule.decides, 0)).toBe(n);
    const find = (id: string) => rules.find(({ rule }: { rule: string }) => rule === id);
    expect(find("P1e")).toMatchObject({ holds: 9, decides: 9, coverage: 9 / 364, right_level1: 9 });
    expect(find("P1e").why).toContain("earlier inspection");
    expect(overlaps).toContainEqual({ earlier: "P1e", later: "P1f", statements: 6, is_conflict: true });
    expect(overlaps).toContainEqual({ earlier: "P1d", later: "P1f", statements: 3, is_conflict: false });
    const table = await xunjian(["codebook", "rules", "--lang", "en"]);
    expect(table.stdout.trimEnd().split("\n").at(-1)).toMatch(/^364 labels, \d+ rules and steps/);
  });
  it("reads coding sheets as labels, and says what is wrong with a folder", async () => {
    const folder = scratch();
    expect(await xunjian(["codebook", "rules", "--gold", folder])).toMatchObject({ code: 1, stdout: "" });
    expect(await xunjian(["codebook", "rules", "--gold", join(folder, "no")])).toMatchObject({ code: 2, stdout: "" });
    const sheet = {
      noticeId: "n",
      unit: "",
      above: "",
      suggested: "",
      suggestedScore: null,
      secondary1: "",
      secondary2: "",
    };
    const filled = { ...sheet, problemId: "p", text: "考勤管理松弛", primary: "internal-administration.attendance" };
    writeFileSync(
      join(folder, "sheet.jsonl"),
      JSON.stringify({ ...filled, coder: "甲", labelledAt: "", done: true, note: "" }),
    );
    const { stdout } = await xunjian(["codebook", "rules", "--gold", folder, "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ n: 1 });
    writeFileSync(join(folder, "sheet.jsonl"), "{");
    const broken = await xunjian(["codebook", "rules", "--gold", folder]);
    expect(broken).toMatchObject({ code: 1, stdout: "" });
    expect(broken.stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("codebook propose", () => {
  it("groups abstentions, other and leaves to be reviewed, with their telling words", async () => {
    const path = await database(
      `
      update problem_categories set needs_review = false;
      create temp table missed as
        select problem_id, row_number() over (order by problem_id) r from problem_categories where is_primary qualify r <= 4;
      update problems set text = ['友城交流项目停滞两年', '友城交流项目缺少计划', '友城交流项目无人对接', '国防潜力数据不清'][missed.r]
        from missed where problems.problem_id = missed.problem_id;
      update problem_categories set code = 'other.uncategorised', level1 = 'other'
        from missed where problem_categories.problem_id = missed.problem_id and is_primary and missed.r < 3;
      update problem_categories set needs_review = true
        from missed where problem_categories.problem_id = missed.problem_id and is_primary and missed.r = 3;
      delete from problem_categories where problem_id in (select problem_id from missed where r = 4)`,
      SCHEMA_VERSION,
    );
    const { code, stdout } = await xunjian(["codebook", "propose", "--db", path, "--format", "json"]);
    expect(code).toBe(0);
    const { unsettled, proposals } = JSON.parse(stdout);
    expect(unsettled).toBe(4);
    expect(proposals).toHaveLength(1);
    expect(proposals[0].n).toBe(3);
    expect(proposals[0].terms.join("")).toContain("友城交流");
    const table = await xunjian(["codebook", "propose", "--db", path, "--lang", "en"]);
    expect(table.stdout).toMatch(/\n4 of \d+ leaves are unsettled; 3 of them in 1 groups\n$/);
  });
});

describe("codebook recode", () => {
  const to = codebook().version;
  let crosswalk: string;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "xunjian-recode-"));
    crosswalk = join(folder, "crosswalk.yaml");
    writeFileSync(
      crosswalk,
      `- {from: '0.9', to: '${to}', note: test, codes: {finance.projects: ideology, ideology: finance.projects, conduct.thrift: null}}\n`,
    );
  });
  const CODES = `
    create temp table three as
      select problem_id, row_number() over (order by problem_id) r from problem_categories where is_primary qualify r <= 4;
    delete from problem_categories where problem_id in (select problem_id from three) and not is_primary;
    update problem_categories set code = c, level1 = split_part(c, '.', 1), runner_up = 'ideology' from (
      select problem_id, ['finance.projects', 'ideology', 'conduct.thrift', 'conduct.formalism'][r] c from three) t
      where t.problem_id = problem_categories.problem_id;
    insert into problem_categories select problem_id, notice_id, 'conduct.thrift', 'conduct', false, 0.5, 'rule', 'P6', false, false, null, []
      from problem_categories where problem_id = (select problem_id from three where r = 1);
    insert into labels select problem_id, 'n', ['finance.projects', 'ideology', 'conduct.thrift', 'conduct.formalism'][r],
      'x', true, '甲', null, null from three`;

  it("moves codes, labels and comparisons to the codebook of today, all or nothing", async () => {
    const path = await database(CODES);
    const first4 =
      "where problem_id in (select problem_id from problem_categories where is_primary order by 1 limit 4)";
    const before = await rows(path, "from problem_categories order by all");
    const missing = await xunjian(["codebook", "recode", "--db", path]);
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(await rows(path, "from problem_categories order by all")).toEqual(before);

    const { code, stdout, stderr } = await xunjian([
      "codebook",
      "recode",
      "--db",
      path,
      "--crosswalk",
      crosswalk,
      "--lang",
      "en",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Codebook 0\\.9 → ${to}: \\d+ rows recoded, \\d+ leaves to be coded again: `));
    // Two codes that change places do not end up as one; a secondary code without successor goes, a primary is kept open.
    expect(
      await rows(
        path,
        `select code, level1, is_primary, needs_review, runner_up from problem_categories ${first4} order by problem_id`,
      ),
    ).toEqual([
      ["ideology", "ideology", true, true, "finance.projects"],
      ["finance.projects", "finance", true, expect.any(Boolean), "finance.projects"],
      ["other.unclassifiable", "other", true, true, "finance.projects"],
      ["conduct.formalism", "conduct", true, expect.any(Boolean), "finance.projects"],
    ]);
    expect(await rows(path, "select code, level1 from labels order by problem_id")).toEqual([
      ["ideology", "ideology"],
      ["finance.projects", "finance"],
      ["conduct.formalism", "x"],
    ]);
    expect(await rows(path, "select value from meta where key = 'codebook_version'")).toEqual([[to]]);
    const counted = "select level1, sum(n)::integer from unit_category group by 1 having sum(n) > 0 order by 1";
    const [compared, coded] = [
      await rows(path, counted),
      await rows(
        path,
        "select level1, count(*)::integer from compared_leaves where not is_withheld group by 1 order by 1",
      ),
    ];
    expect(compared).toEqual(coded);
    expect((await xunjian(["codebook", "recode", "--db", path])).stdout).toContain("无需改码");
  });

  it("refuses a way that leads to a code the codebook does not have", async () => {
    const path = await database("select 1");
    const wrong = join(folder, "wrong.yaml");
    writeFileSync(
      wrong,
      readFileSync(crosswalk, "utf8").replace("finance.projects: ideology", "finance.projects: idea"),
    );
    const before = await rows(path, "from problem_categories order by all");
    expect(before.some((row) => row.includes("finance.projects"))).toBe(true);
    const refused = await xunjian(["codebook", "recode", "--db", path, "--crosswalk", wrong]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("idea");
    expect(await rows(path, "from problem_categories order by all")).toEqual(before);
  });
});
