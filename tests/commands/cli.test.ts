import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { xunjian } from "../support/xunjian.ts";
import { notice, scratch, writeFiles } from "./corpus.ts";

// Each test starts several processes; a busy machine must not fail them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const COMMANDS = ["run", "report", "query", "show", "search", "compare", "classify", "export", "codebook", "doctor"];

describe("help", () => {
  it.each(COMMANDS)("%s has an example in both languages", async (command) => {
    for (const [lang, heading] of [
      ["zh", "例："],
      ["en", "Examples:"],
    ] as const) {
      const { code, stdout, stderr } = await xunjian([command, "--help", "--lang", lang]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(heading);
      expect(stdout).toMatch(new RegExp(`\\n {2}xunjian ${command}`));
    }
  });

  it("lists every command", async () => {
    const { stdout } = await xunjian(["--help"]);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`\\n {2}${command} `));
  });

  it("a mistyped command is one line and exit code 2", async () => {
    const { code, stderr } = await xunjian(["qurey"]);
    expect({ code, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toMatch(/query/);
  });
});

describe("on a database", () => {
  let out: string;
  let db: string;
  const json = async (args: readonly string[]): Promise<unknown> => JSON.parse((await xunjian(args)).stdout);
  // One database for all of them; the folder goes with the process.
  beforeAll(async () => {
    const { mkdtempSync } = await import("node:fs");
    const { tmpdir } = await import("node:os");
    const folder = mkdtempSync(join(tmpdir(), "xunjian-cli-"));
    writeFiles(folder, {
      "in/a.txt": notice("云岭县水务局", "=资金管理不严，固定资产台账不全"),
      "in/b.txt": notice("云岭县农业农村局"),
    });
    out = join(folder, "out");
    db = join(out, "xunjian.duckdb");
    const { code, stderr } = await xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("the files they write, and those they are given, are named where they cannot be", async () => {
    const nowhere = join(out, "nowhere", "x");
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [["query", "--db", db, "--output", `${nowhere}.csv`, "--format", "csv", "select 1"], 1, /没有文件夹 .*nowhere；/],
      [["query", "--db", db, "--output", `${nowhere}.parquet`, "--format", "parquet", "select 1"], 1, /没有文件夹/],
      [["compare", "trend", "--db", db, "--format", "csv", "--output", `${nowhere}.csv`], 1, /没有文件夹/],
      [["label", "export", "--db", db, "--out", `${nowhere}.xlsx`], 1, /没有文件夹/],
      [["query", "--db", db, "--output", out, "--format", "csv", "select 1"], 1, /是一个文件夹/],
      [["label", "import", `${nowhere}.xlsx`], 2, /^没有编码表 /],
      [["label", "import", "t.sh"], 2, /^编码表 t\.sh：文件名要以 \.xlsx、\.csv、\.jsonl 之一结尾/],
      [["query", "--db", db, ""], 2, /^没有写 SQL；例：/],
      [["query", "--db", db, "/* x */ ; "], 2, /^没有写 SQL；例：/],
      [["search", "--db", db, "鲸鱼"], 0, /^没有找到“鲸鱼”；请/],
    ];
    for (const [args, exit, line] of cases) {
      const { code, stdout, stderr } = await xunjian(args);
      expect({ args, code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
        args,
        code: exit,
        stdout: "",
        lines: 1,
      });
      expect(stderr).toMatch(line);
    }
  });

  describe("query", () => {
    it("prints one JSON array, numbers as numbers and dates as ISO strings", async () => {
      const rows = await json([
        ...["query", "--db", db, "--format", "json"],
        "select count(*) n, sum(char_count) > 0 positive, 1.50::decimal(9,2) money, date '2023-06-30' as day, 9007199254740993 big, [1, 2] list, null absent from notices",
      ]);
      expect(rows).toEqual([
        { n: 2, positive: true, money: 1.5, day: "2023-06-30", big: "9007199254740993", list: [1, 2], absent: null },
      ]);
      expect(await json(["query", "--db", db, "--format", "json", "from notices where false"])).toEqual([]);
    });

    it("writes CSV in which no text starts a formula", async () => {
      const { stdout } = await xunjian(["query", "--db", db, "--format", "csv", "select '=1+1' a, -2 b, 'x,\"y' c"]);
      expect(stdout).toBe('a,b,c\r\n\'=1+1,-2,"x,""y"\r\n');
    });

    it("writes Parquet that reads back", async () => {
      const file = join(scratch(), "leaves.parquet");
      const { code, stdout } = await xunjian([
        "query",
        "--db",
        db,
        "--format",
        "parquet",
        "--output",
        file,
        "from problems;",
      ]);
      expect({ code, last: stdout }).toEqual({ code: 0, last: `结果：${file}\n` });
      expect(readFileSync(file).subarray(0, 4).toString()).toBe("PAR1");
    });

    it.each([
      ["insert into meta values ('a', 'b')"],
      ["copy notices to 'stolen.csv'"],
      ["select * from read_text('/etc/hostname')"],
      ["attach 'other.duckdb'"],
      ["set enable_external_access = true"],
      ["install httpfs"],
      ["select 1; select 2"],
      ["selct 1"],
      ["select nothing from notices"],
      [""],
    ])("refuses %s in one line", async (sql) => {
      const { code, stdout, stderr } = await xunjian(["query", "--db", db, sql]);
      expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 2, stdout: "", lines: 1 });
      expect(existsSync("stolen.csv")).toBe(false);
    });

    it("says which database is missing", async () => {
      const { code, stderr } = await xunjian(["query", "--db", join(out, "no.duckdb"), "select 1"]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/没有数据库/);
    });
  });

  it("show: a notice's tree, and a problem with measures, category, cues and the marked passage", async () => {
    const [first] = (await json([
      "query",
      "--db",
      db,
      "--format",
      "json",
      "select problem_id, notice_id from problems where is_leaf order by 1",
    ])) as { problem_id: string; notice_id: string }[];
    const tree = await xunjian(["show", first!.notice_id, "--db", db]);
    expect(tree.stdout).toContain("第一议题制度落实不到位");
    const problem = await xunjian(["show", first!.problem_id, "--db", db]);
    expect(problem.stdout).toMatch(/类别：[\s\S]*整改措施：[\s\S]*原文：[\s\S]*【.+】/);
    const missing = await xunjian(["show", "n0", "--db", db]);
    expect({ code: missing.code, lines: missing.stderr.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 1 });
  });

  it("search: ranked, phrases and exclusion, marks that equal the counts", async () => {
    type Hit = { id: string; kind: string; score: number; count: number; excerpt: { text: string; marked: boolean }[] };
    const search = (words: string): Promise<Hit[]> =>
      json(["search", words, "--db", db, "--format", "json"]) as Promise<Hit[]>;
    const assets = await search("固定资产");
    expect(assets.length).toBeGreaterThan(2);
    expect(assets.map(({ score }) => score)).toEqual(assets.map(({ score }) => score).sort((a, b) => b - a));
    for (const { excerpt, count } of assets) expect(excerpt.filter(({ marked }) => marked)).toHaveLength(count);
    expect(
      (await search('"账实不符"')).every(({ excerpt }) =>
        excerpt.some(({ text, marked }) => marked && text === "账实不符"),
      ),
    ).toBe(true);
    expect((await search("固定资产 -台账")).length).toBeLessThan(assets.length);
    expect(await search("不存在的词汇啊")).toEqual([]);
  });

  it("compare: lists its questions, answers one, refuses a filter it has no column for", async () => {
    expect((await xunjian(["compare", "--db", db])).stdout).toMatch(/^unit_category /m);
    const rows = (await json(["compare", "unit_category", "--db", db, "--format", "json", "--unit", "水务"])) as {
      unit: string;
    }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ unit }) => unit.includes("水务"))).toBe(true);
    expect((await xunjian(["compare", "trend", "--db", db, "--unit", "水务"])).code).toBe(2);
    expect((await xunjian(["compare", "nothing", "--db", db])).code).toBe(2);
  });

  it("report: again from the database, and never over a folder of other things", async () => {
    const folder = join(scratch(), "again");
    const { code, stdout } = await xunjian(["report", "--db", db, "--out", folder, "--format", "html"]);
    expect(code).toBe(0);
    expect(stdout.trimEnd()).toBe(`报告：${join(folder, "index.html")}`);
    const other = writeFiles(scratch(), { "mine.txt": "别动" });
    const refused = await xunjian(["report", "--db", db, "--out", other, "--format", "html"]);
    expect(refused.code).toBe(2);
    expect(readFileSync(join(other, "mine.txt"), "utf8")).toBe("别动");
  });
});

