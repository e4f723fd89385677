import type { Row } from "../packs.ts";
import type { Formulae } from "./formulae.ts";
import { numbering } from "./leaves.ts";
import { charactersOf, type Wording } from "./wording.ts";

/** Shorter runs are vocabulary rather than phrases. */
const MIN_PHRASE = 6;

/**
 * Rows of `formula_phrases` for the formulae found in one field: each run of formulaic characters as it stands, with the units,
 * notices and different statements that use exactly this run. Runs of one statement only are parts of longer ones and
 * left out.
 */
export function formulaRows(
  field: "problem" | "measure",
  wordings: readonly Wording[],
  formulae: Formulae,
  places: readonly { readonly noticeId: string; readonly unitId: string }[],
): Row[] {
  // Wordings with the phrase, once a run: sets of what they belong to would hold every notice of a common phrase.
  const phrases = new Map<string, number[]>();
  wordings.forEach(({ text }, wording) => {
    const mask = formulae.formulaMaskOf(wording);
    if (!mask.includes(1)) return;
    for (const phrase of formulaicRuns(charactersOf(text), mask)) {
      const known = phrases.get(phrase);
      if (known) known.push(wording);
      else phrases.set(phrase, [wording]);
    }
  });
  const noticeNumber = numbering();
  const unitNumber = numbering();
  const noticeOf = Int32Array.from(places, ({ noticeId }) => noticeNumber(noticeId));
  const unitOf = Int32Array.from(places, ({ unitId }) => unitNumber(unitId));
  const countStatements = distinctCounter(wordings.length);
  const countNotices = distinctCounter(places.length);
  const countUnits = distinctCounter(places.length);
  const allUnits = countUnits(unitOf);
  return [...phrases]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([phrase, within]) => {
      const texts = within.flatMap((wording) => wordings[wording]!.texts);
      const units = countUnits(texts.map((text) => unitOf[text]!));
      if (units < 2) return [];
      const notices = countNotices(texts.map((text) => noticeOf[text]!));
      const statements = countStatements(within.map((wording) => formulae.family[wording]!));
      return [[field, phrase, units, notices, statements, texts.length, units / allUnits]];
    });
}

/** Counts different numbers, all below `end`; a set for each list would cost more than the rest. */
function distinctCounter(end: number): (numbers: ArrayLike<number>) => number {
  const metBy = new Int32Array(end);
  let list = 0;
  return (numbers) => {
    list++;
    let distinct = 0;
    for (let at = 0; at < numbers.length; at++) {
      if (metBy[numbers[at]!] !== list) distinct++;
      metBy[numbers[at]!] = list;
    }
    return distinct;
  };
}

function formulaicRuns(characters: Int32Array, mask: Uint8Array): string[] {
  const runs: string[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start]) continue;
    let end = start;
    while (end < mask.length && mask[end]) end++;
    if (end - start >= MIN_PHRASE) runs.push(String.fromCodePoint(...characters.subarray(start, end)));
    start = end;
  }
  return runs;
}
