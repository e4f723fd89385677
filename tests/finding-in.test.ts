import { expect, test } from "vitest";
import { finding, findingCatalogue } from "../pipeline/finding.ts";
import { messageIn } from "../pipeline/finding-in.ts";

test("every finding says in English what it says in Chinese, with its details as they are", () => {
  for (const [code, { zh }] of Object.entries(findingCatalogue())) {
    const names = [...zh.message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const details = Object.fromEntries(names.map((name, at) => [name, `<${name}-${at}>`]));
    const [inChinese, inEnglish] = [finding(code, null, details), finding(code, null, details, "en")];
    expect(messageIn("en", code, inChinese.message)).toBe(inEnglish.message);
    expect(messageIn("zh", code, inChinese.message)).toBe(inChinese.message);
  }
});

test("words that are not those of the finding stay as they are", () => {
  expect(messageIn("en", "ingest/empty", "别的话")).toBe("别的话");
  expect(messageIn("en", "no/such-code", "别的话")).toBe("别的话");
  expect(messageIn("en", "ingest/archive-broken", "压缩包")).toBe("压缩包");
});
