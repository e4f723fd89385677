import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { detectParaphrases, type Group } from "./paraphrases.ts";

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
