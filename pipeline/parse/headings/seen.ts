import { bulletLength } from "../leaf/bullets.ts";
import { inlineMarkers, readMarker } from "../leaf/marker.ts";
import { leadingStatusLength, readStatus } from "../leaf/status.ts";
import { readWrapper, type Wrapped } from "../leaf/wrapper.ts";
import type { Line } from "../lines/line.ts";
import { type Enumerator, type EnumeratorClass, readEnumerator } from "./enumerator.ts";
import { isThemeLine } from "./theme.ts";

/** Classes that number measures and nothing else. */
export const MEASURE_CLASSES: ReadonlySet<EnumeratorClass> = new Set(["is", "sequence", "measure"]);
/** What the reader needs to know of a line, read once. */
export interface Seen {
  readonly line: Line;
  readonly enumerator: Enumerator | null;
  readonly rest: string;
  readonly numberLength: number;
  /** A rectification block opens on this line or inside it. */
  readonly opensBlock: boolean;
  /** What stands in it when its marker opens the line: measures, or what they led to. */
  readonly block: "measures" | "outcome" | null;
  /** The marker that opens it. */
  readonly label: string | null;
  readonly opensInside: boolean;
  readonly wrapped: Wrapped | null;
  readonly isStatus: boolean;
}

// A line is looked at up to here; a heading is never longer, and a 40 MB line must not be read again and again.
const LOOK = 3000;

/** Reads what the ladder asks of a line. */
export function see(line: Line): Seen {
  const text = line.text.length > LOOK ? line.text.slice(0, LOOK) : line.text;
  const enumerator = readEnumerator(text);
  let numberLength = enumerator?.length ?? bulletLength(text);
  if (enumerator) {
    const second = readEnumerator(text.slice(numberLength));
    if (second?.class === "problem") numberLength += second.length; // 1.问题1:…
  }
  if (enumerator) numberLength += leadingStatusLength(text.slice(numberLength)); // 1.【已完成】会议记录不规范。
  const rest = text.slice(numberLength);
  const marker = readMarker(text.slice(0, 60), true);
  const block = marker?.role === "measures" || marker?.role === "outcome" ? marker.role : null;
  const opensBlock = block !== null;
  const opensInside = inlineMarkers(text).some(({ marker }) => marker.role === "measures" || marker.role === "outcome");
  const wrapped = opensBlock ? null : readWrapper(rest);
  return {
    line,
    enumerator: opensBlock ? null : headingNumber(enumerator, rest, wrapped !== null && opensInside),
    rest,
    numberLength,
    opensBlock,
    block,
    label: opensBlock ? marker!.label : null,
    opensInside,
    wrapped,
    isStatus: readStatus(text) !== null,
  };
}

/** 一是关于账目不清的问题。整改情况：… numbers a problem: its answer stands behind it. */
function headingNumber(enumerator: Enumerator | null, rest: string, isAnswered: boolean): Enumerator | null {
  const isProblem = enumerator?.class === "is" && isAnswered && /^关于/.test(rest);
  return isProblem ? { ...enumerator, class: "problem" } : enumerator;
}

/** A theme printed without a number, above the first problem of the notice or the one that follows `last`. */
export function isThemeAbove(one: Seen, next: Seen | undefined, last: number): boolean {
  const value = next?.enumerator?.value;
  return (value === 1 || (value === last + 1 && last > 0)) && one.enumerator === null && isThemeLine(one.line.text);
}

/** A line without number or wrapper, directly above a marker: a heading where every fault of the region is printed so. */
export function isAnsweredLine(one: Seen, at: number, region: readonly Seen[]): boolean {
  return (
    !one.enumerator &&
    !one.opensBlock &&
    !one.opensInside &&
    !one.isStatus &&
    one.line.text.length <= 300 &&
    region[at + 1]?.opensBlock === true &&
    !endsAnswer(at + 1, region)
  );
}

/** 整改措施：… / 走访居民1.2万户。 / 整改成效：… — the outcome closes the answer that is open, and the line above is part of it. */
function endsAnswer(at: number, region: readonly Seen[]): boolean {
  if (region[at]!.block !== "outcome") return false;
  for (let before = at - 1; before >= 0; before--) {
    const { block, enumerator } = region[before]!;
    if (block !== null) return block === "measures";
    if (enumerator && !MEASURE_CLASSES.has(enumerator.class)) return false;
  }
  return false;
}

const lead = (one: Seen): string => one.rest.slice(0, 2);
/** 关于“甲”… and 关于“乙”…: two lines that begin with the same word. */
export const sameLead = (a: Seen, b: Seen): boolean => lead(a) === lead(b);
