import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { neutral, withoutGuard } from "../../pipeline/csv.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { csv } from "../../pipeline/report/csv.ts";
import { parseCsv } from "./output.ts";

it("starts no formula", () => {
  for (const text of ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1"])
    expect(neutral(text)).toBe(`'${text}`);
  expect(csv([["=1+1", -3, null]])).toBe("\ufeff'=1+1,-3,\r\n");
});

it("gives a guarded text back, apostrophes of its own included", () => {
  for (const text of ["=1+1", "'=1+1", "''-1", "'十四五'规划", "台账"]) expect(withoutGuard(neutral(text))).toBe(text);
});

it("reads back what was written, whatever it was", () => {
  const cell = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(parseCsv(csv(rows))).toEqual(rows.map((row) => row.map(neutral)));
    }),
  );
});

it.skipIf(process.platform === "win32")("says that the disk is full, also in the middle of the last rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-csv-"));
  try {
    const compiled = pathToFileURL(join(packageRoot, "dist", "report", "csv.js")).href;
    // The system takes what fits below the limit, and fails only what comes after that.
    const script = `
      const { openTableCsv } = await import("${compiled}");
      const file = await openTableCsv("table.csv", { columns: [{ key: "a", label: "a", kind: "text" }] });
      await file.add(Array.from({ length: 800 }, () => ["12345"]));
      await file.end();`;
    const limited = `ulimit -f 4; trap "" XFSZ; exec "${process.execPath}" --input-type=module -e '${script}'`;
    const { status, stderr } = spawnSync("bash", ["-c", limited], { cwd: folder, encoding: "utf8" });
    expect(stderr).toMatch(/EFBIG/);
    expect(status).not.toBe(0);
    expect(readdirSync(folder)).toEqual(["table.csv"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
