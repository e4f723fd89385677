import type { Span } from "../../span.ts";
import { type Line, lineFrom } from "../lines/line.ts";

/** ——推出线路3条。   ●修订办法。   • 开展培训1次；   – as folded; a dash that a digit follows is a minus where it stands alone. */
const BULLET = /^(?:-{2,4} ?|-(?!\d) ?|[●○◆◇■□★☆▪•·▶►➤]{1,2} ?)(?=[^\s-])/;

/** Characters that the bullet at the start of `text` (folded) takes; 0 where there is none. */
export const bulletLength = (text: string): number => BULLET.exec(text)?.[0].length ?? 0;

/** A paragraph behind its bullet. */
export interface Bulleted {
  readonly mark: Span;
  readonly span: Span;
}

/**
 * The paragraphs of a block that one bullet begins, two at least, as the items that they are printed as; null where another
 * paragraph stands among them. `lead` is a sentence that ends in a colon above the first.
 */
export function bulleted(
  lines: readonly Line[],
): { readonly lead: Span | null; readonly items: readonly Bulleted[] } | null {
  const [first] = lines;
  const isLed = first !== undefined && bulletLength(first.text) === 0 && /:$/.test(first.text);
  const own = isLed ? lines.slice(1) : lines;
  const mark = own[0]?.text.slice(0, bulletLength(own[0].text)).trim() ?? "";
  if (own.length < 2 || mark === "") return null;
  if (!own.every(({ text }) => text.slice(0, bulletLength(text)).trim() === mark)) return null;
  const items = own.map((line) => {
    const { span } = lineFrom(line, bulletLength(line.text));
    return { mark: { start: line.span.start, end: span.start }, span };
  });
  return { lead: isLed ? first.span : null, items };
}
