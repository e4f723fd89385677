/** A text as it is compared: folded characters without white space and punctuation, each with its place in the text. */
export interface FoldedText {
  /** NFKC code points of letters and digits, lower case. */
  readonly characters: Int32Array;
  /** Code-point offset in the original text of each character. */
  readonly offsets: Int32Array;
}

/** One wording and everything that is worded so: texts equal after folding. */
export interface Wording extends FoldedText {
  /** Indices of the texts, ascending. */
  readonly texts: readonly number[];
}

const UNKNOWN = 0;
const STRIPPED = -1;
const EXPANDED = -2;
/** Folded form by code point, filled as characters are met: normalising each character anew costs seconds. */
const foldedForm = new Int32Array(0x110000);
const expandedForm = new Map<number, readonly number[]>();

/** Folds one text for comparison (the reading of `comparable` in fold.ts, with offsets kept). */
export function foldText(text: string): FoldedText {
  const characters: number[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (let unit = 0; unit < text.length; offset++) {
    const codePoint = text.codePointAt(unit)!;
    unit += codePoint > 0xffff ? 2 : 1;
    const form = foldedForm[codePoint] || learnForm(codePoint);
    if (form === STRIPPED) continue;
    for (const folded of form === EXPANDED ? expandedForm.get(codePoint)! : [form]) {
      characters.push(folded);
      offsets.push(offset);
    }
  }
  return { characters: Int32Array.from(characters), offsets: Int32Array.from(offsets) };
}

function learnForm(codePoint: number): number {
  const normalised = String.fromCodePoint(codePoint).normalize("NFKC").toLowerCase();
  const kept = [...normalised.replace(/[\s\p{P}\p{S}\p{C}]/gu, "")].map((character) => character.codePointAt(0)!);
  let form = STRIPPED;
  if (kept.length === 1) form = kept[0]!;
  else if (kept.length > 1) {
    form = EXPANDED;
    expandedForm.set(codePoint, kept);
  }
  foldedForm[codePoint] = form === UNKNOWN ? STRIPPED : form;
  return foldedForm[codePoint]!;
}

/** Groups texts by their folded form, in order of first appearance; texts with nothing left after folding are left out. */
export function wordingsOf(texts: readonly string[]): Wording[] {
  const byForm = new Map<string, FoldedText & { texts: number[] }>();
  texts.forEach((text, index) => {
    const folded = foldText(text);
    if (folded.characters.length === 0) return;
    const form = formKey(folded);
    const known = byForm.get(form);
    if (known) known.texts.push(index);
    else byForm.set(form, { ...folded, texts: [index] });
  });
  return [...byForm.values()];
}

/** The folded characters as one string: equal for equal wordings. */
export function formKey(folded: FoldedText): string {
  let key = "";
  for (const character of folded.characters) key += String.fromCodePoint(character);
  return key;
}
