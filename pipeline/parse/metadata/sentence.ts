import { matches } from "../matches.ts";

/** Sentences of a compact text as `[start, end)`; the closing mark belongs to its sentence. */
export function sentences(
  text: string,
  marks = /[。!?]/g,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index } of matches(marks, text)) {
    found.push({ start, end: index + 1 });
    start = index + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}
