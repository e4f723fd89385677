import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cell,
  type Notebook,
  notebookJson,
  type Output,
  parseNotebook,
} from "../../notebooks/execute/notebook.ts";
import { tidy } from "../../notebooks/execute/tidy.ts";

const text = fc.string({ unit: fc.constantFrom("a", "\n", "巡", "𠮷", " ", '"', "\\", "\r") });
const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    output_type: fc.constant("stream" as const),
    name: fc.constantFrom("stdout" as const, "stderr" as const),
    text,
  }),
  fc.record({
    output_type: fc.constant("display_data" as const),
    data: fc.dictionary(fc.constantFrom("text/html", "image/svg+xml", "text/markdown"), text),
  }),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ cell_type: fc.constant("markdown" as const), source: text }),
  fc.record({
    cell_type: fc.constant("code" as const),
    source: text,
    execution_count: fc.option(fc.nat()),
    outputs: fc.array(output, { maxLength: 3 }),
  }),
);
const notebookOf = (cells: readonly Cell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 4 });

describe("notebook files", () => {
  it("come back from the file as they went in", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), (cells) => {
        const json = notebookJson(notebookOf(cells));
        expect(notebookJson(parseNotebook(json))).toBe(json);
        expect(parseNotebook(json).cells.map(({ source }) => source)).toEqual(cells.map(({ source }) => source));
      }),
    );
  });

  it("have the form that Jupyter writes: sorted keys, text by line, one space, a line end", () => {
    const json = notebookJson(notebookOf([{ cell_type: "code", source: "a\nb", execution_count: 1, outputs: [] }]));
    expect(json).toBe(
      '{\n "cells": [\n  {\n   "cell_type": "code",\n   "execution_count": 1,\n   "metadata": {},\n   "outputs": [],\n' +
        '   "source": [\n    "a\\n",\n    "b"\n   ]\n  }\n ],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 4\n}\n',
    );
  });

  it("lose what Jupyter may have put into them: ids, timings, transient data", () => {
    const opened = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        {
          cell_type: "code",
          id: "a1b2",
          metadata: { execution: { "iopub.execute_input": "2024-01-01T00:00:00Z" } },
          execution_count: 7,
          source: "1",
          outputs: [{ output_type: "display_data", data: { "text/html": "<p>" }, metadata: {}, transient: { id: 1 } }],
        },
      ],
    };
    expect(notebookJson(parseNotebook(JSON.stringify(opened)))).not.toMatch(/a1b2|iopub|transient/);
  });

  it("of another format are refused", () => {
    expect(() => parseNotebook('{"nbformat": 3, "worksheets": []}')).toThrow("nbformat 3");
    expect(() =>
      parseNotebook('{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "raw", "source": ""}]}'),
    ).toThrow("raw");
  });
});

describe("tidy outputs", () => {
  const stream = (said: string, name: "stdout" | "stderr" = "stdout"): Output => ({
    output_type: "stream",
    name,
    text: said,
  });

  it("do not show in how many pieces a text came", () => {
    fc.assert(
      fc.property(fc.array(text), (pieces) => {
        const all = tidy(
          pieces.map((piece) => stream(piece)),
          {},
        );
        expect(all).toEqual(pieces.length === 0 ? [] : [stream(pieces.join(""))]);
      }),
    );
  });

  it("keep the two streams and displays apart and in order", () => {
    const display: Output = { output_type: "display_data", data: { "text/html": "<p>" } };
    const mixed = [stream("a"), stream("b", "stderr"), stream("c"), display, stream("d")];
    expect(tidy(mixed, {})).toEqual(mixed);
  });

  it("name folders as a reader knows them, the inner one first, also on Windows and in displays", () => {
    const places = { ".": "/srv/xunjian", "reports/run": "/srv/xunjian/out", "~": "C:\\Users\\me" };
    const said = tidy(
      [
        stream("read /srv/xunjian/out/a.csv and /srv/xunjian/data"),
        {
          output_type: "display_data",
          data: { "text/html": "<p>C:\\Users\\me\\x</p>", "application/json": { at: "/srv/xunjian" } },
        },
      ],
      places,
    );
    expect(said).toEqual([
      stream("read reports/run/a.csv and ./data"),
      { output_type: "display_data", data: { "text/html": "<p>~\\x</p>", "application/json": { at: "." } } },
    ]);
  });
});
