import { jieba } from "./jieba.ts";
import { domainLexicon } from "./lexicon.ts";

/** What is known of a word, whatever its context. */
export interface Word {
  readonly term: string;
  /** Part of speech of jieba's dictionary, `xj` for a domain term, `x` for what no dictionary knows. */
  readonly pos: string;
  /** It counts as a term: it has a letter or a character, and is neither stop word nor numeral. */
  readonly isTerm: boolean;
}

/** Part of speech of the domain lexicon's terms. */
export const DOMAIN_POS = "xj";

/** A numeral in Chinese characters, with its measure word (三个): cut, but no term (counts are evidence). */
const CHINESE_NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]+[个项条次人名份家年月日元]?$/;

/** A corpus has the same words again and again. */
const known = new Map<string, Word>();
const REMEMBERED_WORDS = 200_000;

/** A word as the domain lexicon and jieba's dictionary know it. */
export function wordOf(term: string): Word {
  let word = known.get(term);
  if (word === undefined) {
    const lexicon = domainLexicon();
    const isWord = /\p{L}/u.test(term) && !/\p{Cc}/u.test(term);
    word = {
      term,
      pos: lexicon.isTerm(term) ? DOMAIN_POS : dictionaryPos(term),
      isTerm: isWord && !CHINESE_NUMERAL.test(term) && !lexicon.isStopWord(term),
    };
    if (known.size >= REMEMBERED_WORDS) known.clear();
    known.set(term, word);
  }
  return word;
}

/** True for a token that counts as a term. */
export function isTerm(term: string): boolean {
  return wordOf(term).isTerm;
}

/** Part of speech in jieba's dictionary: its tags are a look-up, so a word has one whatever its context. */
export function dictionaryPos(term: string): string {
  const tags = jieba().tag(term);
  return tags.length === 1 ? tags[0]!.tag : "x";
}
