import { describe, expect, test } from "vitest";
import { finding } from "../../pipeline/finding.ts";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { pageBlocks } from "../../pipeline/ingest/pdf/page-blocks.ts";
import { readPdf } from "../../pipeline/ingest/pdf/read-pdf.ts";
import { repairCharacters } from "../../pipeline/ingest/pdf/repair-characters.ts";
import type { Rule } from "../../pipeline/ingest/pdf/rules.ts";
import type { Run } from "../../pipeline/ingest/pdf/run.ts";
import { textLines } from "../../pipeline/ingest/pdf/text-lines.ts";
import { tableLines } from "../../pipeline/ingest/table-lines.ts";
import { drawLines, makePdf, STANDARD_SONG } from "../support/documents/pdf.ts";

const SIZE = 16;
const LEFT = 72;
/** Characters of a full line. */
const FULL = 28;

/** A line of Chinese text; `indent` and its place on the page in characters and lines. */
const line = (text: string, y: number, indent = 0, size = SIZE): Run => {
  const x = LEFT + indent * SIZE;
  return { text, x, right: x + text.length * size, y: 100 + y * 23, size };
};
const read = (...pages: Run[][]): string[] =>
  pageBlocks(pages.map((runs) => ({ width: 595, runs, rules: [] }))).flatMap((block) =>
    "table" in block ? tableLines(block.table) : block.paragraphs,
  );
const filler = (length: number, mark: string): string => mark + "整".repeat(length - mark.length);

describe("lines", () => {
  test("runs are read from left to right, also a quotation mark drawn after its text", () => {
    const text = line("关于问题的整改", 0);
    const [start, middle, end] = [LEFT, LEFT + 2 * SIZE, LEFT + 5 * SIZE];
    const runs: Run[] = [
      { ...text, text: "关于", x: start, right: middle },
      { ...text, text: "问题", x: middle + SIZE, right: middle + 3 * SIZE },
      { ...text, text: "的整改", x: end + SIZE, right: end + 4 * SIZE },
      { ...text, text: "“", x: middle, right: middle + SIZE },
      { ...text, text: "”", x: end, right: end + SIZE },
    ];
    expect(textLines(runs).map((l) => l.text)).toEqual(["关于“问题”的整改"]);
  });

  test("a narrow gap between Chinese and Latin is typesetting, a wide one or one within Chinese is a space", () => {
    const runs = (gap: number, next: string): Run[] => [
      { text: "共", x: 0, right: 16, y: 0, size: 16 },
      { text: " ", x: 16, right: 16 + gap, y: 0, size: 16 },
      { text: next, x: 16 + gap, right: 40 + gap, y: 0, size: 16 },
    ];
    expect([runs(4, "12"), runs(14, "12"), runs(8, "项")].map((r) => textLines(r)[0]!.text)).toEqual([
      "共12",
      "共 12",
      "共 项",
    ]);
  });

  test("characters that all stand apart are spread over a narrow cell, two may be typed so", () => {
    const spread = (text: string): Run[] =>
      [...text].map((character, i) => ({ text: character, x: i * 40, right: i * 40 + 16, y: 0, size: 16 }));
    expect(["整改状", "通知"].map((text) => textLines(spread(text))[0]!.text)).toEqual(["整改状", "通 知"]);
  });

  test("a raised note mark is dropped", () => {
    const mark: Run = { text: "1", x: LEFT + 4 * SIZE, right: LEFT + 4 * SIZE + 5, y: 100 - 6, size: 9 };
    expect(textLines([line("整改落实", 0), mark]).map((l) => l.text)).toEqual(["整改落实"]);
  });
});

describe("a watermark", () => {
  test("in large characters across the text is no part of it; a large title above the text is", () => {
    const mark: Run = { text: "某县纪委", x: LEFT + 60, right: LEFT + 300, y: 100 + 2.4 * 23, size: 50 };
    const title: Run = { text: "整改通报", x: LEFT + 100, right: LEFT + 300, y: 60, size: 50 };
    const body = [line(filler(FULL - 2, "根据"), 1, 2), line(filler(FULL, "接着"), 2), line(filler(9, "完毕"), 3)];
    expect(read([title, ...body, mark]).map((text) => text.length)).toEqual([4, FULL - 2 + FULL + 9]);
  });
});

