import { expect, test } from "vitest";
import { finding, findingCatalogue } from "../pipeline/finding.ts";
import { findingWords } from "../pipeline/finding-words.ts";

test("every finding says in English what it says in Chinese, with its details as they are", () => {
  for (const [code, { zh }] of Object.entries(findingCatalogue())) {
    const names = [...`${zh.message}${zh.remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const details = Object.fromEntries(names.map((name, at) => [name, `<${name}-${at}>`]));
    const [inChinese, inEnglish] = [finding(code, null, details), finding(code, null, details, "en")];
    for (const part of ["message", "remedy"] as const) {
      expect(findingWords(code, part, inChinese[part], "en"), code).toBe(inEnglish[part]);
      expect(findingWords(code, part, inChinese[part], "zh")).toBe(inChinese[part]);
    }
  }
});

test("words that are not those of the finding stay as they are", () => {
  expect(findingWords("ingest/empty", "message", "别的话", "en")).toBe("别的话");
  expect(findingWords("no/such-code", "message", "别的话", "en")).toBe("别的话");
  expect(findingWords("ingest/archive-broken", "message", "压缩包", "en")).toBe("压缩包");
});
