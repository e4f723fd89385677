import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notebookJson } from "../../notebooks/execute/notebook.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { codeCells, displays, outputs, saved } from "./saved.ts";

const HAN = /\p{Script=Han}/u;
const ENGLISH = /[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/;

it("there are at least four notebooks", () => {
  expect(saved.length).toBeGreaterThanOrEqual(4);
});

describe.each(saved)("$name", ({ json, notebook }) => {
  it("is written as the executor writes it, so that a second run changes nothing by form", () => {
    expect(notebookJson(notebook)).toBe(json);
  });

  it("holds the outputs of one run from start to end", () => {
    const cells = codeCells(notebook);
    expect(cells.map((cell) => cell.execution_count)).toEqual(cells.map((_, index) => index + 1));
    // The first cell only imports; every other shows something.
    expect(cells.slice(1).filter((cell) => cell.outputs.length === 0).length).toBeLessThanOrEqual(1);
    expect(displays(notebook, "text/html").length).toBeGreaterThan(0);
  });

  it("imports modules of xunjian that there are", () => {
    const paths = codeCells(notebook).flatMap(({ source }) =>
      [...source.matchAll(/xunjianModule(?:<[^(]*>)?\(\s*"([^"]+)\.js"/g)].map((match) => match[1]!),
    );
    expect(paths.filter((path) => !existsSync(join(packageRoot, "pipeline", `${path}.ts`)))).toEqual([]);
  });

  it("ran without a warning or an error", () => {
    expect(outputs(notebook).filter((output) => output.output_type === "stream" && output.name === "stderr")).toEqual(
      [],
    );
  });

  it("shows its charts as SVG that needs nothing from outside", () => {
    const charts = displays(notebook, "image/svg+xml");
    expect(charts.length).toBeGreaterThan(0);
    for (const svg of charts) {
      expect(svg).toMatch(/^<svg /);
      expect(svg).not.toMatch(/<script|href=|url\(http|<image/);
    }
  });

  it("checks at least one set of figures", () => {
    expect(displays(notebook, "text/markdown").filter((text) => text.startsWith("✓")).length).toBeGreaterThan(0);
  });

  it("tells its story in Chinese and in English", () => {
    const prose = notebook.cells.filter((cell) => cell.cell_type === "markdown").map((cell) => cell.source);
    expect(prose.length).toBeGreaterThanOrEqual(3);
    for (const text of prose) {
      expect(text).toMatch(HAN);
      expect(text).toMatch(ENGLISH);
    }
  });

  it("holds no path of a machine, no time of day, no cell id", () => {
    for (const folder of [packageRoot, homedir()]) expect(json).not.toContain(JSON.stringify(folder).slice(1, -1));
    expect(json).not.toMatch(/(^|["\s(=])\/(home|root|Users|tmp|var|opt|work|builds?|workspace)\//m);
    expect(json).not.toMatch(/[A-Z]:\\\\/);
    expect(json).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d/);
    expect(JSON.parse(json).cells.every((cell: object) => !("id" in cell))).toBe(true);
  });
});
