import { type Finding, finding } from "../../finding.ts";
import { type Extracted, noPage, Unreadable } from "../extracted.ts";
import { plausibility } from "../plausibility.ts";
import { tableLines } from "../table-lines.ts";
import { type PageContent, pageBlocks } from "./page-blocks.ts";
import { repairCharacters } from "./repair-characters.ts";
import type { Run } from "./run.ts";

/** Characters below which a page has no text layer worth the name. */
const LEAST_TEXT = 10;
/** Share of frequent characters below which the text layer is no readable Chinese, and the evidence needed. */
const MIN_COMMON = 0.12;
const EVIDENCE = 50;

/**
 * The text of drawn pages, with findings for pages and glyphs that have none.
 *
 * @throws Unreadable `ingest/scan-without-text`, `ingest/pdf-garbled`
 */
export function pagesText(pages: readonly PageContent[]): Extracted {
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
    findings.push(finding("ingest/pdf-pages-without-text", null, { pages: bare.length, list: bare.slice(0, 20) }));
  // Glyphs without a character arrive as control or private characters.
  const unmapped = text.match(/[\p{Co}\ufffd]|(?![\t\n\v])\p{Cc}/gu)?.length ?? 0;
  if (unmapped > 0) findings.push(finding("ingest/pdf-unmapped", null, { count: unmapped }));
  return { text: text.replaceAll("\0", "\ufffd"), encoding: null, page: noPage, findings };
}

function length(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}
