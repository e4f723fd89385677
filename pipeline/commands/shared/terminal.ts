import { isWide } from "../../east-asian-width.ts";
import type { Bilingual } from "../../failure.ts";
import type { Lang } from "../../finding.ts";

/** What a command is given: the language of the user and the two streams, results apart from everything else. */
export interface Terminal {
  readonly lang: Lang;
  readonly say: (text: Bilingual) => string;
  /** A line of the result, on standard output. */
  readonly out: (line: string) => void;
  /** A line of diagnostics, on standard error. */
  readonly note: (line: string) => void;
}

export function terminalOf(lang: Lang): Terminal {
  return {
    lang,
    say: (text) => text[lang],
    out: (line) => {
      process.stdout.write(`${line}\n`);
    },
    note: (line) => {
      process.stderr.write(`${line}\n`);
    },
  };
}

/** Columns a terminal gives a text: two for characters of East Asian width. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0)!) ? 2 : INVISIBLE.test(character) ? 0 : 1;
  return width;
}

const INVISIBLE = /[\p{Mn}\p{Cc}\p{Cf}]/u;

/** `text` cut to `width` columns, `…` at the end when something was cut. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** `text` without control characters: a notice must not move the cursor of whoever reads it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}

/** Rows as an aligned table, one line a row; numbers to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (cell === null ? "" : cutToWidth(printable(String(cell)), MAX_CELL))),
  );
  const widths = header.map((name, column) =>
    Math.max(displayWidth(name), ...cells.map((row) => displayWidth(row[column] ?? ""))),
  );
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const space = " ".repeat(widths[column]! - displayWidth(cell));
        return isNumber[column] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...cells.map(line)];
}

const MAX_CELL = 60;
