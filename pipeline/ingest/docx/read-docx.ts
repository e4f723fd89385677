import { type Finding, finding } from "../../finding.ts";
import type { Reader } from "../extract.ts";
import { noPage, Unreadable } from "../extracted.ts";
import { at, children } from "../xml.ts";
import { bodyLines } from "./body-lines.ts";
import { docxNumbers } from "./numbering.ts";
import { openDocx } from "./package.ts";
import { readStyles } from "./styles.ts";

/**
 * A Word document (DOCX, also as WPS and LibreOffice write it): its paragraphs with their automatic numbers, its
 * tables, its text boxes. Headers, footers, notes, comments and deleted text are no part of the body.
 */
export const readDocx: Reader = async (bytes, limits) => {
  const parts = await openDocx(bytes, limits);
  const body = at(children(parts.document)[0] ?? null, "body");
  if (!body) throw new Unreadable("ingest/docx-broken", "failed");
  const seen = { deletions: 0, images: 0, embedded: 0 };
  const context = { styles: readStyles(parts.styles), numbers: docxNumbers(parts.numbering), seen };
  const text = bodyLines(body, context).join("\n");
  const findings: Finding[] = [];
  if (seen.deletions > 0) findings.push(finding("ingest/tracked-changes", null, { count: seen.deletions }));
  // Word puts a file embedded by another program (altChunk) in its place only when it opens the document.
  if (seen.embedded > 0) {
    if (text === "") throw new Unreadable("ingest/docx-embedded", "failed", { count: seen.embedded });
    findings.push(finding("ingest/docx-embedded", null, { count: seen.embedded }));
  }
  if (text === "" && seen.images > 0)
    throw new Unreadable("ingest/scan-without-text", "failed", { pages: seen.images });
  return [{ text, encoding: null, page: noPage, findings }];
};
