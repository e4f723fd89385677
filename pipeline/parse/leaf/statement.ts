import { comparable } from "../../fold.ts";
import type { Span } from "../../span.ts";
import type { Heading } from "../headings/ladder.ts";
import { type Line, lineFrom } from "../lines/line.ts";
import { bracketFrom } from "./end-bracket.ts";
import { readMarker } from "./marker.ts";
import { rectificationSuffix } from "./wrapper.ts";

/** The statement of a heading: where it stands, in one or several pieces (`1.关于“P”问题。` + lines of facts). */
export interface Statement {
  readonly pieces: readonly Span[];
}

/** The statement that stands in the lines before the first marker of a leaf. */
export function statementBefore(heading: Heading, before: readonly Line[]): Statement {
  const pieces: Span[] = [];
  before.forEach((line, at) => {
    pieces.push(at === 0 && startsAtHead(heading, line) ? headStatement(heading, line) : stripped(line));
  });
  return { pieces: pieces.filter((piece) => piece.end > piece.start) };
}

/** 1.记录不全 / 具体问题：记录不全。2022年缺3份。 — what follows begins with the whole heading: it is the statement. */
export function withoutRepetition(statement: Statement, lines: readonly Line[]): Statement {
  const [first, second, ...rest] = statement.pieces;
  if (!first || !second) return statement;
  const textOf = ({ start, end }: Span): string => {
    const line = lines.find(({ span }) => span.start <= start && end <= span.end);
    return line
      ? comparable(line.text.slice(start - line.span.start, end - line.span.start)).replace(/[\p{P}\s]/gu, "")
      : "";
  };
  const heading = textOf(first);
  return heading !== "" && textOf(second).startsWith(heading) ? { pieces: [second, ...rest] } : statement;
}

/** Whether `line` is the heading line without its number. */
export const startsAtHead = (heading: Heading, line: Line): boolean =>
  line.span.start === lineFrom(heading.line, heading.numberLength).span.start;

/** The statement in a heading line: the inside of its wrapper (and what follows it), or the line. */
export function headStatement(heading: Heading, line: Line): Span {
  if (heading.wrapped && heading.wrapped.end <= line.text.length) {
    return { start: line.span.start + heading.wrapped.start, end: line.span.start + heading.wrapped.end };
  }
  const label = readMarker(line.text.slice(0, 60));
  const from = label?.role === "statement" ? label.length : 0;
  const body = stripped(lineFrom(line, from));
  const suffix = rectificationSuffix(line.text);
  return suffix === null ? body : { start: body.start, end: Math.min(body.end, line.span.start + suffix) };
}

/** A line without the {@link bracketFrom bracket} at its end. */
export function stripped(line: Line): Span {
  const end = bracketFrom(line.text);
  return end === null ? line.span : { start: line.span.start, end: line.span.start + end };
}
