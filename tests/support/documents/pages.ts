import { ledger, paragraphs } from "./notice.ts";

/** How government sites lay a notice out; every layout holds the whole invented notice. */
export const pageLayouts: Readonly<Record<string, () => string>> = {
  /** A content management system with `TRS_Editor`, meta tags of the government site standard, GB2312 declared. */
  trsEditor: () =>
    page(
      `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-02-07 09:30">
       <meta name="ContentSource" content="云岭县水务局"><meta name="Url" content="http://www.example.gov.cn/art/1.html">`,
      `<div class="header"><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/bsfw">办事服务</a></div>
       <div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/x">通知公告</a></div>
       <div class="article"><h1>${title}</h1><div class="info">发布时间：2024-02-07 09:30 来源：云岭县水务局 浏览量：<span>1024</span> 字体：[大 中 小]</div>
       <div class="TRS_Editor">${ptags(1)}</div><div class="share">分享到：<a>微信</a><a>微博</a></div></div>
       ${links}<div class="footer">版权所有：云岭县人民政府 主办单位：云岭县人民政府办公室 电话：0000-7654321<br>ICP备00000000号</div>`,
    ),
  /** An old page of nested layout tables; paragraphs are `<br>` and non-breaking spaces; no closing tags. */
  nestedTables: () =>
    page(
      "",
      `<table width=960><tr><td colspan=2>云岭县水务局欢迎您<tr><td width=200><table><tr><td><a href=1>机构设置</a><tr><td><a href=2>通知公告</a></table>
       <td><table><tr><td align=center><b>${title}</b><tr><td align=center>日期：2024-02-07　来源：云岭县水务局<tr><td>
       <p>${paragraphs
         .slice(1)
         .map(({ number, text }) => `&nbsp;&nbsp;&nbsp;&nbsp;${number}${text}`)
         .join("<br><br>\n")}</table>
       <tr><td colspan=2 align=center>Copyright 2024 云岭县水务局 All Rights Reserved</table>`,
    ),
  /** Pasted from Word: every paragraph split into spans, `<o:p>`, source lines broken within words. */
  wordPaste: () =>
    page(
      `<meta name="publishdate" content="2024/02/07">`,
      `<nav><ul><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li></ul></nav>
       <div id="zoom">${paragraphs
         .map(
           ({ number, text }) =>
             `<p class="MsoNormal"><span style="mso-list:Ignore">${number}</span>${split(text)}<o:p></o:p></p>`,
         )
         .join(
           "\n",
         )}</div><aside class="sidebar"><ul><li><a href="1">县水务局召开防汛工作会议，研究部署当前工作。</a></li></ul></aside>`,
    ),
  /** An article that stays invisible until the page's scripts have run, as on a well-known publishing platform. */
  hiddenUntilScript: () =>
    page(
      `<meta property="og:title" content="${title}">`,
      `<div id="page"><h1>${title}</h1><div id="js_content" style="visibility: hidden; opacity: 0;">${paragraphs
        .slice(1)
        .map(({ number, text }) => `<section><span>${number}${text}</span></section>`)
        .join("")}</div></div><script>document.write("一是脚本，不是正文。")</script>`,
    ),
  /** Two equal halves side by side in sibling containers: neither may be lost. */
  twoHalves: () => {
    const half = Math.floor(paragraphs.length / 2);
    const part = (from: number, to: number): string =>
      paragraphs
        .slice(from, to)
        .map(({ number, text }) => `<p>${number}${text}</p>`)
        .join("");
    return page(
      "",
      `<div class=a><div class=page1>${part(0, half)}</div><div class=page2>${part(half, 99)}</div></div>${links}`,
    );
  },
};

/** The ledger as an HTML table with `rowspan`, below a spanning row. */
export function ledgerPage(): string {
  const rows = ledger.map((row, y) =>
    row
      .map((cell, x) => {
        if (cell === null) return "";
        const below = ledger.slice(y + 1).findIndex((next) => next[x] !== null);
        const rowspan = below === -1 ? 1 : below + 1;
        return `<td${rowspan > 1 && y > 0 ? ` rowspan="${rowspan}"` : ""}><p>${cell.replaceAll("\n", "</p><p>")}</p></td>`;
      })
      .join(""),
  );
  return page(
    "",
    `<h1>云岭县水务局巡察整改台账</h1><table border=1><tr>${rows.join("</tr>\n<tr>")}</tr><tr><td colspan=6>（二）关于“财务管理”方面</td></tr></table>`,
  );
}

const title = paragraphs[0]!.text;
const links = `<div class="related"><h3>相关链接</h3><ul>${Array.from({ length: 6 }, (_, i) => `<li><a href="${i}.html">县水务局开展第${i + 1}期安全生产检查活动</a></li>`).join("")}</ul></div>`;

function page(head: string, body: string): string {
  return `<!DOCTYPE html><html><head><title>${title}_云岭县人民政府</title>${head}<style>.a{color:red}</style></head><body>${body}</body></html>`;
}

function ptags(from: number): string {
  return paragraphs
    .slice(from)
    .map(
      ({ kind, number, text }) =>
        `<p style="text-indent:2em">　　<${kind === "text" ? "span" : "strong"}>${number}${text}</${kind === "text" ? "span" : "strong"}></p>`,
    )
    .join("\n");
}

/** The text in spans of five characters, the source broken after each. */
function split(text: string): string {
  return (text.match(/.{1,5}/gu) ?? []).map((part) => `<span lang="EN-US"\n>${part}</span>`).join("");
}
