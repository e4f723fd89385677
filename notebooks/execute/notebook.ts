/** A notebook file, nbformat 4.4: the last minor version whose cells need no random ids. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nbformat: 4;
  readonly nbformat_minor: 4;
}

export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell {
  readonly cell_type: "markdown";
  readonly source: string;
}

export interface CodeCell {
  readonly cell_type: "code";
  readonly source: string;
  /** Position among the code cells, from 1; null before the cell has run. */
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly output_type: "display_data"; readonly data: Readonly<Record<string, unknown>> };

/** @throws SyntaxError for a file that is no notebook of nbformat 4, or has cells other than Markdown and code */
export function parseNotebook(json: string): Notebook {
  const file = JSON.parse(json) as { nbformat: number; metadata: Notebook["metadata"]; cells: readonly SavedCell[] };
  if (file.nbformat !== 4) throw new SyntaxError(`nbformat ${file.nbformat} is not 4`);
  return { cells: file.cells.map(parseCell), metadata: file.metadata, nbformat: 4, nbformat_minor: 4 };
}

interface SavedCell {
  readonly cell_type: string;
  readonly source: Text;
  readonly execution_count?: number | null;
  readonly outputs?: readonly SavedOutput[];
}

interface SavedOutput {
  readonly output_type: string;
  readonly name?: "stdout" | "stderr";
  readonly text?: Text;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** nbformat writes text as one string or as its lines. */
type Text = string | readonly string[];

function parseCell(cell: SavedCell): Cell {
  const source = joined(cell.source);
  if (cell.cell_type === "markdown") return { cell_type: "markdown", source };
  if (cell.cell_type !== "code") throw new SyntaxError(`cells of type ${cell.cell_type} are not used here`);
  const outputs = (cell.outputs ?? []).map(parseOutput);
  return { cell_type: "code", source, execution_count: cell.execution_count ?? null, outputs };
}

function parseOutput(output: SavedOutput): Output {
  if (output.output_type === "stream")
    return { output_type: "stream", name: output.name ?? "stdout", text: joined(output.text ?? "") };
  if (output.output_type !== "display_data")
    throw new SyntaxError(`outputs of type ${output.output_type} are not used`);
  const data = Object.entries(output.data ?? {}).map(([type, value]) => [type, isText(value) ? joined(value) : value]);
  return { output_type: "display_data", data: Object.fromEntries(data) };
}

function isText(value: unknown): value is Text {
  return typeof value === "string" || (Array.isArray(value) && value.every((line) => typeof line === "string"));
}

function joined(text: Text): string {
  return typeof text === "string" ? text : text.join("");
}

/** The file as Jupyter itself writes it (sorted keys, text by line, indent 1), so that saving it there changes little. */
export function notebookJson(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    metadata: {},
    source: lines(cell.source),
    ...(cell.cell_type === "code" ? { outputs: cell.outputs.map(savedOutput) } : {}),
  }));
  return `${JSON.stringify(sorted({ ...notebook, cells }), null, 1)}\n`;
}

function savedOutput(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: lines(output.text) };
  const data = Object.entries(output.data).map(([type, value]) => [
    type,
    typeof value === "string" ? lines(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data), metadata: {} };
}

function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
