import type { Span } from "../../span.ts";
import { type WordMatcher, wordMatcher } from "../../word-matcher.ts";
import { matches } from "../matches.ts";
import { evidenceLexicon } from "./lexicon.ts";
import { SIGN, type Stretch } from "./stretch.ts";

let listed: WordMatcher | undefined;

// “三会一课”, “四个自信”, “4.23”: short quoted phrases with Chinese numbers or dotted ones are names.
const QUOTED = /[“"‘「『]([^“”"‘’「」『』\n]{2,14})[”"’」』]/g;
const NAMED = /[一二两三四五六七八九十百千万双]|\d[.·]\d/;
const CONGRESS =
  /第[一二三四五六七八九十\d]{1,3}次(?:全国)?(?:代表大会|党代会|党代表大会)|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}(?:中|次)全会|[一二三四五六七八九十]{1,3}大(?=精神|报告|以来|召开)/g;

/** Stretches whose numbers count nothing: 三会一课, 八项规定, “四个意识”, 党的第二十次全国代表大会. */
export function idioms({ folded, signs }: Stretch): readonly Span[] {
  listed ??= wordMatcher(evidenceLexicon().idioms);
  const spans: Span[] = listed.findLongest(folded).map(({ start, end }) => ({ start, end }));
  if (signs & SIGN.congress)
    for (const match of matches(CONGRESS, folded))
      spans.push({ start: match.index, end: match.index + match[0].length });
  if (!(signs & SIGN.quotation)) return spans;
  for (const match of matches(QUOTED, folded)) {
    const inner = match[1]!;
    const isName = NAMED.test(inner) && (!/\d{2,}/.test(inner) || /^\d{1,2}[.·]\d{1,2}/.test(inner));
    if (isName) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
