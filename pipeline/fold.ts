import { radicalCharacters } from "./radicals.ts";

/**
 * The matching view of a text: full-width ASCII becomes half-width, every kind of space becomes U+0020, dashes become
 * `-`, line ends become `\n`, radicals (⼀, ⼯: text copied out of a PDF) the characters they look like, a dot that ends a
 * Chinese sentence `。`. One UTF-16 unit in, one out, so an offset into the folded text IS an offset into the
 * source text and nothing has to be mapped back. Chinese characters, quotes and `。、《》〔〕` stay as they are.
 */
export function fold(text: string): string {
  let folded = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const becomes = FOLDED[unit] === DOT && isFullStop(text, at) ? FULL_STOP : FOLDED[unit]!;
    if (becomes === unit) continue;
    folded += text.slice(from, at) + String.fromCharCode(becomes);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

const DOT = 0x2e;
const FULL_STOP = 0x3002;
const ENDS_WORD = /[\u4e00-\u9fff”》】]/;
const NUMERALS = "零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾";

/** …落实不到位.8月30日: a dot behind a Chinese word ends its sentence; behind a numeral (一.) it numbers, before a letter it joins. */
function isFullStop(text: string, at: number): boolean {
  const before = text[at - 1];
  return (
    before !== undefined &&
    ENDS_WORD.test(before) &&
    !NUMERALS.includes(before) &&
    !/[.．A-Za-z]/.test(text[at + 1] ?? "")
  );
}

/** What each UTF-16 unit becomes: a table, since every character of every text passes through it. */
export const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
const becomes = (from: string, to: string): void => {
  for (const character of from) FOLDED[character.charCodeAt(0)] = to.charCodeAt(0);
};
// ！ … ～ (FF01–FF5E) are the ASCII characters 0x21–0x7E, shifted by 0xFEE0.
for (let code = 0xff01; code <= 0xff5e; code++) FOLDED[code] = code - 0xfee0;
becomes(
  "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff",
  " ",
);
// What some programs make of the full-width space of GBK (A3A0): a private character that shows as a box or as nothing.
becomes("\ue5e5", " ");
becomes("\u2010\u2011\u2012\u2013\u2014\u2015\u2212～〜", "-");
becomes("\r\u0085\u2028\u2029\f", "\n");
for (const [radical, character] of radicalCharacters()) if (character.length === 1) becomes(radical, character);
for (const [from, to] of ["﹒.", "﹑、", "︰:", "﹔;", "﹙(", "﹚)"]) becomes(from!, to!);

/** Text as two readings of it are compared: NFKC, without white space, quotation marks and punctuation. */
export function comparable(text: string): string {
  let bare = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const becomes = COMPARED[unit]!;
    if (becomes === unit) continue;
    if (becomes === UNLISTED) return normalized(text);
    bare += text.slice(from, at) + (becomes === REMOVED ? "" : String.fromCharCode(becomes));
    from = at + 1;
  }
  return from === 0 ? text : bare + text.slice(from);
}

const normalized = (text: string): string => text.normalize("NFKC").replace(/[\s\p{P}\p{S}]/gu, "");

/**
 * What each UTF-16 unit of ordinary Chinese text becomes on its own, whatever stands beside it. A text with any other
 * (a combining mark, a rare character, a symbol of several letters) is normalised as a whole.
 */
const UNLISTED = 0;
const REMOVED = 0xffff;
const COMPARED = new Uint16Array(0x10000).fill(UNLISTED);
for (let unit = 0x4e00; unit <= 0x9fff; unit++) COMPARED[unit] = unit;
for (const [first, last] of [
  [0x00, 0x7e], // ASCII
  [0x2010, 0x2016], // dashes
  [0x2018, 0x2027], // quotation marks, …
  [0x2460, 0x2473], // ①
  [0x3000, 0x3029], // 、。《》〔〕
  [0xff01, 0xff5e], // full-width ASCII
] as const) {
  for (let unit = first; unit <= last; unit++) {
    const becomes = normalized(String.fromCharCode(unit));
    if (becomes.length <= 1) COMPARED[unit] = becomes === "" ? REMOVED : becomes.charCodeAt(0);
  }
}
