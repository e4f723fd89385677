import type { Row } from "../packs.ts";
import { containersOf } from "./containment.ts";
import { type Formulae, MIN_UNITS } from "./formulae.ts";
import { numbering } from "./leaves.ts";
import { charactersOf, type Wording } from "./wording.ts";

/** Shorter runs are vocabulary rather than phrases. */
const MIN_PHRASE = 6;

/**
 * Rows of `formula_phrases` for the formulae found in one field: each run of formulaic characters as it stands, with the units,
 * notices and different statements that have it, alone or within a longer run. A run that too few have is no formula, only
 * the shorter ones in it are; stock headings are whole statements.
 */
export function formulaRows(
  field: "problem" | "measure",
  wordings: readonly Wording[],
  formulae: Formulae,
  places: readonly { readonly noticeId: string; readonly unitId: string }[],
): Row[] {
  const stock = new Set<string>();
  // Wordings with the run, once a run: sets of what they belong to would hold every notice of a common phrase.
  const phrases = new Map<string, number[]>();
  wordings.forEach(({ text }, wording) => {
    const mask = formulae.formulaMaskOf(wording);
    if (!mask.includes(1)) return;
    for (const phrase of formulaicRuns(charactersOf(text), mask)) {
      if (formulae.isStock(wording)) stock.add(phrase);
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
  const runs = [...phrases].sort(([a], [b]) => (a < b ? -1 : 1));
  const containers = containersOf(runs.map(([phrase]) => phrase));
  return runs.flatMap(([phrase], place) => {
    // A wording may have the phrase in two of its runs.
    const within = [...new Set(containers[place]!.flatMap((container) => runs[container]![1]))];
    const texts = within.flatMap((wording) => wordings[wording]!.texts);
    const units = countUnits(texts.map((text) => unitOf[text]!));
    const statements = countStatements(within.map((wording) => formulae.family[wording]!));
    const isFormula = statements >= formulae.minStatements && units >= MIN_UNITS;
    if (!isFormula && !stock.has(phrase)) return [];
    const notices = countNotices(texts.map((text) => noticeOf[text]!));
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
