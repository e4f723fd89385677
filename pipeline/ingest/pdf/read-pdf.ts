import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, OPS, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy, TextItem } from "pdfjs-dist/types/src/display/api.js";
import type { Reader } from "../extract.ts";
import { Unreadable } from "../extracted.ts";
import type { PageContent } from "./page-blocks.ts";
import { pagesText } from "./pages-text.ts";
import { pageRules } from "./rules.ts";
import type { Run } from "./run.ts";

/** Folder of the library, for its tables of Chinese character codes. */
const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** Lines with a wide gap from which a page may hold a table, and how wide the gap is, in font sizes. */
const GAPPED_LINES = 2;
const COLUMN_GAP = 1.2;

/** A PDF with a text layer: its paragraphs and ruled tables in reading order, without page furniture. */
export const readPdf: Reader = async (bytes, limits) => {
  const document = await open(bytes);
  try {
    if (document.numPages > limits.maxPages)
      throw new Unreadable("ingest/pdf-pages", "rejected", { pages: document.numPages, limit: limits.maxPages });
    const pages: PageContent[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      // A table may end on a page with a single word of it.
      pages.push(await pageContent(page, (pages.at(-1)?.rules.length ?? 0) > 0));
      page.cleanup();
    }
    return [pagesText(pages)];
  } finally {
    await document.loadingTask.destroy();
  }
};

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

async function pageContent(page: PDFPageProxy, followsTable: boolean): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const runs = items
    .filter((item): item is TextItem => "str" in item && item.str !== "")
    .flatMap((item) => runOf(item, viewport.transform));
  // Reading the drawing program also decodes pictures: only where the text stands in columns.
  if (!followsTable && !hasColumns(runs)) return { width: viewport.width, runs, rules: [] };
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
