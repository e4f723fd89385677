import { dataYaml } from "../../data-yaml.ts";

let radicals: ReadonlyMap<string, string> | undefined;

/**
 * Characters as a reader sees them: radicals (⽅, ⻅) become the characters whose glyph they share (方, 见), ligatures
 * become their letters. PDF stores glyphs; its table of characters names one of several that look the same.
 */
export function repairCharacters(text: string): string {
  radicals ??= readRadicals();
  return text
    .replace(/[\u2e80-\u2fdf]/gu, (character) => radicals!.get(character) ?? character)
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize("NFKC"));
}

function readRadicals(): ReadonlyMap<string, string> {
  const { radicals } = dataYaml("ingest", "radicals.yaml") as { radicals: string };
  return new Map(
    radicals
      .trim()
      .split(" ")
      .map((pair) => [...pair] as [string, string]),
  );
}
