import { targetAnchor } from "./anchor.ts";
import { cutNote } from "./beside.ts";
import { chartSvg } from "./charts/render.ts";
import { display, isNumeric, shownPart } from "./display.ts";
import {
  type Block,
  type Cell,
  type Column,
  groupTitle,
  type Phrase,
  type Quotes,
  type Table,
  type Target,
} from "./document.ts";
import { type Html, html, isolated, raw, unturned } from "./html.ts";
import { matrixHtml } from "./matrix-html.ts";
import type { PageContext } from "./page.ts";
import { heldRows } from "./rows.ts";

/** One after the other: where a list cannot be read, no other is being read when the database is closed. */
export async function blocksHtml(blocks: readonly Block[], page: PageContext): Promise<readonly Html[]> {
  const done: Html[] = [];
  for (const block of blocks) done.push(await blockHtml(block, page));
  return done;
}

async function blockHtml(block: Block, page: PageContext): Promise<Html> {
  switch (block.kind) {
    case "lead":
      return html`<ul class="lead">${block.sentences.map((sentence) => html`<li>${phraseHtml(sentence, page)}</li>`)}</ul>`;
    case "prose":
      return html`<p class="prose">${phraseHtml(block.text, page)}</p>`;
    case "note":
      return html`<p class="note">${phraseHtml(block.text, page)}</p>`;
    case "heading":
      return html`<h3>${isolated(block.text)}</h3>`;
    case "figures":
      return html`<dl class="figures">${block.figures.map(
        (figure) =>
          html`<div><dt>${figure.label}</dt><dd><b>${figure.value}</b> <span>${figure.detail}</span></dd></div>`,
      )}</dl>`;
    case "chart": {
      const { id, title, description } = block.chart;
      const wide = await chartSvg(block.chart);
      const narrow = block.chart.narrow && (await chartSvg(block.chart, block.chart.narrow));
      return html`<figure class="chart" id="chart-${id}"><figcaption>${isolated(title)}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="${page.texts.say("page.chart.region", { title })}"><div role="img" aria-label="${title}: ${description}"><div${narrow && html` class="wide"`}>${raw(wide)}</div>${
        narrow && html`<div class="narrow">${raw(narrow)}</div>`
      }</div></div></figure>`;
    }
    case "beside":
      return html`<div class="beside">${await blocksHtml(block.blocks, page)}</div>`;
    case "table":
      return tableHtml(block, page);
    case "matrix":
      return matrixHtml(block, page);
    case "quotes":
      return quotesHtml(block, page);
  }
}

function phraseHtml(phrase: Phrase, page: PageContext): readonly Html[] {
  return phrase.map((inline) => {
    const words = inline.to ? linkHtml(isolated(inline.text), inline.to, page) : isolated(inline.text);
    return inline.strong ? html`<strong>${words}</strong>` : words;
  });
}

/** A link, or only the words where the row they lead to is not on the page. */
function linkHtml(words: string | Html, to: Target, page: PageContext): Html {
  if (to.kind === "leaf" && !page.onPage.has(to.problemId)) return html`${words}`;
  const data =
    to.kind === "cell"
      ? html` data-unit="${to.unitId}" data-level1="${to.level1}"`
      : to.kind === "code"
        ? html` data-code="${to.code}"`
        : null;
  return html`<a href="#${targetAnchor(to)}"${data}>${words}</a>`;
}

function tableHtml(table: Table, page: PageContext): Html {
  const { texts, beside } = page;
  if (table.sheetOnly || table.rows.length === 0) return html``;
  const { columns, rows } = shownPart(table);
  // A table with sentences becomes a list of cards where the screen is narrow.
  const wordy = columns.some((column) => column.kind === "text" && (column.width ?? 0) >= 40);
  const figure = html`<figure class="table${wordy && " wordy"}" id="${table.id}"><figcaption id="${table.id}-caption">${isolated(table.title)}${
    beside.csv &&
    html` <a class="csv" href="${beside.csv(table.id)}" download>CSV<span class="sr"> ${unturned(table.title)}</span></a>`
  }</figcaption>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${table.id}-caption"><table>
<thead><tr>${columns.map((column) => html`<th scope="col"${numericClass(column)}${column.definition ? html` title="${column.definition}"` : null}>${column.label}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, index) => cellHtml(cell, columns[index]!, index, page, wordy))}</tr>\n`)}</tbody></table></div>
${table.note && html`<p class="note">${table.note}</p>`}
${cutHtml(cutNote(texts, { shown: rows.length, held: heldRows(table), total: table.total }, beside, table.id))}</figure>`;
  return table.folded
    ? html`<details class="fold"><summary>${isolated(table.title)}</summary>${figure}</details>`
    : figure;
}

function cutHtml(note: string | null): Html | null {
  return note === null ? null : html`<p class="note cut">${note}</p>`;
}

function cellHtml(cell: Cell, column: Column, index: number, page: PageContext, named: boolean): Html {
  const words = display(cell, column.kind, page.texts);
  const content =
    cell !== null && typeof cell === "object"
      ? linkHtml(isNumeric(column.kind) ? words : isolated(words), cell.to, page)
      : isNumeric(column.kind)
        ? words
        : isolated(words);
  const value = isNumeric(column.kind) && typeof cell === "number" ? html` data-v="${cell}"` : null;
  if (index === 0 && !isNumeric(column.kind)) return html`<th scope="row"${kindClass(column, words)}>${content}</th>`;
  const name = named ? html` data-name="${column.label}"` : null;
  return html`<td${isNumeric(column.kind) ? numericClass(column) : kindClass(column, words)}${value}${name}>${content}</td>`;
}

function numericClass(column: Column): Html | null {
  return isNumeric(column.kind) ? html` class="num"` : null;
}

/** Names stay on one line as long as that leaves room for the sentences beside them. */
function kindClass(column: Column, words: string): Html {
  return column.kind === "text"
    ? html` class="text"`
    : html` class="${[...words].length <= 14 ? "name" : "long name"}"`;
}

function quotesHtml(quotes: Quotes, page: PageContext): Html {
  const { texts } = page;
  if (quotes.groups.length === 0) return html``;
  return html`<div class="quotes" id="${quotes.id}"><h3>${isolated(quotes.title)}</h3>
${quotes.note && html`<p class="note">${quotes.note}</p>`}
${quotes.groups.map(
  (group) =>
    html`<div class="group"><h4>${isolated(groupTitle(group, group.items.length, texts))}</h4><ul>${group.items.map(
      (quote) =>
        html`<li><span class="label">${isolated(quote.label)}</span><q>${linkHtml(isolated(quote.text), quote.to, page)}</q>${
          quote.answer && html`<span class="answer">${isolated(quote.answer)}</span>`
        }</li>`,
    )}</ul></div>\n`,
)}
${
  quotes.groups.length < quotes.total &&
  html`<p class="note cut">${texts.say("page.groups.cut", { shown: quotes.groups.length, total: quotes.total })}</p>`
}</div>`;
}