describe("two columns", () => {
  const COLUMN = 13;
  const RIGHT = LEFT + (COLUMN + 2) * SIZE;
  const inRight = (run: Run): Run => ({ ...run, x: run.x - LEFT + RIGHT, right: run.right - LEFT + RIGHT });
  const column = (mark: string, from: number, count: number): Run[] =>
    Array.from({ length: count }, (_, at) =>
      at === 0 ? line(filler(COLUMN - 2, mark), from, 2) : line(filler(COLUMN, mark), from + at),
    );

  test("are read one after the other, below what runs across them", () => {
    const page = [
      line("某县某局关于巡察整改进展情况的通报说明文字", 0, 3),
      ...column("甲", 2, 12),
      ...column("乙", 2, 12).map(inRight),
    ];
    const text = read(page);
    expect(text.map((one) => one[0])).toEqual(["某", "甲", "乙"]);
    expect(text[1]).toMatch(/^(?:甲整+){12}$/);
    expect(text[2]).toMatch(/^(?:乙整+){12}$/);
  });

  test("whose lines do not stand level are two all the same", () => {
    const lower = column("乙", 2, 7).map((run) => ({ ...inRight(run), y: run.y + 9 }));
    expect(read([...column("甲", 2, 8), ...lower]).map((one) => one[0])).toEqual(["甲", "乙"]);
  });

  test("on the last page too, where they are short", () => {
    const last = [...column("丙", 0, 2), ...column("丁", 0, 2).map(inRight)];
    const text = read([...column("甲", 2, 12), ...column("乙", 2, 12).map(inRight)], last);
    expect(text.map((one) => one[0])).toEqual(["甲", "乙", "丙", "丁"]);
  });

  test("of names and figures are rows", () => {
    const rows = ["财务科", "办公室", "人事科", "审计科", "党建科", "法规科"].flatMap((name, at) => [
      line(name, at),
      inRight(line("负责人一名", at)),
    ]);
    expect(read(rows).join("")).toMatch(/^财务科 负责人一名/);
  });
});

describe("paragraphs", () => {
  test("lines that fill the measure go on; a short one, an indented one and a heading end them", () => {
    expect(
      read([
        line("一、组织整改", 0, 2),
        line(filler(FULL - 2, "根据"), 1, 2),
        line(filler(FULL, "接着"), 2),
        line(filler(9, "完毕"), 3),
        line(filler(FULL - 2, "另段"), 4, 2),
        line(filler(FULL - 2, "又段"), 5, 2),
      ]).map((text) => text.slice(0, 4) + text.length),
    ).toEqual(["一、组织6", `根据整整${FULL - 2 + FULL + 9}`, `另段整整${FULL - 2}`, `又段整整${FULL - 2}`]);
  });

  test("a paragraph goes on over the page", () => {
    const first = [line("标题在前整改", 0, 8), line(filler(FULL - 2, "根据"), 1, 2), line(filler(FULL, "页末"), 2)];
    expect(read(first, [line(filler(10, "页首"), 0), line(filler(12, "另段"), 1, 2)])).toHaveLength(3);
  });

  test("a line may stop early before a number that is not divided", () => {
    const runs = [line(filler(FULL - 2, "根据"), 0, 2), line(filler(FULL - 4, "投入"), 1), line("1,234,567.89元。", 2)];
    expect(
      read([...runs, line(filler(FULL - 2, "另段"), 3, 2), line(filler(20, "短行"), 4), line(filler(5, "又段"), 5, 2)]),
    ).toHaveLength(3);
  });

  test("a title over two lines is one, two short centred lines are two", () => {
    const body = [line(filler(FULL - 2, "根据"), 4, 2), line(filler(FULL, "接着"), 5), line(filler(8, "完毕"), 6)];
    expect(read([line(filler(21, "中共"), 0, 3.5), line("情况的通报", 1, 11.5), ...body])).toHaveLength(2);
    expect(read([line(filler(FULL, "中共"), 0), line("报", 1, 13.5), ...body])).toHaveLength(2);
    expect(read([line(`${filler(FULL - 2, "中共")}通报`, 0), line("目录", 1, 13), ...body])).toHaveLength(3);
    expect(read([line("云岭县水务局", 0, 11), line("整改情况的通报", 1, 10.5), ...body])).toHaveLength(3);
  });
});

