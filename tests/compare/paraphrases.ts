import { paraphraseLinks, type Statement } from "../../pipeline/compare/recurrence/paraphrase.ts";
import { cutText } from "../../pipeline/tokenize/cut.ts";
import { isTerm } from "../../pipeline/tokenize/tokenize.ts";

/** One fault in several wordings, and near ones that are other faults. */
export interface Group {
  readonly level1: string;
  readonly same: readonly string[];
  readonly near: readonly string[];
}

/** Precision and recall over pairs of statements: a pair is right when both state the fault of one group. */
export function detectParaphrases(groups: readonly Group[]): { precision: number; recall: number; pairs: number } {
  const statements = groups.flatMap(({ level1, same, near }, group) => [
    ...same.map((text) => ({ text, level1, fault: `same ${group}` })),
    ...near.map((text, index) => ({ text, level1, fault: `near ${group} ${index}` })),
  ]);
  const links = paraphraseLinks(statements.map(stated), () => true);
  const b = links.b.values();
  const right = links.a.values().filter((a, link) => statements[a]!.fault === statements[b[link]!]!.fault).length;
  const pairs = groups.reduce((sum, { same }) => sum + (same.length * (same.length - 1)) / 2, 0);
  return { precision: right / b.length, recall: right / pairs, pairs };
}

/** A statement by its terms, as the tokenizer gives them. */
export function stated({ text, level1 }: { readonly text: string; readonly level1: string }): Statement {
  const terms = [...new Set(cutText(text).map((token) => token.term))].filter(isTerm);
  return { level1, terms, headline: terms };
}
