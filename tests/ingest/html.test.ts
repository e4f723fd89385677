import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../pipeline/ingest/html/read-html.ts";
import { readMhtml } from "../../pipeline/ingest/html/read-mhtml.ts";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { pageDate } from "../../pipeline/ingest/page-date.ts";
import { encode } from "../support/documents/encodings.ts";
import { paragraphs } from "../support/documents/notice.ts";

const read = async (html: string | Buffer) => (await readHtml(Buffer.from(html), defaultLimits, "x.html"))[0]!;
const textOf = async (body: string): Promise<string> => (await read(`<html><body>${body}</body></html>`)).text;

describe("text as a reader sees it", () => {
  test.each([
    ["inline elements never split words", "<p>整<b>改</b>落<span>实</span></p>", "整改落实"],
    ["source line ends in Chinese are nothing, in English a space", "<p>整改\n落实 to\n do</p>", "整改落实 to do"],
    ["<br>, blocks and headings end lines", "一<br>二<div>三<h2>四</h2>五</div>六", "一\n二\n三\n四\n五\n六"],
    ["indentation is layout", "<p>&nbsp;&nbsp;&emsp;　　一、组织 </p>", "一、组织"],
    ["entities and zero-width characters", "<p>&ldquo;整&#8203;改&rdquo;&#x3011;</p>", "“整改”】"],
    [
      "scripts, styles, hidden elements, forms",
      "<p>整改<script>a</script><span hidden>b</span><i style='display: none'>c</i><select><option>d</option></select></p>",
      "整改",
    ],
    ["preformatted text keeps its lines", "<pre>一、组织\n（一）学习</pre>", "一、组织\n（一）学习"],
    [
      "ordered lists",
      "<ol start=3><li>甲<li><p>乙</p><li value=9>丙</ol><ol type=a><li>丁</ol>",
      "3.甲\n4.乙\n9.丙\na.丁",
    ],
    ["Chinese list styles", "<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"],
    ["typed numbers are not doubled", "<ol><li>（一）甲<li>2.乙</ol><ul><li>丙</ul>", "（一）甲\n2.乙\n丙"],
    [
      "notes of office exports",
      '<p>整改<a class="sdfootnoteanc">1</a></p><div id="sdfootnote1">注</div><div title="footer">页</div>',
      "整改",
    ],
  ])("%s", async (_, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });
});

describe("the date a page gives beside a label", () => {
  const body = "<p>一、组织整改情况。召开会议三次，逐项研究整改措施。</p>";
  test.each([
    ["<table><tr><td>发布日期</td><td>2023-12-29</td></tr></table>", "2023-12-29"],
    ["<table><tr><td>索引号</td><td>0-1</td><td>公开日期</td><td>2023年12月29日</td></tr></table>", "2023-12-29"],
    ["<ul><li><b>生成日期</b><span>2023-12-29</span></li></ul>", "2023-12-29"],
    ["<dl><dt>公开时间</dt><dd>2023/12/29</dd></dl>", "2023-12-29"],
    ["<div>发文日期</div><div>2023-12-29 10:20</div>", "2023-12-29"],
    ["<table><tr><td>废止日期</td><td>2023-12-29</td></tr></table>", null],
    ["<table><tr><td>公开时限</td><td>2023-12-29</td></tr></table>", null],
    ["<p>发布日期</p><p>本通报自2023-12-29起公示</p>", null],
  ])("%s", async (label, date) => {
    expect((await read(`<html><body>${label}${body}</body></html>`)).page.publishedOn).toBe(date);
  });
});

