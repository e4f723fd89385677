import { targetAnchor } from "./anchor.ts";
import type { Matrix, MatrixCell, MatrixRow } from "./document.ts";
import { type Html, html, isolated } from "./html.ts";
import type { PageContext } from "./page.ts";

/** The heat map as a table: every cell a link to its leaves, its meaning in words for a screen reader. */
export function matrixHtml(matrix: Matrix, page: PageContext): Html {
  const { texts, beside } = page;
  const totals = matrix.columns.map((_, index) => matrix.rows.reduce((sum, row) => sum + row.cells[index]!.n, 0));
  return html`<figure class="matrix" id="${matrix.id}"><figcaption id="${matrix.id}-caption">${matrix.title}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${matrix.id}-caption"><table>
<thead><tr><th scope="col">${texts.say("column.unit")}</th><th scope="col" class="num">n</th>${matrix.columns.map(
    (column) => html`<th scope="col" class="category"><span>${column.label}</span></th>`,
  )}</tr></thead>
<tbody>
${matrix.rows.map(
  (row) =>
    html`<tr${row.smallN && html` class="small"`}><th scope="row">${isolated(row.unit)}</th><td class="num">${row.leaves}</td>${row.cells.map(
      (cell, index) => cellHtml(row, cell, matrix.columns[index]!, page),
    )}</tr>\n`,
)}</tbody>
<tfoot><tr><th scope="row">${texts.say("heatmap.total")}</th><td class="num">${matrix.rows.reduce((sum, row) => sum + row.leaves, 0)}</td>${totals.map(
    (n) => html`<td>${n}</td>`,
  )}</tr></tfoot></table></div>
<p class="legend"><span><i class="b3"></i><i class="b2"></i><i class="b1"></i> ${texts.say("heatmap.legend.less")}</span><span><i class="o1"></i><i class="o2"></i><i class="o3"></i> ${texts.say("heatmap.legend.more")}</span><span><i class="differs"></i> ${texts.say("heatmap.legend.differs")}</span></p>
<p class="note">${matrix.note}</p>
${
  matrix.rows.length < matrix.total &&
  html`<p class="note cut">${texts.say("page.units.cut", {
    shown: matrix.rows.length,
    total: matrix.total,
    csv: beside.csv?.("unit-category") ?? "",
  })}</p>`
}</figure>`;
}

function cellHtml(
  row: MatrixRow,
  cell: MatrixCell,
  column: { readonly level1: string; readonly label: string },
  page: PageContext,
): Html {
  if (cell.n === 0)
    return html`<td class="${shade(row, cell)}${cell.differs ? " differs" : ""}"><span class="zero">0</span></td>`;
  const { texts } = page;
  const words = { unit: row.unit, category: column.label, n: cell.n };
  const label = row.smallN
    ? texts.say("heatmap.cell.small", words)
    : texts.say("heatmap.cell", {
        ...words,
        share: texts.percent(cell.share ?? 0),
        peers: cell.peers === null ? "–" : texts.percent(cell.peers),
      }) + (cell.differs ? texts.say("heatmap.cell.differs") : "");
  const to = targetAnchor({ kind: "cell", unitId: row.unitId, level1: column.level1 });
  return html`<td class="${shade(row, cell)}${cell.differs ? " differs" : ""}"><a href="#${to}" data-unit="${row.unitId}" data-level1="${column.level1}" aria-label="${label}" data-tip="${label}">${cell.n}${cell.differs && html`<sup>*</sup>`}</a></td>`;
}

/** Seven steps of the adjusted residual: blue for fewer, orange for more, nothing where chance explains it easily. */
function shade(row: MatrixRow, cell: MatrixCell): string {
  const residual = row.smallN ? 0 : (cell.residual ?? 0);
  const step = Math.min(3, Math.floor(Math.abs(residual)));
  return step === 0 ? "z" : `${residual > 0 ? "o" : "b"}${step}`;
}
