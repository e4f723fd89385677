import { describe, expect, test } from "vitest";
import { readDocx } from "../../pipeline/ingest/docx/read-docx.ts";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { formatNumber, joinNumber } from "../../pipeline/number-format.ts";
import { zipOf } from "../support/documents/zip.ts";

describe("numbers as word processors print them", () => {
  test.each([
    ["chineseCounting", [1, 10, 11, 20, 21, 99], ["一", "十", "十一", "二十", "二十一", "九十九"]],
    [
      "chineseCountingThousand",
      [100, 105, 110, 120, 1001, 12000, 10010],
      ["一百", "一百零五", "一百一十", "一百二十", "一千零一", "一万二千", "一万零一十"],
    ],
    ["ideographDigital", [1, 10, 21], ["一", "一〇", "二一"]],
    ["chineseLegalSimplified", [1, 10, 21], ["壹", "壹拾", "贰拾壹"]],
    ["decimalEnclosedCircle", [1, 20, 21, 36, 51], ["①", "⑳", "㉑", "㊱", "51"]],
    ["decimalEnclosedParen", [1, 20, 21], ["⑴", "⒇", "21"]],
    ["decimalEnclosedFullstop", [1], ["⒈"]],
    ["decimalFullWidth", [12], ["１２"]],
    ["ideographTraditional", [1, 10], ["甲", "癸"]],
    ["upperRoman", [4, 1994], ["IV", "MCMXCIV"]],
    ["lowerLetter", [1, 26, 27], ["a", "z", "aa"]],
    ["decimalZero", [3, 12], ["03", "12"]],
    ["bullet", [1], [""]],
    ["unheard of", [7], ["7"]],
  ] as const)("%s", (format, values, printed) => {
    expect(values.map((value) => formatNumber(value, format))).toEqual(printed);
  });

  test("nothing stands between a number that ends in a mark and its text", () => {
    expect(["一、", "（一）", "1.", "①", "第一条", ""].map((number) => joinNumber(number, "问题"))).toEqual([
      "一、问题",
      "（一）问题",
      "1.问题",
      "①问题",
      "第一条 问题",
      "问题",
    ]);
  });
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A package with just the parts a text needs. */
function packageOf(body: string, numbering = "", styles = ""): Promise<Buffer> {
  const relation = (id: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${id}" Target="${id}.xml"/>`;
  return zipOf({
    "_rels/.rels": `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`,
    "word/document2.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    "word/document.xml": "",
    "word/_rels/document2.xml.rels": `<Relationships>${relation("styles")}${relation("numbering")}</Relationships>`,
    "word/numbering.xml": `<w:numbering ${W}>${numbering}</w:numbering>`,
    "word/styles.xml": `<w:styles ${W}>${styles}</w:styles>`,
  });
}

async function read(...parts: Parameters<typeof packageOf>): Promise<string> {
  return (await readDocx(await packageOf(...parts), defaultLimits, "x.docx"))[0]!.text;
}

const p = (text: string, numId = "", level = "", style = ""): string =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${numId && `<w:numPr>${level && `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numId}"/></w:numPr>`}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const level = (index: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, abstract: number, more = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;

describe("automatic numbers of DOCX", () => {
  const ladder = list(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3.", '<w:lvlRestart w:val="0"/>'),
  );

  test("deeper levels start anew, unless their list says never", async () => {
    const body = [
      p("甲", "1", "0"),
      p("乙", "1", "1"),
      p("丙", "1", "2"),
      p("丁", "1", "1"),
      p("戊", "1", "2"),
      p("己", "1", "0"),
      p("庚", "1", "1"),
    ];
    expect((await read(body.join(""), ladder + num(1, 0))).split("\n")).toEqual([
      "一、甲",
      "（一）乙",
      "1.丙",
      "（二）丁",
      "2.戊",
      "二、己",
      "（一）庚",
    ]);
  });

  test("lists of one kind go on counting together, until one starts anew", async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const body = [p("甲", "1"), p("乙", "2"), p("丙", "3"), p("丁", "3"), p("戊", "0")].join("");
    expect(await read(body, ladder + num(1, 0) + num(2, 0) + num(3, 0, restart))).toBe(
      "一、甲\n二、乙\n一、丙\n二、丁\n戊",
    );
  });

  test("numbers given by styles, also inherited ones", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="标题 2"/><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`;
    expect(await read(p("甲", "", "", "A") + p("乙", "", "", "B"), ladder + num(1, 0), styles)).toBe(
      "一、甲\n（一）乙",
    );
  });

  test("all numbers of a line, in Arabic digits where the level says so", async () => {
    const legal = list(0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"));
    expect(await read(p("甲", "1", "0") + p("乙", "1", "1"), legal + num(1, 0))).toBe("第一章 甲\n1.1 乙");
  });

  test("bullets number nothing", async () => {
    expect(await read(p("甲", "1"), list(0, level(0, "bullet", "\uf0b7")) + num(1, 0))).toBe("甲");
  });
});

describe("text of DOCX", () => {
  const r = (content: string, properties = ""): string => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
  const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;

  test("insertions stay, deletions and hidden text go, fields show their result", async () => {
    const body = `<w:p>${r(t("整"))}<w:ins>${r(t("改"))}</w:ins><w:del>${r("<w:delText>删</w:delText>")}</w:del>${r(t("隐"), "<w:vanish/>")}
      ${r('<w:fldChar w:fldCharType="begin"/>')}${r("<w:instrText>PAGE</w:instrText>")}${r(t("落实"))}<w:hyperlink>${r(t("情况"))}</w:hyperlink></w:p>`;
    expect(await read(body)).toBe("整改落实情况");
  });

  test("line breaks, text boxes once, contents left out", async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${p("文本框")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p("文本框")}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    const body = `${p("目录项……1", "", "", "T")}<w:p>${r(`${t("上行")}<w:br/>${t("下行")}`)}${r(box)}</w:p>`;
    expect(await read(body, "", styles)).toBe("上行\n下行\n文本框");
  });

  test("a paragraph whose mark is deleted goes on in the next one, and takes no number", async () => {
    const numbered = list(0, level(0, "decimal", "%1.")) + num(1, 0);
    const marked = (mark: string, content: string): string =>
      `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr></w:pPr>${content}</w:p>`;
    const deleted = r("<w:delText>删去的问题</w:delText>");
    const body = [
      marked("<w:ins/>", r(t("甲"))),
      marked("<w:del/>", `<w:del>${deleted}</w:del>`),
      marked("", r(t("乙"))),
      marked("<w:del/>", r(t("丙上"))),
      marked("", r(t("丙下"))),
      marked("<w:moveFrom/>", `<w:moveFrom>${r(t("移走"))}</w:moveFrom>`),
      marked("<w:moveTo/>", `<w:moveTo>${r(t("丁"))}</w:moveTo>`),
      marked("<w:del/>", r(t("表前"))),
    ];
    const table = `<w:tbl><w:tr><w:tc>${p("序号")}</w:tc><w:tc>${p("问题")}</w:tc></w:tr></w:tbl>`;
    expect((await read(body.join("") + table, numbered)).split("\n")).toEqual([
      "1.甲",
      "2.乙",
      "3.丙上丙下",
      "4.丁",
      "表前",
      "序号\t问题",
    ]);
  });

  test("contents typed by hand with the styles of WPS Writer are left out", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="W"><w:name w:val="WPSOffice手动目录 1"/></w:style><w:style w:type="paragraph" w:styleId="N"><w:name w:val="目录说明"/></w:style>';
    expect(await read(p("一、组织1", "", "", "W") + p("一、组织", "", "", "N"), "", styles)).toBe("一、组织");
  });

  test("a file that another program embedded is told, and refused where nothing else stands", async () => {
    const docx = async (body: string) => readDocx(await packageOf(body), defaultLimits, "x.docx");
    const [one] = await docx(`${p("甲")}<w:altChunk r:id="c"/>`);
    expect([one!.text, one!.findings.map(({ code }) => code)]).toEqual(["甲", ["ingest/docx-embedded"]]);
    await expect(docx('<w:altChunk r:id="c"/>')).rejects.toMatchObject({ code: "ingest/docx-embedded" });
  });

  test("a table around a table lays out, the inner one is data", async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(p("序号"))}${cell(p("问题"))}</w:tr><w:tr>${cell(p("1"))}${cell(p("甲") + p("乙"))}</w:tr></w:tbl>`;
    expect(await read(`<w:tbl><w:tr>${cell(p("上文") + inner)}</w:tr></w:tbl>`)).toBe("上文\n序号\t问题\n1\t甲\v乙");
  });
});
