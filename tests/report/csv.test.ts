import fc from "fast-check";
import { expect, it } from "vitest";
import { csv, neutral } from "../../pipeline/report/csv.ts";
import { parseCsv } from "./output.ts";

it("starts no formula", () => {
  for (const text of ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1"])
    expect(neutral(text)).toBe(`'${text}`);
  expect(csv([["=1+1", -3, null]])).toBe("\ufeff'=1+1,-3,\r\n");
});

it("reads back what was written, whatever it was", () => {
  const cell = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(parseCsv(csv(rows))).toEqual(rows.map((row) => row.map(neutral)));
    }),
  );
});
