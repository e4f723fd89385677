import { fold } from "../fold.ts";
import type { Span } from "../span.ts";
import { jieba } from "./jieba.ts";
import { domainLexicon, type Lexicon } from "./lexicon.ts";
import { DOMAIN_POS, dictionaryPos } from "./word.ts";

/** One token of a text; the tokens of a text tile it. */
export interface Token extends Span {
  /** The folded characters of the span: `１２` and `12` are the same term. */
  readonly term: string;
  /** Part of speech of jieba's dictionary, `xj` for a domain term, `x` for what no dictionary knows. */
  readonly pos: string;
}

/** Longest piece handed to jieba at once: a text without punctuation must not cost memory by its length. */
const PIECE = 8192;
/** Stands between pieces: jieba cuts what lies between two line breaks by itself, and a line break is its own word. */
const SEPARATOR = "\n";

/**
 * Cuts a text into tokens that tile it: `cutText(t).map(({ start, end }) => t.slice(start, end)).join("") === t`.
 *
 * @example
 * cutText("落实“三重一大”制度").map((token) => token.term) // ["落实", "“", "三重一大", "”", "制度"]
 */
export function cutText(text: string, lexicon: Lexicon = domainLexicon()): Token[] {
  let end = 0;
  return cutTexts([text], lexicon)[0]!.map((term) => {
    const start = end;
    end += term.length;
    return { term, pos: lexicon.isTerm(term) ? DOMAIN_POS : dictionaryPos(term), start, end };
  });
}

/**
 * The terms of each of several texts; those of a text tile it, as {@link fold} leaves it. Domain terms are masked
 * first, longest match from the left, and jieba cuts the gaps, because a word of a user dictionary does not always win
 * there. The gaps of all texts go to jieba together: a call costs as much as cutting ten characters.
 */
export function cutTexts(texts: readonly string[], lexicon: Lexicon = domainLexicon()): string[][] {
  const stretches = texts.map((text) => stretchesOf(fold(text), lexicon));
  const pieces = cutPieces(stretches.flat().filter((stretch) => !lexicon.isTerm(stretch)));
  let next = 0;
  return stretches.map((all) => {
    const terms: string[] = [];
    for (const stretch of all)
      if (lexicon.isTerm(stretch)) terms.push(stretch);
      else for (const word of pieces[next++]!) terms.push(word);
    return terms;
  });
}

/** The domain terms of a folded text and the pieces between them, in order. */
function stretchesOf(folded: string, lexicon: Lexicon): string[] {
  const stretches: string[] = [];
  let gapStart = 0;
  for (const { term, start } of lexicon.termsIn(folded)) {
    splitGap(folded, gapStart, start, stretches);
    stretches.push(term);
    gapStart = start + term.length;
  }
  splitGap(folded, gapStart, folded.length, stretches);
  return stretches;
}

function splitGap(folded: string, from: number, to: number, stretches: string[]): void {
  for (let start = from; start < to; ) {
    const end = pieceEnd(folded, start, to);
    stretches.push(folded.slice(start, end));
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

/** The words of each piece. */
function cutPieces(pieces: readonly string[]): string[][] {
  const cut: string[][] = [];
  for (let first = 0; first < pieces.length; ) {
    let length = 0;
    let end = first;
    while (end < pieces.length && (end === first || length + pieces[end]!.length <= PIECE))
      length += pieces[end++]!.length;
    const batch = pieces.slice(first, end);
    const words = jieba().cut(batch.join(SEPARATOR), true);
    let at = 0;
    for (const piece of batch) {
      const wordsOfPiece = wordsTiling(piece, words, at);
      cut.push(wordsOfPiece ?? [...piece]);
      at = wordsOfPiece === null ? words.length : at + wordsOfPiece.length + 1;
    }
    first = end;
  }
  return cut;
}

/** The words from `from` on that make up a piece; null (never seen) where a native library broke the tiling. */
function wordsTiling(piece: string, words: readonly string[], from: number): string[] | null {
  const own: string[] = [];
  let start = 0;
  for (let at = from; start < piece.length && at < words.length; at++) {
    const word = words[at]!;
    const end = start + word.length;
    // jieba puts U+FFFD for a lone surrogate: one unit for one, but the term must be what the text says.
    own.push(word.includes("\ufffd") ? piece.slice(start, end) : word);
    start = end;
  }
  return start === piece.length ? own : null;
}
