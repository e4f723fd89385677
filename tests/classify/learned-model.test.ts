import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classifyWith } from "../../pipeline/classify/classify-problem.ts";
import { parseCodebook } from "../../pipeline/classify/codebook.ts";
import { combinationFile } from "../../pipeline/classify/combination-file.ts";
import { codingEngine } from "../../pipeline/classify/engine.ts";
import { learn } from "../../pipeline/classify/learned-model.ts";
import { ruleFile } from "../../pipeline/classify/rule-file.ts";
import { labelledStatements } from "../../pipeline/classify/training-data.ts";
import { dataFile } from "../../pipeline/package-root.ts";

const BOOK = readFileSync(dataFile("codebook", "codebook.yaml"), "utf8");
/** A cue no text has; where among the codes it stands moves every example behind it. */
const MEANINGLESS = BOOK.replace("cues: [重要指示批示, ", "cues: [鬲鬳鬴, 重要指示批示, ");

describe("learning", () => {
  it("a cue that no text has changes no code but where two are as good as equal", () => {
    expect(MEANINGLESS).not.toBe(BOOK);
    const unseen = labelledStatements("dev");
    const [before, after] = [BOOK, MEANINGLESS].map((yaml) => {
      const engine = codingEngine(parseCodebook(yaml), ruleFile());
      const coder = { engine, model: learn(engine, labelledStatements("train")), policy: combinationFile() };
      return unseen.map((statement) => classifyWith(coder, statement).categories[0]!);
    });
    const moved = unseen.filter((_, index) => before![index]!.code !== after![index]!.code);
    expect(moved.length).toBeLessThanOrEqual(2);
    const shifts = before!.map(({ score }, index) => Math.abs(score - after![index]!.score));
    expect(Math.max(...shifts)).toBeLessThan(0.1);
  });
});
