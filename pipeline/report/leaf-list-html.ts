import { cellAnchor, leafAnchor } from "./anchor.ts";
import { type Beside, cutNote } from "./beside.ts";
import { excerpt, groupBy } from "./context.ts";
import { flatBlocks, type Leaf, type ReportDocument, type Target } from "./document.ts";
import { type Html, html, isolated, unturned } from "./html.ts";
import type { Texts } from "./texts.ts";

/** Bytes of leaves a page carries: with the tables and charts it stays below 5 MB whatever the corpus. */
const BYTE_BUDGET = 3_000_000;

/** Longest statement or measure printed whole, in characters; a workbook cell holds more. */
const WHOLE = 12_000;

export interface ShownLeaves {
  readonly markup: Html;
  readonly onPage: ReadonlySet<string>;
}

/**
 * The leaf list by unit and category. Where not all leaves fit, those the sections quote come first, then the first
 * of every unit and category, then the second …
 */
export async function leafList(document: ReportDocument, texts: Texts, beside: Beside): Promise<ShownLeaves> {
  const written = await leavesThatFit(document, texts);
  const shown = [...written.keys()].sort((a, b) => a.place - b.place);
  const units = groupBy(shown, (leaf) => leaf.unitId).map(
    (unit) => html`<div class="unit"><h3>${isolated(unit[0].unit)}</h3>
${groupBy(unit, (leaf) => leaf.level1).map(
  (
    cell,
  ) => html`<div class="cell" id="${cellAnchor(cell[0].unitId, cell[0].level1)}"><h4>${isolated(cell[0].level1Label)} <span class="n">${cell.length}</span></h4>
${cell.map((leaf) => written.get(leaf)!)}</div>\n`,
)}</div>\n`,
  );
  const { held, total } = document.leaves;
  const size = { shown: shown.length, held, total };
  const count = cutNote(texts, size, beside, "leaves") ?? texts.say("page.leaves.all", { total: texts.int(total) });
  const markup = html`<p class="note print">${texts.say("print.leaves", { total: texts.int(total) })}</p>
<section id="leaves" class="screen" aria-labelledby="leaves-title">
<h2 id="leaves-title">${texts.say("leaves.title")}</h2>
<p class="prose">${texts.say("leaves.lead")} ${count}</p>
${filterForm(shown, texts)}
${units}
</section>
`;
  return { markup, onPage: new Set(shown.map((leaf) => leaf.problemId)) };
}

/** The leaves the page has room for, each with its markup. */
async function leavesThatFit(document: ReportDocument, texts: Texts): Promise<ReadonlyMap<Leaf, Html>> {
  const written = new Map<Leaf, Html>();
  let bytes = 0;
  for await (const page of document.leaves.picked(citedLeaves(document)))
    for (const leaf of page) {
      const markup = leafHtml(leaf, texts);
      bytes += Buffer.byteLength(markup.markup);
      if (bytes > BYTE_BUDGET) return written;
      written.set(leaf, markup);
    }
  return written;
}

