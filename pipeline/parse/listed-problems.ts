import { type Finding, finding } from "../finding.ts";
import { comparable, fold } from "../fold.ts";
import type { Entry } from "./entry.ts";
import { readEnumerator } from "./headings/enumerator.ts";
import { MEASURE_CLASSES } from "./headings/seen.ts";
import { segment } from "./leaf/measures.ts";
import { type Line, lineFrom } from "./lines/line.ts";
import { parseNumeral } from "./numerals.ts";
import { cleanText } from "./rows.ts";

/**
 * Notices that print the problems first and answer them in a later part: 一、巡察反馈的主要问题 / 1.P。 2.Q。 / 二、整改情况 /
 * 1.一是… 2.一是…. An answer names its problem by nothing but its number, by 问题一, or by the first words of the statement; the
 * leaf is the listed statement with the measures of the answer.
 */
export interface Joined {
  readonly parts: readonly (readonly Entry[])[];
  readonly findings: readonly Finding[];
}

// 第一个   问题一   第2个问题   反馈问题3
const REFERENCE =
  /^(?:上述|以上)?(?:反馈)?(?:的)?(?:第 ?([一二三四五六七八九十\d]{1,3}) ?(?:个|项|条)?(?:反馈|具体)?(?:的)?(?:问题)?|问题 ?([一二三四五六七八九十\d]{1,3}))$/;

// No notice lists more; the statements are compared with each answer.
const MOST = 300;

/**
 * Joins the answers of the body to the problems listed before it; an answer whose problem is not certain stays, with a finding.
 *
 * @param isBody the list would be a part of the body: where it answers to nothing below, its problems are rows too
 */
export function joinListed(
  parts: readonly (readonly Entry[])[],
  listed: readonly Entry[],
  isBody: boolean,
  lines: readonly Line[],
  text: string,
): Joined {
  const problems = leavesOf(listed).map((entry) => ({ entry, words: wordsOf(entry, text) }));
  const answers = leavesOf(parts.flat());
  if (problems.length > MOST) return { parts: [listed, ...parts], findings: [] };
  if (problems.length === 0) return { parts, findings: [] };
  const found = new Map<Entry, Entry>();
  const taken = new Set<Entry>();
  const open: Entry[] = [];
  answers.forEach((answer, at) => {
    const words = wordsOf(answer, text);
    const number = referenceOf(words);
    const holding = words.length >= 4 ? problems.filter((problem) => problem.words.includes(words)) : [];
    const inOrder = problems.length === answers.length && isSpeechless(answer, text) ? problems[at] : undefined;
    const problem =
      number !== null ? problems[number - 1] : (inOrder ?? (holding.length === 1 ? holding[0] : undefined));
    if (!problem || taken.has(problem.entry)) open.push(answer);
    else {
      taken.add(problem.entry);
      found.set(answer, problem.entry);
    }
  });
  const replaced = (entry: Entry): Entry => {
    const problem = found.get(entry);
    if (problem) return answered(problem, entry, lines, text);
    return entry.children.length === 0 ? entry : { ...entry, children: entry.children.map(replaced) };
  };
  const unsure = open.filter(
    (answer) => found.size > 0 || isSpeechless(answer, text) || referenceOf(wordsOf(answer, text)),
  );
  return {
    parts: found.size === 0 && isBody ? [listed, ...parts] : parts.map((entries) => entries.map(replaced)),
    findings: unsure.map((answer) =>
      finding("parse/answer-not-joined", answer.headingSpan, { number: answer.numeral ?? "", listed: problems.length }),
    ),
  };
}

const leavesOf = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap((entry) => (entry.children.length === 0 ? [entry] : leavesOf(entry.children)));

const wordsOf = (entry: Entry, text: string): string =>
  comparable(cleanText(text, entry.statement.pieces)).replace(/[\p{P}\s]/gu, "");

function referenceOf(words: string): number | null {
  const match = REFERENCE.exec(words);
  return match && parseNumeral((match[1] ?? match[2])!);
}

/** 1.一是培训12场次。 — the line states no problem. */
function isSpeechless(entry: Entry, text: string): boolean {
  const first = readEnumerator(fold(cleanText(text, entry.statement.pieces)));
  return first !== null && first.value === 1 && MEASURE_CLASSES.has(first.class);
}

/** The answer with the statement of its problem. */
function answered(problem: Entry, answer: Entry, lines: readonly Line[], text: string): Entry {
  const pieces = problem.isWrapped
    ? problem.statement.pieces
    : [{ start: problem.statement.pieces[0]!.start, end: problem.extent.end }];
  const blocks = isSpeechless(answer, text) ? [blockOf(answer, lines), ...answer.blocks] : answer.blocks;
  return { ...answer, statement: { pieces }, blocks, isTask: false };
}

/** The block of an answer that stands in the line of its number. */
function blockOf(answer: Entry, lines: readonly Line[]): Entry["blocks"][number] {
  const own = lines.filter(({ span }) => span.start >= answer.extent.start && span.end <= answer.extent.end);
  const content = own.map((line, at) => (at === 0 ? lineFrom(line, answer.enumerator?.length ?? 0) : line));
  return { label: null, isOutcome: false, lines: content, marker: null, segmented: segment(content) };
}
