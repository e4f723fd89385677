import { readMarker } from "../leaf/marker.ts";
import { readWrapper } from "../leaf/wrapper.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import type { Line } from "../lines/line.ts";
import { lineFrom } from "../lines/line.ts";
import { readEnumerator } from "./enumerator.ts";
import { MEASURE_CLASSES } from "./seen.ts";
import { endsWithAspect } from "./theme.ts";

/**
 * The lines of a body part as the ladder reads them: a heading broken over printed lines is one line again, and a label
 * in front of a number (`具体表现：（1）…`) is taken off so that the number stands at the line's start.
 */
export function bodyLines(lines: readonly Line[], text: string): readonly Line[] {
  const found: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = withoutLabel(lines, at);
    const next = lines[at + 1];
    if (next && (isBrokenHeading(line, next) || isNumberAlone(line, next))) {
      found.push(joined(line, next, text));
      at++;
    } else found.push(line);
  }
  return found;
}

function withoutLabel(lines: readonly Line[], at: number): Line {
  const line = lines[at]!;
  // (2)整改情况：…  2.完成情况：已完成 — the parts of one leaf are numbered; the marker says what each is.
  const numbered = readEnumerator(line.text);
  if (numbered && !MEASURE_CLASSES.has(numbered.class)) {
    const rest = lineFrom(line, numbered.length);
    const part = readMarker(rest.text.slice(0, 60));
    if (part && (part.role !== "statement" || /表现|描述|事实/.test(part.label) || isFirstPart(lines, at))) return rest;
  }
  const marker = readMarker(line.text.slice(0, 40));
  if (marker?.role !== "statement") return line;
  const rest = lineFrom(line, marker.length);
  const enumerator = readEnumerator(rest.text);
  const isHeading = enumerator !== null && !MEASURE_CLASSES.has(enumerator.class) && !SECOND.test(rest.text);
  return isHeading ? rest : line;
}

/** （一）账目不清。 / 1.存在问题：… / 2.整改措施：… — below a fault, and the next number holds its answer: 1. numbers no other fault. */
function isFirstPart(lines: readonly Line[], at: number): boolean {
  const own = readEnumerator(lines[at]!.text);
  const above = lines[at - 1];
  if (own?.value !== 1 || !above || !readEnumerator(above.text) || endsWithAspect(above.text)) return false;
  for (const { text } of lines.slice(at + 1, at + LONGEST_STATEMENT)) {
    const next = readEnumerator(text);
    if (next?.class !== own.class) continue;
    const role = next.value === 2 ? readMarker(text.slice(next.length, next.length + 60))?.role : undefined;
    return role === "measures" || role === "outcome";
  }
  return false;
}

// Lines of a statement with its facts.
const LONGEST_STATEMENT = 8;

// 具体表现：1.部分群众应保未保；2.审批超时限。 — a list in one line states the fault
const SECOND = /[。;] ?(?:2 ?[.、](?!\d)|[(]2[)]|②|⑵|⒉)/;

const TAIL = /^[^。;]{0,60}(?:问题|方面)(?:的)?(?:整改)?(?:工作)?(?:落实|进展|完成)?(?:情况)?[。:]?$/;

/**
 * 2.关于“落实…不实 / 符”问题的整改。 — the first line ends inside its quotation or before the end of its wrapper, and the
 * second, which is no heading itself, brings that end.
 */
function isBrokenHeading(line: Line, next: Line): boolean {
  if (line.text.length > 400 || next.text.length > 400 || isLedgerRow(line.text) || /[。;!?:]$/.test(line.text))
    return false;
  const enumerator = readEnumerator(line.text);
  const rest = enumerator ? line.text.slice(enumerator.length) : line.text;
  if (enumerator && MEASURE_CLASSES.has(enumerator.class)) return false;
  const wraps = /^(?:关于|针对)/.test(rest);
  if ((!enumerator && !wraps) || readEnumerator(next.text) || readMarker(next.text.slice(0, 60), true)) return false;
  const opened = line.text.split("“").length - line.text.split("”").length;
  if (opened > 0 && /^[^“。]{0,80}”/.test(next.text)) return true;
  return wraps && !readWrapper(rest) && TAIL.test(next.text);
}

/** `01` on a line of its own (public accounts print it large) numbers the short line below it. */
function isNumberAlone(line: Line, next: Line): boolean {
  return (
    /^0\d$/.test(line.text) &&
    next.text.length <= 120 &&
    !readEnumerator(next.text) &&
    !readMarker(next.text.slice(0, 60), true)
  );
}

/** One line over two printed ones; the line end between them reads as a space, so that offsets stay those of the text. */
function joined(line: Line, next: Line, text: string): Line {
  const gap = text.slice(line.span.end, next.span.start).length;
  return {
    index: line.index,
    span: { start: line.span.start, end: next.span.end },
    text: line.text + " ".repeat(gap) + next.text,
  };
}
