import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kernel } from "../../notebooks/execute/execute.ts";
import type { Output } from "../../notebooks/execute/notebook.ts";
import { notebooksFolder } from "./saved.ts";

const tslab = join(notebooksFolder, "node_modules", "tslab", "bin", "tslab");
/** By a name the compiler does not follow: what it imports is installed with the notebooks only. */
const module = "../../notebooks/execute/kernel.ts";

// Needs `npm ci --prefix notebooks`.
describe.skipIf(!existsSync(tslab))("a kernel", () => {
  let kernel: Kernel;
  let startKernel: (program: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) => Promise<Kernel>;
  beforeAll(async () => {
    ({ startKernel } = (await import(module)) as { startKernel: typeof startKernel });
    kernel = await startKernel([tslab, "kernel"], { cwd: notebooksFolder, env: process.env });
  });
  afterAll(() => kernel?.close());

  const said = (outputs: readonly Output[], name: "stdout" | "stderr"): string =>
    outputs.map((output) => (output.output_type === "stream" && output.name === name ? output.text : "")).join("");

  it("keeps variables between cells and types with them", async () => {
    expect((await kernel.execute('const unit: string = "某局";')).ok).toBe(true);
    const { ok, outputs } = await kernel.execute("console.log(unit.length, await Promise.resolve(unit))");
    expect(ok).toBe(true);
    expect(said(outputs, "stdout")).toBe("2 某局\n");
  });

  it("stops at a type error, and goes on afterwards", async () => {
    const { ok, outputs } = await kernel.execute("const n: number = unit;");
    expect(ok).toBe(false);
    expect(said(outputs, "stderr")).toContain("not assignable");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await kernel.execute("unit")).ok).toBe(true);
  });

  it("makes data frames by the types of the database", async () => {
    const { ok, outputs } = await kernel.execute(`
      import { dataFrame, rowsOf } from "./helper/data-frame";
      const frame = dataFrame([
        { name: "unit", type: "VARCHAR", values: ["甲", null] },
        { name: "2024", type: "BIGINT", values: [3n, null] },
        { name: "share", type: "DECIMAL(18,3)", values: [0.1, null] },
        { name: "on", type: "DATE", values: [new Date("2024-03-01T00:00:00Z"), null] },
        { name: "open", type: "BOOLEAN", values: [false, null] },
        { name: "cues", type: "STRUCT(a INTEGER)[]", values: [[{ a: 1n }], null] },
      ]);
      const none = dataFrame([{ name: "n", type: "INTEGER", values: [] }]);
      let tooLarge = "";
      try { dataFrame([{ name: "big", type: "HUGEINT", values: [2n ** 60n] }]); } catch (error) { tooLarge = String(error); }
      console.log(JSON.stringify({ columns: frame.columns, dtypes: frame.dtypes, first: frame.values[0],
        missing: (frame.values[1] as unknown[]).map((value) => (Number.isNaN(value) ? "NaN" : value)),
        rows: rowsOf(frame)[0], none: [none.shape, none.columns], tooLarge }));`);
    expect(ok, said(outputs, "stderr")).toBe(true);
    expect(JSON.parse(said(outputs, "stdout"))).toEqual({
      columns: ["unit", "2024", "share", "on", "open", "cues"],
      dtypes: ["string", "int32", "float32", "string", "boolean", "string"],
      first: ["甲", 3, 0.1, "2024-03-01", false, '[{"a":1}]'],
      missing: [null, "NaN", "NaN", null, null, null],
      rows: { unit: "甲", "2024": 3, share: 0.1, on: "2024-03-01", open: false, cues: '[{"a":1}]' },
      none: [[0, 1], ["n"]],
      tooLarge: expect.stringContaining("big: 1152921504606846976 is too large"),
    });
  });

  it("stops where two figures differ in the last digit", async () => {
    const { ok, outputs } = await kernel.execute(`
      import { expectSame } from "./helper/same";
      expectSame("share", new Map([["a", 0.1 + 0.2]]), new Map([["a", 0.3]]));`);
    expect(ok).toBe(false);
    expect(said(outputs, "stderr")).toContain("1 of 1 figures differ\na: 0.30000000000000004 ≠ 0.3");
  });

  it("shows tables with exact values and escaped text", async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { outputs } = await kernel.execute(`
      import { table } from "./helper/display";
      table(dataFrame([{ name: "s", type: "DOUBLE", values: [1 / 3] }, { name: "t", type: "VARCHAR", values: ["<b>&"] }]),
        { caption: "c", digits: { s: 2 } });`);
    const [shown] = outputs;
    const html = shown?.output_type === "display_data" ? shown.data["text/html"] : "";
    expect(html).toContain('<td data-value="0.3333333333333333">0.33</td>');
    expect(html).toContain("&#60;b&#62;&#38;");
  });

  it("that ends is reported with what it said, not waited for", async () => {
    const dying = await startKernel([tslab, "kernel"], { cwd: notebooksFolder, env: process.env });
    await expect(dying.execute("process.exit(3)")).rejects.toThrow("the kernel ended (3)");
    dying.close();
    await expect(startKernel(["--no-such-option"], { cwd: notebooksFolder, env: process.env })).rejects.toThrow(
      "bad option",
    );
  });
});
