import { describe, expect, it } from "vitest";
import { finding, findingCatalogue } from "../../pipeline/finding.ts";
import { findingWords } from "../../pipeline/report/finding-words.ts";

describe("words of a finding in the other language", () => {
  it("are those of its code with the values it was stored with", () => {
    const stored = finding("parse/amount-mismatch", null, {
      problem: "6840元",
      measure: "6480元",
      reason: "数字颠倒",
    } as never);
    expect(findingWords("parse/amount-mismatch", "message", stored.message, "zh")).toBe(stored.message);
    const english = findingWords("parse/amount-mismatch", "message", stored.message, "en");
    expect(english).toContain("6840元");
    expect(english).toContain("6480元");
    expect(english).not.toContain("金额不一致");
    expect(findingWords("parse/amount-mismatch", "remedy", stored.remedy, "en")).toBe(
      findingCatalogue()["parse/amount-mismatch"]!.en.remedy,
    );
  });

  it("are found for every code of the catalogue", () => {
    for (const [code, { zh, en }] of Object.entries(findingCatalogue()))
      for (const part of ["message", "remedy"] as const) {
        const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);
        const words = findingWords(code, part, filled(zh[part]), "en");
        // A value the Chinese text has no place for cannot be known.
        const known = new Set(zh[part].match(/\{\w+\}/g));
        expect(words, code).toBe(
          en[part].replace(/\{(\w+)\}/g, (slot, name: string) => (known.has(slot) ? `<${name}>` : slot)),
        );
      }
  });

  it("stay as they are where they do not follow the text, or the code is not known", () => {
    expect(findingWords("parse/amount-mismatch", "message", "另外的话", "en")).toBe("另外的话");
    expect(findingWords("other/code", "message", "另外的话", "en")).toBe("另外的话");
  });
});
