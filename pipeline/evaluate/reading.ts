import type {
  DatedFact,
  Evidence,
  EvidenceKind,
  Metadata,
  Notice,
  Problem,
  ProblemCategory,
  ProblemKind,
  Status,
} from "../model.ts";
import type { Span } from "../span.ts";
import type { FactKind, MetaField } from "./gold.ts";

/** A value the program read, and where (in UTF-16 units of the text); a derived value has no place. */
export interface Stated {
  readonly value: string;
  readonly span: Span | null;
}

/** Codes of a leaf, and what decided. */
export interface Coding {
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly ruleId: string;
  readonly cues: readonly string[];
}

export interface ReadRow {
  readonly kind: ProblemKind;
  readonly number: string | null;
  readonly text: string;
  readonly span: Span;
  readonly isLeaf: boolean;
  readonly status: Status | null;
  readonly statusRaw: string | null;
  /** Places of its measures, in order. */
  readonly measures: readonly Span[];
  /** Null: not coded. */
  readonly coding: Coding | null;
}

/** What the program read in one text, as far as labels can speak of it; from a fresh reading or from a database. */
export interface Reading {
  readonly text: string;
  /** Media type of the file it was read from; null where a database does not say. */
  readonly mediaType: string | null;
  readonly isNotice: boolean;
  readonly docType: string;
  readonly meta: Readonly<Record<MetaField, Stated | null>>;
  readonly declared: readonly { readonly what: string; readonly value: number; readonly span: Span }[];
  /** Document order. */
  readonly rows: readonly ReadRow[];
  readonly facts: Readonly<Record<FactKind, readonly Stated[]>>;
}

const FACT_OF_EVIDENCE: Readonly<Partial<Record<EvidenceKind, FactKind>>> = {
  money: "money",
  document: "documents",
  "document-number": "document_numbers",
  contact: "contacts",
};

/** One token of evidence, as far as labels speak of it. */
type Token = Pick<Evidence, "kind" | "text" | "value" | "unit" | "span">;

/** A notice as read by the stages. */
export function readingOf(notice: Notice, categories: readonly ProblemCategory[] = []): Reading {
  const measures = grouped(notice.measures, (measure) => measure.problemId);
  const codes = grouped(categories, (category) => category.problemId);
  return {
    text: notice.source.text,
    mediaType: notice.source.mediaType,
    isNotice: notice.isNotice,
    docType: notice.docType,
    meta: metaOf(notice.metadata),
    declared: notice.declared,
    rows: notice.problems.map((problem) => rowOf(problem, measures.get(problem.id) ?? [], codes.get(problem.id) ?? [])),
    facts: factsOf(notice.evidence),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function rowOf(
  { kind, number, text, span, isLeaf, status, statusRaw }: Problem,
  measures: readonly { readonly span: Span }[],
  codes: readonly ProblemCategory[],
): ReadRow {
  const primary = codes.find((code) => code.isPrimary);
  return {
    kind,
    number,
    text,
    span,
    isLeaf,
    status,
    statusRaw,
    measures: measures.map((measure) => measure.span),
    coding: primary
      ? {
          primary: primary.code,
          secondary: codes.filter((code) => !code.isPrimary).map((code) => code.code),
          ruleId: primary.ruleId,
          cues: primary.cues.map((cue) => cue.text),
        }
      : null,
  };
}

function metaOf(metadata: Metadata): Reading["meta"] {
  const text = (value: string | null, span: Span | null = null): Stated | null =>
    value === null ? null : { value, span };
  const date = (fact: DatedFact | null): Stated | null =>
    fact && { value: fact.precision === "month" ? fact.date.slice(0, "2024-01".length) : fact.date, span: fact.span };
  return {
    unit: text(metadata.unit, metadata.unitSpan),
    inspecting_body: text(metadata.inspectingBody, metadata.inspectingBodySpan),
    inspection_start: date(metadata.inspectionStart),
    inspection_end: date(metadata.inspectionEnd),
    feedback_date: date(metadata.feedbackDate),
    as_of_date: date(metadata.asOfDate),
    published_on: date(metadata.publishedOn),
    signed_on: date(metadata.signedOn),
    title: text(metadata.title, metadata.titleSpan),
    unit_type: text(metadata.unitType),
    unit_level: text(metadata.unitLevel),
    region: text(metadata.region),
    region_code: text(metadata.regionCode),
    inspection_kind: text(metadata.inspectionKind),
    round: text(metadata.round),
  };
}

/**
 * Labelled kinds of fact among the evidence. Labels name no persons, and of documents the outermost 《》: one named
 * inside the name of another is part of it.
 */
export function factsOf(evidence: readonly Token[]): Reading["facts"] {
  const of = (fact: FactKind): readonly Token[] =>
    evidence.filter(({ kind, unit }) => FACT_OF_EVIDENCE[kind] === fact && unit !== "person");
  const stated = ({ value, text, span }: Token): Stated => ({ value: value ?? text, span });
  let end = 0;
  const documents = [...of("documents")]
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      const isOutermost = span.start >= end;
      if (isOutermost) end = span.end;
      return isOutermost;
    });
  return {
    money: of("money").map(stated),
    documents: documents.map(stated),
    document_numbers: of("document_numbers").map(stated),
    contacts: of("contacts").map(stated),
  };
}
