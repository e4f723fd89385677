import { findingCatalogue, type Lang } from "../finding.ts";

/**
 * The words of a finding in the language of the report. The database holds them in Chinese, as they were filled in when
 * the notice was read; the values are taken out again along the Chinese text of the code and filled into the other.
 * Words that do not follow that text stay as they are stored.
 */
export function findingWords(code: string, part: "message" | "remedy", stored: string, lang: Lang): string {
  const entry = findingCatalogue()[code];
  if (lang === "zh" || entry === undefined) return stored;
  const values = valuesOf(entry.zh[part], stored);
  if (values === null) return stored;
  return entry[lang][part].replace(/\{(\w+)\}/g, (slot, name: string) => values.get(name) ?? slot);
}

/** What stands in the places of `{name}` in a text filled in from `template`; null where the text is not of it. */
function valuesOf(template: string, text: string): ReadonlyMap<string, string> | null {
  const [head, ...slots] = template.split(/(?=\{\w+\})/);
  const values = new Map<string, string>();
  const opens = head!.startsWith("{") ? "" : head!;
  if (!text.startsWith(opens)) return null;
  let at = opens.length;
  const all = head!.startsWith("{") ? [head!, ...slots] : slots;
  for (const [index, slot] of all.entries()) {
    const close = slot.indexOf("}") + 1;
    const literal = slot.slice(close);
    const isLast = index === all.length - 1;
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at);
    if (end < at || !text.startsWith(literal, end)) return null;
    values.set(slot.slice(1, close - 1), text.slice(at, end));
    at = end + literal.length;
  }
  return at === text.length ? values : null;
}