describe("page furniture", () => {
  test("page numbers and running headers go, body lines that repeat stay", () => {
    const page = (n: number): Run[] => [
      line("云岭县水务局文件", 0, 10),
      line(filler(FULL, `第${n}段`), 2),
      line("整改情况：", 3, 2),
      line(filler(9, `完${n}`), 4),
      line(`— ${n} —`, 6, 13),
    ];
    const text = read(page(1), page(2), page(3)).join("\n");
    expect(text).not.toMatch(/文件|—/u);
    expect(text.match(/整改情况：/gu)).toHaveLength(3);
  });
});

describe("what only looks like furniture stays", () => {
  test("a body line that repeats at the foot of pages, a bare number in a column of cells", () => {
    const page = (n: number): Run[] => [
      line(filler(FULL, `第${n}段`), 0),
      line(filler(FULL, "接着"), 1),
      line("完成情况：已完成。", 2),
      line(String(7 - n), 3),
    ];
    const text = read(page(1), page(2)).join("\n");
    expect(text.match(/完成情况：已完成。/gu)).toHaveLength(2);
    expect(text).toContain("6");
    expect(text).toContain("5");
  });

  test("a bare page number that counts the pages goes", () => {
    const page = (n: number): Run[] => [
      line(filler(FULL, "甲"), 0),
      line(filler(FULL, "乙"), 1),
      line(filler(5, "丙"), 2),
      line(String(n + 4), 5, 14),
    ];
    expect(read(page(1), page(2), page(3)).join("")).not.toMatch(/\d/u);
  });
});

