import type { Value } from "./outcome.ts";

/** Characters shown of a long value, and those before the first that differs. */
const SHOWN = 36;
const BEFORE = 10;

/** Two values short enough for one line; of long texts the part where they begin to differ. */
export function quoteShort(expected: Value, read: Value): readonly [string | null, string | null] {
  const a = expected === null ? null : [...String(expected)];
  const b = read === null ? null : [...String(read)];
  const from = a === null || b === null ? 0 : Math.max(0, commonStart(a, b) - BEFORE);
  return [a && cut(a, from), b && cut(b, from)];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function cut(text: readonly string[], from: number): string {
  if (text.length <= SHOWN) return text.join("");
  const shown = text.slice(from, from + SHOWN).join("");
  return `${from > 0 ? "…" : ""}${shown}${from + SHOWN < text.length ? "…" : ""}`;
}
