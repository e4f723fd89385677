import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { main } from "../../pipeline/cli.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { run } from "../../pipeline/run.ts";

const golden = (name: string): string => join(packageRoot, "tests", "golden", name);
const gold = (stem: string): string => join(packageRoot, "data", "gold", `${stem}.json`);
const sample = (stem: string): string => join(packageRoot, "data", "sample", `${stem}.txt`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xunjian-evaluate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** A process runs one command; here each would leave its listeners behind, until Node warns of a leak. */
function rememberListeners(): () => void {
  const emitters: readonly (readonly [NodeJS.EventEmitter, string])[] = [
    [process.stdout, "error"],
    [process, "uncaughtException"],
  ];
  const before = emitters.map(([emitter, event]) => emitter.listeners(event));
  return () => {
    emitters.forEach(([emitter, event], at) => {
      for (const listener of emitter.listeners(event))
        if (!before[at]!.includes(listener)) emitter.off(event, listener as () => void);
    });
  };
}

async function command(...args: string[]) {
  const written = { out: "", note: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.note += String(text);
    return true;
  });
  process.exitCode = 0;
  const forget = rememberListeners();
  await main(["evaluate", ...args]);
  forget();
  vi.restoreAllMocks();
  return { ...written, code: process.exitCode };
}

describe("xunjian evaluate", () => {
  it("prints scores, then what differs, in either language", async () => {
    const zh = await command("--gold", golden("status-line-after-item-01"));
    expect(zh.code).toBe(0);
    expect(zh.out).toContain("末级问题的措施数");
    expect(zh.out.trimEnd().split("\n").at(-1)).toBe("检验 1 份，未能检验 0 份");
    const en = await command("--gold", golden("status-line-after-item-01"), "--lang", "en");
    expect(en.out).toContain("measures per leaf");
    expect(en.out).not.toContain("精确率");
  });

  it("gives the same bytes twice, as JSON on standard output alone", async () => {
    const args = ["--gold", golden("status-line-after-item-01"), "--format", "json", "--out", join(folder, "json")];
    const first = await command(...args);
    expect(await command(...args)).toEqual(first);
    const { notices, scores, differences, not_evaluated } = JSON.parse(first.out);
    expect(notices).toEqual(["status-line-after-item-01"]);
    expect(scores.find((each: { item: string }) => each.item === "problems")).toMatchObject({
      score: 1,
      interval_by: "wilson",
    });
    expect([differences, not_evaluated]).toEqual([expect.any(Array), []]);
    expect(first.note).toBe(`结果：${join(folder, "json")}\n`);
    expect(readFileSync(join(folder, "json", "evaluation.json"), "utf8")).toBe(first.out);
    expect(readFileSync(join(folder, "json", "scores.csv"), "utf8")).toMatch(/^\ufeff项目,名称/);
  });

  it("ends with 1 when a least score is missed, and names it", async () => {
    const missed = await command(
      "--gold",
      golden("status-line-after-item-01"),
      "--format",
      "csv",
      "--min",
      "facts=0.5",
    );
    expect(missed).toMatchObject({ code: 1, note: "未达到 --min：facts 无标注 < 0.5\n" });
    const reached = await command(
      "--gold",
      golden("status-line-after-item-01"),
      "--format",
      "csv",
      "--min",
      "problems=1",
    );
    expect(reached).toMatchObject({ code: 0, note: "" });
  });

  it.each([
    [["--gold", "nowhere"], 2],
    [[], 2],
    [["--gold", golden("README.md"), "--format", "xml"], 2],
    [["--gold", golden(""), "--db", "a.duckdb", "--notices", golden("")], 2],
    [["--gold", golden(""), "--min", "2"], 2],
    [["--gold", golden(""), "--db", "nowhere.duckdb"], 2],
    [["--gold", join(packageRoot, "data", "regions")], 1],
  ] as const)("answers %j with one line and exit code %i", async (args, code) => {
    const failed = await command(...args);
    expect(failed).toMatchObject({ code, out: "" });
    expect(failed.note.trimEnd().split("\n")).toHaveLength(1);
    expect(failed.note).not.toContain("    at ");
  });

  it("says which texts it did not find, and does not pass a check without them", async () => {
    const failed = await command("--gold", gold("lanchuan-court-2022"), "--notices", folder, "--lang", "en");
    expect(failed.code).toBe(1);
    expect(failed.note).toContain("lanchuan-court-2022.txt was not found: name the folder of the texts with --notices");
  });

  it("reads the same from the database of a run as from the text, spans behind rare characters included", async () => {
    const stem = "yuesu-grain-2024";
    mkdirSync(join(folder, "rare"));
    // Two UTF-16 units and one code point each: every place after them differs between text and database.
    writeFileSync(join(folder, "rare", `${stem}.txt`), `𠮷水𡌛\n${readFileSync(sample(stem), "utf8")}`);
    // A label that is wrong on purpose: its difference lists the places of the measures that were read.
    const labels = JSON.parse(readFileSync(gold(stem), "utf8")) as { problems: { measures: number }[] };
    labels.problems.at(-1)!.measures += 5;
    const wrong = join(folder, `${stem}.json`);
    writeFileSync(wrong, JSON.stringify(labels));
    const out = join(folder, "run");
    await run(
      [join(folder, "rare")],
      { out, jobs: 1, formats: [], lang: "zh", redact: false },
      { stdin: process.stdin, now: () => new Date(0), progress: () => undefined, signal: new AbortController().signal },
    );
    const json = async (...args: string[]) =>
      JSON.parse((await command("--gold", wrong, "--format", "json", ...args)).out);
    const fresh = await json("--notices", join(folder, "rare"));
    expect(fresh.differences).toContainEqual(expect.objectContaining({ item: "measures", line: expect.any(Number) }));
    expect(await json("--db", join(out, "xunjian.duckdb"))).toEqual(fresh);
    const other = await command("--gold", gold("lanchuan-court-2022"), "--db", join(out, "xunjian.duckdb"));
    expect(other.note).toContain("数据库里没有 lanchuan-court-2022.txt");
  });
});
