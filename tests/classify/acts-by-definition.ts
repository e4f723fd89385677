import { matchingText } from "../../pipeline/classify/matching-text.ts";
import type { Act } from "../../pipeline/classify/measure-acts.ts";
import { measureCodebook } from "../../pipeline/classify/measure-codebook.ts";
import { futureClauses } from "../../pipeline/parse/evidence/future.ts";

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const file = measureCodebook();
const wordsOf = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((word) => matchingText(word).text));
const ROLES = {
  done: wordsOf(file.modality.done.cues),
  ongoing: wordsOf(file.modality.ongoing.cues),
  planned: wordsOf(file.modality.planned.cues.filter((word) => word.length > 1)),
  label: wordsOf(file.label_openers),
  outcome: wordsOf(file.outcome_cues),
  noAct: wordsOf(file.no_act_cues),
};
const TYPES = file.types.flatMap(({ code, kind, cues, weak_cues }) =>
  [cues, weak_cues].flatMap((list, isWeak) =>
    list.map((cue) => ({
      code,
      kind,
      weak: isWeak === 1,
      word: matchingText(cue).text,
      weight: Math.sqrt(cue.length) * (isWeak === 1 ? 0.3 : 1),
    })),
  ),
);
const typesOf = (word: string) => TYPES.filter((type) => type.word === word);
const WORDS = [...new Set([...TYPES.map(({ word }) => word), ...Object.values(ROLES).flatMap((words) => [...words])])];

/**
 * What `measureActs` finds in a text without titles, figures and sentences of status, without acts that no word names, its cues and its
 * words of completeness: every clause looks through every word of the text.
 */
export function actsByDefinition(text: string): Omit<Act, "cues" | "complete">[] {
  const view = matchingText(text).text;
  const isFuture = futureClauses(view);
  const hits = placesIn(view);
  const typed = hits
    .filter(({ word }) => typesOf(word).length > 0)
    .filter((hit, _, all) => !all.some((other) => other !== hit && other.start <= hit.start && hit.end <= other.end));
  const acts: Omit<Act, "cues" | "complete">[] = [];
  let start = 0;
  for (const clause of view.split(/(?<=[,;:。])/)) {
    const end = start + clause.replace(/[,;:。]$/, "").length;
    const sentence = view.slice(0, start).lastIndexOf("。") + 1;
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
    const has = (role: keyof typeof ROLES): boolean => inside.some(({ word }) => ROLES[role].has(word));
    const opens = inside.some((hit) => hit.start === 0 && ROLES.label.has(hit.word));
    const isLabel = start === 0 && opens && end <= 18 && view.length > end + 2 && view[end] === "。";
    const best = bestOf(typed.filter((hit) => hit.start >= start && hit.end <= end));
    if (best && !isLabel) {
      const future = hits.find((hit) => hit.start >= sentence && hit.start < end && ROLES.planned.has(hit.word));
      const isReason = /^(?:因(?![公私地材势人此时])|由于|鉴于)/.test(clause) && !has("done") && isFuture(end + 1);
      const isAct = best.kind === "action" && !has("noAct") && !isReason;
      const isPlanned = isFuture(best.start) || (future !== undefined && future.start <= best.start);
      const stop = view.indexOf("。", end);
      acts.push({
        code: isAct || best.kind === "statement" ? best.code : "explanation",
        kind: isAct ? "action" : "statement",
        weak: best.weak,
        modality: isPlanned ? "planned" : !has("done") && has("ongoing") ? "ongoing" : "done",
        outcome: has("outcome"),
        sentence: view.slice(sentence, stop < 0 ? view.length : stop),
      });
    }
    start += clause.length;
  }
  return acts;
}

function placesIn(view: string): Place[] {
  const places: Place[] = [];
  for (const word of WORDS)
    for (let at = view.indexOf(word); at >= 0; at = view.indexOf(word, at + 1))
      places.push({ word, start: at, end: at + word.length });
  return places.sort((a, b) => a.start - b.start || a.end - b.end);
}

function bestOf(hits: readonly Place[]) {
  const said = hits.flatMap(({ word, start }) => typesOf(word).map((type) => ({ ...type, start })));
  const codes = [...new Set(said.map(({ code }) => code))].map((code) => {
    const all = said.filter((one) => one.code === code);
    const { kind, start } = all[0]!;
    const weight = all.reduce((sum, one) => sum + one.weight, 0) * (start === said[0]!.start ? 1.3 : 1);
    return { code, kind, start, weight, weak: all.every((one) => one.weak) };
  });
  return codes.reduce<(typeof codes)[number] | null>(
    (best, one) => (best && best.weight >= one.weight ? best : one),
    null,
  );
}
