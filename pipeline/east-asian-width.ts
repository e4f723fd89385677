import { eastAsianWidth } from "get-east-asian-width";

/** “ ” ‘ ’ … —: Unicode leaves their width to the context; in a Chinese text they are as wide as its characters. */
const CHINESE_PUNCTUATION: ReadonlySet<number> = new Set([..."“”‘’…—"].map((mark) => mark.codePointAt(0)!));

/** Whether a character (code point) takes two columns of a terminal, or a whole em of a font: Unicode Annex 11. */
export function isWide(point: number): boolean {
  return CHINESE_PUNCTUATION.has(point) || eastAsianWidth(point) === 2;
}
