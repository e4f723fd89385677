import { describe, expect, it } from "vitest";
import { execute, type Kernel } from "../../notebooks/execute/execute.ts";
import type { Cell, Notebook, Output } from "../../notebooks/execute/notebook.ts";

const code = (source: string): Cell => ({ cell_type: "code", source, execution_count: 9, outputs: [stream("old")] });
const stream = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({ output_type: "stream", name, text });
const notebook: Notebook = {
  cells: [{ cell_type: "markdown", source: "# a" }, code("one"), code("two"), code("three")],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 4,
};

/** A kernel that prints the cell; a cell in `fails` throws, one in `warns` writes to standard error. */
function kernel({ fails = "", warns = "" } = {}): Kernel & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    ran,
    execute: async (source) => {
      ran.push(source);
      return { ok: source !== fails, outputs: [stream(source, source === warns ? "stderr" : "stdout")] };
    },
    close: () => undefined,
  };
}

describe("a notebook", () => {
  it("runs from start to end; old outputs and counts are gone", async () => {
    const { notebook: after, failure } = await execute(notebook, kernel(), {});
    expect(failure).toBeNull();
    expect(after.cells.slice(1)).toEqual(
      ["one", "two", "three"].map((source, index) => ({
        cell_type: "code",
        source,
        execution_count: index + 1,
        outputs: [stream(source)],
      })),
    );
  });

  it("stops at the first cell that fails, and says which and why", async () => {
    const failing = kernel({ fails: "two" });
    const { failure } = await execute(notebook, failing, {});
    expect(failure).toEqual({ cell: 2, said: "two" });
    expect(failing.ran).toEqual(["one", "two"]);
  });

  it("fails by a warning too", async () => {
    expect((await execute(notebook, kernel({ warns: "three" }), {})).failure).toEqual({ cell: 3, said: "three" });
  });
});
