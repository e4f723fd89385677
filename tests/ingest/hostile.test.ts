import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { SafeReader } from "../../pipeline/ingest/worker-pool.ts";
import type { Seen } from "../../pipeline/model.ts";
import { type HostileSet, makeHostileSet } from "../support/documents/hostile.ts";
import { noticeText } from "../support/documents/notice.ts";
import { refusals, seeAll, sources } from "../support/documents/see.ts";
import { makeDocx } from "../support/documents/word.ts";
import { zipOf } from "../support/documents/zip.ts";

let root: string;
let folder: string;
let docx: Buffer;
let set: HostileSet;
let seen: Seen[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "hostile-"));
  folder = join(root, "set");
  mkdirSync(folder);
  docx = await makeDocx(false);
  set = await makeHostileSet(folder, docx);
  seen = await seeAll([folder]);
}, 120_000);

afterAll(() => {
  set.close();
  rmSync(root, { recursive: true });
});

const relative = (path: string): string => path.slice(folder.length + 1);

test("every file, member and link has exactly the outcome it should have", () => {
  const outcomes = seen.map((item): [string, string | null] =>
    item.kind === "source"
      ? [relative(item.source.path), null]
      : [relative(item.refused.path), item.refused.finding.code],
  );
  expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(set.expected));
  expect(outcomes).toHaveLength(set.expected.size);
});

test("each refusal says what happened and what to do", () => {
  for (const { finding, path } of refusals(seen)) {
    expect(finding.message, path).not.toMatch(/[{}]|undefined|^$/u);
    expect(finding.remedy, path).toMatch(/。$/u);
  }
});

test("good notices among them come through whole, under whatever name", () => {
  const whole = sources(seen).filter(({ text }) => text === noticeText);
  expect(whole.map(({ path }) => relative(path)).sort()).toEqual(
    [...set.expected]
      .filter(([path, code]) => code === null && !/^(?:cut|deep|table)/u.test(path))
      .map(([path]) => path)
      .sort(),
  );
});

test("a cut text loses its last character and says so", () => {
  const cut = sources(seen).find(({ path }) => path.endsWith("cut.txt"))!;
  expect(noticeText.startsWith(cut.text.slice(0, -1))).toBe(true);
  expect(cut.findings.map(({ code }) => code)).toContain("ingest/characters-lost");
});

test("nothing is written beside the set", () => {
  expect(readdirSync(root)).toEqual(["set"]);
});

test("memory stays below 1.5 GB", () => {
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`peak memory over the hostile set, test runner included: ${peak.toFixed(0)} MB`);
  expect(peak).toBeLessThan(1500);
});

test("order is that of the paths in code units, the second time as the first", async () => {
  const again = await seeAll([folder]);
  expect(again).toEqual(seen);
  const files = [
    ...new Set(
      seen.map((item) => (item.kind === "source" ? item.source.path : item.refused.path).replace(/!.*/su, "")),
    ),
  ];
  expect(files).toEqual([...files].sort());
});

test("a reader that hangs or eats all memory costs its file; the next one is read", async () => {
  const reader = new SafeReader();
  const request = (over: object, bytes: Uint8Array) => ({
    bytes,
    format: "docx" as const,
    path: "x",
    limits: { ...defaultLimits, ...over },
  });
  await expect(reader.read(request({ maxMilliseconds: 1 }, docx))).rejects.toMatchObject({ code: "ingest/timeout" });
  const wide = `<w:document><w:body>${Array.from({ length: 300_000 }, (_, i) => `<w:p><w:r><w:t>${(i * 7919) % 999_983}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`;
  const large = await zipOf({ "word/document.xml": wide });
  await expect(reader.read(request({ maxWorkerHeapMb: 40 }, large))).rejects.toMatchObject({
    code: "ingest/out-of-memory",
  });
  const [text] = await reader.read(request({}, docx));
  expect(text!.text).toBe(noticeText);
  await reader.close();
});
