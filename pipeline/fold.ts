/**
 * The matching view of a text: full-width ASCII becomes half-width, every kind of space becomes U+0020, dashes become
 * `-`, line ends become `\n`. One UTF-16 unit in, one out, so an offset into the folded text IS an offset into the
 * source text and nothing has to be mapped back. Chinese characters, quotes and `。、《》〔〕` stay as they are.
 */
export function fold(text: string): string {
  return text.replace(FOLDABLE, (unit) => FOLDED.get(unit) ?? unit);
}

const FOLDED = new Map<string, string>();
// ！ … ～ (FF01–FF5E) are the ASCII characters 0x21–0x7E, shifted by 0xFEE0.
for (let code = 0xff01; code <= 0xff5e; code++)
  FOLDED.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0));
for (const space of "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff")
  FOLDED.set(space, " ");
for (const dash of "\u2010\u2011\u2012\u2013\u2014\u2015\u2212～〜") FOLDED.set(dash, "-");
for (const lineEnd of "\r\u0085\u2028\u2029\f") FOLDED.set(lineEnd, "\n");
FOLDED.set("﹒", ".").set("﹑", "、").set("︰", ":").set("﹔", ";").set("﹙", "(").set("﹚", ")");

const FOLDABLE = new RegExp(
  `[${[...FOLDED.keys()].map((key) => `\\u${key.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}]`,
  "g",
);

/** Text as two readings of it are compared: NFKC, without white space, quotation marks and punctuation. */
export function comparable(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}\p{S}]/gu, "");
}
