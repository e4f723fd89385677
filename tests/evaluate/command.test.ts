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
  it("says of the labels it was made with that they flatter it, and of no others", async () => {
    const own = await command("--gold", join(packageRoot, "data", "gold"), "--lang", "en", "--format", "csv");
    expect(own.note).toContain("Rules and model were made with these labels at hand");
    const other = await command("--gold", golden("status-line-after-item-01"), "--lang", "en");
    expect(other.note + other.out).not.toContain("made with these labels");
  }, 120_000);

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

  describe("on coded leaves", () => {
    /** Statements the program is sure of, one a column of Cohen's table. */
    const SAID = ["固定资产台账不全，账实不符", "意识形态工作责任制落实不到位", "三会一课制度坚持不够"];
    const CODES = ["finance.state-assets", "ideology.responsibility-system", "party-building.organisational-life"];
    // Cohen 1960, A coefficient of agreement for nominal scales, table 1: rows the labels, columns the program.
    const TABLE = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const NOTICES = 8;
    const pairs = TABLE.flatMap((line, label) =>
      line.flatMap((n, said) => Array.from({ length: n }, () => ({ label, said }))),
    );

    /** The 200 leaves in eight notices, two of them as web pages, of two years. */
    function written(): string {
      const labels = join(folder, "cohen");
      mkdirSync(labels, { recursive: true });
      for (let at = 0; at < NOTICES; at++) {
        const mine = pairs.filter((_, index) => index % NOTICES === at);
        const year = at < 4 ? 2022 : 2023;
        const lines = [
          `中共青汀县${"甲乙丙丁戊己庚辛"[at]}局党组关于巡察整改进展情况的通报`,
          `根据县委统一部署，${year}年3月1日至5月20日，县委第二巡察组对县${"甲乙丙丁戊己庚辛"[at]}局党组进行了巡察。现将整改进展情况予以公布。`,
          "一、整改落实情况",
          ...mine.flatMap(({ said }, index) => [
            `${index + 1}.关于“${SAID[said]}”问题的整改。`,
            "一是补登台账。二是建立制度。",
          ]),
        ];
        const isPage = at >= 6;
        const file = `n${at}.${isPage ? "html" : "txt"}`;
        const page = `<html><body>${lines.map((line) => `<p>${line}</p>`).join("")}</body></html>`;
        writeFileSync(join(labels, file), isPage ? page : lines.join("\n"));
        const problems = mine.map(({ label, said }) => ({
          kind: "problem",
          text: SAID[said],
          leaf: true,
          category: CODES[label],
          secondary: [],
        }));
        writeFileSync(join(labels, `n${at}.json`), JSON.stringify({ file, problems }));
      }
      return labels;
    }

    it("gives the κ of Cohen 1960 (0.492 at 0.70 observed, 0.41 expected), α, P/R/F1 a code, confusion, error rates", async () => {
      const args = ["--gold", written(), "--format", "json"];
      const { agreement, codes, confusion, error_rates } = JSON.parse((await command(...args)).out);
      for (const of of ["level1", "level2"]) {
        const one = agreement.find((each: { of: string }) => each.of === of);
        expect(one).toMatchObject({ n: 200, observed: 0.7, kappa_interval_by: "bootstrap" });
        expect(one.kappa).toBeCloseTo(0.492, 3);
        expect(one.expected_by_chance).toBeCloseTo(0.41, 12);
        for (const name of ["kappa", "alpha"]) {
          expect(one[`${name}_interval`][0]).toBeLessThan(one[name]);
          expect(one[`${name}_interval`][1]).toBeGreaterThan(one[name]);
        }
      }
      // Leaves have one code each here: MASI and the nominal distance are the same.
      expect(agreement[2].alpha).toBeCloseTo(agreement[1].alpha, 12);
      expect(agreement[2]).toMatchObject({ of: "codes", kappa: null });
      expect(codes.find((one: { code: string }) => one.code === "finance")).toMatchObject({
        expected: 120,
        read: 100,
        hits: 88,
        precision: 0.88,
        recall: 88 / 120,
        f1: 0.8,
      });
      expect(confusion).toContainEqual({ level: 1, expected: "finance", read: "ideology", n: 14 });
      const rate = (by: string, item: string) =>
        error_rates
          .filter((one: { by: string; item: string }) => one.by === by && one.item === item)
          .map(({ group, notices, n, errors }: Record<string, unknown>) => [group, notices, n, errors]);
      const wrong = (from: number, to: number): number =>
        pairs.filter(({ label, said }, index) => label !== said && index % NOTICES >= from && index % NOTICES < to)
          .length;
      expect(rate("year", "category.level1")).toEqual([
        ["2022", 4, 100, wrong(0, 4)],
        ["2023", 4, 100, wrong(4, 8)],
      ]);
      expect(rate("format", "category.level1")).toEqual([
        ["html", 2, 50, wrong(6, 8)],
        ["text", 6, 150, wrong(0, 6)],
      ]);
      expect(rate("region", "category.level1").map(([, notices, n]: unknown[]) => [notices, n])).toEqual([[8, 200]]);
      const [first] = error_rates.filter((one: { by: string }) => one.by === "year");
      expect(first).toMatchObject({ item: "problems", errors: 0, rate: 0, small_n: false });
      // Wilson 1927: no error in 100 leaves an upper limit of z²/(n + z²).
      expect(first.interval[1]).toBeCloseTo(1.959963984540054 ** 2 / (first.n + 1.959963984540054 ** 2), 9);
    });

    it("prints the error rates with n and interval, and writes them", async () => {
      const { out } = await command("--gold", written(), "--lang", "en", "--out", join(folder, "rates"));
      expect(out).toContain("Error rates by region, year, format");
      expect(out).toMatch(/year +2022 +category, level 1 +4 +100 +\d+ +0\.\d{3} +0\.\d{3}–0\.\d{3}/);
      expect(readFileSync(join(folder, "rates", "error-rates.csv"), "utf8")).toMatch(/\r\nformat,html,/);
    });
  });
});
