import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Block, ReportDocument, Section } from "../../pipeline/report/document.ts";
import { wordFile } from "../../pipeline/report/docx.ts";
import { texts } from "../../pipeline/report/texts.ts";

/** The body of the Word file of a report with these sections. */
async function bodyOf(lang: "zh" | "en", sections: readonly Section[]): Promise<string> {
  const document = { lang, brief: true, title: "报告", titleParts: ["报告"], subtitle: "", restriction: "", cover: [] };
  const file = await wordFile({ ...document, sections } as unknown as ReportDocument, texts(lang), {
    workbook: null,
    csv: null,
  });
  return strFromU8(unzipSync(file)["word/document.xml"]!);
}

/** The paragraphs of the Word file of a report with these sections. */
async function paragraphsOf(lang: "zh" | "en", sections: readonly Section[]): Promise<readonly string[]> {
  const xml = await bodyOf(lang, sections);
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph.replace(/<[^>]*>/g, ""));
}

const section = (title: string, blocks: readonly Block[] = []): Section => ({ id: title, title, short: title, blocks });

const quotes: Block = {
  kind: "quotes",
  title: "原文",
  total: 1,
  groups: [{ title: "甲局", total: 1, items: [{ text: "账目不清", label: "2023", leafId: "p" }] }],
} as unknown as Block;

describe("numbers of headings in a Word report", () => {
  it("go on behind ninety-nine", async () => {
    const sections = Array.from({ length: 101 }, (_, at) => section(`第${at + 1}个单位`));
    const printed = await paragraphsOf("zh", sections);
    expect(printed).toContain("二十一、第21个单位");
    expect(printed.join("|")).not.toContain("undefined");
    expect(printed).toContain("一〇〇、第100个单位");
  });

  it("and the brackets of quotes are those of the language", async () => {
    const zh = await paragraphsOf("zh", [section("问题", [quotes])]);
    expect(zh).toEqual(expect.arrayContaining(["一、问题", "（一）原文", "（1）账目不清（2023）"]));
    const en = await paragraphsOf("en", [section("Findings", [quotes])]);
    expect(en).toEqual(expect.arrayContaining(["1. Findings", "(1) 原文", "(1) 账目不清 (2023)"]));
  });
});

describe("columns of a Word table", () => {
  it("have room for the longest word of a name beside many figures", async () => {
    const figures = ["Units", "Of units", "Findings", "With secondary", "Regions", "Region unknown"];
    const table: Block = {
      kind: "table",
      id: "codes",
      title: "Faults",
      columns: [
        { key: "category", label: "Category", kind: "name" },
        { key: "problem", label: "Fault", kind: "name" },
        ...figures.map((label) => ({ key: label, label, kind: "int" as const })),
        { key: "years", label: "Years", kind: "name" },
      ],
      rows: [["Finance, assets and procurement", "Expenditure and reimbursement", 13, 76, 14, 14, 3, 10, "2020–2024"]],
      total: 1,
      shown: 1,
      inWord: true,
    };
    const body = await bodyOf("en", [section("Findings", [table])]);
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    const letters = Math.max(
      ...[...body.slice(body.indexOf("<w:tbl>")).matchAll(/<w:sz w:val="(\d+)"/g)].map((match) => Number(match[1])),
    );
    // Letters of a Latin font are about half an em wide; ten twentieths of a point are one half point.
    expect(widths[0]).toBeGreaterThan("procurement".length * 0.5 * letters * 10);
    expect(widths[1]).toBeGreaterThan("reimbursement".length * 0.5 * letters * 10);
    expect(letters).toBeGreaterThanOrEqual(13);
  });
});
