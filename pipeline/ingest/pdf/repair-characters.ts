import { radicalCharacters } from "../../radicals.ts";

/**
 * Characters as a reader sees them: radicals (⽅, ⻅) become the characters whose glyph they share (方, 见), ligatures
 * become their letters. PDF stores glyphs; its table of characters names one of several that look the same.
 */
export function repairCharacters(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf]/gu, (character) => radicalCharacters().get(character) ?? character)
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize("NFKC"));
}
