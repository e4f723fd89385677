/** One unit of RTF (Rich Text Format specification 1.9.1). */
export type Token =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "control"; readonly word: string; readonly value: number | null }
  /** Bytes of text in the code page of their font. */
  | { readonly kind: "byte"; readonly byte: number };

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
/** Longest control word of the specification, with room. */
const MAX_WORD = 40;

/** The tokens of an RTF file; damaged control words come out as text, never as an error. */
export function* rtfTokens(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at++]!;
    if (byte === 0x7b) yield { kind: "open" };
    else if (byte === 0x7d) yield { kind: "close" };
    else if (byte === 0x0a || byte === 0x0d || byte === 0) continue;
    else if (byte !== 0x5c) yield { kind: "byte", byte };
    else if (at < bytes.length && isLetter(bytes[at]!)) {
      const start = at;
      while (at < bytes.length && at - start < MAX_WORD && isLetter(bytes[at]!)) at++;
      const word = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString("latin1");
      const numberStart = at;
      if (bytes[at] === 0x2d) at++;
      while (at < bytes.length && at - numberStart < 12 && isDigit(bytes[at]!)) at++;
      const digits = Buffer.from(bytes.buffer, bytes.byteOffset + numberStart, at - numberStart).toString("latin1");
      const value = /\d/u.test(digits) ? Number(digits) : null;
      if (bytes[at] === 0x20) at++;
      yield { kind: "control", word, value };
      // Pictures may stand as raw bytes, braces included.
      if (word === "bin" && value !== null && value > 0) at += value;
    } else if (bytes[at] === 0x27) {
      const code = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
      at += 3;
      if (Number.isFinite(code)) yield { kind: "byte", byte: code };
    } else if (at < bytes.length) {
      // \\ \{ \} are text; \~ \- \_ \* and a backslash before a line end are controls of one character.
      const symbol = bytes[at++]!;
      if (symbol === 0x5c || symbol === 0x7b || symbol === 0x7d) yield { kind: "byte", byte: symbol };
      else yield { kind: "control", word: String.fromCharCode(symbol), value: null };
    }
  }
}
