import type { Notice, TermCount, TokenizedNotice } from "../model.ts";
import type { Stage } from "../stage.ts";
import { cutText, type Token } from "./cut.ts";
import { domainLexicon } from "./lexicon.ts";

/** A numeral in Chinese characters, with its measure word (三个): cut, but no term (counts are evidence). */
const CHINESE_NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]+[个项条次人名份家年月日元]?$/;

/** Answers of {@link isTerm}: a corpus asks about the same words again and again. */
const known = new Map<string, boolean>();
const REMEMBERED_WORDS = 200_000;

/** True for a token that counts as a term: it has a letter or a character, and is neither stop word nor numeral. */
export function isTerm(term: string): boolean {
  let answer = known.get(term);
  if (answer === undefined) {
    const isWord = /\p{L}/u.test(term) && !/\p{Cc}/u.test(term);
    answer = isWord && !CHINESE_NUMERAL.test(term) && !domainLexicon().isStopWord(term);
    if (known.size >= REMEMBERED_WORDS) known.clear();
    known.set(term, answer);
  }
  return answer;
}

/**
 * Counts the terms of each leaf statement and of each measure. A field is its clean `text` (line breaks inside it
 * removed), so an excerpt cut from that text shows exactly the tokens that were counted.
 */
export function tokenizeNotice(notice: Notice): TokenizedNotice {
  const terms: TermCount[] = [];
  for (const problem of notice.problems)
    if (problem.isLeaf)
      for (const { token, count } of countTerms(problem.text))
        terms.push({ problemId: problem.id, measureId: null, term: token.term, pos: token.pos, count });
  for (const measure of notice.measures)
    for (const { token, count } of countTerms(measure.text))
      terms.push({ problemId: measure.problemId, measureId: measure.id, term: token.term, pos: token.pos, count });
  return { ...notice, terms };
}

/** Terms of one field in order of first appearance. */
function countTerms(text: string): Iterable<{ readonly token: Token; readonly count: number }> {
  const counted = new Map<string, { token: Token; count: number }>();
  for (const token of cutText(text)) {
    if (!isTerm(token.term)) continue;
    const seen = counted.get(token.term);
    if (seen) seen.count++;
    else counted.set(token.term, { token, count: 1 });
  }
  return counted.values();
}

export const tokenize: Stage<Notice, TokenizedNotice> = { name: "tokenize", version: 1, run: tokenizeNotice };
