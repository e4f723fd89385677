import { level1Of } from "./codebook.ts";
import type { Evidence, Reading } from "./reading.ts";
import type { RuleFile } from "./rule-file.ts";

/** An object that failed (step S2): the evidence of one level-1 category in one part of a statement. */
export interface FaultObject {
  readonly level1: string;
  readonly score: number;
  /** Where it is named first. */
  readonly start: number;
  readonly evidence: readonly Evidence[];
}

type Part = "headline" | "body" | "leaf";

/**
 * The objects a part of the statement names, most evidence first. Evidence weighs less the later its clause (P6), and
 * a category's further cues weigh less than its best one, so that a list of synonyms does not outvote an object.
 */
export function objectsIn(
  reading: Reading,
  evidence: readonly Evidence[],
  part: Part,
  weights: RuleFile["weights"],
): FaultObject[] {
  if (evidence.length === 0 || (part === "body" && reading.headlineEnd === reading.text.length)) return [];
  const byCategory = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const headline = one.end <= reading.headlineEnd;
    if ((part === "headline" && !headline) || (part === "body" && headline)) continue;
    const known = byCategory.get(one.level1);
    if (known) known.push(one);
    else byCategory.set(one.level1, [one]);
  }
  const objects: FaultObject[] = [];
  for (const [level1, found] of byCategory) {
    const start = Math.min(...found.map((one) => one.start));
    objects.push({ level1, score: pooled(reading, found, weights), start, evidence: found });
  }
  return objects.sort((a, b) => b.score - a.score || a.start - b.start || (a.level1 < b.level1 ? -1 : 1));
}

/** The level-2 code with most evidence (step S6), ties to the one named first; null when none was found. */
export function bestSubcode(
  reading: Reading,
  evidence: readonly Evidence[],
  weights: RuleFile["weights"],
): string | null {
  const byCode = new Map<string, Evidence[]>();
  for (const one of evidence)
    if (one.code.includes(".")) {
      const known = byCode.get(one.code);
      if (known) known.push(one);
      else byCode.set(one.code, [one]);
    }
  let best: { code: string; score: number; start: number } | null = null;
  for (const [code, found] of byCode) {
    const score = pooled(reading, found, weights);
    const start = found[0]!.start;
    if (
      !best ||
      score > best.score ||
      (score === best.score && (start < best.start || (start === best.start && code < best.code)))
    )
      best = { code, score, start };
  }
  return best?.code ?? null;
}

function pooled(reading: Reading, found: readonly Evidence[], weights: RuleFile["weights"]): number {
  const placed: number[] = [];
  const seen = new Set<string>();
  for (const one of found) {
    // The same words again are no further evidence.
    const words = reading.text.slice(one.start, one.end);
    if (seen.has(words)) continue;
    seen.add(words);
    placed.push(one.weight * placeFactor(reading, one, weights));
  }
  placed.sort((a, b) => b - a);
  return placed.reduce((sum, weight, rank) => sum + (rank === 0 ? weight : weight * weights.further_cue), 0);
}

function placeFactor(reading: Reading, one: Evidence, weights: RuleFile["weights"]): number {
  const { start, end, level1 } = one;
  const category = (weights.category[level1] ?? 1) * (reading.inTitle(start) ? weights.in_title : 1);
  if (end <= reading.headlineEnd) return category * weights.later_clause ** reading.clause[start]!;
  const bodySentence = reading.sentence[start]! - (reading.sentence[reading.headlineEnd] ?? 0);
  return category * weights.later_sentence ** Math.max(0, bodySentence);
}

/** The evidence of several codes as evidence of another (an exclude rule of the codebook at work). */
export function recoded(evidence: readonly Evidence[], from: readonly string[], to: string, rule: string): Evidence[] {
  return evidence.map((one) =>
    from.some((code) => one.code === code || one.code.startsWith(`${code}.`))
      ? { code: to, level1: level1Of(to), start: one.start, end: one.end, weight: one.weight, rule }
      : one,
  );
}
