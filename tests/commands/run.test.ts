import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../pipeline/load/database.ts";
import type { Manifest } from "../../pipeline/manifest.ts";
import { run, type Step } from "../../pipeline/run.ts";
import { xunjian } from "../support/xunjian.ts";
import { notice, scratch, writeFiles } from "./corpus.ts";

// Each test starts several processes; a busy machine must not fail them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const manifestOf = (out: string): Manifest => JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as Manifest;

async function rowsOf(out: string, sql: string): Promise<Record<string, unknown>[]> {
  const { stdout, stderr } = await xunjian(["query", "--db", join(out, "xunjian.duckdb"), "--format", "json", sql]);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Record<string, unknown>[];
}

describe("run", () => {
  it("makes a database, a report and a manifest whose counts close", async () => {
    const folder = scratch();
    writeFiles(folder, {
      "in/a.txt": notice("云岭县水务局"),
      "in/b.txt": notice("云岭县农业农村局", "第一议题制度落实不到位"),
      "in/copy.txt": notice("云岭县水务局"),
      "in/empty.txt": "",
      "in/weather.txt": "今日天气晴朗，适合郊游。",
    });
    const out = join(folder, "out");
    const { code, stdout, stderr } = await xunjian(["run", join(folder, "in"), "--out", out, "--format", "html,csv"]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(`报告：${join(out, "report", "index.html")}`);
    expect(readdirSync(out).sort()).toEqual(["manifest.json", "report", "xunjian.duckdb"]);
    const { counts, outputs, inputs } = manifestOf(out);
    expect(counts).toMatchObject({ files: 5, seen: 5, notices: 2, leaves: 6, measures: 10 });
    expect(counts.seen).toBe(counts.notices + Object.values(counts.dropped).reduce((sum, n) => sum + n, 0));
    expect(counts.dropped).toMatchObject({ "load/duplicate": 1, "ingest/empty": 1 });
    expect(inputs.map(({ path }) => path)).toEqual(inputs.map(({ path }) => path).sort());
    expect(outputs.map(({ path }) => path)).toContain("xunjian.duckdb");
    const quotes = await rowsOf(
      out,
      "select count(*) n, count(*) filter (substr(n.text, m.span_start + 1, m.span_end - m.span_start) <> '') said from measures m join notices n using (notice_id)",
    );
    expect(quotes).toEqual([{ n: 10, said: 10 }]);
  });

  it("names the files left out, with the reason in words, and says where the whole list is", async () => {
    const folder = scratch();
    writeFiles(folder, {
      "in/a.txt": notice("云岭县水务局"),
      "in/b.txt": notice("云岭县水务局").replace("36件", "37件"),
      "in/out before/.xunjian-report": "",
      "in/out before/index.html": notice("云岭县农业农村局"),
      "in/x1.txt": "",
      "in/x2.txt": "",
      "in/x3.txt": "今日天气晴朗，适合郊游。",
      "in/x4.txt": notice("云岭县水务局"),
    });
    const out = join(folder, "out");
    const call = (lang: string) =>
      xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv", "--lang", lang]);
    const lines = (await call("zh")).stdout.split("\n");
    const named = lines.filter((line) => line.startsWith("  "));
    expect(named).toHaveLength(6);
    expect(named[0]).toMatch(
      /^ {2}未计入 .*b\.txt：同一篇通报的再次发布，以 .*a\.txt（n[0-9a-f]{16}）为准|^ {2}未计入 .*a\.txt/,
    );
    expect(named[1]).toMatch(/x1\.txt：空文件$/);
    expect(named[3]).toMatch(/x3\.txt：全文未涉及巡察/);
    expect(named[5]).toBe(`  另有 1 份，逐份原因见 ${join(out, "report", "tables", "left-out.csv")}`);
    const list = readFileSync(join(out, "report", "tables", "left-out.csv"), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(list).toHaveLength(7);
    expect(list.at(-1)).toMatch(/out before,不予读取,.*,ingest\/own-output$/);
    expect((await call("en")).stdout).toMatch(/^ {2}left out .*x1\.txt: The file is empty$/m);
  });

  it("says so loudly when most of the last run is withdrawn, and not when its files only have other names", async () => {
    const folder = scratch();
    writeFiles(folder, { "in/a.txt": notice("甲县教育局"), "in/b.txt": notice("乙县教育局") });
    writeFiles(folder, { "moved/a.txt": notice("甲县教育局"), "moved/b.txt": notice("乙县教育局") });
    writeFiles(folder, { "new.txt": notice("丙县教育局") });
    const call = async (path: string): Promise<string> =>
      (await xunjian(["run", join(folder, path), "--out", join(folder, "out"), "--format", "csv"])).stderr;
    expect(await call("in")).toBe("");
    expect(await call("moved")).toBe("");
    expect(await call("new.txt")).toMatch(
      /^注意：上次的 2 个文件有 2 个不在这次给出的路径里，已从结果中撤下；要恢复.*\n$/,
    );
  });

  it("names the same texts by the same corpus and run, in whatever folder and under whatever names they lie", async () => {
    const folder = scratch();
    writeFiles(folder, {
      "in/a.txt": notice("云岭县水务局"),
      "in/b.txt": notice("云岭县农业农村局"),
      "elsewhere/deeper/z.txt": notice("云岭县水务局"),
      "elsewhere/c.txt": notice("云岭县农业农村局"),
      "other/a.txt": notice("云岭县水务局"),
      "other/b.txt": notice("云岭县农业农村局", "账外设账"),
    });
    for (const place of ["in", "elsewhere", "other"])
      await xunjian(["run", join(folder, place), "--out", join(folder, `${place}-out`), "--format", "csv"]);
    const named = (place: string): unknown => {
      const { corpus, run_id } = manifestOf(join(folder, `${place}-out`));
      return { corpus, run_id };
    };
    expect(named("elsewhere")).toEqual(named("in"));
    expect(named("other")).not.toEqual(named("in"));
  });

  it("does only what has changed, and ends where a fresh run ends", async () => {
    const folder = scratch();
    const input = join(folder, "in");
    const out = join(folder, "out");
    const run = () => xunjian(["run", input, "--out", out, "--format", "csv"]);
    writeFiles(input, { "a.txt": notice("甲县教育局"), "b.txt": notice("乙县教育局"), "c.txt": notice("丙县教育局") });
    await run();
    const first = readFileSync(join(out, "manifest.json"), "utf8");

    expect((await run()).stdout).toMatch(/与上次相同/);
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(first);

    rmSync(join(input, "a.txt"));
    writeFiles(input, { "b.txt": notice("乙县教育局", "账外设账"), "d.txt": notice("丙县教育局") });
    expect((await run()).code).toBe(0);
    expect(manifestOf(out).work).toEqual({ read: 2, reclassified: 0, retired: 2, unchanged: 1 });

    const fresh = join(folder, "fresh");
    await xunjian(["run", input, "--out", fresh, "--format", "csv"]);
    const { run_id, counts } = manifestOf(fresh);
    expect({ run_id, counts }).toEqual({ run_id: manifestOf(out).run_id, counts: manifestOf(out).counts });
    const reports = (place: string): unknown =>
      manifestOf(place).outputs.filter(({ path }) => path.startsWith("report/"));
    expect(reports(out)).toEqual(reports(fresh));
    for (const table of ["problems", "measures", "terms", "sources", "findings", "recurrences"])
      expect(await rowsOf(out, `from ${table} order by all`), table).toEqual(
        await rowsOf(fresh, `from ${table} order by all`),
      );
  });

  it("killed between loading and comparing, goes on without reading again, and ends where a fresh run ends", async () => {
    const folder = scratch();
    const input = join(folder, "in");
    writeFiles(input, { "a.txt": notice("甲县教育局"), "b.txt": notice("乙县教育局") });
    const stopAt = (at: Step["at"] | null, out: string) =>
      run(
        [input],
        { out, jobs: 1, formats: ["csv"], lang: "zh", redact: false },
        {
          stdin: process.stdin,
          now: () => new Date(0),
          progress: (step) => {
            if (step.at === at) throw new Error(`stopped at ${at}`);
          },
          signal: new AbortController().signal,
        },
      );
    const out = join(folder, "out");
    await expect(stopAt("compare", out)).rejects.toThrow("stopped at compare");
    expect(existsSync(join(out, "xunjian.duckdb"))).toBe(false);
    await stopAt(null, out);
    expect(manifestOf(out).work).toEqual({ read: 0, reclassified: 0, retired: 0, unchanged: 2 });
    const fresh = join(folder, "fresh");
    await stopAt(null, fresh);
    expect(manifestOf(out).run_id).toBe(manifestOf(fresh).run_id);
    for (const table of ["problems", "recurrences", "category_cells"])
      expect(await rowsOf(out, `from ${table} order by all`), table).toEqual(
        await rowsOf(fresh, `from ${table} order by all`),
      );
  });

  it("codes again, without reading again, what another codebook coded", async () => {
    const folder = scratch();
    const input = join(folder, "in");
    writeFiles(input, { "a.txt": notice("𠮷县教育局"), "b.txt": notice("乙县教育局", "账外设账") });
    const run = (out: string) => xunjian(["run", input, "--out", out, "--format", "csv"]);
    const [out, fresh] = [join(folder, "out"), join(folder, "fresh")];
    await run(out);
    await run(fresh);
    const database = await openDatabase(join(out, "xunjian.duckdb"), "write");
    await database.connection.run(`
      update files set stage_version = replace(stage_version, 'codebook ', 'codebook 0');
      update problem_categories set code = 'other.unclassifiable', level1 = 'other', cues = [];
      delete from measure_types where is_primary;
      update measures set modality = 'none', specificity = 3, outcome = not outcome;
      update problems set best_specificity = 3, mean_specificity = 3 where best_specificity is not null;
      delete from meta where key = 'compared'`);
    database.close();

    expect((await run(out)).stdout).toContain("本次读 0 个文件，只重新归类 2 个，撤下 0 个，未变 0 个");
    expect(manifestOf(out).work).toEqual({ read: 0, reclassified: 2, retired: 0, unchanged: 0 });
    for (const table of ["files", "sources", "problems", "measures", "problem_categories", "measure_types", "evidence"])
      expect(await rowsOf(out, `from ${table} order by all`), table).toEqual(
        await rowsOf(fresh, `from ${table} order by all`),
      );
    expect((await run(out)).stdout).toMatch(/与上次相同/);
  });

  it("reads standard input, and leaves its own output alone when that lies inside the input", async () => {
    const folder = scratch();
    writeFiles(folder, { "a.txt": notice("甲县教育局") });
    const call = { cwd: folder, stdin: notice("乙县教育局") };
    expect((await xunjian(["run", ".", "-", "--out", "out", "--format", "html"], call)).code).toBe(0);
    expect((await xunjian(["run", ".", "-", "--out", "out", "--format", "html"], call)).stdout).toMatch(/与上次相同/);
    expect(manifestOf(join(folder, "out")).counts).toMatchObject({ files: 2, notices: 2 });
  });

  it("makes the report anew when it is asked for in another shape, without reading again", async () => {
    const folder = scratch();
    writeFiles(folder, { "in/a.txt": notice("甲县教育局") });
    const out = join(folder, "out");
    await xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv"]);
    expect(existsSync(join(out, "report", "index.html"))).toBe(false);
    const again = await xunjian(["run", join(folder, "in"), "--out", out, "--format", "html", "--lang", "en"]);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: "" });
    expect(existsSync(join(out, "report", "index.html"))).toBe(true);
    expect(manifestOf(out).work.read).toBe(0);
  });
});

