import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codebook } from "../../pipeline/classify/codebook.ts";
import {
  drawSample,
  LABEL_FORMATS,
  type LabelRow,
  labelTroubles,
  readLabels,
  writeLabels,
} from "../../pipeline/classify/labels.ts";

const codes = [...codebook().codes.keys()];
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "=1+1",
    "'=1",
    "''@x",
    "-5",
    "  空格  ",
    "a\r\nb",
    "a\rb",
    "_x0041_",
    '引"号',
    "𠮷",
    "\u0000\u0007",
    "，\t",
  ),
);
const row: fc.Arbitrary<LabelRow> = fc.record({
  problemId: fc.uuid(),
  noticeId: text,
  unit: text,
  text,
  above: text,
  suggested: fc.constantFrom("", ...codes),
  suggestedScore: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value))),
  primary: fc.constantFrom("", ...codes),
  secondary1: fc.constantFrom("", ...codes),
  secondary2: fc.constantFrom("", ...codes),
  coder: text,
  labelledAt: text,
  done: fc.boolean(),
  note: text,
});

/** Text files hold no lone surrogates (UTF-8); nothing the pipeline reads does either. */
const wellFormed = (one: LabelRow): LabelRow =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => [
      key,
      typeof value === "string" ? value.replace(/\p{Cs}/gu, "�") : value,
    ]),
  ) as unknown as LabelRow;

describe("coding sheets", () => {
  it.each(LABEL_FORMATS)("%s: reading back what was written is the identity", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row.map(wellFormed), { maxLength: 4 }), async (rows) => {
        expect(await readLabels(await writeLabels(rows, format), format)).toEqual(rows);
      }),
      { numRuns: format === "xlsx" ? 25 : 200 },
    );
  });

  it("gives the same bytes for the same rows", async () => {
    const rows = fc.sample(row.map(wellFormed), { numRuns: 3, seed: 7 });
    expect(await writeLabels(rows, "xlsx")).toEqual(await writeLabels(rows, "xlsx"));
  });

  it("never lets a CSV cell start a formula", async () => {
    const [one] = fc.sample(row.map(wellFormed), { numRuns: 1, seed: 7 });
    const csv = new TextDecoder().decode(await writeLabels([{ ...one!, note: '=HYPERLINK("x")' }], "csv"));
    expect(csv).toContain("'=HYPERLINK");
  });

  it("names codes that do not exist and two codes of one category", () => {
    const [one] = fc.sample(row, { numRuns: 1, seed: 7 });
    const filled = { ...one!, primary: "finance.projects", secondary1: "finance.state-assets", secondary2: "finanse" };
    expect(labelTroubles([filled]).map(({ column, reason }) => [column, reason])).toEqual([
      ["secondary_1", "same-category"],
      ["secondary_2", "unknown-code"],
    ]);
  });
});

describe("drawing a sample", () => {
  const rows = fc.sample(row, { numRuns: 60, seed: 3 });
  it("draws the same rows for the same seed, others for another", () => {
    const ids = (seed: string) => drawSample(rows, "random", 10, seed).map(({ problemId }) => problemId);
    expect(ids("a")).toEqual(ids("a"));
    expect(ids("a")).not.toEqual(ids("b"));
  });
  it("stratified: takes every category before it takes one twice", () => {
    const strata = new Set(rows.map(({ suggested }) => suggested.split(".")[0]));
    const drawn = drawSample(rows, "stratified", strata.size, "s");
    expect(new Set(drawn.map(({ suggested }) => suggested.split(".")[0])).size).toBe(strata.size);
  });
  it("uncertain: takes the least confident", () => {
    const drawn = drawSample(rows, "uncertain", 5, "s");
    const rest = rows.filter((one) => !drawn.includes(one));
    const score = (one: LabelRow) => one.suggestedScore ?? 0;
    expect(Math.max(...drawn.map(score))).toBeLessThanOrEqual(Math.min(...rest.map(score)));
  });
});
