import { actType } from "../../pipeline/classify/act-type.ts";
import { outsideNouns, outsideSetting } from "../../pipeline/classify/clauses.ts";
import { matchingText } from "../../pipeline/classify/matching-text.ts";
import type { Act } from "../../pipeline/classify/measure-acts.ts";
import { measureWords, ROLE } from "../../pipeline/classify/measure-words.ts";
import { futureClauses } from "../../pipeline/parse/evidence/future.ts";
import type { WordHit } from "../../pipeline/word-matcher.ts";

const words = measureWords();

/**
 * What `measureActs` finds in a text without titles, figures and sentences of status, without acts that no word names, its cues and its
 * words of completeness: every clause looks through all hits of the text. Of what type a clause is, {@link actType} says.
 */
export function actsByDefinition(text: string): Omit<Act, "cues" | "complete">[] {
  const view = matchingText(text).text;
  const isFuture = futureClauses(view);
  const is = (hit: WordHit, role: keyof typeof ROLE): boolean => (words.roles[hit.word]! & ROLE[role]) !== 0;
  const hits = outsideNouns(words.matcher.find(view), (hit) => is(hit, "noun"));
  const typed = hits
    .filter(({ word }) => words.types[word]!.length > 0)
    .filter((hit, _, all) => !all.some((other) => other !== hit && other.start <= hit.start && hit.end <= other.end));
  const acts: Omit<Act, "cues" | "complete">[] = [];
  let start = 0;
  for (const quote of view.split(/(?<=[,;:。])/)) {
    const clause = quote.replace(/[,;:。]$/, "");
    const end = start + clause.length;
    const sentence = view.slice(0, start).lastIndexOf("。") + 1;
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
    const has = (role: keyof typeof ROLE): boolean => inside.some((hit) => is(hit, role));
    const opens = inside.some((hit) => hit.start === 0 && is(hit, "label")) && !/专人|专职/.test(clause);
    const isLabel = start === 0 && opens && end <= 18 && view.length > end + 2 && view[end] === "。";
    const said = inside.reduce((sum, hit) => sum | words.roles[hit.word]!, 0);
    const isOutside = outsideSetting(
      view,
      inside,
      (hit) => is(hit, "setting"),
      (hit) => is(hit, "settingEnd"),
    );
    const best = actType(
      { view, start, end, inside: inside.filter(isOutside), said },
      typed.filter((hit) => hit.start >= start && hit.end <= end).filter(isOutside),
      words,
    );
    if (best && !isLabel) {
      const at = best.hits[0]!.start;
      const future = hits.find(
        (hit) => hit.start >= sentence && hit.start < end && is(hit, "planned") && hit.end - hit.start > 1,
      );
      const isReason = /^(?:因(?![公私地材势人此时])|由于|鉴于)/.test(clause) && !has("done") && isFuture(end + 1);
      const isAct = best.kind === "action" && !has("noAct") && !isReason;
      const isPlanned = isFuture(at) || (future !== undefined && future.start <= at);
      const isPromise = (isPlanned && has("goal") && has("striving")) || (clause.startsWith("待") && isFuture(start));
      const last = acts.at(-1);
      const goesOn =
        last?.kind === "action" &&
        last.modality === "ongoing" &&
        !last.weak &&
        last.sentence === sentenceOf(view, start);
      acts.push({
        code: isPromise ? "commitment" : isAct || best.kind === "statement" ? best.code : "explanation",
        kind: isAct && !isPromise ? "action" : "statement",
        weak: best.weak,
        effort: !has("done") && (best.faint || (best.weak && best.hits.every((hit) => is(hit, "effort")))),
        modality: isPlanned || isPromise ? "planned" : !has("done") && (has("ongoing") || goesOn) ? "ongoing" : "done",
        outcome: has("outcome"),
        sentence: sentenceOf(view, start),
      });
    }
    start += quote.length;
  }
  return acts;
}

/** The sentence that holds the clause starting at `at`. */
function sentenceOf(view: string, at: number): string {
  const stop = view.indexOf("。", at);
  return view.slice(view.slice(0, at).lastIndexOf("。") + 1, stop < 0 ? view.length : stop);
}
