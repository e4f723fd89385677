import { describe, expect, test } from "vitest";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { readingText } from "../../pipeline/parse/lines/reading-text.ts";
import { leavesOf } from "../../pipeline/parse/outline/outline.ts";
import { quote } from "../../pipeline/span.ts";
import { noticeOf, noticeWithBody, outlineRows } from "../support/source.ts";

const measuresOf = (...body: readonly string[]): readonly string[] =>
  noticeWithBody(...body).measures.map(({ text }) => text);
const readingOf = (text: string): string | null => readingText(text, linesOf(text))?.text ?? null;

describe("a line broken where no sentence is divided", () => {
  test("inside a month, an amount, a year", () => {
    const notice = noticeWithBody(
      "1.村级财务报账不及时，2022年1",
      "2月支出1.8万元至20",
      "23年8月才入账。",
      "整改情况：一是清理票据，追缴3.",
      "5万元。二是建立制度。",
    );
    expect(notice.problems[0]!.text).toBe("村级财务报账不及时，2022年12月支出1.8万元至2023年8月才入账。");
    expect(notice.measures.map(({ text }) => text)).toEqual(["清理票据，追缴3.5万元。", "建立制度。"]);
    const values = notice.evidence.filter(({ problemId }) => problemId !== null).map(({ value }) => value);
    expect(values).toEqual(["2022-12", "18000", "2023-08", "35000"]);
  });

  test("numbers one below the other stay two", () => {
    for (const text of ["联系电话：0000-1357246\n2024年12月30日", "序号\n1\n2万元", "上缴资金合计2万元\n3万元"])
      expect(readingOf(text)).toBeNull();
  });

  test("inside the wrapper of a heading", () => {
    expect(
      outlineRows(
        noticeWithBody(
          "（一）关于贯彻落实上级决策部署不到位问题的整",
          "改",
          "一是清理票据。二是建立制度。",
          "（二）关于“审务督察流于形式”的问",
          "题。",
          "一是补齐台账。二是开展培训。",
        ),
      ),
    ).toEqual(["problem 一 贯彻落实上级决策部署不到位 <2>", "problem 二 审务督察流于形式 <2>"]);
  });

  test("inside an enumerator", () => {
    expect(measuresOf("1.台账不全。", "整改情况：一是拆除违建3处。二", "是每季度开展一次检查。")).toEqual([
      "拆除违建3处。",
      "每季度开展一次检查。",
    ]);
  });

  test("not behind a status in brackets that ends the paragraph", () => {
    const text = [
      "（三）在作风建设方面",
      "9.公款吃喝问题未绝迹，发生违规公务接待",
      "3起。",
      "整改情况：一是清退违规接待费用2万元，通报",
      "8份。二是查处违规操办“升学宴”1起，给予",
      "党内警告处分1人，批评教育3人。（已完成整改）",
      "（四）在加强基层组织建设方面",
      "10.村干部队伍年龄偏大。",
      "整改情况：一是选派年轻干部12名到村任职，",
      "其中大学生8名。",
    ];
    expect(outlineRows(noticeWithBody(...text)).map((row) => row.slice(0, 12))).toEqual([
      "theme 三 在作风建",
      "problem 9 公款",
      "theme 四 在加强基",
      "problem 10 村",
    ]);
  });

  test("an opening line that ends in mid-sentence is the lead's first", () => {
    const { metadata } = noticeOf(
      [
        "中共某某县某某局党组关于巡察整改情况的通报",
        "根据县委统一部署，2024年3月4日至5月10日，县委第二",
        "巡察组对县某某局党组进行了巡察。2024年6月28日反馈了意见。现将整改情况予以公布，请干部群众监督，并提出意见。",
        "一、整改情况",
        "1.台账不全。",
        "整改情况：一是补齐台账。二是开展培训，建立长效机制，每季度对台账开展一次检查，检查结果纳入年度考核，全部人员参加。",
      ].join("\n"),
    );
    expect(metadata.inspectionStart?.date).toBe("2024-03-04");
    expect(metadata.inspectionEnd?.date).toBe("2024-05-10");
  });
});

