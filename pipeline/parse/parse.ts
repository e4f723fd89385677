import { createHash } from "node:crypto";
import { type Finding, finding } from "../finding.ts";
import type { DeclaredCount, Notice, Problem, Source } from "../model.ts";
import type { Span } from "../span.ts";
import type { Stage } from "../stage.ts";
import { readDeclared } from "./declared/declared.ts";
import { declaredValue } from "./declared/declared-value.ts";
import { reconcile } from "./declared/reconcile.ts";
import { decideDocType } from "./doc-type.ts";
import type { Entry } from "./entry.ts";
import { evidenceRows } from "./evidence/rows.ts";
import { type Ledger, readLedger } from "./ledger/ledger.ts";
import { inSource } from "./lines/in-source.ts";
import { linesOf } from "./lines/line.ts";
import { readingText } from "./lines/reading-text.ts";
import { joinListed } from "./listed-problems.ts";
import { readMetadata } from "./metadata/metadata.ts";
import { describe } from "./outline/describe.ts";
import { outlineOf } from "./outline/outline.ts";
import { entriesOf, inProse } from "./part-entries.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { type BodyPart, type Layout, layoutOf } from "./sections/sections.ts";

/**
 * Reads one source text as a notice: outline, metadata, declared totals, problems, blocks, measures, status, evidence.
 * Pure: no files, no clock. Any text is accepted; what cannot be read stands in `findings`.
 */
export function parseNotice(source: Source): Notice {
  const id = `n${createHash("sha256").update(source.text, "utf8").digest("hex").slice(0, 16)}`;
  const printed = linesOf(source.text);
  const reading = readingText(source.text, printed);
  const text = reading?.text ?? source.text;
  const lines = reading ? linesOf(text) : printed;
  const layout = layoutOf(lines);
  const declared = readDeclared(text, declaringScopes(text, layout));
  const ledgers = layout.bodyParts.map((part) => readLedger(part.lines));
  const { parts, findings: notJoined } = joinListed(
    partsOf(layout.bodyParts, ledgers, text, declared),
    inProse(null, layout.listed.lines, text),
    layout.listed.isBody,
    lines,
    text,
  );
  const rows = rowsOf(id, text, parts, declared, layout.sections.furniture);
  const { metadata, findings: metadataFindings } = readMetadata(text, layout.sections, source.page);
  const { evidence, findings: contradictions } = evidenceRows(
    text,
    layout.sections,
    metadata,
    rows.problems,
    rows.blocks,
    rows.measures,
  );
  const decision = decideDocType({
    text,
    sections: layout.sections,
    problemCount: rows.problems.length,
    declaredCount: declared.length,
    measureCount: rows.measures.length,
    pageTitle: source.page.title,
  });
  const labelled = describe(lines, layout, parts, rows);
  const read = {
    metadata,
    declared,
    ...rows,
    evidence,
    findings: [
      ...decision.findings,
      ...(decision.isNotice
        ? [
            ...metadataFindings,
            ...readingFindings(parts, rows),
            ...notJoined,
            ...ledgerFindings(ledgers),
            ...contradictions,
          ]
        : []),
    ],
  };
  const placed = reading ? inSource(read, reading.source) : read;
  const ofPage = reading?.left.map((span) => ({ kind: "furniture", number: null, span }) as const) ?? [];
  return {
    id,
    source,
    docType: decision.docType,
    isNotice: decision.isNotice,
    docTypeReason: decision.reason,
    outline: outlineOf(source.text, [...(reading ? inSource(labelled, reading.source) : labelled), ...ofPage]),
    reconciliation: reconcile(declared, rows.problems, rows.measures),
    ...placed,
    findings: [...source.findings, ...placed.findings],
  };
}

export const parse: Stage<Source, Notice> = { name: "parse", run: parseNotice };

/**
 * The entries of every body part. Where no marker tells problems from measures and the outermost numbered items are exactly
 * as many as the problems declared (and the items below are not), what stands below them are measures.
 */
