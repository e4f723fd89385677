import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.ts";

test("a UTF-8 file becomes a source", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ingest-"));
  writeFileSync(join(folder, "a.txt"), "一、组织整改\r\n（一）关于“账目”问题的整改。");
  const seen = [];
  for await (const item of ingest([folder])) seen.push(item);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({
    kind: "source",
    source: { text: "一、组织整改\n（一）关于“账目”问题的整改。", encoding: "utf-8" },
  });
  rmSync(folder, { recursive: true });
});
