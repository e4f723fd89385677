import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Notice } from "../../pipeline/model.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { readingText } from "../../pipeline/parse/lines/reading-text.ts";
import { noticeOf } from "../support/source.ts";

/**
 * A text whose lines are paragraphs, with or without an indent. Blanks inside are taken out: one that stands where a line is
 * broken is lost.
 */
function paragraphs(text: string, indent: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => {
    if (line.includes("\t")) return line;
    const trimmed = isSet(line) ? line.trim() : line.replace(/[ \u3000]/g, "");
    return trimmed === "" ? "" : indent + trimmed;
  });
}

/** Table rows and lines set in columns are not wrapped. */
const isSet = (paragraph: string): boolean => paragraph.includes("\t") || /[ \u3000]{2}/.test(paragraph.trim());

function wrapped(paragraph: string, width: number): readonly string[] {
  if (isSet(paragraph) || paragraph === "") return [paragraph];
  return Array.from({ length: Math.ceil(paragraph.length / width) }, (_, at) =>
    paragraph.slice(at * width, (at + 1) * width),
  );
}

/**
 * Without an indent, a paragraph whose last line is just full cannot be told from one that goes on, and a status in brackets may
 * stand on a line of its own.
 */
const isDoubtful = (line: string, width: number): boolean =>
  !isSet(line) &&
  line !== "" &&
  (line.length % width === 0 || wrapped(line, width).some((part, at) => at > 0 && /^[（(](?:已|正在|持续)/.test(part)));

/** What a reader takes from a notice. */
function reading(notice: Notice) {
  const { metadata } = notice;
  return {
    isNotice: notice.isNotice,
    dates: [metadata.inspectionStart, metadata.inspectionEnd, metadata.feedbackDate].map((fact) => fact?.date ?? null),
    declared: notice.declared.map(({ what, value }) => `${what} ${value}`),
    rows: notice.problems.map((problem) => ({
      kind: problem.kind,
      number: problem.number,
      text: problem.text,
      status: problem.status,
      measures: notice.measures.filter(({ problemId }) => problemId === problem.id).map(({ text }) => text),
    })),
    amounts: notice.evidence
      .filter(({ kind, problemId }) => (kind === "money" || kind === "date") && problemId !== null)
      .map(({ value }) => value),
  };
}

const golden = join(packageRoot, "tests", "golden");
const sample = join(packageRoot, "data", "sample");
const texts = [
  ...readdirSync(golden).map((name) => join(golden, name, "input.txt")),
  ...readdirSync(sample).map((name) => join(sample, name)),
]
  .filter((path) => path.endsWith(".txt") && existsSync(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** Every text at three widths from 18 to 60, which ones its length decides; `WIDTHS=all`: every text at every width (5 minutes). */
const widths = (text: string): readonly number[] =>
  process.env.WIDTHS === "all"
    ? Array.from({ length: 43 }, (_, more) => 18 + more)
    : [18, 32, 46].map((least) => least + (text.length % 15));

describe("a text wrapped at any width is read as the text is", () => {
  for (const [name, indent] of [
    ["with indented paragraphs", "\u3000\u3000"],
    ["without an indent", ""],
  ] as const) {
    test(name, () => {
      const wrong: string[] = [];
      let read = 0;
      for (const { path, text } of texts) {
        const lines = paragraphs(text, indent);
        const whole = lines.join("\n");
        // Some are themselves broken within sentences.
        if (readingText(whole, linesOf(whole)) !== null) continue;
        const expected = JSON.stringify(reading(noticeOf(whole)));
        for (const width of widths(text)) {
          if (indent === "" && lines.some((line) => isDoubtful(line, width))) continue;
          const notice = noticeOf(lines.flatMap((line) => wrapped(line, width)).join("\n"));
          if (JSON.stringify(reading(notice)) !== expected) wrong.push(`${path.slice(packageRoot.length)} at ${width}`);
          read++;
        }
      }
      expect(wrong).toEqual([]);
      expect(read).toBeGreaterThan(200);
    }, 600_000);
  }
});