function partsOf(
  bodyParts: readonly BodyPart[],
  ledgers: readonly (Ledger | null)[],
  text: string,
  declared: readonly DeclaredCount[],
): readonly (readonly Entry[])[] {
  const parts = bodyParts.map((part, at) => entriesOf(part, ledgers[at] ?? null, text));
  const outer = parts.flat();
  const inner = outer.flatMap((entry) => entry.children);
  const problems = declaredValue(declared, "problems");
  const fits =
    problems === outer.length &&
    problems !== inner.length &&
    declaredValue(declared, "themes") !== outer.length &&
    declaredValue(declared, "manifestations") === null;
  if (!fits || inner.length === 0 || outer.length < 2 || inner.some(isFault)) return parts;
  return bodyParts.map((part, at) => entriesOf(part, ledgers[at] ?? null, text, 1));
}

/** An entry that an answer of its own proves to be a fault: it is wrapped, marked, or has a status. */
function isFault(entry: Entry): boolean {
  return (
    entry.children.length > 0 ||
    entry.status !== null ||
    entry.blocks.some((block) => block.marker !== null) ||
    entry.isWrapped
  );
}

// 另有1个问题因涉及正在核查的线索，不宜公开。 may stand at the end of the body.
const WITHHELD = /^[^:]{0,60}\d ?(?:个|项|条)[^。]{0,60}(?:不宜|不予|不便|另行)(?:对外)?(?:公开|公布)/;

// 总体看，反馈的5个问题中，4个已完成整改，1个正在推进。 may close the body or open the next steps.
const OVERALL = /反馈的?[^。]{0,12}\d ?(?:个|项)[^。]{0,40}(?:完成|推进|到位)/;

/** Where a notice speaks of its own totals: everything before the body, and the body's own heading. */
function declaringScopes(text: string, layout: Layout): readonly (Span | null)[] {
  const { lead, organisation, totals, next } = layout.sections;
  const quoteOf = (span: Span | null): string =>
    span ? text.slice(span.start, Math.min(span.end, span.start + 4000)) : "";
  const prefaces = layout.bodyParts.flatMap((part) => {
    const first = part.lines.findIndex((line) =>
      /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|问题|反馈问题)/.test(line.text),
    );
    const before = part.lines.slice(0, Math.max(0, first));
    return [part.heading?.span ?? null, ...before.map((line) => line.span)];
  });
  const withheld = layout.bodyParts.flatMap((part) =>
    part.lines.filter((line) => WITHHELD.test(line.text)).map((line) => line.span),
  );
  const last = layout.bodyParts.at(-1)?.lines.at(-1);
  const closing = last && OVERALL.test(last.text) ? last.span : null;
  return [lead, organisation, totals, ...prefaces, ...withheld, closing, OVERALL.test(quoteOf(next)) ? next : null];
}

function readingFindings(parts: readonly (readonly Entry[])[], rows: Rows): readonly Finding[] {
  const found: Finding[] = [];
  const visit = (entry: Entry, problem: Problem | undefined): void => {
    if (entry.irregularity) {
      found.push(
        finding(`parse/${entry.irregularity}`, entry.headingSpan, {
          ordinal: problem?.ordinal ?? 0,
          number: entry.numeral ?? "",
          text: problem?.text.slice(0, 30) ?? "",
        }),
      );
    }
  };
  const flat = (entries: readonly Entry[]): readonly Entry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.children)]);
  flat(parts.flat()).forEach((entry, at) => {
    visit(entry, rows.problems[at]);
  });
  return found;
}

/** A table of problems in which no column says what was done: its header may be worded as none before. */
function ledgerFindings(ledgers: readonly (Ledger | null)[]): readonly Finding[] {
  return ledgers.flatMap((ledger) => {
    if (!ledger?.lacksAnswers || ledger.lines.length === 0) return [];
    const header = ledger.header
      .map(({ text }) =>
        text
          .split("\t")
          .filter((cell) => cell !== "")
          .join("、"),
      )
      .join("、");
    return [finding("parse/ledger-without-measures", ledger.header[0]!.span, { header: header.slice(0, 120) })];
  });
}
