import { targetAnchor } from "./anchor.ts";
import type { Matrix, MatrixCell, MatrixColumn, MatrixRow } from "./document.ts";
import { type Html, html, isolated } from "./html.ts";
import { shadeOf } from "./matrix-shade.ts";
import type { PageContext } from "./page.ts";

/** The heat map as a table: every cell a link to its leaves, its meaning in words for a screen reader. */
export function matrixHtml(matrix: Matrix, page: PageContext): Html {
  const { texts } = page;
  const totals = matrix.columns.map((_, index) => matrix.rows.reduce((sum, row) => sum + row.cells[index]!.n, 0));
  return html`<figure class="matrix" id="${matrix.id}"><figcaption id="${matrix.id}-caption">${isolated(matrix.title)}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${matrix.id}-caption"><table>
<thead><tr><th scope="col">${texts.say("column.unit")}</th><th scope="col" class="num">n</th>${matrix.columns.map(
    (column) => html`<th scope="col" class="category"><span>${isolated(column.label)}</span></th>`,
  )}</tr></thead>
<tbody>
${matrix.rows.map(
  (row) =>
    html`<tr${row.smallN && html` class="small"`}><th scope="row">${isolated(row.unit)}</th><td class="num">${row.leaves}</td>${row.cells.map(
      (cell, index) => cellHtml(row, cell, matrix.columns[index]!, page),
    )}</tr>\n`,
)}</tbody>
<tfoot><tr><th scope="row">${texts.say(matrix.rows.length < matrix.total ? "heatmap.total.shown" : "heatmap.total")}</th><td class="num">${matrix.rows.reduce((sum, row) => sum + row.leaves, 0)}</td>${totals.map(
    (n) => html`<td>${n}</td>`,
  )}</tr></tfoot></table></div>
${matrix.compared && legend(page)}
<p class="note">${matrix.note} ${texts.say("page.matrix.hint")}</p>
${matrix.rows.length < matrix.total && html`<p class="note cut">${texts.say("cut.units", { shown: matrix.rows.length, total: matrix.total })}</p>`}</figure>`;
}

function legend(page: PageContext): Html {
  const { texts } = page;
  return html`<p class="legend"><span><i class="b3"></i><i class="b2"></i><i class="b1"></i> ${texts.say("heatmap.legend.less")}</span><span><i class="o1"></i><i class="o2"></i><i class="o3"></i> ${texts.say("heatmap.legend.more")}</span><span><i class="differs"></i> ${texts.say("heatmap.legend.differs")}</span></p>`;
}

function cellHtml(row: MatrixRow, cell: MatrixCell, column: MatrixColumn, page: PageContext): Html {
  const classes = `${shadeOf(row, cell)}${cell.differs ? " differs" : ""}`;
  if (cell.n === 0) return html`<td class="${classes}"><span class="zero">0</span></td>`;
  const words = cellWords(row, cell, column, page);
  const to = targetAnchor({ kind: "cell", unitId: row.unitId, level1: column.level1 });
  return html`<td class="${classes}"><a href="#${to}" data-unit="${row.unitId}" data-level1="${column.level1}"${
    column.code !== undefined && html` data-code="${column.code}"`
  } aria-label="${words}" data-tip="${words}">${cell.n}${cell.differs && html`<sup>*</sup>`}</a></td>`;
}

function cellWords(row: MatrixRow, cell: MatrixCell, column: MatrixColumn, page: PageContext): string {
  const { texts } = page;
  const words = { unit: row.unit, category: column.label, n: cell.n };
  if (cell.share === null) return texts.say("heatmap.cell.count", words);
  if (row.smallN) return texts.say("heatmap.cell.small", words);
  const peers = cell.peers === null ? "–" : texts.percent(cell.peers);
  const compared = texts.say("heatmap.cell", { ...words, share: texts.percent(cell.share), peers });
  return cell.differs ? compared + texts.say("heatmap.cell.differs") : compared;
}
