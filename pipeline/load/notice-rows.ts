import type { ClassifiedNotice, Coding, Cue, DatedFact, TermCount } from "../model.ts";
import { detailLevel, inspectionYear, specificityByProblem, unitId } from "./derived.ts";
import { outlineRows } from "./outline-rows.ts";
import { type CueValue, type Offsets, placed, type Row } from "./row.ts";

/** Tables that, with `terms`, hold what is of one notice; their rows go when the notice goes. */
export const NOTICE_TABLES = [
  "notices",
  "declared_counts",
  "reconciliations",
  "outline",
  "problems",
  "blocks",
  "measures",
  "evidence",
  "problem_categories",
  "measure_types",
] as const;

export type NoticeTable = (typeof NOTICE_TABLES)[number];
export type NoticeRows = Readonly<Record<NoticeTable, readonly Row[]>> & {
  /** What becomes `terms`: a row a field (a leaf's statement or a measure), its terms as lists. */
  readonly fields: readonly Row[];
};

/** The rows of every table that a notice brings. */
export function noticeTables(notice: ClassifiedNotice, at: Offsets): NoticeRows {
  const notice_id = notice.id;
  const specificity = specificityByProblem(notice);
  const profiles = new Map(notice.measureProfiles.map((profile) => [profile.measureId, profile]));
  return {
    notices: [noticeRow(notice, at)],
    declared_counts: notice.declared.map((count) => ({
      notice_id,
      what: count.what,
      value: count.value,
      raw: count.raw,
      level_word: count.levelWord,
      ...placed(at, count.span),
      counted: count.counted,
    })),
    reconciliations: notice.reconciliation.map((one) => ({
      notice_id,
      what: one.what,
      declared: one.declared,
      compared_level: one.comparedLevel,
      parsed: one.parsed,
      delta: one.delta,
      verdict: one.verdict,
      reason: one.reason,
    })),
    outline: outlineRows(notice_id, notice.outline, at),
    problems: notice.problems.map((problem) => ({
      problem_id: problem.id,
      notice_id,
      parent_id: problem.parentId,
      kind: problem.kind,
      number: problem.number,
      ordinal: problem.ordinal,
      text: problem.text,
      ...placed(at, problem.span),
      extent_start: at(problem.extent.start),
      extent_end: at(problem.extent.end),
      is_leaf: problem.isLeaf,
      theme_kind: problem.themeKind,
      level_declared: problem.levelDeclared,
      polarity: problem.polarity,
      status: problem.status,
      status_source: problem.statusSource,
      status_raw: problem.statusRaw,
      best_specificity: specificity.get(problem.id)?.best ?? null,
      mean_specificity: specificity.get(problem.id)?.mean ?? null,
    })),
    blocks: notice.blocks.map((block) => ({
      block_id: block.id,
      notice_id,
      problem_id: block.problemId,
      label: block.label,
      ordinal: block.ordinal,
      lead: block.lead && notice.source.text.slice(block.lead.start, block.lead.end),
      ...placed(at, block.span),
    })),
    measures: notice.measures.map((measure) => {
      const profile = profiles.get(measure.id);
      if (!profile)
        throw new Error(`measure ${measure.id} of ${notice.source.path} has no profile: classify must give one`);
      return {
        measure_id: measure.id,
        problem_id: measure.problemId,
        block_id: measure.blockId,
        notice_id,
        ordinal: measure.ordinal,
        enumerated: measure.enumerated,
        text: measure.text,
        modality: profile.modality,
        specificity: profile.specificity,
        outcome: profile.outcome,
        ...placed(at, measure.span),
      };
    }),
    evidence: notice.evidence.map((one) => ({
      notice_id,
      problem_id: one.problemId,
      measure_id: one.measureId,
      kind: one.kind,
      text: one.text,
      value: one.value,
      unit: one.unit,
      is_future: one.isFuture,
      ...placed(at, one.span),
    })),
    ...codingRows(notice_id, notice, at),
    fields: fieldRows(notice_id, notice.terms),
  };
}

/** The rows of the tables that hold nothing but codes. */
export function codingRows(
  notice_id: string,
  { categories, measureTypes }: Pick<Coding, "categories" | "measureTypes">,
  at: Offsets,
): Pick<NoticeRows, "problem_categories" | "measure_types"> {
  const cues = (all: readonly Cue[]): CueValue[] => all.map((cue) => ({ text: cue.text, ...placed(at, cue.span) }));
  return {
    problem_categories: categories.map((category) => ({
      problem_id: category.problemId,
      notice_id,
      code: category.code,
      level1: category.level1,
      is_primary: category.isPrimary,
      score: category.score,
      method: category.method,
      rule_id: category.ruleId,
      inherited: category.inherited,
      needs_review: category.needsReview,
      runner_up: category.runnerUp,
      cues: cues(category.cues),
    })),
    measure_types: measureTypes.map((type) => ({
      measure_id: type.measureId,
      notice_id,
      code: type.code,
      is_primary: type.isPrimary,
      score: type.score,
      cues: cues(type.cues),
    })),
  };
}

function fieldRows(notice_id: string, terms: readonly TermCount[]): Row[] {
  const fields = new Map<string, TermCount[]>();
  for (const term of terms) {
    const key = term.measureId ?? term.problemId;
    const field = fields.get(key);
    if (field) field.push(term);
    else fields.set(key, [term]);
  }
  return [...fields.values()].map((field) => ({
    notice_id,
    problem_id: field[0]!.problemId,
    measure_id: field[0]!.measureId,
    term: field.map(({ term }) => term),
    pos: field.map(({ pos }) => pos),
    count: field.map(({ count }) => count),
  }));
}

function noticeRow(notice: ClassifiedNotice, at: Offsets): Row {
  const { metadata, source } = notice;
  const day = (fact: DatedFact | null): string | null => fact?.date ?? null;
  return {
    notice_id: notice.id,
    source_path: source.path,
    is_notice: notice.isNotice,
    is_canonical: true,
    doc_type: notice.docType,
    doc_type_reason: notice.docTypeReason,
    title: metadata.title,
    unit: metadata.unit,
    unit_id: unitId(metadata),
    unit_is_joint: metadata.unitIsJoint,
    unit_type: metadata.unitType,
    unit_level: metadata.unitLevel,
    region: metadata.region,
    region_code: metadata.regionCode,
    inspecting_body: metadata.inspectingBody,
    inspection_kind: metadata.inspectionKind,
    round: metadata.round,
    inspection_start: day(metadata.inspectionStart),
    inspection_start_precision: metadata.inspectionStart?.precision ?? null,
    inspection_end: day(metadata.inspectionEnd),
    inspection_end_precision: metadata.inspectionEnd?.precision ?? null,
    feedback_date: day(metadata.feedbackDate),
    feedback_date_precision: metadata.feedbackDate?.precision ?? null,
    as_of_date: day(metadata.asOfDate),
    published_on: day(metadata.publishedOn),
    signed_on: day(metadata.signedOn),
    inspection_year: inspectionYear(metadata),
    source_label: source.page.sourceLabel,
    url: source.page.url,
    detail_level: detailLevel(notice),
    text: source.text,
    char_count: at(source.text.length),
  };
}
