import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseYaml, yamlOf } from "../../pipeline/data-yaml.ts";
import { Failure } from "../../pipeline/failure.ts";

const Book = z.strictObject({ name: z.string(), codes: z.array(z.strictObject({ code: z.string() })) });

function told(text: string): Failure["say"] & { readonly exitCode: number } {
  try {
    yamlOf(Book, parseYaml(text, "data/codebook/codebook.yaml"), text, "data/codebook/codebook.yaml");
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    const { say, exitCode } = error as Failure;
    return { ...say, exitCode };
  }
  throw new Error("it was taken");
}

const BOMB = `a: &a [x, x]\n${[..."bcdefghijk"].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghijk"[i]}`).join(", ")}]`).join("\n")}\n`;

describe("a data file that a person broke", () => {
  it.each([
    ["empty", "", /第 1 行/, /line 1\b/],
    ["no text", "\0\x01\ufffd\ufffd", /第 1 行/, /line 1\b/],
    ["a syntax error", "name: 编码本\ncodes:\n  - {code: [\n", /第 4 行|第 3 行/, /line [34]\b/],
    [
      "a wrong type",
      "name: 编码本\ncodes:\n  - code: 经费\n  - code: 5\n",
      /第 4 行，codes\.1\.code/,
      /line 4, codes\.1\.code/,
    ],
    ["a key too much", "name: 编码本\ncodes:\n  - code: 经费\n    cod: 1\n", /第 3 行，codes\.0/, /line 3, codes\.0/],
    ["a missing key", "codes: []\n", /name/, /name/],
    ["an alias bomb", BOMB, /codebook\.yaml/, /codebook\.yaml/],
  ])("%s: names file, line and remedy", (_, text, zh, en) => {
    const { exitCode, ...say } = told(text);
    expect(exitCode).toBe(1);
    expect(say.zh).toMatch(zh);
    expect(say.en).toMatch(en);
    for (const line of Object.values(say)) {
      expect(line).toContain("data/codebook/codebook.yaml");
      expect(line).not.toContain("\n");
      expect(line.length).toBeLessThan(400);
    }
    expect(say.zh).toMatch(/请改正/);
    expect(say.en).toMatch(/correct it/);
  });
});
