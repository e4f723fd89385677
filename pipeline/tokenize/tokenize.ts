import type { Notice, TermCount, TokenizedNotice } from "../model.ts";
import type { Stage } from "../stage.ts";
import { cutTexts } from "./cut.ts";
import { wordOf } from "./word.ts";

export { isTerm } from "./word.ts";

/** A leaf statement or a measure. */
interface Field extends Pick<TermCount, "problemId" | "measureId"> {
  readonly text: string;
}

/**
 * Counts the terms of each leaf statement and of each measure. A field is its clean `text` (line breaks inside it
 * removed), so an excerpt cut from that text shows exactly the tokens that were counted.
 */
export function tokenizeNotice(notice: Notice): TokenizedNotice {
  const fields: Field[] = [];
  for (const { id, text, isLeaf } of notice.problems) if (isLeaf) fields.push({ problemId: id, measureId: null, text });
  for (const { id, problemId, text } of notice.measures) fields.push({ problemId, measureId: id, text });
  return { ...notice, terms: countTerms(fields, cutTexts(fields.map(({ text }) => text))) };
}

/** The terms of each field in order of first appearance. */
function countTerms(fields: readonly Field[], cut: readonly (readonly string[])[]): TermCount[] {
  const rows: { -readonly [key in keyof TermCount]: TermCount[key] }[] = [];
  // The latest row of each term: one of the field at hand, or of an earlier one.
  const rowOf = new Map<string, number>();
  for (const [index, { problemId, measureId }] of fields.entries()) {
    const firstRow = rows.length;
    for (const each of cut[index]!) {
      const { term, pos, isTerm } = wordOf(each);
      if (!isTerm) continue;
      const row = rowOf.get(term);
      if (row !== undefined && row >= firstRow) rows[row]!.count++;
      else rowOf.set(term, rows.push({ problemId, measureId, term, pos, count: 1 }) - 1);
    }
  }
  return rows;
}

export const tokenize: Stage<Notice, TokenizedNotice> = { name: "tokenize", run: tokenizeNotice };
