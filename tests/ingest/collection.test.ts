import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { notices } from "../../pipeline/ingest/collection.ts";
import { dataFile } from "../../pipeline/package-root.ts";
import { notice, scratch } from "../commands/corpus.ts";
import { noticeText } from "../support/documents/notice.ts";
import { seeAll, sources } from "../support/documents/see.ts";

const sample = (name: string): string => readFileSync(dataFile("sample", name), "utf8");
const SAMPLE = readdirSync(dataFile("sample")).filter((name) => name.endsWith(".txt"));

test("notices one after the other are read apart, whole and unchanged", () => {
  const three = [notice("云岭县水务局"), notice("云岭县林业局"), notice("青石县教育局")];
  expect(notices(three.join(""))).toEqual(three);
  const others = ["wangchuan-water-2021.txt", "boling-justice-2022.txt", "linlan-women-2024.txt"].map(sample);
  expect(notices(others.join("\n")).map((text) => text.trim())).toEqual(others.map((text) => text.trim()));
});

test("a title of several lines goes with its notice", () => {
  const second = notice("云岭县林业局").replace("党组关于巡察整改", "党组\n关于巡察\n整改");
  expect(notices(notice("云岭县水务局") + second)).toEqual([notice("云岭县水务局"), second]);
  const issuer = notice("云岭县林业局").replace("党组关于", "党组\n关于");
  expect(notices(notice("云岭县水务局") + issuer)).toEqual([notice("云岭县水务局"), issuer]);
});

test.each(SAMPLE)("one notice stays one: %s", (name) => {
  expect(notices(sample(name))).toHaveLength(1);
});

test("links to other notices, an annex and a menu make no second notice", () => {
  const links = "相关阅读\n云岭县林业局党组关于巡察整改进展情况的通报\n青石县教育局党组关于巡察整改进展情况的通报\n";
  const annex = "附件：\n云岭县水务局巡察整改情况报告\n1.整改台账\n2.整改清单\n";
  expect(notices(notice("云岭县水务局") + links)).toHaveLength(1);
  expect(notices(notice("云岭县水务局") + annex)).toHaveLength(1);
  expect(notices(`联系电话：0000-0000001\n${"首页\n巡察整改\n".repeat(200)}${noticeText}`)).toHaveLength(1);
});

test("parts tile whatever text there is", () => {
  const line = fc.constantFrom(...notice("甲县教育局").split("\n"), "", "联系电话：0000-0000001", "整改");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 120 }), (lines) => {
      const text = lines.join("\n");
      expect(notices(text).join("")).toBe(text);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test("each is a source of its own, with a number as the rows of a table have", async () => {
  const path = join(scratch(), "汇编.txt");
  writeFileSync(path, notice("云岭县水务局") + notice("云岭县林业局"));
  const found = sources(await seeAll([path]));
  expect(found.map((source) => source.path.replace(/^.*\//, ""))).toEqual(["汇编.txt#1", "汇编.txt#2"]);
  expect(found.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
    ["ingest/collection"],
    ["ingest/collection"],
  ]);
  expect(new Set(found.map(({ sha256 }) => sha256)).size).toBe(2);
});
