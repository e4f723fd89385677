import type { DeclaredWhat } from "../../model.ts";
import { matches } from "../matches.ts";
import { NUMERAL, parseNumeral } from "../numerals.ts";
import { CLASSIFIER, levelBefore, levelBehind, type Word } from "./words.ts";

/**
 * Numbers in a row that share one noun, behind them (4个方面16项32条问题) or before them (问题共计3大类12项34个): themes first,
 * then problems, then what they show themselves in.
 */

const THEME = "(?:大)?方面|大类";
const LINK = `(${NUMERAL}) ?(${CLASSIFIER})?(${THEME})?`;
const LINKS = new RegExp(`${NUMERAL} ?(?:${CLASSIFIER})?(?:${THEME})?、? ?(?:共计|合计|总计|共)? ?`, "g");
const EACH = new RegExp(LINK);

export interface Link {
  /** Null: the number counts something of another kind (整改措施5个方面62条). */
  readonly what: DeclaredWhat | null;
  readonly word: string;
  /** Where the link ends in the sentence, with the noun behind it. */
  readonly end: number;
  readonly nounStart: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly classifier: string;
  readonly isTheme: boolean;
}

/** The links of all chains of the sentence by where their numbers begin. */
export function chainsOf(sentence: string): ReadonlyMap<number, Link> {
  const links = new Map<number, Link>();
  let chain: Part[] = [];
  let end = -1;
  const close = (): void => {
    if (chain.length > 1) for (const [start, link] of named(chain, sentence)) links.set(start, link);
    chain = [];
  };
  for (const match of matches(LINKS, sentence)) {
    if (match.index !== end) close();
    const part = partOf(match[0], match.index);
    if (part) chain.push(part);
    else close();
    end = match.index + match[0].length;
  }
  close();
  return links;
}

function partOf(text: string, start: number): Part | null {
  const [whole, numeral, classifier, theme] = EACH.exec(text) ?? [];
  const value = numeral === undefined ? null : parseNumeral(numeral);
  if (value === null || (classifier === undefined && theme === undefined)) return null;
  const isTheme = theme !== undefined || classifier === "大类";
  return { start, end: start + whole!.trimEnd().length, value, classifier: classifier ?? "", isTheme };
}

function named(chain: readonly Part[], sentence: string): readonly (readonly [number, Link])[] {
  const first = chain[0]!;
  const last = chain.at(-1)!;
  const behind = last.isTheme ? null : levelBehind(sentence.slice(last.end, last.end + 40));
  const before = behind ? null : levelBefore(sentence.slice(Math.max(0, first.start - 40), first.start), "");
  const noun = behind ?? before;
  if (!noun) return [];
  const start = before ? first.start - before.text.length : first.start;
  const link = (part: Part, what: DeclaredWhat | null, word: string): readonly [number, Link] => {
    const end = behind && part === last ? part.end + behind.text.length : part.end;
    return [part.start, { what, word, end, nounStart: part === first && what !== "themes" ? start : part.start }];
  };
  if (noun.what === "measures" || noun.what === "tasks") return otherNoun(chain, noun, behind !== null, link);
  const isLower = noun.what === "manifestations";
  if (!isLower && noun.what !== "problems") return [];
  // 反馈问题3类12个: behind their noun, the classes of a chain are its themes.
  const grouped = chain.map((part, at) => part.isTheme || (before !== null && at === 0 && part.classifier === "类"));
  const themes = chain.filter((_, at) => grouped[at]).map((part) => link(part, "themes", "方面"));
  const counted = chain.filter((_, at) => !grouped[at]);
  if (!chain.some((part, at) => grouped[at] || part.classifier === "类")) return [];
  const [upper, lower] = counted;
  // 2类3个问题: nothing stands above the classes; 12类39个具体问题 says that the lower ones are of the upper.
  if (chain.length === 2 && counted.length === 2 && upper!.classifier === "类" && !isLower && !/具体/.test(noun.word))
    return upper!.value < lower!.value ? [link(upper!, "themes", "类"), link(lower!, "problems", noun.word)] : [];
  if (counted.length === 1) return [...themes, link(upper!, noun.what, noun.word)];
  const steps = counted.length === 2 && upper!.value < lower!.value && upper!.classifier !== lower!.classifier;
  if (!steps) return themes;
  return [...themes, link(upper!, "problems", "问题"), link(lower!, "manifestations", noun.word)];
}

/** 整改措施5个方面62条: a grouping of measures is none of the feedback. */
function otherNoun(
  chain: readonly Part[],
  noun: Word,
  isBehind: boolean,
  link: (part: Part, what: DeclaredWhat | null, word: string) => readonly [number, Link],
): readonly (readonly [number, Link])[] {
  const last = chain.at(-1)!;
  const grouping = chain.filter((part) => part.isTheme).map((part) => link(part, null, ""));
  return isBehind || last.isTheme ? grouping : [...grouping, link(last, noun.what, noun.word)];
}
