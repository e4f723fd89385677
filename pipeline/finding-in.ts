import { findingCatalogue, type Lang } from "./finding.ts";

/**
 * The message of a finding in a language. Databases hold it in Chinese: its details are read out of the Chinese words and
 * put into those of the other language, as they are. A message of other words comes back unchanged.
 */
export function messageIn(lang: Lang, code: string, message: string): string {
  const entry = findingCatalogue()[code];
  if (lang === "zh" || !entry) return message;
  const details = detailsOf(entry.zh.message, message);
  if (details === null) return message;
  return entry[lang].message.replace(/\{(\w+)\}/g, (whole, name: string) => details.get(name) ?? whole);
}

/** What stands in a message in the places of `{name}`; null where it is not made of this template. */
function detailsOf(template: string, message: string): Map<string, string> | null {
  const [start = "", ...rest] = template.split(/\{(\w+)\}/);
  if (!message.startsWith(start)) return null;
  const details = new Map<string, string>();
  let at = start.length;
  for (let i = 0; i < rest.length; i += 2) {
    const words = rest[i + 1]!;
    // What ends the template ends the message.
    const end = i + 2 < rest.length ? message.indexOf(words, at) : message.length - words.length;
    if (end < at || !message.startsWith(words, end)) return null;
    details.set(rest[i]!, message.slice(at, end));
    at = end + words.length;
  }
  return at === message.length ? details : null;
}
