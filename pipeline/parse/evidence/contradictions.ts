import { type Finding, finding } from "../../finding.ts";
import { comparable } from "../../fold.ts";
import type { IsoDate, Measure } from "../../model.ts";
import { before } from "../dates.ts";
import { anyOf, evidenceLexicon } from "./lexicon.ts";
import type { EvidenceToken } from "./token.ts";

/** The evidence of one leaf: what its statement cites and what its measures report. */
export interface LeafEvidence {
  readonly problem: readonly EvidenceToken[];
  readonly measures: readonly EvidenceToken[];
}

/** Days that bound the acts a notice can report; null where the notice does not give them. */
export interface Horizon {
  readonly inspectionStart: IsoDate | null;
  /** As-of date, else signature or page date. */
  readonly asOf: IsoDate | null;
}

/**
 * Consistency checks of measures.yaml over one leaf: nothing is corrected, both readings are kept. `text` is what the
 * tokens' spans point into.
 */
export function leafContradictions(text: string, leaf: LeafEvidence, horizon: Horizon): Finding[] {
  return [...amountMismatches(text, leaf), ...datesOutOfRange(leaf.measures, horizon)];
}

const CLOSE = 0.1; // amounts this near, each the only one on its side, are the same amount misprinted

function amountMismatches(text: string, { problem, measures }: LeafEvidence): Finding[] {
  const claimed = distinctAmounts(problem);
  const settled = distinctAmounts(measures.filter((token) => !token.isFuture));
  const findings: Finding[] = [];
  for (const theirs of settled) {
    if (claimed.some((mine) => agrees(mine, theirs))) continue;
    const transposed = claimed.find(
      (mine) => isTransposed(mine.value!, theirs.value!) && !settled.some((one) => agrees(mine, one)),
    );
    const near =
      claimed.length === 1 &&
      settled.length === 1 &&
      distance(claimed[0]!, theirs) <= CLOSE &&
      !isPart(text, theirs, claimed[0]!)
        ? claimed[0]
        : undefined;
    const other = transposed ?? near;
    if (!other) continue;
    findings.push(
      finding("parse/amount-mismatch", theirs.span, {
        problem: other.text,
        measure: theirs.text,
        reason: transposed ? "transposed" : "near",
      }),
    );
  }
  return findings;
}

let partWords: RegExp | undefined;

/** 已退还83.15万元，其余23笔……: less than the whole, and its sentence says that the rest stands apart. */
function isPart(text: string, part: EvidenceToken, whole: EvidenceToken): boolean {
  if (Number(part.value) >= Number(whole.value)) return false;
  partWords ??= new RegExp(anyOf(evidenceLexicon().part_words));
  const from = text.slice(Math.max(0, part.span.start - SENTENCE), part.span.start);
  const to = text.slice(part.span.end, part.span.end + SENTENCE);
  return partWords.test(from.split(SENTENCE_END).at(-1)!) || partWords.test(to.split(SENTENCE_END)[0]!);
}

/** As far as a sentence is looked along. */
const SENTENCE = 120;
const SENTENCE_END = /[。；;！？\n]/;

function distinctAmounts(tokens: readonly EvidenceToken[]): EvidenceToken[] {
  const seen = new Set<string>();
  return tokens.filter((token) => {
    if (token.kind !== "money" || token.unit !== "yuan" || token.value === null || token.value.includes("/"))
      return false;
    const isNew = !seen.has(token.value);
    seen.add(token.value);
    return isNew;
  });
}

/** Equal, or equal as far as the coarser one is printed (3.5万元 and 35120元, 200余万元 and 205万元). */
function agrees(a: EvidenceToken, b: EvidenceToken): boolean {
  if (a.value === b.value) return true;
  const [x, y] = [Number(a.value), Number(b.value)];
  if (/[余多几约]/.test(a.text + b.text)) return distance(a, b) <= CLOSE;
  const unit = Math.max(lastUnit(a), lastUnit(b));
  return Math.abs(x - y) < unit && unit > 1;
}

/** The smallest amount the printed form can tell apart: 1000 for 3.5万元, 1 for 35120元. */
function lastUnit(token: EvidenceToken): number {
  const match = /(\d[\d,，]*)(?:[.．](\d+))?([十百千万亿]{0,2})/.exec(token.text.replace(/\s/g, ""));
  const multiplier = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, 百万: 1e6, 千万: 1e7 }[match?.[3] ?? ""] ?? 1;
  return multiplier / 10 ** (match?.[2]?.length ?? 0);
}

/** 24836 and 28436: the same digits, in another order. */
function isTransposed(a: string, b: string): boolean {
  const digits = (value: string): string => [...value.replace(".", "")].sort().join("");
  return a !== b && a.length === b.length && a.length >= 3 && digits(a) === digits(b);
}

function distance(a: EvidenceToken, b: EvidenceToken): number {
  const [x, y] = [Number(a.value), Number(b.value)];
  return Math.abs(x - y) / Math.max(x, y, 1);
}

function datesOutOfRange(measures: readonly EvidenceToken[], { inspectionStart, asOf }: Horizon): Finding[] {
  const findings: Finding[] = [];
  for (const token of measures) {
    if (token.kind !== "date" || token.value === null || token.isFuture) continue;
    const [from, to = from] = token.value.split("/") as [string, string?];
    if (asOf && before(asOf, to))
      findings.push(finding("parse/date-after-asof", token.span, { date: token.text, asOf }));
    else if (inspectionStart && before(to, inspectionStart))
      findings.push(finding("parse/pre-inspection", token.span, { date: token.text, start: inspectionStart }));
  }
  return findings;
}

const SHORTEST_COPY = 20;

/** Measures that repeat an earlier one word for word, spaces and punctuation aside. */
export function duplicateMeasures(measures: readonly Pick<Measure, "text" | "span">[]): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { text, span } of measures) {
    const key = comparable(text);
    if (key.length < SHORTEST_COPY) continue;
    if (seen.has(key)) findings.push(finding("parse/duplicate-measure", span, { text: text.slice(0, 24) }));
    seen.add(key);
  }
  return findings;
}
