import type { Finding } from "../../finding.ts";
import type { Block, Evidence, Measure, Metadata, Problem } from "../../model.ts";
import type { Span } from "../../span.ts";
import type { Sections } from "../sections/sections.ts";
import { clocksOf, knownYears, type Tense } from "./clocks.ts";
import { readContacts } from "./contacts.ts";
import { duplicateMeasures, leafContradictions } from "./contradictions.ts";
import { type EvidenceToken, readEvidence } from "./evidence.ts";

interface Stretch {
  readonly span: Span;
  readonly problemId: string | null;
  readonly measureId: string | null;
  readonly tense: Tense;
}

/**
 * The evidence of a whole notice, in order: of statements, measures, the rest of each leaf, and the parts outside the
 * body. Contacts come from the contact sentence only.
 */
export function evidenceRows(
  text: string,
  sections: Sections,
  metadata: Metadata,
  problems: readonly Problem[],
  blocks: readonly Block[],
  measures: readonly Measure[],
): { readonly evidence: readonly Evidence[]; readonly findings: readonly Finding[] } {
  const clocks = clocksOf(metadata);
  const years = knownYears(metadata);
  const stretches = stretchesOf(sections, problems, blocks, measures);
  const read = stretches.map((stretch) => ({
    stretch,
    tokens: readEvidence(text, stretch.span, {
      unit: metadata.unit,
      clock: clocks[stretch.tense],
      knownYears: years,
    }),
  }));
  const evidence: Evidence[] = [];
  for (const { stretch, tokens } of read) for (const token of tokens) evidence.push(rowOf(token, stretch));
  if (sections.contact) {
    const outside = { span: sections.contact, problemId: null, measureId: null, tense: "done" } as const;
    evidence.push(...readContacts(text, sections.contact).map((token) => rowOf(token, outside)));
  }
  evidence.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.kind < b.kind ? -1 : 1));
  return { evidence, findings: contradictions(text, read, metadata, problems, measures) };
}

function rowOf(token: EvidenceToken, { problemId, measureId }: Stretch): Evidence {
  const { kind, text, value, unit, isFuture, span } = token;
  return { kind, problemId, measureId, text, value, unit, isFuture, span };
}

/** Stretches that do not overlap, in order: every part of the notice is read once. */
function stretchesOf(
  sections: Sections,
  problems: readonly Problem[],
  blocks: readonly Block[],
  measures: readonly Measure[],
): readonly Stretch[] {
  const inOrder = (a: Stretch, b: Stretch): number => a.span.start - b.span.start || a.span.end - b.span.end;
  const outside = (span: Span | null, tense: Tense): Stretch[] =>
    span ? [{ span, problemId: null, measureId: null, tense }] : [];
  const named = [
    ...problems.map(({ span, id }): Stretch => ({ span, problemId: id, measureId: null, tense: "found" })),
    ...measures.map(({ span, problemId, id }): Stretch => ({ span, problemId, measureId: id, tense: "done" })),
  ].sort(inOrder);
  const wholes = [
    ...[sections.lead, sections.organisation, sections.totals].flatMap((span) => outside(span, "done")),
    ...outside(sections.next, "planned"),
    ...blocks.map(({ span, problemId }): Stretch => ({ span, problemId, measureId: null, tense: "done" })),
  ].sort(inOrder);

  const apart: Stretch[] = [];
  for (const one of named) if (one.span.start >= (apart.at(-1)?.span.end ?? 0)) apart.push(one);
  const rest: Stretch[] = [];
  let next = 0;
  let covered = 0;
  for (const whole of wholes) {
    let at = Math.max(whole.span.start, covered);
    while (next < apart.length && apart[next]!.span.end <= at) next++;
    for (let inside = next; inside < apart.length && apart[inside]!.span.start < whole.span.end; inside++) {
      const { start, end } = apart[inside]!.span;
      if (start > at) rest.push({ ...whole, span: { start: at, end: start } });
      at = Math.max(at, end);
    }
    if (whole.span.end > at) rest.push({ ...whole, span: { start: at, end: whole.span.end } });
    covered = Math.max(covered, whole.span.end);
  }
  return [...apart, ...rest].sort(inOrder);
}

function contradictions(
  text: string,
  read: readonly { readonly stretch: Stretch; readonly tokens: readonly EvidenceToken[] }[],
  metadata: Metadata,
  problems: readonly Problem[],
  measures: readonly Measure[],
): readonly Finding[] {
  const horizon = {
    inspectionStart: metadata.inspectionStart?.date ?? null,
    asOf: (metadata.asOfDate ?? metadata.signedOn ?? metadata.publishedOn)?.date ?? null,
  };
  const ofLeaf = new Map<string, { problem: EvidenceToken[]; measures: EvidenceToken[] }>();
  for (const { stretch, tokens } of read) {
    if (stretch.problemId === null) continue;
    const leaf = ofLeaf.get(stretch.problemId) ?? { problem: [], measures: [] };
    // One by one: a hostile block holds more tokens than a call takes arguments.
    for (const token of tokens) (stretch.measureId === null ? leaf.problem : leaf.measures).push(token);
    ofLeaf.set(stretch.problemId, leaf);
  }
  return [
    ...problems.flatMap((problem) => {
      const leaf = problem.isLeaf ? ofLeaf.get(problem.id) : undefined;
      return leaf ? leafContradictions(text, leaf, horizon) : [];
    }),
    ...duplicateMeasures(measures),
  ];
}
