import type { OutlineKind } from "../../model.ts";
import type { Span } from "../../span.ts";
import type { Entry } from "../entry.ts";
import type { Line } from "../lines/line.ts";
import type { Rows } from "../rows.ts";
import type { Layout } from "../sections/sections.ts";
import type { Labelled } from "./outline.ts";

/** Every labelled stretch of a notice, for the outline: parts, headings, problems, blocks, measures, status lines. */
export function describe(
  lines: readonly Line[],
  layout: Layout,
  parts: readonly (readonly Entry[])[],
  rows: Rows,
): readonly Labelled[] {
  const found: Labelled[] = [];
  const add = (kind: OutlineKind, span: Span | null, number: string | null = null): void => {
    if (span) found.push({ kind, number, span });
  };
  const { sections } = layout;
  add("title", sections.title);
  add("lead", sections.lead);
  add("organisation", sections.organisation);
  add("totals", sections.totals);
  for (const part of layout.bodyParts) {
    const all = part.heading ? [part.heading, ...part.lines] : part.lines;
    const first = all[0];
    const last = all.at(-1);
    if (first && last) add("body", { start: first.span.start, end: last.span.end });
    if (part.heading) add("heading", part.heading.span);
  }
  const flat = (entries: readonly Entry[]): readonly Entry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.children)]);
  flat(parts.flat()).forEach((entry, at) => {
    const problem = rows.problems[at];
    add(problem?.kind ?? "problem", entry.extent, entry.numeral);
    add("heading", entry.headingSpan, entry.enumerator?.number ?? null);
    for (const line of entry.statusLines) add("status", line.span);
  });
  for (const block of rows.blocks) add("block", block.span, block.label);
  for (const measure of rows.measures)
    add("measure", measure.span, measure.enumerated ? String(measure.ordinal) : null);
  add("next", sections.next);
  add("contact", sections.contact);
  add("signature", sections.signature);
  for (const line of lines) {
    if (layout.furnitureLines.has(line.index)) add("furniture", line.span);
    else if (layout.metadataLines.has(line.index)) add("metadata", line.span);
  }
  return found;
}
