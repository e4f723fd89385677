import type { OutlineNode } from "../model.ts";
import { type Offsets, placed, type Row } from "./row.ts";

/** The outline in document order; a node's id is its place in that order. */
export function outlineRows(notice_id: string, root: OutlineNode, at: Offsets): Row[] {
  const rows: Row[] = [];
  // An explicit stack: a hostile text can nest deeper than the call stack reaches.
  const waiting: { node: OutlineNode; parent: string | null; depth: number }[] = [
    { node: root, parent: null, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, parent, depth } = next;
    const node_id = `${notice_id}/o${rows.length}`;
    rows.push({
      notice_id,
      node_id,
      parent_id: parent,
      kind: node.kind,
      number: node.number,
      depth,
      ...placed(at, node.span),
    });
    for (let child = node.children.length - 1; child >= 0; child--)
      waiting.push({ node: node.children[child]!, parent: node_id, depth: depth + 1 });
  }
  return rows;
}
