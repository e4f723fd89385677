import { MARKDOWN_MARK } from "../output-names.ts";
import { type Beside, cutNote } from "./beside.ts";
import { type Chart, chartSvg } from "./charts/render.ts";
import { SANS } from "./charts/theme.ts";
import { display, isNumeric, shownPart } from "./display.ts";
import {
  type Block,
  flatBlocks,
  groupTitle,
  type Matrix,
  type Phrase,
  type Quotes,
  type ReportDocument,
  type Table,
} from "./document.ts";
import { heldRows } from "./rows.ts";
import type { Texts } from "./texts.ts";

export interface MarkdownReport {
  readonly text: string;
  /** SVG files the text refers to, relative to it. */
  readonly charts: readonly { readonly file: string; readonly svg: string }[];
}

/** The report as Markdown with tables (GitHub flavour), for an appendix; charts are SVG files in `folder`. */
export async function markdown(
  document: ReportDocument,
  texts: Texts,
  beside: Beside,
  folder: string,
): Promise<MarkdownReport> {
  const charts: { file: string; svg: string }[] = [];
  const picture = async (chart: Chart): Promise<string> => {
    const file = `${folder}/${chart.id}.svg`;
    charts.push({ file, svg: (await chartSvg(chart)).replace("<svg ", `<svg font-family="${SANS}" `) });
    return `![${literal(chart.description)}](${file})\n\n*${literal(chart.title)}*`;
  };
  const block = async (one: Exclude<Block, { kind: "beside" }>): Promise<string> => {
    switch (one.kind) {
      case "lead":
        return one.sentences.map((sentence) => `- ${phrase(sentence)}`).join("\n");
      case "prose":
        return one.pageOnly ? "" : phrase(one.text);
      case "note":
        return phrase(one.text);
      case "heading":
        return `### ${literal(one.text)}`;
      case "figures":
        return one.figures
          .map((figure) => `- ${literal(`${figure.label}: ${figure.value} (${figure.detail})`)}`)
          .join("\n");
      case "chart":
        return picture(one.chart);
      case "matrix":
        return matrixText(one, texts);
      case "quotes":
        return quotesText(one, texts);
      case "table":
        return one.sheetOnly || one.rows.length === 0 ? "" : tableText(one, texts, beside);
    }
  };
  const parts = [
    MARKDOWN_MARK,
    `# ${literal(document.title)}`,
    literal(`${document.subtitle} · ${document.restriction}`),
  ];
  for (const section of document.sections) {
    parts.push(`## ${literal(section.title)}`);
    for (const one of flatBlocks(section.blocks)) parts.push(await block(one));
  }
  parts.push(`## ${literal(texts.say("about.title"))}`);
  parts.push(document.cover.map(({ label, value }) => `- ${literal(`${label}: ${value}`)}`).join("\n"));
  return { text: `${parts.filter((part) => part !== "").join("\n\n")}\n`, charts };
}

/** Strong words that touch are one run: `**8****个**` would not be read as emphasis. */
function phrase(inlines: Phrase): string {
  const runs: { text: string; strong: boolean }[] = [];
  for (const { text, strong = false } of inlines) {
    const last = runs.at(-1);
    if (last?.strong === strong) last.text += text;
    else runs.push({ text, strong });
  }
  return runs
    .map(({ text, strong }, index) => {
      const words = literal(text, index === 0);
      return strong && words.trim() !== "" ? `**${words.trim()}**` : words;
    })
    .join("");
}

function tableText(table: Table, texts: Texts, beside: Beside): string {
  const { columns, rows } = shownPart(table);
  const size = { shown: rows.length, held: heldRows(table), total: table.total };
  const notes = [table.note, cutNote(texts, size, beside, table.id)].filter((note) => typeof note === "string");
  return [
    `**${literal(table.title)}**\n`,
    line(columns.map((column) => column.label)),
    line(
      columns.map((column) => (isNumeric(column.kind) ? "--:" : ":--")),
      false,
    ),
    ...rows.map((row) => line(row.map((cell, index) => display(cell, columns[index]!.kind, texts)))),
    ...(notes.length > 0 ? [`\n${literal(notes.join(" "))}`] : []),
  ].join("\n");
}

function matrixText(matrix: Matrix, texts: Texts): string {
  const cut =
    matrix.rows.length < matrix.total ? texts.say("cut.units", { shown: matrix.rows.length, total: matrix.total }) : "";
  return [
    `**${literal(matrix.title)}**\n`,
    line([texts.say("column.unit"), "n", ...matrix.columns.map((column) => column.label)]),
    line([":--", "--:", ...matrix.columns.map(() => "--:")], false),
    ...matrix.rows.map((row) =>
      line([row.unit, String(row.leaves), ...row.cells.map((cell) => `${cell.n}${cell.differs ? " *" : ""}`)]),
    ),
    `\n${literal(`${matrix.note} ${cut}`.trim())}`,
  ].join("\n");
}

function quotesText(quotes: Quotes, texts: Texts): string {
  if (quotes.groups.length === 0) return "";
  const groups = quotes.groups.map((group) =>
    [
      `**${literal(groupTitle(group, group.items.length, texts))}**\n`,
      ...group.items.map(
        (quote) =>
          `> ${literal(quote.text)} — ${literal(quote.label)}${quote.answer ? ` → ${literal(quote.answer)}` : ""}\n`,
      ),
    ].join("\n"),
  );
  return [`### ${literal(quotes.title)}`, ...(quotes.note ? [literal(quotes.note)] : []), ...groups].join("\n\n");
}

function line(cells: readonly string[], escaped = true): string {
  return `| ${cells.map((cell) => (escaped ? literal(cell) : cell)).join(" | ")} |`;
}

/** Text that Markdown shows as it is: nothing in it becomes markup, a link, HTML or a new cell. */
function literal(text: string, opensLine = true): string {
  const inline = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "\ufffd")
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|~#&$]/g, "\\$&");
  return opensLine ? inline.replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+=])/, "\\$1") : inline;
}
