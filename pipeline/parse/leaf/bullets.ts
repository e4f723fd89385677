import type { Span } from "../../span.ts";
import { type Line, lineFrom } from "../lines/line.ts";

/** The signs that offices print before a paragraph, a marker or a heading. */
export const BULLETS = "●○◆◇■□★☆▪•·▶►➤➢▍▎▌◎❖▲△▼▽✦✧※";

/** ——推出线路3条。   ●修订办法。   • 开展培训1次；   – as folded; one dash before a digit is a minus. */
const BULLET = new RegExp(`^(?:-{2,4} ?|-(?!\\d) ?|[${BULLETS}]{1,2} ?)(?=[^\\s-])`);

/**
 * Where the bullets of an answer stand: at the start of each of its paragraphs. A bullet is no number, so that the paragraphs
 * are one measure (measures.yaml: a block without enumerator gives one row), and it is no part of its text.
 */
export function bulletsOf(lines: readonly Line[]): readonly Span[] {
  return lines.flatMap((line) => {
    const length = bulletLength(line.text);
    return length === 0 ? [] : [{ start: line.span.start, end: lineFrom(line, length).span.start }];
  });
}

/** Characters of the bullet at the start of a folded line; 0 where there is none. */
export function bulletLength(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}