describe("ruled tables", () => {
  const XS = [72, 172, 372];
  const YS = [100, 130, 190, 220];
  const rules = (without: (rule: Rule) => boolean = () => false): Rule[] =>
    [
      ...YS.flatMap((at) => [0, 1].map((i): Rule => ({ isHorizontal: true, at, from: XS[i]!, to: XS[i + 1]! }))),
      ...XS.flatMap((at) => [0, 1, 2].map((i): Rule => ({ isHorizontal: false, at, from: YS[i]!, to: YS[i + 1]! }))),
    ].filter((rule) => !without(rule));
  const at = (text: string, x: number, y: number): Run => ({ text, x, right: x + text.length * 10, y, size: 10 });
  const runs = [
    at("序号", 78, 118),
    at("问题", 178, 118),
    at("1", 78, 148),
    at("一是甲。", 178, 148),
    at("二是乙。", 178, 163),
    at("2", 78, 208),
    at("丙", 178, 208),
  ];
  const table = (r: Rule[], more: Run[] = []): string[] =>
    pageBlocks([{ width: 595, runs: [...runs, ...more], rules: r }]).flatMap((b) =>
      "table" in b ? tableLines(b.table) : b.paragraphs,
    );

  test("cells between rules, text around them apart", () => {
    expect(table(rules(), [at("整改台账", 150, 80), at("以上。", 72, 260)])).toEqual([
      "整改台账",
      "序号\t问题",
      "1\t一是甲。\v二是乙。",
      "2\t丙",
      "以上。",
    ]);
  });

  test("a missing rule merges cells", () => {
    expect(table(rules((r) => r.isHorizontal && r.at === 190 && r.from === 72))).toEqual([
      "序号\t问题",
      expect.stringMatching(/^1.*\t一是甲。\v二是乙。$/u),
      "\t丙",
    ]);
  });

  test("a frame or a single line is no table", () => {
    const frame = rules((r) => (r.isHorizontal ? r.at !== 100 && r.at !== 220 : r.at === 172));
    expect(table(frame).join("\n")).not.toContain("\t");
  });

  test("a row that a page break divides is one row", () => {
    const half = (number: string, left: string, right: string): Run[] => [
      at("序号", 78, 118),
      at("问题", 178, 118),
      at(number, 78, 148),
      at(left, 178, 148),
      at("2", 78, 208),
      at(right, 178, 208),
    ];
    const lines = pageBlocks([
      { width: 595, runs: half("1", "甲。", "一是组织"), rules: rules() },
      {
        width: 595,
        runs: half("", "排查。", "").slice(2, 4),
        rules: rules((r) => (r.isHorizontal ? r.at : r.from) < 130),
      },
    ]).flatMap((b) => ("table" in b ? tableLines(b.table) : b.paragraphs));
    expect(lines).toEqual(["序号\t问题", "1\t甲。", "2\t一是组织排查。"]);
  });

  test("a row that a browser leaves open at the end of a page is one row with its rest", () => {
    const top = rules((r) => r.isHorizontal && r.at === 220);
    const bottom: Rule[] = [
      ...XS.map((x): Rule => ({ isHorizontal: false, at: x, from: 100, to: 160 })),
      ...[130, 160].map((y): Rule => ({ isHorizontal: true, at: y, from: XS[0]!, to: XS[2]! })),
    ];
    const pages = [
      { width: 595, runs: [...runs.slice(0, 6), at("一是组织", 178, 208)], rules: top },
      { width: 595, runs: [at("排查。", 178, 118), at("3", 78, 148), at("丁。", 178, 148)], rules: bottom },
    ];
    const lines = pageBlocks(pages).flatMap((b) => ("table" in b ? tableLines(b.table) : b.paragraphs));
    expect(lines).toEqual(["序号\t问题", "1\t一是甲。\v二是乙。", "2\t一是组织排查。", "3\t丁。"]);
  });

  test("a table goes on on the next page; its repeated header is left out", () => {
    const page = { width: 595, runs, rules: rules() };
    const lines = pageBlocks([page, page]).flatMap((b) => ("table" in b ? tableLines(b.table) : b.paragraphs));
    expect(lines.filter((text) => text.startsWith("序号"))).toHaveLength(1);
    expect(lines).toHaveLength(5);
  });
});

test("radicals that look like characters become them", () => {
  expect(repairCharacters("⻅⽅⺠⼾ﬁ整")).toBe("见方民户fi整");
});

describe("files", () => {
  const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

  test("a font that is not in the file is read by its standard table", async () => {
    const pdf = makePdf(STANDARD_SONG, [drawLines(["关于“财务管理”方面", "一是清理存量资金。"])]);
    expect((await readPdf(pdf, defaultLimits, "x.pdf"))[0]!.text).toBe("关于“财务管理”方面\n一是清理存量资金。");
  });

  test("a scan is refused with the name of a tool; single pages without text are listed", async () => {
    const scan = makePdf(FONT, ["q 595 0 0 842 0 0 cm Q", ""]);
    await expect(readPdf(scan, defaultLimits, "x.pdf")).rejects.toMatchObject({
      code: "ingest/scan-without-text",
      detail: { pages: 2 },
    });
    expect(finding("ingest/scan-without-text").remedy).toContain("OCRmyPDF");
    const half = makePdf(STANDARD_SONG, [drawLines(["关于巡察整改进展情况的通报。"]), ""]);
    const [text] = await readPdf(half, defaultLimits, "x.pdf");
    expect(text!.findings.map(({ code, message }) => [code, message])).toEqual([
      ["ingest/pdf-pages-without-text", expect.stringContaining("第 2 页")],
    ]);
  });

  test("more pages than the limit", async () => {
    const pdf = makePdf(FONT, ["", "", ""]);
    await expect(readPdf(pdf, { ...defaultLimits, maxPages: 2 }, "x.pdf")).rejects.toMatchObject({
      code: "ingest/pdf-pages",
    });
  });
});
