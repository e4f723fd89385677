import { createHash } from "node:crypto";
import { comparable } from "../fold.ts";
import type { ClassifiedNotice, Metadata, Notice } from "../model.ts";
import { contains } from "../span.ts";

/**
 * Stable id of a unit: the same name in the same region is the same unit in every corpus. Null without a name.
 * Brackets, spaces and width of the name do not matter; the region does, because 区委宣传部 exists everywhere.
 */
export function unitId(metadata: Pick<Metadata, "unit" | "regionCode">): string | null {
  if (metadata.unit === null) return null;
  const key = `${metadata.regionCode ?? ""}|${comparable(metadata.unit)}`;
  return `u${createHash("sha256").update(key).digest("hex").slice(0, 16)}`;
}

/** Year of the inspection's end, else of the feedback, else of the signature, else of the page (model.md section 5). */
export function inspectionYear(
  metadata: Pick<Metadata, "inspectionEnd" | "feedbackDate" | "signedOn" | "publishedOn">,
): number | null {
  const dated = metadata.inspectionEnd ?? metadata.feedbackDate ?? metadata.signedOn ?? metadata.publishedOn;
  return dated ? Number(dated.date.slice(0, 4)) : null;
}

/** Median statement length (characters without punctuation) from which findings count as told, not only named. */
const TOLD_LENGTH = 40;
/** Share of leaves whose own statement holds a checkable fact, from which findings count as told. */
const TOLD_SHARE = 1 / 3;

/**
 * How much a notice tells of its findings: `finding` (sentence-long, with facts) or `headline` (the name of the fault
 * only). Amounts, dates and level-2 codes are rarer in headline notices; their absence there says nothing
 * (model.md section 5). Null for a text without leaves.
 */
export function detailLevel(notice: Pick<Notice, "problems" | "evidence">): "finding" | "headline" | null {
  const leaves = notice.problems.filter((problem) => problem.isLeaf && problem.text !== "");
  if (leaves.length === 0) return null;
  const lengths = leaves.map((leaf) => [...comparable(leaf.text)].length).sort((a, b) => a - b);
  if (lengths[lengths.length >> 1]! >= TOLD_LENGTH) return "finding";
  const facts = notice.evidence.filter((one) => one.kind !== "actor" && one.kind !== "contact");
  const told = leaves.filter((leaf) => facts.some((fact) => contains(leaf.span, fact.span)));
  return told.length / leaves.length >= TOLD_SHARE ? "finding" : "headline";
}

/** Highest and mean specificity (0–3) over the measures of each problem; problems without measures are left out. */
export function specificityByProblem(
  notice: Pick<ClassifiedNotice, "measures" | "measureProfiles">,
): ReadonlyMap<string, { readonly best: number; readonly mean: number }> {
  const ofMeasure = new Map(notice.measureProfiles.map((profile) => [profile.measureId, profile.specificity]));
  const scores = new Map<string, number[]>();
  for (const measure of notice.measures) {
    const score = ofMeasure.get(measure.id);
    if (score === undefined) continue;
    const ofProblem = scores.get(measure.problemId);
    if (ofProblem) ofProblem.push(score);
    else scores.set(measure.problemId, [score]);
  }
  return new Map(
    [...scores].map(([problemId, all]) => [
      problemId,
      { best: Math.max(...all), mean: all.reduce((sum, score) => sum + score, 0) / all.length },
    ]),
  );
}