describe("run that cannot", () => {
  const cases: readonly (readonly [string, (folder: string) => readonly string[], number, RegExp])[] = [
    ["a path that is not there", (f) => ["run", join(f, "nowhere"), "--out", join(f, "out")], 2, /路径不存在/],
    ["an empty folder", (f) => ["run", join(f, "empty"), "--out", join(f, "out")], 1, /没有可读的文件/],
    ["a folder without a notice", (f) => ["run", join(f, "other"), "--out", join(f, "out")], 1, /没有一份是整改通报/],
    ["an option that is not there", (f) => ["run", join(f, "in"), "--uot", join(f, "out")], 2, /没有选项 --uot/],
    ["no path", () => ["run"], 2, /缺少参数/],
    ["a wrong number", (f) => ["run", join(f, "in"), "--out", join(f, "out"), "--jobs", "many"], 2, /--jobs/],
    ["a wrong format", (f) => ["run", join(f, "in"), "--out", join(f, "out"), "--format", "pdf"], 2, /--format/],
    ["a wrong language", (f) => ["run", join(f, "in"), "--out", join(f, "out"), "--lang", "fr"], 2, /--lang/],
    ["a file in the way of the output", (f) => ["run", join(f, "in"), "--out", join(f, "in", "a.txt")], 1, /同名文件/],
  ];
  it.each(cases)("%s: one line, exit code, nothing left", async (_, argsIn, code, line) => {
    const folder = scratch();
    writeFiles(folder, { "in/a.txt": notice("甲县教育局"), "other/b.txt": "今日天气晴朗，适合郊游。" });
    mkdirSync(join(folder, "empty"));
    const ended = await xunjian(argsIn(folder));
    expect(ended.stderr).toMatch(line);
    expect(ended.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(ended.stdout).toBe("");
    expect(ended.code).toBe(code);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it("leaves the last good result standing when the new input is no good", async () => {
    const folder = scratch();
    writeFiles(folder, { "in/a.txt": notice("甲县教育局"), "other/b.txt": "今日天气晴朗，适合郊游。" });
    const out = join(folder, "out");
    await xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv"]);
    const before = readFileSync(join(out, "manifest.json"), "utf8");
    expect((await xunjian(["run", join(folder, "other"), "--out", out])).code).toBe(1);
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(before);
    expect(readdirSync(out).sort()).toEqual(["manifest.json", "report", "xunjian.duckdb"]);
    expect(await rowsOf(out, "select count(*) n from notices")).toEqual([{ n: 1 }]);
  });

  const none: [string, RegExp, (out: string) => void][] = [
    [
      "another program's file",
      /不是 DuckDB 文件.*请移走后重新执行 run/,
      (out) => writeFileSync(join(out, "xunjian.duckdb"), "这不是数据库".repeat(2000)),
    ],
    [
      "a damaged database",
      /不是 DuckDB 数据库，或已损坏/,
      // DuckDB's own first block header, then nothing it wrote.
      (out) => {
        const bytes = Buffer.alloc(20_000, 0x5a);
        bytes.write("DUCK", 8, "latin1");
        writeFileSync(join(out, "xunjian.duckdb"), bytes);
      },
    ],
  ];
  it.each(none)("says so where the database is %s", async (_, line, put) => {
    const folder = scratch();
    writeFiles(folder, { "in/a.txt": notice("甲县教育局") });
    const out = join(folder, "out");
    mkdirSync(out);
    put(out);
    const before = readFileSync(join(out, "xunjian.duckdb"));
    const { code, stderr } = await xunjian(["run", join(folder, "in"), "--out", out]);
    expect({ code, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 1 });
    expect(stderr).toMatch(line);
    expect(readFileSync(join(out, "xunjian.duckdb")).equals(before)).toBe(true);
  });
});
