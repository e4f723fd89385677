import { domainLexicon } from "../../tokenize/lexicon.ts";
import { nameEnd } from "./candidate.ts";
import { tagOf } from "./dictionary.ts";
import { surnameLength } from "./mask.ts";
import { personWords } from "./person-words.ts";

/**
 * True when a term of a notice is, or may be, the name of a person or a part of one: a term stands alone, so nothing
 * beside it can tell, and rather a word too many is withheld than a name shown.
 *
 * @param names names found in the notices the term comes from
 */
export function isOfName(term: string, names: readonly string[]): boolean {
  if (names.some((name) => name.includes(term) && name.indexOf(term, 1) >= 0) || names.includes(term)) return true;
  if (domainLexicon().isTerm(term) || personWords().public.includes(term)) return false;
  const tag = tagOf(term);
  if (tag !== undefined) return tag.startsWith("nr") && term.length > 1;
  return nameEnd(`${term}，`, 0, "office") === term.length;
}

/** A term of a name, its surname left where it has one. */
export function maskedTerm(term: string): string {
  const { surnames, compound } = personWords();
  const kept = term.length > 1 && (surnames.has(term[0]!) || compound.has(term.slice(0, 2))) ? surnameLength(term) : 0;
  return term.slice(0, kept) + "某".repeat(term.length - kept);
}
