import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { dataFile, pipelineFile } from "../../pipeline/package-root.ts";
import { grouped, plain, texts } from "../../pipeline/report/texts.ts";

const wording = (lang: string): Record<string, string> =>
  parse(readFileSync(dataFile("report", `${lang}.yaml`), "utf8")) as Record<string, string>;
const zh = wording("zh");
const en = wording("en");
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe("wording of the reports", () => {
  it("has the same keys in both languages", () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort()));

  it("has the same values to fill in", () => {
    for (const [key, text] of Object.entries(zh))
      expect([...new Set(placeholders(en[key]!))], key).toEqual([...new Set(placeholders(text))]);
  });

  it("closes every emphasis", () => {
    for (const text of [...Object.values(zh), ...Object.values(en)])
      expect((text.match(/\*\*/g) ?? []).length % 2, text).toBe(0);
  });

  it("is used", () => {
    const folder = pipelineFile("report");
    const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
      .join("");
    const families = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1]!);
    const unused = Object.keys(zh).filter(
      (key) => !code.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });
});

describe("filling in", () => {
  const words = texts("zh");

  it("never reads a value as markup or as another placeholder", () => {
    const phrase = words.phrase("quotes.group", { unit: "**{leaves}**", leaves: 3 });
    expect(plain(phrase)).toBe("**{leaves}**（3 条）");
    expect(phrase.some((inline) => inline.strong)).toBe(false);
  });

  it("gives a number the word that goes with it", () => {
    const english = texts("en");
    const subtitle = (n: number | string) =>
      english.say("report.subtitle", { units: n, notices: n, leaves: n, years: " · 2023" });
    expect(subtitle(1)).toBe("1 unit · 1 notice · 1 finding · 2023");
    expect(subtitle("1")).toBe("1 unit · 1 notice · 1 finding · 2023");
    expect(subtitle(0)).toBe("0 units · 0 notices · 0 findings · 2023");
    expect(subtitle("1,001")).toBe("1,001 units · 1,001 notices · 1,001 findings · 2023");
  });

  it("keeps names with commas apart", () => {
    const english = texts("en");
    expect(english.list(["a", "b"])).toBe("a, b");
    expect(english.list(["a, b", "c"])).toBe("a, b; c");
  });

  it("never calls some none, nor most all", () => {
    expect(words.percent(0.0003)).toBe("<0.1%");
    expect(words.percent(0.0006)).toBe("0.1%");
    expect(words.percent(0.9996)).toBe(">99%");
    expect(words.percent(0.994)).toBe("99%");
    expect(words.percent(1)).toBe("100%");
  });

  it("writes numbers without the locale of the machine", () => {
    expect(grouped(1234567)).toBe("1,234,567");
    expect(words.percent(0.0996)).toBe("10%");
    expect(words.percent(0.042)).toBe("4.2%");
    expect(words.percent(0)).toBe("0%");
    expect(words.yuan(466_000)).toBe("46.6 万元");
    expect(words.yuan(350_000_000)).toBe("3.5 亿元");
    expect(words.yuan(980)).toBe("980 元");
    expect(texts("en").yuan(466_000)).toBe("CNY 466,000");
  });
});
