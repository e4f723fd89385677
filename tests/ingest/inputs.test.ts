import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { encode } from "../support/documents/encodings.ts";
import { refusals, seeAll, sources } from "../support/documents/see.ts";
import { zipOf } from "../support/documents/zip.ts";

let folder: string;
const TEXT = "关于巡察整改进展情况的通报";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inputs-"));
  mkdirSync(join(folder, "2023", "县"), { recursive: true });
  mkdirSync(join(folder, "empty"));
  for (const name of ["b.txt", "a.txt", "Z.txt", "[1].txt", "2023/x.txt", "2023/县/y.md", "2023/县/z.txt"])
    writeFileSync(join(folder, name), `${TEXT}${name}`);
  symlinkSync("a.txt", join(folder, "link.txt"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = async (inputs: readonly string[], options = {}): Promise<string[]> =>
  sources(await seeAll(inputs, options)).map(({ path }) => path.replace(`${folder}/`, ""));

test("a folder: every file below it, in code-unit order", async () => {
  expect(await names([folder])).toEqual([
    "2023/x.txt",
    "2023/县/y.md",
    "2023/县/z.txt",
    "Z.txt",
    "[1].txt",
    "a.txt",
    "b.txt",
  ]);
});

test("a file reached in several ways is seen once", async () => {
  expect(await names([`${folder}/a.txt`, `${folder}/./2023/../a.txt`, `${folder}//a.txt`, `${folder}/*.txt`])).toEqual([
    "Z.txt",
    "[1].txt",
    "a.txt",
    "b.txt",
  ]);
});

test("globs, and a name that looks like one", async () => {
  expect(await names([`${folder}/**/*.txt`])).toHaveLength(6);
  expect(await names([`${folder}/2023/县/*.{md,txt}`])).toEqual(["2023/县/y.md", "2023/县/z.txt"]);
  expect(await names([`${folder}/[1].txt`])).toEqual(["[1].txt"]);
  expect(refusals(await seeAll([`${folder}/*.docx`]))[0]!.finding.code).toBe("ingest/no-match");
});

test("standard input", async () => {
  const stdin = (async function* () {
    yield encode(TEXT, "gb18030");
  })();
  expect(sources(await seeAll(["-"], { stdin }))).toMatchObject([{ path: "-", text: TEXT, encoding: "gb18030" }]);
});

test("a list file, in any encoding, with remarks and blank lines", async () => {
  const list = join(folder, "..", `list-${process.pid}.txt`);
  writeFileSync(list, encode(`# 清单\n\n${folder}/2023/县\n${folder}/a.txt\n`, "gb18030"));
  expect(await names([`@${list}`])).toEqual(["2023/县/y.md", "2023/县/z.txt", "a.txt"]);
  expect(await names([], { listFile: list })).toHaveLength(3);
  rmSync(list);
});

test("what is missing, empty or a link is said so", async () => {
  const seen = await seeAll([`${folder}/none.txt`, `${folder}/empty`, `${folder}/link.txt`, "@/no/list"]);
  expect(refusals(seen).map(({ finding }) => finding.code)).toEqual([
    "ingest/not-found",
    "ingest/folder-empty",
    "ingest/not-a-file",
    "ingest/not-found",
  ]);
});

test.each([
  [{ maxFileBytes: 10 }, "ingest/file-too-large"],
  [{ maxTextChars: 5 }, "ingest/text-too-long"],
])("limit %o", async (limits, code) => {
  expect(refusals(await seeAll([`${folder}/a.txt`], limits))[0]!.finding.code).toBe(code);
});

test("limits of folders and archives", async () => {
  expect(refusals(await seeAll([folder], { maxFolderDepth: 1 })).map(({ finding }) => finding.code)).toContain(
    "ingest/folder-too-deep",
  );
  const archive = join(folder, "..", `archive-${process.pid}.zip`);
  writeFileSync(archive, await zipOf({ "1.txt": TEXT, "2.txt": "整改".repeat(300), "3.txt": TEXT }));
  const codes = async (limits: object): Promise<string[]> =>
    (await seeAll([archive], limits)).map((seen) => (seen.kind === "source" ? "read" : seen.refused.finding.code));
  expect(await codes({})).toEqual(["read", "read", "read"]);
  expect(await codes({ maxArchiveMembers: 2 })).toEqual(["ingest/archive-members"]);
  expect(await codes({ maxExpandedBytes: 500 })).toEqual(["read", "ingest/expanded-size", "read"]);
  expect(await codes({ maxArchiveDepth: 0 })).toEqual(["ingest/archive-depth"]);
  rmSync(archive);
});

test("names in an archive: GBK without a mark, UTF-8 with one", async () => {
  const archive = join(folder, "..", `names-${process.pid}.zip`);
  const plain = await zipOf({ "aaaa.txt": TEXT });
  const gbk = Buffer.from(plain.toString("latin1").replaceAll("aaaa", "\xcd\xa8\xb1\xa8"), "latin1");
  // Bit 11 of the flags says UTF-8; old programs leave it out.
  for (const [mark, at] of [
    ["PK\x01\x02", 9],
    ["PK\x03\x04", 7],
  ] as const)
    gbk[gbk.indexOf(mark) + at] = 0;
  writeFileSync(archive, gbk);
  expect(sources(await seeAll([archive])).map(({ path }) => path.replace(/.*!/u, ""))).toEqual(["/通报.txt"]);
  writeFileSync(archive, await zipOf({ "通报.txt": TEXT }));
  expect(sources(await seeAll([archive])).map(({ path }) => path.replace(/.*!/u, ""))).toEqual(["/通报.txt"]);
  rmSync(archive);
});

test("sourceOf: a text at hand as a source", () => {
  expect(sourceOf(TEXT)).toMatchObject({ path: "text", text: TEXT, bytes: 39, findings: [] });
  expect(sourceOf(TEXT).sha256).toBe(sourceOf(TEXT, "other").sha256);
});
