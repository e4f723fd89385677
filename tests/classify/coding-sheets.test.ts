import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type LabelFormat, type LabelRow, readLabels, writeLabels } from "../../pipeline/classify/labels.ts";

const row: LabelRow = {
  problemId: "n1/p1",
  noticeId: "n1",
  unit: "云岭县水务局",
  text: "固定资产台账不全，账实不符",
  above: "",
  suggested: "",
  suggestedScore: null,
  primary: "finance.state-assets",
  secondary1: "",
  secondary2: "",
  coder: "甲",
  labelledAt: "2024-05-01",
  done: true,
  note: "",
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** GB18030 as Excel writes it on a Chinese Windows; `iconv -f utf-8 -t gb18030`. */
const CHINESE: Readonly<Record<string, readonly number[]>> = {
  固: [0xb9, 0xcc],
  定: [0xb6, 0xa8],
  资: [0xd7, 0xca],
  产: [0xb2, 0xfa],
  管: [0xb9, 0xdc],
  理: [0xc0, 0xed],
  不: [0xb2, 0xbb],
  严: [0xd1, 0xcf],
  是: [0xca, 0xc7],
};
const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((character) => CHINESE[character] ?? [character.charCodeAt(0)]));

async function refusal(
  content: Uint8Array,
  format: LabelFormat,
): Promise<{ readonly zh: string; readonly en: string }> {
  return readLabels(content, format).then(
    () => expect.unreachable("it was taken"),
    (error: { say: { zh: string; en: string } }) => error.say,
  );
}

describe("readLabels", () => {
  it.each([
    ["another table", "a,b\n1,2\n", "csv"],
    ["an empty file", "", "csv"],
  ] as const)("names the columns that %s lacks", async (_, text, format) => {
    const { zh, en } = await refusal(bytes(text), format);
    expect(zh).toMatch(/缺少列 problem_id、primary、done/);
    expect(en).toMatch(/lacks the columns problem_id, primary, done/);
  });

  it("names them for a workbook too", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("一").addRow(["problem_id", "b"]);
    const { zh } = await refusal(new Uint8Array(await book.xlsx.writeBuffer()), "xlsx");
    expect(zh).toMatch(/缺少列 primary、done/);
  });

  it("names the line of a JSONL file that is no row, in one line", async () => {
    const good = new TextDecoder().decode(await writeLabels([row], "jsonl"));
    for (const bad of ['{"problemId": 1}', "{", "null"]) {
      const { zh, en } = await refusal(bytes(`${good}\n${bad}\n`), "jsonl");
      expect(zh).toMatch(/第 3 行/);
      expect(en).toMatch(/line 3/);
      expect(zh.length + en.length).toBeLessThan(500);
      expect(zh).not.toContain("\n");
    }
  });

  it("says of a CSV that is none, and of a file that is no workbook, what to do", async () => {
    expect((await refusal(bytes('problem_id,primary,done\n"n1/p1,x,yes\n'), "csv")).zh).toMatch(/请.*另存/);
    expect((await refusal(bytes("no zip"), "xlsx")).zh).toMatch(/请.*另存/);
  });

  it("reads the CSV that a Chinese Excel saves", async () => {
    const text = "problem_id,text,primary,done\r\nn1/p1,固定资产管理不严,finance.state-assets,是\r\n";
    expect(await readLabels(gb18030(text), "csv")).toMatchObject([
      { problemId: "n1/p1", text: "固定资产管理不严", primary: "finance.state-assets", done: true },
    ]);
  });

  it("says of bytes that are no text what to do", async () => {
    expect(
      (
        await refusal(
          Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256),
          "csv",
        )
      ).zh,
    ).toMatch(/UTF-8/);
  });
});
