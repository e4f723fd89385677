import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { paraphraseLinks } from "../../pipeline/compare/recurrence/paraphrase.ts";
import { dataFile } from "../../pipeline/package-root.ts";
import { detectParaphrases, type Group, stated } from "./paraphrases.ts";

const measure = (file: string): ReturnType<typeof detectParaphrases> =>
  detectParaphrases(parse(readFileSync(new URL(file, import.meta.url), "utf8")) as readonly Group[]);

test("pairs the threshold was chosen on", () => {
  const { precision, recall } = measure("paraphrases.yaml");
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.7);
});

test("pairs written afterwards, which nothing was chosen on", () => {
  const { precision, recall } = measure("paraphrases-held-out.yaml");
  expect(precision).toBeGreaterThanOrEqual(0.85);
  expect(recall).toBeGreaterThanOrEqual(0.6);
});

test("confessions share the frame they stand in, which makes them no fault of one kind", () => {
  const same = [
    "上轮巡察反馈问题整改不到位，食堂承包人无证经营问题再次发生。",
    "上轮巡察指出的食堂承包人无证经营问题没有整改到位。",
  ];
  const different = [
    "上轮巡察反馈问题整改不到位，租金拖欠问题仍然存在。",
    "上轮巡察反馈问题整改不到位，违规借调教师问题出现反弹。",
    "上轮巡察反馈的村级债务问题整改不到位，仅化解一成。",
    "对上轮巡察反馈的档案管理不规范问题整改不到位，移交率不足六成。",
    "上轮巡察指出的因私出国证件管理问题整改不到位，仍有干部未上交证件。",
  ];
  const confessions = [...same, ...different].map((text) => ({ text, level1: "prior-rectification" }));
  // Among many statements of all kinds the words of the frame are rare.
  const others = readFileSync(dataFile("gold", "statements/dev.jsonl"), "utf8")
    .split("\n", 300)
    .map((line) => JSON.parse(line) as { text: string; code: string })
    .map(({ text, code }) => ({ text, level1: code.split(".")[0]! }))
    .filter(({ level1 }) => level1 !== "prior-rectification");
  const links = paraphraseLinks([...confessions, ...others].map(stated), () => true);
  const b = links.b.values();
  const found = [...links.a.values()]
    .map((a, link) => [a, b[link]!])
    .filter((pair) => Math.max(...pair) < confessions.length);
  expect(found).toEqual([[0, 1]]);
});
