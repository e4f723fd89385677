/** A text as it is compared: folded characters without white space and punctuation, each with its place in the text. */
export interface FoldedText {
  /** NFKC code points of letters and digits, lower case. */
  readonly characters: Int32Array;
  /** Code-point offset in the original text of each character. */
  readonly offsets: Int32Array;
}

/**
 * One wording and everything that is worded so: texts equal after folding. Its characters are folded when they are asked
 * for: kept, they would be most of what comparing a large corpus holds.
 */
export interface Wording {
  /** How many folded characters it has. */
  readonly length: number;
  /** Indices of the texts, ascending. */
  readonly texts: readonly number[];
  /** The first of them as published. */
  readonly text: string;
}

/** Folded characters of a text, as {@link FoldedText} has them. */
export function charactersOf(text: string): Int32Array {
  const length = fold(text);
  return characters.slice(0, length);
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
  const length = fold(text);
  return { characters: characters.slice(0, length), offsets: offsets.slice(0, length) };
}

/** Folds a text into the room above; returns how many characters it has there. */
function fold(text: string): number {
  let length = 0;
  let offset = 0;
  for (let unit = 0; unit < text.length; offset++) {
    const codePoint = text.codePointAt(unit)!;
    unit += codePoint > 0xffff ? 2 : 1;
    const form = foldedForm[codePoint] || learnForm(codePoint);
    if (form === STRIPPED) continue;
    const folded = form === EXPANDED ? expandedForm.get(codePoint)! : undefined;
    while (length + (folded?.length ?? 1) > characters.length) {
      characters = grown(characters);
      offsets = grown(offsets);
    }
    if (folded === undefined) {
      characters[length] = form;
      offsets[length++] = offset;
    } else
      for (const character of folded) {
        characters[length] = character;
        offsets[length++] = offset;
      }
  }
  return length;
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
  const wordings: (Wording & { texts: number[] })[] = [];
  // Wordings of one hash stand in a chain: the last one, and before each the one before it.
  const lastOfHash = new Map<number, number>();
  const before: number[] = [];
  texts.forEach((text, index) => {
    const length = fold(text);
    if (length === 0) return;
    const hash = hashOf(length);
    let known = lastOfHash.get(hash) ?? -1;
    if (known >= 0) {
      const own = characters.slice(0, length);
      while (known >= 0 && !isWorded(wordings[known]!, own)) known = before[known]!;
      if (known >= 0) {
        wordings[known]!.texts.push(index);
        return;
      }
    }
    before.push(lastOfHash.get(hash) ?? -1);
    lastOfHash.set(hash, wordings.length);
    wordings.push({ length, text, texts: [index] });
  });
  return wordings;
}

/** FNV-1a over the code points of the text just folded. */
function hashOf(length: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ characters[index]!, 0x01000193);
  return hash;
}

/** Whether the wording has these characters. */
function isWorded({ length, text }: Wording, own: Int32Array): boolean {
  if (length !== own.length) return false;
  fold(text);
  for (let index = 0; index < length; index++) if (own[index] !== characters[index]) return false;
  return true;
}

/** Code points turned into a string at once; a call takes a limited number of arguments. */
const PIECE = 4096;

/** Folded characters of a text as a string: equal for equal wordings. */
export function formKey(text: string): string {
  const characters = charactersOf(text);
  let key = "";
  for (let start = 0; start < characters.length; start += PIECE)
    key += String.fromCodePoint(...characters.subarray(start, start + PIECE));
  return key;
}
