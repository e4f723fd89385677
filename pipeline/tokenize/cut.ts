import { fold } from "../fold.ts";
import type { Span } from "../span.ts";
import { jieba } from "./jieba.ts";
import { domainLexicon, type Lexicon } from "./lexicon.ts";

/** One token of a text; the tokens of a text tile it. */
export interface Token extends Span {
  /** The folded characters of the span: `１２` and `12` are the same term. */
  readonly term: string;
  /** Part of speech of jieba's dictionary, `xj` for a domain term, `x` for what no dictionary knows. */
  readonly pos: string;
}

/** Part of speech of the domain lexicon's terms. */
export const DOMAIN_POS = "xj";

/** Longest piece handed to jieba at once: a text without punctuation must not cost memory by its length. */
const PIECE = 8192;

/**
 * Cuts a text into tokens that tile it: `cutText(t).map(({ start, end }) => t.slice(start, end)).join("") === t`.
 * Domain terms are masked first, longest match from the left, and jieba cuts the gaps, because a word of a user
 * dictionary does not always win there.
 *
 * @example
 * cutText("落实“三重一大”制度").map((token) => token.term) // ["落实", "“", "三重一大", "”", "制度"]
 */
export function cutText(text: string, lexicon: Lexicon = domainLexicon()): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let gapStart = 0;
  let at = 0;
  while (at < folded.length) {
    const term = lexicon.termAt(folded, at);
    if (term === null) {
      at++;
      continue;
    }
    cutGap(folded, gapStart, at, tokens);
    tokens.push({ term, pos: DOMAIN_POS, start: at, end: at + term.length });
    at += term.length;
    gapStart = at;
  }
  cutGap(folded, gapStart, folded.length, tokens);
  return tokens;
}

function cutGap(folded: string, from: number, to: number, tokens: Token[]): void {
  for (let start = from; start < to; ) {
    const end = pieceEnd(folded, start, to);
    const piece = folded.slice(start, end);
    let offset = start;
    for (const word of wordsOf(piece)) {
      // jieba puts U+FFFD for a lone surrogate: one unit for one, but the term must be what the text says.
      const wordEnd = offset + word.length;
      const term = word.includes("\ufffd") ? folded.slice(offset, wordEnd) : word;
      tokens.push({ term, pos: posOf(term), start: offset, end: wordEnd });
      offset = wordEnd;
    }
    start = end;
  }
}

/** End of the next piece: everything up to `to`, or the last line or clause end within {@link PIECE} units. */
function pieceEnd(folded: string, start: number, to: number): number {
  if (to - start <= PIECE) return to;
  for (let end = start + PIECE; end > start + PIECE / 2; end--) if (/[\n。；;，,]/.test(folded[end - 1]!)) return end;
  const end = start + PIECE;
  return isLowSurrogate(folded.charCodeAt(end)) ? end - 1 : end;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function wordsOf(piece: string): string[] {
  const words = jieba().cut(piece, true);
  let length = 0;
  for (const word of words) length += word.length;
  // Never seen, but tiling is an invariant that a native library must not be trusted with.
  return length === piece.length ? words : [...piece];
}

/** Part of speech by word: jieba's tags are a dictionary look-up, so a word has one whatever its context. */
const posByWord = new Map<string, string>();
const REMEMBERED_WORDS = 200_000;

function posOf(word: string): string {
  let pos = posByWord.get(word);
  if (pos === undefined) {
    const tags = jieba().tag(word);
    pos = tags.length === 1 ? tags[0]!.tag : "x";
    if (posByWord.size >= REMEMBERED_WORDS) posByWord.clear();
    posByWord.set(word, pos);
  }
  return pos;
}
