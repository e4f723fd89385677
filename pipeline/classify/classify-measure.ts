import type { MeasureProfile, MeasureType, Modality } from "../model.ts";
import type { StatementCue } from "./classify-problem.ts";
import { matchingText } from "./matching-text.ts";
import { type Act, measureActs } from "./measure-acts.ts";
import { type EvidenceToken, specificity } from "./specificity.ts";

/** One type of one measure text: a {@link MeasureType} that does not yet know its measure. */
export type StatementMeasureType = Omit<MeasureType, "measureId" | "cues"> & { readonly cues: readonly StatementCue[] };

export interface MeasureInput {
  /** The measure without its enumerator. */
  readonly text: string;
  /** The checkable tokens that stand in it. */
  readonly evidence: readonly EvidenceToken[];
}

export interface MeasureCoding {
  /** Primary first, then up to three secondary types, in order of appearance. */
  readonly types: readonly StatementMeasureType[];
  readonly profile: Omit<MeasureProfile, "measureId">;
}

const SECONDARY_LIMIT = 3;
/** Types whose completed act changes the fault itself. */
const MENDING = ["funds-recovery", "correction"];

/**
 * Codes one measure by `measures.yaml`: the primary type is that of the first completed own act, else of the first
 * continuing, else of the first planned one; explanations and declarations of status only where there is no act.
 */
export function classifyMeasure({ text, evidence }: MeasureInput): MeasureCoding {
  const reported = measureActs(text, evidence);
  const acts = reported.filter((act) => act.kind !== "unnamed");
  const unnamed = reported.filter((act) => act.kind === "unnamed");
  const own = acts.filter((act) => act.kind === "action");
  const isExplained = acts.some((act) => act.code === "explanation");
  const primary =
    own.find((act) => act.modality === "done" && !isLoose(act)) ??
    own.find((act) => act.modality === "ongoing") ??
    own.find((act) => act.modality === "done") ??
    unnamed.find((act) => act.modality === "done" && !isExplained) ??
    unnamed.find((act) => act.modality === "planned" && own.length === 0) ??
    acts.find((act) => act.kind === "statement" && act.code !== "commitment" && own.length === 0) ??
    plannedAct(acts) ??
    null;

  const code = primary?.code ?? "other";
  const isStated = primary?.kind === "statement" && primary.code !== "commitment";
  const modality: Modality = primary === null || isStated ? "none" : primary.modality;
  const codes: string[] = [];
  for (const act of acts)
    if (
      act.code !== code &&
      !codes.includes(act.code) &&
      codes.length < SECONDARY_LIMIT &&
      countsBeside(act, own.length)
    )
      codes.push(act.code);

  const tangible = (sentence: string): boolean =>
    evidence.some(
      (token) => !token.isFuture && token.kind !== "contact" && sentence.includes(matchingText(token.text).text),
    );
  const mended = acts.some(
    (act) =>
      act.modality === "done" &&
      (MENDING.includes(act.code) || act.outcome) &&
      (act.complete || tangible(act.sentence)),
  );
  return {
    types: [code, ...codes].map((one, rank) => ({
      code: one,
      isPrimary: rank === 0,
      score: score(primary, rank),
      cues: cuesOf(acts, one),
    })),
    profile: { modality, specificity: specificity(text, evidence), outcome: mended },
  };
}

/** What an act led to, told by words that fit several types (甲级病案率提升至96.5%), or a mere effort. */
function isLoose(act: Act): boolean {
  return act.effort || (act.weak && act.outcome);
}

/** The first planned act of a definite type; a mere requirement or promise is a commitment. */
function plannedAct(acts: readonly Act[]): Act | undefined {
  const planned = acts.filter((act) => act.modality === "planned");
  return (
    planned.find((act) => act.kind === "action" && act.code !== "routine-control") ??
    acts.find((act) => act.code === "commitment") ??
    planned[0]
  );
}

/** A statement beside an act is no further type, save the promise that follows it. */
function countsBeside(act: Act, acts: number): boolean {
  return act.kind === "action" || act.code === "commitment" || acts === 0;
}

function score(primary: Act | null, rank: number): number {
  if (primary === null || primary.kind === "unnamed") return rank === 0 ? 0.2 : 0.6;
  return rank === 0 && !primary.weak ? 0.9 : 0.6;
}

function cuesOf(acts: readonly Act[], code: string): StatementCue[] {
  const cues: StatementCue[] = [];
  for (const act of acts) if (act.code === code) cues.push(...act.cues);
  return cues;
}