/** Hidden until the script takes it over. */
function filterForm(leaves: readonly Leaf[], texts: Texts): Html {
  const select = (name: string, label: string, options: ReadonlyMap<string, string>): Html =>
    html`<label>${label} <select name="${name}"><option value="">${texts.say("leaves.filter.all")}</option>${[
      ...options,
    ].map(([value, words]) => html`<option value="${value}">${unturned(words)}</option>`)}</select></label>`;
  const units = new Map(leaves.map((leaf) => [leaf.unitId, leaf.unit]));
  const categories = new Map<string, string>();
  for (const leaf of leaves) categories.set(leaf.level1, leaf.level1Label);
  const codes = new Map(leaves.map((leaf) => [leaf.code, leaf.category]));
  const statuses = new Map(leaves.map((leaf) => [leaf.status ?? "", leaf.statusLabel]));
  const bySort = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    new Map([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  statuses.delete("");
  statuses.set("unknown", texts.say("status.unknown"));
  return html`<form class="filter" hidden aria-label="${texts.say("leaves.filter")}" data-count="${texts.say("leaves.filter.count", { shown: "{shown}", total: "{total}" })}">
${select("unit", texts.say("leaves.filter.unit"), units)}
${select("level1", texts.say("leaves.filter.category"), bySort(categories))}
${select("code", texts.say("column.problem"), bySort(codes))}
${select("status", texts.say("leaves.filter.status"), bySort(statuses))}
<label>${texts.say("leaves.filter.text")} <input type="search" name="text" autocomplete="off"></label>
<button type="reset">${texts.say("leaves.filter.reset")}</button>
<output aria-live="polite"></output>
</form>`;
}

function leafHtml(leaf: Leaf, texts: Texts): Html {
  const facts = [
    leaf.year === null ? "" : String(leaf.year),
    leaf.category,
    leaf.secondary && texts.say("leaves.also", { codes: leaf.secondary }),
    leaf.statusLabel,
    leaf.needsReview ? texts.say("leaves.review") : "",
  ].filter((fact) => fact !== "");
  return html`<article class="leaf" id="${leafAnchor(leaf.problemId)}" data-unit="${leaf.unitId}" data-level1="${leaf.level1}" data-code="${leaf.code}" data-status="${leaf.status ?? "unknown"}">
<p class="facts"><b>${isolated(leaf.number)}</b> ${facts.map((fact) => html`<span>${isolated(fact)}</span>`)}</p>
<blockquote><bdi><span class="context">${leaf.before && `…${leaf.before}`}</span><mark>${passageHtml(leaf)}</mark><span class="context">${leaf.after && `${leaf.after}…`}</span></bdi></blockquote>
<details><summary>${leaf.measures.length > 0 ? texts.say("leaves.measures", { n: leaf.measures.length }) : texts.say("leaves.noMeasures")}</summary>
${
  leaf.measures.length > 0 &&
  html`<ol>${leaf.measures.map(
    (measure) =>
      html`<li>${isolated(excerpt(measure.text, WHOLE))} <span class="rating">${isolated(measure.type)} · ${measure.modality} · ${texts.say("leaves.specificity", { n: measure.specificity })}</span></li>`,
  )}</ol>`
}
<p class="origin">${texts.say("leaves.how", { method: leaf.method ? texts.say(`method.${leaf.method}`) : "–", rule: unturned(leaf.ruleId) })} · ${isolated(leaf.sourcePath)} ${texts.say("leaves.place", { start: leaf.spanStart, end: leaf.spanEnd })}${sourceLink(leaf, texts)}</p>
</details></article>
`;
}

function passageHtml(leaf: Leaf): readonly Html[] {
  let left = WHOLE;
  return leaf.passage.map((piece) => {
    const text = excerpt(piece.text, Math.max(left, 1));
    left -= text.length;
    return piece.cue ? html`<u>${text}</u>` : html`${text}`;
  });
}

/** Only web addresses become links: a page can name any scheme. */
function sourceLink(leaf: Leaf, texts: Texts): Html | null {
  if (leaf.url === null || !/^https?:\/\//i.test(leaf.url)) return null;
  return html` · <a href="${leaf.url}" rel="noopener noreferrer">${texts.say("page.sourceLink")}</a>`;
}

/** Leaves that some sentence, table or quote leads to. */
function citedLeaves(document: ReportDocument): ReadonlySet<string> {
  const cited = new Set<string>();
  const cite = (target: Target | undefined): void => {
    if (target?.kind === "leaf") cited.add(target.problemId);
  };
  for (const block of document.sections.flatMap((section) => flatBlocks(section.blocks))) {
    if (block.kind === "prose" || block.kind === "note") for (const inline of block.text) cite(inline.to);
    else if (block.kind === "quotes") for (const quote of block.groups.flatMap((group) => group.items)) cite(quote.to);
    else if (block.kind === "table")
      for (const cell of block.rows.slice(0, block.shown).flat())
        if (cell !== null && typeof cell === "object") cite(cell.to);
  }
  return cited;
}