describe("lines of the page", () => {
  const printed = [
    "某局党委文件",
    "中共某某县某某局党组关于巡察整改情况的通报",
    "1.台账不全。",
    "整改情况：一是补齐",
    "— 1 —",
    "某局党委文件",
    "台账。二是开展培训。",
    "2.检查不够。",
    "整改情况：一是检查",
    "",
    "第 2 页 共 3 页",
    "某局党委文件",
    "",
    "30次。",
    "第 3 页 共 3 页",
  ].join("\n");

  test("are no part of a measure", () => {
    expect(noticeOf(printed).measures.map(({ text }) => text)).toEqual(["补齐台账。", "开展培训。", "检查30次。"]);
  });

  test("stand in the outline as furniture, and its leaves are the text", () => {
    const leaves = leavesOf(noticeOf(printed).outline);
    expect(leaves.map(({ span }) => quote(printed, span)).join("")).toBe(printed);
    const furniture = leaves.filter(({ kind }) => kind === "furniture").map(({ span }) => quote(printed, span));
    expect(furniture).toEqual(["— 1 —", "某局党委文件", "第 2 页 共 3 页", "某局党委文件", "第 3 页 共 3 页"]);
  });

  test("a marker or a status that opens two pages is none", () => {
    const text = "整改情况\n甲。\n- 1 -\n整改情况\n乙。\n- 2 -\n整改情况\n丙。";
    expect(readingOf(text)).toBe("整改情况\n甲。\n整改情况\n乙。\n整改情况\n丙。");
  });

  test("a heading that closes a page does not run into what follows", () => {
    expect(readingOf("1.台账不全\n- 1 -\n局党组补齐台账。")).toBe("1.台账不全\n局党组补齐台账。");
  });

  test("site furniture inside a measure is no part of its text", () => {
    expect(measuresOf("1.台账不全。", "整改情况：一是补齐", "打印 关闭", "台账。", "打印 关闭")).toEqual([
      "补齐台账。",
    ]);
  });
});

/** `paragraphs` with a line end wherever `width` is full; a Chinese character counts `wide`. */
function wrap(paragraphs: readonly string[], width: number, wide = 1): string {
  const lines = paragraphs.flatMap((paragraph) => {
    const broken: string[] = [""];
    let used = 0;
    for (const character of paragraph) {
      const more = character.charCodeAt(0) > 0xff ? wide : 1;
      if (used + more > width) {
        broken.push("");
        used = 0;
      }
      broken.push(broken.pop()! + character);
      used += more;
    }
    return broken;
  });
  return lines.join("\n");
}

describe("a wrapped text", () => {
  const paragraphs = [
    "一、整改情况",
    "（一）关于干部选拔任用工作纪实材料不完整、档案审核把关不严的问题",
    "局党组对2019年以来的选拔任用材料全面清理，共走访居民1.2万户。补齐纪实材料46份，并对2名责任人批评教育，已完成。",
    "（二）关于固定资产底数不清的问题",
    "逐项盘点。",
  ];
  const indented = paragraphs.map((line) => `　　${line}`);

  test("is read by its paragraphs", () => {
    for (const width of [18, 22, 25, 30, 38]) {
      expect(readingOf(wrap(paragraphs, width))).toBe(paragraphs.join("\n"));
      expect(readingOf(wrap(indented, width))).toBe(indented.join("\n"));
    }
  });

  test("columns count where digits are half as wide", () => {
    for (const width of [36, 40, 46, 52]) {
      expect(readingOf(wrap(paragraphs, width, 2))).toBe(paragraphs.join("\n"));
      expect(readingOf(wrap(indented, width, 2))).toBe(indented.join("\n"));
    }
  });

  test("its spans lead back to the source", () => {
    const text = wrap(indented, 24);
    const notice = noticeOf(text);
    const statement = "干部选拔任用工作纪实材料不完整、档案审核把关不严";
    expect(notice.problems[0]!.text).toBe(statement);
    expect(quote(text, notice.problems[0]!.span)).toBe("干部选拔任用工作纪实材料不完整、档\n案审核把关不严");
    expect(notice.measures[0]!.text).toBe(paragraphs[2]);
    expect(quote(text, notice.measures[0]!.span).replaceAll("\n", "")).toBe(paragraphs[2]);
    const leaves = leavesOf(notice.outline);
    expect(leaves.map(({ span }) => quote(text, span)).join("")).toBe(text);
  });

  test("carriage returns change nothing", () => {
    const text = wrap(indented, 24).replaceAll("\n", "\r\n");
    expect(readingOf(text)).toBe(indented.join("\r\n"));
  });

  test("paragraphs that are lines are left alone", () => {
    const lines = [
      "1.台账不全",
      "局党组补齐台账，并对责任人批评教育，共补齐台账46份。",
      "2.检查不够",
      "局党组开展检查30次。",
    ];
    expect(readingOf(lines.join("\n"))).toBeNull();
  });
});
