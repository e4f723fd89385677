import { dataYaml } from "../data-yaml.ts";
import { fold } from "../fold.ts";
import type { Query } from "./database.ts";

/** Masks a text of a notice without changing its length, so that spans stay valid. */
export type Mask = (noticeId: string | null, text: string) => string;

export const unmasked: Mask = (_, text) => text;

/** E-mail addresses, identity and account numbers, mobile and landline telephone numbers, and numbers after 电话. */
const CONTACTS = [
  /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g,
  /(?<!\d)\d{14,19}[\dXx]?(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[- ]{0,2}\d{7,8}(?:[-转]\d{1,6})?(?!\d)/g,
  /(?<!\d)[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)/g,
  /(?<=(?:电话|热线|传真|手机|微信|QQ)[^\d\n]{0,12})\d[\d -]{4,17}\d/g,
] as const;

/** What every contact holds: most texts hold none of it and need no closer look. */
const SIGN_OF_CONTACT = /@|\d[\d -]{4}/;

interface PersonWords {
  readonly surnames: string;
  readonly compound: readonly string[];
  readonly before: readonly string[];
  readonly follow: readonly string[];
  readonly after: readonly string[];
  readonly never: readonly string[];
  readonly public: readonly string[];
}

interface PersonPatterns {
  readonly words: PersonWords;
  readonly patterns: readonly RegExp[];
  readonly next: RegExp;
}

let compiled: PersonPatterns | undefined;

function persons(): PersonPatterns {
  if (compiled) return compiled;
  const words = dataYaml("report", "persons.yaml") as PersonWords;
  const any = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join("|");
  const han = "[\\u4e00-\\u9fff]";
  // A given name holds none of the words that go on after a name.
  const given = "(?:(?![等的任为对于在和与及以是已因系未将被向])[\\u4e00-\\u9fff])";
  const name = `(?:(?:${any(words.compound)})${given}{1,2}|[${words.surnames}]${given}{1,2}|${han}{2,5}·${han}{2,6})`;
  const end = `(?=$|[^\\u4e00-\\u9fff]|${any(words.follow)})`;
  compiled = {
    words,
    patterns: [
      new RegExp(`(?:${any(words.before)})[:： ]{0,2}(${name})${end}`, "gu"),
      new RegExp(`(?:${any(words.before)})[:：] ?(${han}{2,4})(?=[,，(（]?(?:联系)?电话)`, "gu"),
      new RegExp(`(${name})(?=${any(words.after)})`, "gu"),
    ],
    // 局长王某、李某: the names that follow the first in a list.
    next: new RegExp(`、(${name})${end}`, "uy"),
  };
  return compiled;
}

/** Names of persons in a text, each once, longest first. */
export function personNames(text: string): readonly string[] {
  const { words, patterns, next } = persons();
  const folded = fold(text);
  const isName = (candidate: string): boolean =>
    !words.public.some((name) => name.includes(candidate) || candidate.includes(name)) &&
    !words.never.some((word) => candidate.startsWith(word)) &&
    !words.before.some((word) => candidate.includes(word));
  const names = new Set<string>();
  for (const pattern of patterns)
    for (const match of folded.matchAll(pattern)) {
      if (!isName(match[1]!)) continue;
      names.add(match[1]!);
      next.lastIndex = match.index + match[0].length;
      for (let more = next.exec(folded); more && isName(more[1]!); more = next.exec(folded)) names.add(more[1]!);
    }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** `text` with contacts as `*` and names as surname and 某, unit for unit as long as before. */
export function redacted(text: string, names: readonly string[]): string {
  const folded = fold(text);
  const masks: { readonly by: string; readonly from: number; readonly to: number }[] = [];
  for (const pattern of SIGN_OF_CONTACT.test(folded) ? CONTACTS : [])
    for (const match of folded.matchAll(pattern))
      masks.push({ by: "*", from: match.index, to: match.index + match[0].length });
  for (const name of names) {
    const kept = persons().words.compound.some((surname) => name.startsWith(surname)) ? 2 : 1;
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length))
      masks.push({ by: "某", from: at + kept, to: at + name.length });
  }
  // Most texts hold neither.
  if (masks.length === 0) return text;
  const units = text.split("");
  for (const { by, from, to } of masks) units.fill(by, from, to);
  return units.join("");
}

/** The mask of a report for others: the names of each notice are masked in everything taken from it. */
export async function redactor(query: Query): Promise<Mask> {
  const namesOf = new Map<string, readonly string[]>();
  let after = "";
  for (;;) {
    const rows = await query<{ notice_id: string; text: string }>("notice_texts", { after, limit: 200 });
    for (const { notice_id, text } of rows) {
      const names = personNames(text);
      if (names.length > 0) namesOf.set(notice_id, names);
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.notice_id;
  }
  return (noticeId, text) => redacted(text, noticeId === null ? personNames(text) : (namesOf.get(noticeId) ?? []));
}
