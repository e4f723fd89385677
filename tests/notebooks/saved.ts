import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { selectAll, selectOne } from "css-select";
import { type AnyNode, type Element, isTag } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { type CodeCell, type Notebook, type Output, parseNotebook } from "../../notebooks/execute/notebook.ts";
import { packageRoot } from "../../pipeline/package-root.ts";

export const notebooksFolder: string = join(packageRoot, "notebooks");

/** The committed notebooks, as text and parsed. */
export const saved: readonly { readonly name: string; readonly json: string; readonly notebook: Notebook }[] =
  readdirSync(notebooksFolder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()
    .map((name) => {
      const json = readFileSync(join(notebooksFolder, name), "utf8");
      return { name, json, notebook: parseNotebook(json) };
    });

export function codeCells(notebook: Notebook): readonly CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

export function outputs(notebook: Notebook): readonly Output[] {
  return codeCells(notebook).flatMap((cell) => cell.outputs);
}

/** What was displayed under a media type, in order. */
export function displays(notebook: Notebook, type: string): readonly string[] {
  return outputs(notebook).flatMap((output) =>
    output.output_type === "display_data" && typeof output.data[type] === "string" ? [output.data[type]] : [],
  );
}

/** The saved table under a caption: one object a row, keyed by heading; numbers exact, text as shown, – is null. */
export function savedTable(start: string, caption: string): Record<string, number | string | null>[] {
  const { notebook } = saved.find(({ name }) => name.startsWith(start))!;
  const tables = displays(notebook, "text/html").map((html) => parseDocument(html));
  const table = tables.find((document) => textContent(selectOne("caption", document.children) ?? []) === caption);
  if (!table) throw new Error(`${start}: no table is called ${caption}`);
  const headings = selectAll("th", table.children).map((heading) => textContent(heading));
  return selectAll("tbody tr", table.children).map((row) => {
    const cells = elements(row as Element).map((cell) =>
      "data-value" in cell.attribs
        ? Number(cell.attribs["data-value"])
        : textContent(cell) === "–"
          ? null
          : textContent(cell),
    );
    return Object.fromEntries(headings.map((heading, index) => [heading, cells[index]!]));
  });
}

function elements(parent: Element): readonly Element[] {
  return parent.children.filter((child: AnyNode): child is Element => isTag(child));
}