describe("classify", () => {
  it("codes the argument, or one statement a line of standard input", async () => {
    const one = await xunjian(["classify", "违规发放津补贴"]);
    expect(one.stdout).toMatch(/conduct\.allowances-benefits/);
    const { stdout } = await xunjian(["classify", "--format", "json"], {
      stdin: "违规发放津补贴\n\n三会一课制度坚持不够\n",
    });
    const coded = JSON.parse(stdout) as { text: string; categories: { isPrimary: boolean }[] }[];
    expect(coded.map(({ text }) => text)).toEqual(["违规发放津补贴", "三会一课制度坚持不够"]);
    for (const { categories } of coded) expect(categories.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  });

  it("without a statement it is wrong usage", async () => {
    expect((await xunjian(["classify"], { stdin: "\n" })).code).toBe(2);
  });
});

it("codebook check says what it checked, on its last line", async () => {
  const { code, stdout } = await xunjian(["codebook", "check"]);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^编码本 [\d.]+/);
});

it("doctor finds this machine in order", async () => {
  const { code, stdout } = await xunjian(["doctor"]);
  expect(stdout).toMatch(/nodejieba/);
  expect(code).toBe(0);
});

it("a stack trace needs to be asked for", async () => {
  const broken = ["query", "--db", join(scratch(), "none.duckdb"), "select 1"];
  expect((await xunjian(broken)).stderr).not.toMatch(/\n\s+at /);
  expect((await xunjian(broken, { env: { XUNJIAN_DEBUG: "1" } })).stderr).toMatch(/\n\s+at /);
});
