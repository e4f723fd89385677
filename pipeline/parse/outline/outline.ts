import type { OutlineKind, OutlineNode } from "../../model.ts";
import type { Span } from "../../span.ts";

/** A labelled stretch of the text, to be placed in the tree. */
export interface Labelled {
  readonly kind: OutlineKind;
  readonly number: string | null;
  readonly span: Span;
}

interface Placing {
  readonly kind: OutlineKind;
  readonly number: string | null;
  readonly span: Span;
  readonly children: Placing[];
}

/**
 * The lossless tree of a text: `labelled` stretches nest by containment, and every character that none covers becomes a
 * `paragraph` or `blank` leaf, so that the leaves, concatenated in order, are the text. Stretches that cross another
 * are cut at its border: the tree must tile whatever the readers found.
 */
export function outlineOf(text: string, labelled: readonly Labelled[]): OutlineNode {
  const root: Placing = { kind: "body", number: null, span: { start: 0, end: text.length }, children: [] };
  const inOrder = labelled
    .map((one, at) => ({ one, at }))
    .filter(({ one }) => one.span.end > one.span.start)
    .sort((a, b) => a.one.span.start - b.one.span.start || b.one.span.end - a.one.span.end || a.at - b.at);
  const open: Placing[] = [root];
  for (const { one } of inOrder) {
    while (open.length > 1 && open.at(-1)!.span.end <= one.span.start) open.pop();
    const parent = open.at(-1)!;
    const span = { start: one.span.start, end: Math.min(one.span.end, parent.span.end) };
    if (span.end <= span.start) continue;
    const placed: Placing = { kind: one.kind, number: one.number, span, children: [] };
    parent.children.push(placed);
    open.push(placed);
  }
  return { ...filled(text, root), kind: "body" };
}

function filled(text: string, node: Placing): OutlineNode {
  if (node.children.length === 0) return { kind: node.kind, number: node.number, span: node.span, children: [] };
  const children: OutlineNode[] = [];
  let at = node.span.start;
  const fill = (to: number): void => {
    if (to > at)
      children.push({
        kind: /\S/.test(text.slice(at, to)) ? "paragraph" : "blank",
        number: null,
        span: { start: at, end: to },
        children: [],
      });
  };
  for (const child of node.children) {
    fill(child.span.start);
    children.push(filled(text, child));
    at = child.span.end;
  }
  fill(node.span.end);
  return { kind: node.kind, number: node.number, span: node.span, children };
}

/** The leaves of an outline in order; concatenated, their texts are the text of the root. */
export function leavesOf(node: OutlineNode): readonly OutlineNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}
