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
  /** The first of them as published. */
  readonly text: string;
}

const UNKNOWN = 0;
const STRIPPED = -1;
const EXPANDED = -2;
/** Folded form by code point, filled as characters are met: normalising each character anew costs seconds. */
const foldedForm = new Int32Array(0x110000);
const expandedForm = new Map<number, readonly number[]>();

/** Room for the text being folded; grown as needed. */
let characters = new Int32Array(1024);
let offsets = new Int32Array(1024);

/** Folds one text for comparison (the reading of `comparable` in fold.ts, in lower case, with offsets kept). */
export function foldText(text: string): FoldedText {
  let length = 0;
  const put = (character: number, offset: number): void => {
    if (length === characters.length) {
      characters = grown(characters);
      offsets = grown(offsets);
    }
    characters[length] = character;
    offsets[length++] = offset;
  };
  let offset = 0;
  for (let unit = 0; unit < text.length; offset++) {
    const codePoint = text.codePointAt(unit)!;
    unit += codePoint > 0xffff ? 2 : 1;
    const form = foldedForm[codePoint] || learnForm(codePoint);
    if (form > 0) put(form, offset);
    else if (form === EXPANDED) for (const folded of expandedForm.get(codePoint)!) put(folded, offset);
  }
  return { characters: characters.slice(0, length), offsets: offsets.slice(0, length) };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
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
  const byForm = new Map<string, Wording & { texts: number[] }>();
  texts.forEach((text, index) => {
    const folded = foldText(text);
    if (folded.characters.length === 0) return;
    const form = formKey(folded);
    const known = byForm.get(form);
    if (known) known.texts.push(index);
    else byForm.set(form, { ...folded, text, texts: [index] });
  });
  return [...byForm.values()];
}

/** Code points turned into a string at once; a call takes a limited number of arguments. */
const PIECE = 4096;

/** The folded characters as one string: equal for equal wordings. */
export function formKey({ characters }: { readonly characters: Int32Array }): string {
  let key = "";
  for (let start = 0; start < characters.length; start += PIECE)
    key += String.fromCodePoint(...characters.subarray(start, start + PIECE));
  return key;
}
