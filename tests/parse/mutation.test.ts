import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { comparable } from "../../pipeline/fold.ts";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { packageRoot } from "../../pipeline/package-root.ts";

/**
 * A mutation check: each construct of the grammar is taken out in turn, and the golden case that is about it must then be
 * read wrongly. A construct that can be removed unnoticed is either untested or not needed.
 */
interface ExpectedRow {
  readonly text: string;
  readonly leaf: boolean;
  readonly measures: number;
  readonly status?: string | null;
}

async function readsRight(name: string): Promise<boolean> {
  const folder = join(packageRoot, "tests", "golden", name);
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as { problems: ExpectedRow[] };
  const { parseNotice } = await import("../../pipeline/parse/parse.ts");
  const notice = parseNotice(sourceOf(readFileSync(join(folder, "input.txt"), "utf8")));
  // A case may leave the status open; then it is not compared.
  const statuses = expected.problems.every((row) => !row.leaf || row.status !== undefined);
  const read = notice.problems.map((problem) => {
    const measures = notice.measures.filter((measure) => measure.problemId === problem.id).length;
    return `${comparable(problem.text)} ${problem.isLeaf ? measures : ""} ${statuses ? problem.status : ""}`;
  });
  const wanted = expected.problems.map(
    (row) => `${comparable(row.text)} ${row.leaf ? row.measures : ""} ${statuses ? (row.status ?? null) : ""}`,
  );
  return JSON.stringify(read) === JSON.stringify(wanted);
}

afterEach(() => {
  vi.doUnmock("../../pipeline/parse/leaf/wrapper.ts");
  vi.resetModules();
});

const MUTANTS: readonly {
  readonly module: string;
  readonly without: Record<string, (input?: unknown) => unknown>;
  readonly breaks: string;
}[] = [
  { module: "leaf/wrapper.ts", without: { readWrapper: () => null }, breaks: "wrappers-guanyu-quoted-01" },
  { module: "leaf/marker.ts", without: { readMarker: () => null }, breaks: "blocks-labels-vary-01" },
  { module: "leaf/marker.ts", without: { inlineMarkers: () => [] }, breaks: "blocks-same-line-05" },
  {
    module: "leaf/measures.ts",
    without: { segment: () => ({ lead: null, items: [], gaps: [] }) },
    breaks: "measures-one-to-ten-01",
  },
  { module: "ledger/ledger.ts", without: { readLedger: () => null }, breaks: "ledger-canonical-order-01" },
  { module: "leaf/status.ts", without: { readPureStatus: () => null }, breaks: "status-only-blocks-06" },
  { module: "leaf/status.ts", without: { readTrailingStatus: () => null }, breaks: "status-mark-in-heading-03" },
  {
    module: "headings/body-lines.ts",
    without: { bodyLines: (lines) => lines },
    breaks: "wrappers-heading-fused-or-broken-10",
  },
  { module: "leaf/voice.ts", without: { voiceOf: () => 0 }, breaks: "sections-positive-tasks-06" },
];

describe("taking out a construct breaks its golden case", () => {
  test.each(MUTANTS)("$module $breaks", async ({ module, without, breaks }) => {
    expect(await readsRight(breaks)).toBe(true);
    vi.resetModules();
    const path = `../../pipeline/parse/${module}`;
    vi.doMock(path, async (original) => ({ ...((await original()) as object), ...without }));
    try {
      expect(await readsRight(breaks).catch(() => false)).toBe(false);
    } finally {
      vi.doUnmock(path);
    }
  });
});
