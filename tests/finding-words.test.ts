import { expect, test } from "vitest";
import {
  type CatalogueEntry,
  detailNames,
  type FindingDetail,
  finding,
  findingCatalogue,
} from "../pipeline/finding.ts";
import { findingWords } from "../pipeline/finding-words.ts";

const entries = Object.entries(findingCatalogue());

/** Details with every value that is enumerated, words of a source in the other places. */
function detailsOf(entry: CatalogueEntry): FindingDetail[] {
  const word = Object.fromEntries(detailNames(entry).map((name) => [name, `甲（${name}），乙：丙`]));
  return Object.entries(entry.values ?? {}).reduce<FindingDetail[]>(
    (all, [name, values]) =>
      all.flatMap((detail) => Object.keys(values).map((value) => ({ ...detail, [name]: value }))),
    [word],
  );
}

test.each(entries)(
  "%s says in English what it says in Chinese, with the words of the source as they are",
  (code, entry) => {
    for (const detail of detailsOf(entry)) {
      const made = finding(code, null, detail);
      for (const part of ["message", "remedy"] as const) {
        const stored = { words: made[part], detail: JSON.stringify(made.detail) };
        const english = findingWords(code, part, stored, "en");
        expect(english).toBe(finding(code, null, detail, "en")[part]);
        expect(english.replace(/甲（\w+），乙：丙|“[^”]*”/g, "")).not.toMatch(/[\p{Script=Han}（），。：；{}]/u);
        expect(findingWords(code, part, stored, "zh")).toBe(made[part]);
      }
    }
  },
);

test("lists are told in the manner of the language", () => {
  const { message, detail } = finding("ingest/pdf-pages-without-text", null, { pages: 2, list: [3, 7] });
  expect(message).toContain("第 3、7 页");
  expect(
    findingWords("ingest/pdf-pages-without-text", "message", { words: "", detail: JSON.stringify(detail) }, "en"),
  ).toMatch(/: 3, 7$/);
});

test("a value that the catalogue does not tell is an error of the program", () => {
  expect(() => finding("parse/amount-mismatch", null, { problem: "1元", measure: "2元", reason: "数字颠倒" })).toThrow(
    /reason/,
  );
});

test("what can't be told in the other language stays as it is stored", () => {
  expect(findingWords("ingest/empty", "message", { words: "空文件", detail: null }, "en")).toBe("空文件");
  expect(findingWords("no/such-code", "message", { words: "别的话", detail: "{}" }, "en")).toBe("别的话");
});
