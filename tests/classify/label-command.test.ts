import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it, vi } from "vitest";
import type { LabelRow } from "../../pipeline/classify/labels.ts";
import { readLabels, writeLabels } from "../../pipeline/classify/labels.ts";
import { notice, scratch, writeFiles } from "../commands/corpus.ts";
import { xunjian } from "../support/xunjian.ts";

// Each test starts several processes; a busy machine must not fail them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const FAULT = "固定资产台账不全，账实不符";

/** A run over two notices, and the sheet of all their leaves. */
async function labelled() {
  const folder = scratch();
  writeFiles(folder, { "in/a.txt": notice("云岭县水务局", FAULT), "in/b.txt": notice("云岭县农业农村局") });
  const out = join(folder, "out");
  const db = join(out, "xunjian.duckdb");
  const run = (...more: string[]) => xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv", ...more]);
  expect((await run()).code).toBe(0);
  const sheet = join(folder, "sheet.csv");
  await xunjian(["label", "export", "--db", db, "--sample", "all", "--out", sheet]);
  const rows = await readLabels(readFileSync(sheet), "csv");
  const rowsOf = async (sql: string) => {
    const instance = await DuckDBInstance.create(db, { access_mode: "READ_ONLY" });
    const connection = await instance.connect();
    const found = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    instance.closeSync();
    return found;
  };
  const importSheet = async (filled: readonly LabelRow[], ...more: string[]) => {
    writeFileSync(sheet, await writeLabels(filled, "csv"));
    return xunjian(["label", "import", sheet, "--db", db, "--apply", ...more]);
  };
  return { folder, out, db, run, rows, rowsOf, importSheet };
}

const blank = {
  unit: "",
  text: "",
  above: "",
  suggested: "",
  suggestedScore: null,
  secondary1: "",
  secondary2: "",
  labelledAt: "",
  done: true,
  note: "",
};

/** The sheet as a person fills it in: every leaf of the first notice on assets is said to be ideology. */
const code = (rows: readonly LabelRow[], primary: string, coder = "甲"): LabelRow[] =>
  rows.map((row) => (row.text === FAULT ? { ...row, primary, secondary1: "theory-study", coder, done: true } : row));

it("label export --redact masks the statements, and the codes come back to the leaves as ever", async () => {
  const folder = scratch();
  const named = "出纳赵云舟保管账户，电话0000-7654321";
  writeFiles(folder, { "in/a.txt": notice("云岭县水务局", named) });
  const db = join(folder, "out", "xunjian.duckdb");
  await xunjian(["run", join(folder, "in"), "--out", join(folder, "out"), "--format", "csv"]);
  const sheet = join(folder, "sheet.csv");
  const exported = await xunjian(["label", "export", "--db", db, "--sample", "all", "--redact", "--out", sheet]);
  expect(exported.code).toBe(0);
  const text = readFileSync(sheet, "utf8");
  expect(text).toContain("赵某某保管账户");
  for (const secret of ["云舟", "7654321"]) expect(text).not.toContain(secret);
  const rows = await readLabels(readFileSync(sheet), "csv");
  const filled = rows.map((row) => ({ ...row, primary: "ideology.opinion-guidance", coder: "甲", done: true }));
  writeFileSync(sheet, await writeLabels(filled, "csv"));
  const imported = await xunjian(["label", "import", sheet, "--db", db, "--apply"]);
  expect(imported.stdout).toContain(`写入数据库 ${rows.length} 条`);
});

