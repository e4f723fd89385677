import { beforeAll, describe, expect, it } from "vitest";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, reportOf, textOf } from "./output.ts";

/** Words that compare a unit with others, where there are none. */
const COMPARING = /跨单位|其他单位|单位都|\d+\/1 个单位|1 个单位|全部单位合计/;

describe("the report of a corpus of one unit", () => {
  const invented = INVENTED_UNITS[2]!;
  let zh: Output;
  let en: Output;

  beforeAll(async () => {
    const database = await inventedDatabase(":memory:", { units: [invented] });
    zh = await reportOf(database, { formats: ["html", "md", "csv"] });
    en = await reportOf(database, { formats: ["md"], lang: "en" });
  }, 120_000);

  it("is about that unit and stands where any report does", () => {
    expect(textOf(zh, "report.md")).toContain(`# ${invented.unit}巡察整改情况分析`);
    expect([...zh.keys()]).toContain("index.html");
    expect([...zh.keys()]).toContain("tables/leaves.csv");
  });

  it("compares it with nothing", () => {
    const method = "## 方法、编码本与运行记录";
    const told = textOf(zh, "report.md").split(method)[0]!;
    expect(told).not.toMatch(COMPARING);
    expect(told).toMatch(/\*\*\d+ 条（\S+）尚未完成\*\*|没有尚未完成的/);
    expect([...zh.keys()]).not.toContain("tables/unit-category.csv");
  });

  it("still tells of finance and ideology in detail", () => {
    const page = textOf(zh, "index.html");
    expect(page).toContain('id="finance"');
    expect(page).toContain('id="ideology"');
    expect([...zh.keys()]).toContain("tables/finance-amounts.csv");
  });

  it("counts one of a thing in the singular", () => {
    expect(textOf(en, "report.md")).toContain("1 notice ·");
    expect(textOf(en, "report.md")).not.toMatch(
      /\b1 (?:\w+ )?(?:units|notices|findings|measures|regions|rows|totals)\b/,
    );
  });
});

describe("the dossier of a unit among others", () => {
  it("says of its own round before what it says only once", async () => {
    const database = await inventedDatabase();
    const output = await reportOf(database, { unit: "望舒市融媒体中心", formats: ["html"] });
    const page = textOf(output, [...output.keys()].find((name) => name.endsWith(".html"))!);
    expect(page).not.toContain("没有发现与其他单位或前一轮通报相同的问题");
  }, 120_000);

  it("does not call alike what was not tested", async () => {
    const [large, small] = [INVENTED_UNITS[2]!, INVENTED_UNITS[7]!];
    const database = await inventedDatabase(":memory:", { units: [large, small] });
    const output = await reportOf(database, { unit: large.unit, formats: ["md"] });
    const [text] = [...output.entries()].filter(([name]) => name.endsWith(".md")).map(([, file]) => String(file));
    expect(text).toContain("可比的单位不足两个");
    expect(text).not.toContain("没有可以排除偶然的差别");
  }, 120_000);
});