describe("tables", () => {
  const table = (...rows: string[]): string => `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;

  test.each([
    [
      "cells by TAB, lines in a cell by U+000B",
      table("<th>序号<th>措施", "<td>1<td>一是甲。<br>二是乙。"),
      "序号\t措施\n1\t一是甲。\v二是乙。",
    ],
    [
      "rowspan and colspan",
      table("<td>序号<td>问题<td>措施", "<td rowspan=2>1<td rowspan=2>甲<td>乙", "<td>丙", "<td colspan=2>2<td>丁"),
      "序号\t问题\t措施\n1\t甲\t乙\n\t\t丙\n2\t\t丁",
    ],
    [
      "a row over all columns is one cell",
      table("<td>序号<td>问题", "<td colspan=2>（一）财务方面", "<td>1<td>甲"),
      "序号\t问题\n（一）财务方面\n1\t甲",
    ],
    ["a single column lays out", table("<td><p>甲</p><p>乙</p>", "<td>丙"), "甲\n乙\n丙"],
    [
      "a caption stands before",
      `<table><caption>整改台账</caption><tr><td>序号<td>问题</tr><tr><td>1<td>甲</tr></table>`,
      "整改台账\n序号\t问题\n1\t甲",
    ],
    ["absurd spans", table("<td colspan=99999999 rowspan=99999999>甲<td>乙", "<td>丙"), "甲"],
  ])("%s", async (_, body, expected) => {
    expect((await textOf(body)).startsWith(expected)).toBe(true);
  });

  test("any table: every cell's text is there once, in order", async () => {
    const cell = fc.record({
      text: fc.integer({ min: 100, max: 999 }),
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const body = table(
            ...rows.map((row) =>
              row.map(({ text, rows: r, columns: c }) => `<td rowspan=${r} colspan=${c}>${text}</td>`).join(""),
            ),
          );
          expect((await textOf(body)).match(/\d+/gu)).toEqual(rows.flat().map(({ text }) => String(text)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("text that is not read", () => {
  const prose = "一是召开专题会议研究部署。二是逐项制定整改措施，明确责任科室和完成时限。".repeat(3);
  test.each([
    ["in a script", `<div id="app"></div><script>window.data={"content":"<p>${prose}</p>"}</script>`],
    ["in a form", `<h1>关于巡察整改的通报</h1><textarea>${prose}</textarea>`],
    ["in an inner page", `<h1>关于巡察整改的通报</h1><iframe srcdoc="<p>${prose}</p>"></iframe>`],
  ])("%s is told", async (_, body) => {
    const { findings } = await read(`<html><body><p>当前位置：首页</p>${body}</body></html>`);
    expect(findings.map(({ code }) => code)).toEqual(["ingest/page-text-unread"]);
  });

  test("a page with its text is not reproached with its scripts", async () => {
    const page = `<html><body><p>${prose}</p><p>另有一段。</p><script>var hint = "${prose}"</script></body></html>`;
    expect((await read(page)).findings).toEqual([]);
  });
});

describe("main text", () => {
  test("no body paragraph is lost, wherever it stands", async () => {
    const prose = "针对反馈的问题逐条研究制定整改措施，已经全部完成整改。";
    const tag = fc.constantFrom("div", "section", "td", "p", "article", "span", "li", "blockquote", "font");
    const name = fc.constantFrom("content", "nav", "footer", "share", "related", "TRS_Editor", "main", "");
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.nat({ max: 999 }).map((n) => `<p>${n + 1000}${prose}</p>`),
        fc
          .tuple(tag, name, fc.array(tie("node"), { minLength: 1, maxLength: 4 }))
          .map(([t, c, inner]) =>
            t === "td"
              ? `<table><tr><td class="${c}">${inner.join("")}</td></tr></table>`
              : `<${t} class="${c}">${inner.join("")}</${t}>`,
          ),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 5 }), async (parts) => {
        // Furniture by name may go where it holds less than a third of the body text; here nothing is named so.
        const body = parts.join("").replace(/class="(?:nav|footer|share|related)"/gu, "");
        const expected = [...body.matchAll(/<p>(\d+)/gu)].map(([, n]) => n);
        const text = await textOf(`<div class="nav"><a href=1>首页</a></div>${body}<div class="footer">版权所有</div>`);
        expect(text.match(/\d{4}(?=针对)/gu) ?? []).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test("a headline outside the content is put before it", async () => {
    const title = "中共云岭县水务局党组关于巡察整改进展情况的通报";
    const links = "<li><a href=1>要闻一则</a>".repeat(60);
    const content = paragraphs
      .slice(1)
      .map(({ text }) => `<p>${text}</p>`)
      .join("");
    const page = `<html><head><title>${title}-云岭县</title></head><body><div><ul>${links}</ul><h1>${title}</h1><ul>${links}</ul></div><div><ul>${links}</ul><div>${content}</div></div>`;
    const { text } = await read(page);
    expect(text.split("\n").slice(0, 2)).toEqual([title, paragraphs[1]!.text]);
  });

  test("a page of pictures, and a page that scripts fill, say so", async () => {
    expect(
      (await read("<html><body><h1>整改通报</h1><img src=1.jpg><img src=2.jpg></body></html>")).findings[0]!.code,
    ).toBe("ingest/page-of-images");
    await expect(read("<html><body><div id=app></div><script>x</script></body></html>")).rejects.toMatchObject({
      code: "ingest/page-without-text",
    });
  });
});

describe("what the page says of itself", () => {
  test("charset from the saved header of the answer, before the meta tag", async () => {
    const page = Buffer.concat([
      Buffer.from("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\n\r\n"),
      encode("<html><body><p>通报</p></body></html>", "gb18030"),
    ]);
    expect(await read(page)).toMatchObject({ text: "通报", encoding: "gb18030", findings: [] });
  });

  test("address of a page saved by a browser", async () => {
    const page =
      "<!DOCTYPE html>\n<!-- saved from url=(0029)http://www.example.gov.cn/1.htm -->\n<html><body><p>通报</p></body></html>";
    expect((await read(page)).page.url).toBe("http://www.example.gov.cn/1.htm");
  });

  test.each([
    ["2023-02-27 17:40", "2023-02-27"],
    ["2023年2月7日", "2023-02-07"],
    ["2023/2/7", "2023-02-07"],
    ["20230207", "2023-02-07"],
    ["2023-02-27T17:40:00+08:00", "2023-02-27"],
    ["2023-02-30", null],
    ["2019321日", null],
    ["电话 020230207123", null],
  ])("date %s", (value, expected) => {
    expect(pageDate(value)).toBe(expected);
  });

  test("a page saved as one MIME file", async () => {
    const html = encode(
      "<html><head><title>通报</title></head><body><p>“一是”整改</p></body></html>",
      "gb18030",
    ).toString("base64");
    const message = `From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}\r\n--x--\r\n`;
    expect((await readMhtml(Buffer.from(message), defaultLimits, "x.mht"))[0]).toMatchObject({
      text: "“一是”整改",
      page: { title: "通报" },
    });
  });

  test("a page saved as one MIME file that states its charset in the meta tag only", async () => {
    const html = encode(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"><title>通报</title></head><body><p>“一是”整改</p></body></html>',
      "gb18030",
    ).toString("base64");
    const message = `From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}\r\n--x--\r\n`;
    expect((await readMhtml(Buffer.from(message), defaultLimits, "x.mhtml"))[0]).toMatchObject({
      text: "“一是”整改",
      encoding: "gb18030",
      page: { title: "通报" },
    });
  });
});