describe("label import --apply", () => {
  it("makes classifications, comparisons and derived views those of the labels, and the next report too", async () => {
    const { out, rows, rowsOf, importSheet, run, db } = await labelled();
    const n = rows.filter(({ text }) => text === FAULT).length;
    expect(n).toBe(2);
    const { code: exit, stdout, stderr } = await importSheet(code(rows, "ideology.opinion-guidance"));
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toContain(`写入数据库 ${n} 条`);
    expect(
      await rowsOf(
        "select code, method, rule_id, count(*)::integer n from problem_categories where method = 'person' group by all order by code",
      ),
    ).toEqual([
      { code: "ideology.opinion-guidance", method: "person", rule_id: "甲", n },
      { code: "theory-study", method: "person", rule_id: "甲", n },
    ]);
    expect(await rowsOf("select sum(n)::integer n from unit_category where level1 = 'ideology'")).toEqual([{ n }]);
    expect(await rowsOf("select sum(n)::integer n from unit_category where level1 = 'finance'")).not.toEqual([{ n }]);
    expect(
      await rowsOf(
        "select units::integer units, leaves::integer leaves from category_recurrence where code = 'ideology.opinion-guidance'",
      ),
    ).toEqual([{ units: 2, leaves: n }]);
    const compared = JSON.parse(
      (await xunjian(["compare", "category_recurrence", "--db", db, "--format", "json"])).stdout,
    );
    expect(compared.map((row: { code: string }) => row.code)).toContain("ideology.opinion-guidance");
    // The seal is broken: the old report no longer says what the database says.
    expect(existsSync(join(out, "manifest.json"))).toBe(false);
    expect((await run()).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(manifest.counts.labels).toEqual({ leaves: n, without_leaf: 0 });
    expect(manifest.work).toMatchObject({ read: 0, unchanged: 2 });
  });

  it("holds when the notice is read again, and comes back with a notice that was away", async () => {
    const { folder, rows, rowsOf, importSheet, run } = await labelled();
    await importSheet(code(rows, "ideology.opinion-guidance"));
    const first = join(folder, "in", "a.txt");
    const text = readFileSync(first, "utf8");
    rmSync(first);
    await run();
    const byPerson = "select count(*)::integer n from problem_categories where method = 'person' and is_primary";
    expect(await rowsOf(byPerson)).toEqual([{ n: 1 }]);
    writeFileSync(first, text);
    await run();
    expect(await rowsOf(byPerson)).toEqual([{ n: 2 }]);
    expect(await rowsOf("select sum(n)::integer n from unit_category where level1 = 'ideology'")).toEqual([{ n: 2 }]);
  });

  it("refuses leaves that two coders coded differently, and names leaves the database does not have", async () => {
    const { rows, rowsOf, importSheet } = await labelled();
    const before = await rowsOf("from problem_categories order by all");
    const disputed = await importSheet([...code(rows, "ideology"), ...code(rows, "personnel", "乙")]);
    expect(disputed.code).toBe(1);
    expect(disputed.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(await rowsOf("from problem_categories order by all")).toEqual(before);
    const elsewhere = await importSheet(
      code(rows, "ideology").map((row) => ({ ...row, problemId: `x${row.problemId}` })),
    );
    expect(elsewhere).toMatchObject({ code: 1 });
    expect(elsewhere.stderr).toMatch(/2 条都不在数据库.*--db/);
    expect(await rowsOf("from problem_categories order by all")).toEqual(before);
    const [first, ...others] = code(rows, "ideology").filter(({ done }) => done);
    const partly = await importSheet([...others, { ...first!, problemId: "x" }]);
    expect(partly).toMatchObject({ code: 0 });
    expect(partly.stderr).toContain("1 条不在此数据库中");
  });

  it("says which database is missing, and makes none", async () => {
    const folder = scratch();
    const sheet = join(folder, "sheet.jsonl");
    writeFileSync(sheet, "");
    const empty = await xunjian(["label", "import", sheet]);
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining("没有一条问题") });
    writeFileSync(
      sheet,
      await writeLabels([{ ...blank, problemId: "n1/p1", noticeId: "n1", primary: "", coder: "" }], "jsonl"),
    );
    const { code: exit, stderr } = await xunjian([
      "label",
      "import",
      sheet,
      "--db",
      join(folder, "no.duckdb"),
      "--apply",
    ]);
    expect({ exit, lines: stderr.trimEnd().split("\n").length }).toEqual({ exit: 2, lines: 1 });
    expect(existsSync(join(folder, "no.duckdb"))).toBe(false);
  });
});

describe("agreement of coders, through the command", () => {
  const CODES = ["finance", "ideology", "personnel", "conduct", "core-duties"];
  /** One sheet a coder; `values` are the numbers of the published table, null where the coder said nothing. */
  async function agreement(values: readonly (readonly (number | null)[])[], noticeOf: (unit: number) => string) {
    const folder = scratch();
    const files: string[] = [];
    for (const [coder, coded] of values.entries()) {
      const rows = coded.flatMap((value, unit) =>
        value === null
          ? []
          : [
              {
                ...blank,
                problemId: `p${unit}`,
                noticeId: noticeOf(unit),
                coder: `c${coder}`,
                primary: CODES[value - 1]!,
              },
            ],
      );
      files.push(join(folder, `${coder}.csv`));
      writeFileSync(files.at(-1)!, await writeLabels(rows, "csv"));
    }
    const { code: exit, stdout } = await xunjian(["label", "import", ...files, "--lang", "en"]);
    expect(exit).toBe(0);
    return stdout.split("\n");
  }

  it("gives the α of Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: 0.743", async () => {
    const N = null;
    const lines = await agreement(
      [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
      ],
      () => "n",
    );
    expect(lines[0]).toBe("11 leaves coded by two or more (c0, c1, c2, c3)");
    expect(lines[1]).toMatch(/^level 1 {2}% 0\.\d{3} {2}α 0\.743 {2}κ –$/);
    expect(lines[3]).toBe("all codes (MASI)  α 0.743");
  });

  it("gives the κ of Cohen 1960, table 1: 0.492 at 0.700 observed, with intervals over notices", async () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const pairs = table.flatMap((line, a) => line.flatMap((n, b) => Array.from({ length: n }, () => [a + 1, b + 1])));
    const lines = await agreement(
      [0, 1].map((coder) => pairs.map((pair) => pair[coder]!)),
      (unit) => `n${unit % 8}`,
    );
    const [, percent, alpha, low, high, kappa, kappaLow, kappaHigh] =
      /^level 1 {2}% (\S+) {2}α (\S+) \[(\S+), (\S+)\] {2}κ (\S+) \[(\S+), (\S+)\]$/.exec(lines[1]!)!.map(Number);
    expect({ percent, kappa }).toEqual({ percent: 0.7, kappa: 0.492 });
    expect(low).toBeLessThan(alpha!);
    expect(alpha).toBeLessThan(high!);
    expect(kappaLow).toBeLessThan(kappa!);
    expect(kappa).toBeLessThan(kappaHigh!);
  });
});
