import { fold } from "../../fold.ts";
import { nameEnd } from "./candidate.ts";
import { cellsUnder } from "./columns.ts";
import { isPlainWord } from "./dictionary.ts";
import { type PersonWords, personWords, type Support } from "./person-words.ts";

/** Names of persons in a text, as they are printed, each once, longest first. */
export function personNames(text: string): readonly string[] {
  const words = personWords();
  const folded = fold(text);
  const names = new Set<string>();
  const found = [afterCues, beforeOffices, atClauses, inColumns].flatMap((find) => find(words, folded));
  for (const name of found) {
    names.add(name);
    if (name.includes(" ")) names.add(name.replaceAll(" ", ""));
  }
  const wrapped = joinedBreaks(folded);
  if (wrapped !== "")
    for (const name of [afterCues, beforeOffices].flatMap((find) => find(words, wrapped)))
      if (!folded.includes(name)) names.add(name);
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const BREAK = /[\u3400-\u9fff] ?\n ?(?=[\u3400-\u9fff])/g;

/** The surroundings of line ends that may lie within a name (局长赵⏎六福), each without the line end. */
function joinedBreaks(text: string): string {
  const around: string[] = [];
  for (const { index, 0: found } of text.matchAll(BREAK)) {
    const end = index + found.length;
    const before = text.slice(Math.max(0, index - 12), index + 1);
    around.push(before.slice(before.lastIndexOf("\n") + 1) + text.slice(end, end + 8).split("\n")[0]!);
  }
  return around.join("\n");
}

const SEPARATED = /[:： \t]{0,4}/uy;
const NAMED = /[:：\t][: \t]{0,3}/uy;
const DIRECT = /了?[:：,， ]?/uy;

/** 局长赵六福, 责任人：赵六福, 给予赵六福党内警告处分, and the names listed after the first. */
function afterCues(words: PersonWords, text: string): string[] {
  const names: string[] = [];
  for (const { word, end } of words.cueMatcher.find(text)) {
    const cue = words.cues[word]!;
    const gap = cue.support === "label" ? NAMED : cue.support === "frame" ? DIRECT : SEPARATED;
    const from = skip(gap, text, end);
    if (from < 0 || (cue.support === "label" && from === end)) continue;
    const list = namesFrom(text, from, cue.support);
    if (list.names.length === 0) {
      const named = beforeTelephone(text, from);
      if (named !== null && from > end && cue.support !== "frame") names.push(named);
      continue;
    }
    const certain = cue.support !== "frame" || words.acts(text, afterList(text, list.end)) || isCounted(text, list);
    if (certain || (words.alone.has(cue.word) && isClauseEnd(text, list.end))) names.push(...list.names);
  }
  return names;
}

const TELEPHONE_AFTER = /([\u3400-\u9fff]{2,4})[,，(（ ]{0,2}(?:(?:联系)?电话|手机|\d{7})/uy;

/** 联系人：某名，联系电话: whoever stands there is a person, whatever the surname. */
function beforeTelephone(text: string, at: number): string | null {
  TELEPHONE_AFTER.lastIndex = at;
  const name = TELEPHONE_AFTER.exec(text)?.[1];
  return name === undefined || isPlainWord(name) || isPlainWord(name.slice(-2)) ? null : name;
}

const LIST = /(?:同志)?(?:\([^()\n]{0,20}\))?(?:[、,，;；/ ]|和|与|及|以及) ?/uy;

interface NameList {
  readonly names: readonly string[];
  readonly end: number;
}

/** A list is read anew from every word within it that may begin one, so it has an end. */
const LONGEST_LIST = 24;

/** The names of a list that begins at `at`: 张三丰、李四喜和王五仁. */
function namesFrom(text: string, at: number, support: Support): NameList {
  const names: string[] = [];
  let end = at;
  for (let from = at; from >= 0 && names.length < LONGEST_LIST; ) {
    const to = nameEnd(text, from, names.length > 0 && support === "weak" ? "frame" : support);
    if (to < 0) break;
    names.push(text.slice(from, to));
    end = to;
    from = skip(LIST, text, to);
  }
  return { names, end };
}

const LIST_END =
  /(?:同志)?(?:\([^()\n]{0,20}\))?(?:等)?(?:[\d一二三四五六七八九十两]{1,3}(?:名|位)?(?:人|同志|党员|干部)?)?(?:同志)?/uy;
const afterList = (text: string, at: number): number => skip(LIST_END, text, at);

/** 赵六福等3人, 赵六福、孙小花二人: counted as persons. */
const COUNTED = /(?:人|名|位|同志|党员|干部)$/;
const isCounted = (text: string, { names, end }: NameList): boolean => {
  const counted = text.slice(end, afterList(text, end));
  return COUNTED.test(counted) && (names.length > 1 || counted.includes("等"));
};

const isClauseEnd = (text: string, at: number): boolean => at >= text.length || /[，,。;；、\n]/.test(text[at]!);

/** 赵六福局长, 赵六福（局长）, 钱七宝同志. */
function beforeOffices(words: PersonWords, text: string): string[] {
  const names: string[] = [];
  for (const { start, end } of words.after.find(text)) {
    // The name ends before the office, or before the bracket the office stands in.
    const bracket = text.slice(Math.max(0, start - 12), start).lastIndexOf("(");
    const inBracket = bracket >= 0 && !/[)\n。]/.test(text.slice(Math.max(0, start - 12) + bracket, start));
    const stop = inBracket ? Math.max(0, start - 12) + bracket : start;
    if (!inBracket && /^[办会]/.test(text.slice(end, end + 1))) continue;
    for (const length of [3, 4, 2]) {
      const at = stop - length;
      if (at < 0 || !beginsHere(text, at) || nameEnd(`${text.slice(at, stop)}，`, 0, "frame") !== length) continue;
      names.push(text.slice(at, stop));
      break;
    }
  }
  return names;
}

const BEFORE_NAME = /[^\u3400-\u9fff]|[对由给经与和及将被向派请让使据是]/u;

/** A word ends before `at`. */
const beginsHere = (text: string, at: number): boolean =>
  at === 0 || BEFORE_NAME.test(text[at - 1]!) || (at >= 2 && isPlainWord(text.slice(at - 2, at)));

/** `，赵六福退缴1200元`, `李大壮的妻子`: named at the head of a clause, with what the named one did. */
function atClauses(words: PersonWords, text: string): string[] {
  const names: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && !/[，,。;；:：、\n\t(（ ]/.test(text[at - 1]!)) continue;
    if (!words.surnames.has(text[at]!) && !words.compound.has(text.slice(at, at + 2))) continue;
    const list = namesFrom(text, at, "frame");
    if (list.names.length === 0) continue;
    if (words.acts(text, afterList(text, list.end)) || isCounted(text, list)) names.push(...list.names);
    at = list.end - 1;
  }
  return names;
}

/** Cells of a ledger under 责任领导 and the like. */
function inColumns(words: PersonWords, text: string): string[] {
  return cellsUnder(text, words.columns).flatMap(({ from, to }) => namesFrom(text.slice(from, to), 0, "label").names);
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? -1 : at + match[0].length;
}
