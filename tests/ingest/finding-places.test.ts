import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.ts";

it("a finding points into the text that came out, not into the markup it was found in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-places-"));
  try {
    const rows = Array.from({ length: 30 }, (_, row) => `<tr><td>第${row}行台账登记\ufffd不全</td></tr>`);
    writeFileSync(
      join(folder, "a.html"),
      `<html><body>${"<p></p>".repeat(200)}<table>${rows.join("")}</table></body></html>`,
    );
    for await (const seen of ingest([folder])) {
      if (seen.kind !== "source") throw new Error("refused");
      const { text, findings } = seen.source;
      const lost = findings.filter(({ code }) => code === "ingest/characters-lost");
      expect(lost.map(({ span }) => text.slice(span!.start, span!.end))).toEqual(["\ufffd"]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
