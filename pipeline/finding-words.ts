import { findingCatalogue, type Lang } from "./finding.ts";

/**
 * The message or the remedy of a finding in a language. Databases hold them in Chinese: the details are read out of the
 * Chinese words and put into those of the other language, as they are. Other words come back unchanged.
 */
export function findingWords(code: string, part: "message" | "remedy", stored: string, lang: Lang): string {
  const entry = findingCatalogue()[code];
  if (lang === "zh" || !entry) return stored;
  const details = detailsOf(entry.zh[part], stored);
  if (details === null) return stored;
  return entry[lang][part].replace(/\{(\w+)\}/g, (whole, name: string) => details.get(name) ?? whole);
}

/** What stands in a text in the places of `{name}`; null where it is not made of this template. */
function detailsOf(template: string, text: string): Map<string, string> | null {
  const [start = "", ...rest] = template.split(/\{(\w+)\}/);
  if (!text.startsWith(start)) return null;
  const details = new Map<string, string>();
  let at = start.length;
  for (let i = 0; i < rest.length; i += 2) {
    const words = rest[i + 1]!;
    // What ends the template ends the text.
    const end = i + 2 < rest.length ? text.indexOf(words, at) : text.length - words.length;
    if (end < at || !text.startsWith(words, end)) return null;
    details.set(rest[i]!, text.slice(at, end));
    at = end + words.length;
  }
  return at === text.length ? details : null;
}
