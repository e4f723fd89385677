import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { decode } from "./decode.ts";
import type { Reader } from "./extract.ts";
import { noPage } from "./extracted.ts";
import { type Cell, tableLines } from "./table-lines.ts";

/** Markdown as its reader sees it: marks removed, numbers of ordered lists kept as typed, tables as table lines. */
export const readMarkdown: Reader = async (bytes) => {
  const { text: source, encoding, findings } = decode(bytes);
  const frontMatter = /^---\n(?:[^\n]{0,500}\n){0,60}?---\n/u.exec(source)?.[0] ?? "";
  const root = fromMarkdown(source.slice(frontMatter.length), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const lines = blockLines(root, source.slice(frontMatter.length));
  const title = /^title:\s{0,9}["']?([^"'\n]{1,200})/mu.exec(frontMatter)?.[1]?.trim() ?? null;
  return [{ text: lines.join("\n"), encoding, page: { ...noPage, title }, findings }];
};

function blockLines(node: Nodes, source: string): string[] {
  switch (node.type) {
    case "table":
      return tableLines(
        node.children.map((row) => row.children.map((cell): Cell => ({ lines: linesOf(cell), columns: 1, rows: 1 }))),
      );
    case "code":
      return node.value.split("\n");
    case "paragraph":
    case "heading":
      return linesOf(node);
    case "listItem": {
      const start = node.position?.start.offset ?? 0;
      const marker = /^\d{1,9}[.)]/u.exec(source.slice(start, start + 12))?.[0] ?? "";
      const [first = "", ...rest] = node.children.flatMap((child) => blockLines(child, source));
      return [marker + first, ...rest];
    }
    default:
      return "children" in node ? (node as Root).children.flatMap((child) => blockLines(child, source)) : [];
  }
}

/** A line end in Markdown source stays one: notices pasted into it have one paragraph a line. */
function linesOf(node: Nodes): string[] {
  return inlineText(node)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function inlineText(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "html") return /^<br\s{0,9}\/?>$/iu.test(node.value) ? "\n" : "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(inlineText).join("") : "";
}
