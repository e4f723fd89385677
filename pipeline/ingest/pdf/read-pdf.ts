import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, OPS, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy, TextItem } from "pdfjs-dist/types/src/display/api.js";
import { type Finding, finding } from "../../finding.ts";
import type { Reader } from "../extract.ts";
import { noPage, Unreadable } from "../extracted.ts";
import { plausibility } from "../plausibility.ts";
import { tableLines } from "../table-lines.ts";
import { type PageContent, pageBlocks } from "./page-blocks.ts";
import { repairCharacters } from "./repair-characters.ts";
import { pageRules } from "./rules.ts";
import type { Run } from "./run.ts";

/** Folder of the library, for its tables of Chinese character codes. */
const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** Characters below which a page has no text layer worth the name. */
const LEAST_TEXT = 10;
/** Lines with a wide gap from which a page may hold a table, and how wide the gap is, in font sizes. */
const GAPPED_LINES = 2;
const COLUMN_GAP = 1.2;
/** Share of frequent characters below which the text layer is no readable Chinese, and the evidence needed. */
const MIN_COMMON = 0.12;
const EVIDENCE = 50;

/** A PDF with a text layer: its paragraphs and ruled tables in reading order, without page furniture. */
export const readPdf: Reader = async (bytes, limits) => {
  const document = await open(bytes);
  try {
    if (document.numPages > limits.maxPages)
      throw new Unreadable("ingest/pdf-pages", "rejected", { pages: document.numPages, limit: limits.maxPages });
    const pages: PageContent[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await pageContent(page));
      page.cleanup();
    }
    return [textOf(pages)];
  } finally {
    await document.loadingTask.destroy();
  }
};

function textOf(pages: readonly PageContent[]) {
  const bare = pages.flatMap(({ runs }, index) => (length(runs) < LEAST_TEXT ? [index + 1] : []));
  if (bare.length === pages.length) throw new Unreadable("ingest/scan-without-text", "failed", { pages: pages.length });
  const raw = pageBlocks(pages)
    .flatMap((block) => ("table" in block ? tableLines(block.table) : block.paragraphs))
    .join("\n");
  const text = repairCharacters(raw);
  const { common, evidence } = plausibility(text);
  if (common < MIN_COMMON && evidence >= EVIDENCE) throw new Unreadable("ingest/pdf-garbled", "failed");
  const findings: Finding[] = [];
  if (bare.length > 0)
    findings.push(
      finding("ingest/pdf-pages-without-text", null, { pages: bare.length, list: bare.slice(0, 20).join("、") }),
    );
  // Glyphs without a character arrive as control or private characters.
  const unmapped = text.match(/[\p{Co}\ufffd]|(?![\t\n\v])\p{Cc}/gu)?.length ?? 0;
  if (unmapped > 0) findings.push(finding("ingest/pdf-unmapped", null, { count: unmapped }));
  return { text: text.replaceAll("\0", "\ufffd"), encoding: null, page: noPage, findings };
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${join(library, "cmaps")}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(library, "standard_fonts")}/`,
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      verbosity: 0,
    }).promise;
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "PasswordException") throw new Unreadable("ingest/unsupported-protected", "rejected");
    throw new Unreadable("ingest/pdf-broken", "failed", { error: message.slice(0, 120) });
  }
}

async function pageContent(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const runs = items
    .filter((item): item is TextItem => "str" in item && item.str !== "")
    .flatMap((item) => runOf(item, viewport.transform));
  // Reading the drawing program also decodes pictures: only where the text stands in columns.
  if (!hasColumns(runs)) return { width: viewport.width, runs, rules: [] };
  return { width: viewport.width, runs, rules: pageRules(OPS, await page.getOperatorList(), viewport.transform) };
}

/** Slanted text is a watermark and no run. */
function runOf(item: TextItem, viewport: readonly number[]): Run[] {
  const [a, b, c, d, x, y] = Util.transform(viewport as number[], item.transform) as number[];
  const size = Math.hypot(c!, d!);
  if (Math.abs(b!) > 0.1 * Math.hypot(a!, b!) || size === 0) return [];
  return [{ text: item.str, x: x!, right: x! + item.width, y: y!, size }];
}

function hasColumns(runs: readonly Run[]): boolean {
  const rows = new Map<number, Run[]>();
  for (const run of runs) {
    if (run.text.trim() === "") continue;
    const key = Math.round(run.y);
    rows.set(key, [...(rows.get(key) ?? []), run]);
  }
  const gapped = [...rows.values()].filter((row) => {
    const sorted = row.sort((p, q) => p.x - q.x);
    return sorted.some((run, i) => i > 0 && run.x - sorted[i - 1]!.right > COLUMN_GAP * run.size);
  });
  return gapped.length >= GAPPED_LINES;
}

function length(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}
