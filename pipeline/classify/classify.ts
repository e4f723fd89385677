import type {
  ClassifiedNotice,
  Codable,
  Coding,
  Cue,
  MeasureProfile,
  MeasureType,
  ProblemCategory,
  TokenizedNotice,
} from "../model.ts";
import type { Span } from "../span.ts";
import type { Stage } from "../stage.ts";
import { classifyMeasure } from "./classify-measure.ts";
import { classifyProblem, type StatementCategory, type StatementCue } from "./classify-problem.ts";
import { type MatchingText, matchingText } from "./matching-text.ts";

/** Codes every leaf problem and every measure of a notice. Pure. */
export function codeNotice(notice: Codable): Coding {
  const byId = new Map(notice.problems.map((problem) => [problem.id, problem]));
  const categories: ProblemCategory[] = [];
  for (const problem of notice.problems) {
    if (!problem.isLeaf) continue;
    const above = ancestors(problem, byId);
    const coded = classifyProblem({
      text: problem.text,
      parents: above.map((one) => one.text),
      parentIsProblem: above[0] !== undefined && above[0].kind !== "theme",
      themeKind: above.find((one) => one.kind === "theme")?.themeKind ?? null,
    });
    const cuesOf = cuesIn(notice.source.text, problem.span);
    for (const one of coded.categories) categories.push(ofProblem(one, problem.id, cuesOf(one.cues)));
  }

  const evidenceOf = new Map<string, Codable["evidence"][number][]>();
  for (const token of notice.evidence) {
    if (token.measureId === null) continue;
    const known = evidenceOf.get(token.measureId);
    if (known) known.push(token);
    else evidenceOf.set(token.measureId, [token]);
  }
  const measureTypes: MeasureType[] = [];
  const measureProfiles: MeasureProfile[] = [];
  for (const { id: measureId, text, span } of notice.measures) {
    const { types, profile } = classifyMeasure({ text, evidence: evidenceOf.get(measureId) ?? [] });
    const cuesOf = cuesIn(notice.source.text, span);
    for (const { code, isPrimary, score, cues } of types)
      measureTypes.push({ code, isPrimary, score, cues: cuesOf(cues), measureId });
    measureProfiles.push({ measureId, ...profile });
  }
  return { categories, measureTypes, measureProfiles };
}

/** A notice with its codes. Pure. */
export function classifyNotice(notice: TokenizedNotice): ClassifiedNotice {
  return { ...notice, ...codeNotice(notice) };
}

/** The classify stage of the pipeline. */
export const classify: Stage<TokenizedNotice, ClassifiedNotice> = { name: "classify", run: classifyNotice };

type CodableProblem = Codable["problems"][number];

/** A category of a statement as one of a problem. Written out: a spread that is added to costs a microsecond a key. */
function ofProblem(category: StatementCategory, problemId: string, cues: readonly Cue[]): ProblemCategory {
  const { code, level1, isPrimary, score, method, ruleId, inherited, needsReview, runnerUp } = category;
  return { code, level1, isPrimary, score, method, ruleId, inherited, needsReview, runnerUp, cues, problemId };
}

/** What a row stands under: direct parent first. */
function ancestors(problem: CodableProblem, byId: ReadonlyMap<string, CodableProblem>): CodableProblem[] {
  const found: CodableProblem[] = [];
  let parent = problem.parentId === null ? undefined : byId.get(problem.parentId);
  while (parent !== undefined && !found.includes(parent)) {
    found.push(parent);
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
  }
  return found;
}

/**
 * The cues of a clean statement as spans of the source. The statement is the source span without line breaks (and
 * without a wrapper inside it), so offsets are mapped by counting the characters that matching keeps; a cue that does
 * not stand where it should is looked for in the span, and left out if the span does not hold it.
 */
function cuesIn(source: string, span: Span): (cues: readonly StatementCue[]) => Cue[] {
  let matching: MatchingText | undefined;
  return (cues) => {
    const found: Cue[] = [];
    let from = 0;
    for (const cue of cues) {
      matching ??= matchingText(source.slice(span.start, span.end));
      const wanted = matchingText(cue.text).text;
      let at = matching.text.indexOf(wanted, from);
      if (at < 0) at = matching.text.indexOf(wanted);
      if (at < 0) continue;
      from = at;
      const place = matching.original(at, at + wanted.length);
      const start = span.start + place.start;
      const end = span.start + place.end;
      found.push({ text: source.slice(start, end), span: { start, end } });
    }
    return found;
  };
}
