import type { Row } from "../packs.ts";
import type { Formulae } from "./formulae.ts";
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
  const phrases = new Map<
    string,
    { statements: Set<number>; notices: Set<string>; units: Set<string>; uses: number }
  >();
  wordings.forEach((own, wording) => {
    for (const phrase of formulaicRuns(charactersOf(own.text), formulae.formulaMaskOf(wording))) {
      const known = phrases.get(phrase) ?? { statements: new Set(), notices: new Set(), units: new Set(), uses: 0 };
      phrases.set(phrase, known);
      known.statements.add(formulae.family[wording]!);
      known.uses += own.texts.length;
      for (const text of own.texts) {
        known.notices.add(places[text]!.noticeId);
        known.units.add(places[text]!.unitId);
      }
    }
  });
  const allUnits = new Set(places.map(({ unitId }) => unitId)).size;
  return [...phrases]
    .filter(([, use]) => use.units.size > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([phrase, use]) => [
      field,
      phrase,
      use.units.size,
      use.notices.size,
      use.statements.size,
      use.uses,
      use.units.size / allUnits,
    ]);
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
