import type { Cell, Notebook, Output } from "./notebook.ts";
import { type Places, tidy } from "./tidy.ts";

/** One running kernel: cells executed in it share their variables, as in Jupyter. */
export interface Kernel {
  /** Runs a cell to its end; `ok` is false when it threw, or does not type-check. */
  readonly execute: (code: string) => Promise<{ readonly ok: boolean; readonly outputs: readonly Output[] }>;
  readonly close: () => void;
}

export interface Executed {
  /** The notebook with fresh outputs, as far as it came. */
  readonly notebook: Notebook;
  /** The code cell that stopped it, counted from 1, and what it wrote; null when it ran to its end. */
  readonly failure: { readonly cell: number; readonly said: string } | null;
}

/**
 * Runs all code cells in order in a fresh kernel. A cell fails when the kernel says so, and also when it writes to
 * standard error: a warning is not for the saved file.
 */
export async function execute(notebook: Notebook, kernel: Kernel, places: Places): Promise<Executed> {
  const cells = notebook.cells.map(
    (cell): Cell => (cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell),
  );
  let count = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.cell_type !== "code") continue;
    count++;
    const { ok, outputs } = await kernel.execute(cell.source);
    const tidied = tidy(outputs, places);
    cells[index] = { ...cell, execution_count: count, outputs: tidied };
    const warning = words(tidied, "stderr");
    if (!ok || warning !== "") {
      const said = warning || words(tidied, "stdout") || "the kernel gave no reason";
      return { notebook: { ...notebook, cells }, failure: { cell: count, said } };
    }
  }
  return { notebook: { ...notebook, cells }, failure: null };
}

function words(outputs: readonly Output[], name: "stdout" | "stderr"): string {
  return outputs
    .flatMap((output) => (output.output_type === "stream" && output.name === name ? [output.text] : []))
    .join("");
}
