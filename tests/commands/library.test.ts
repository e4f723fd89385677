import { expect, it } from "vitest";
import {
  classifyNotice,
  classifyProblem,
  cutText,
  parseNotice,
  quote,
  sourceOf,
  tokenizeNotice,
} from "../../pipeline/index.ts";
import { notice } from "./corpus.ts";

it("reads a text without files: every claim leads to its characters", () => {
  const source = sourceOf(notice("云岭县水务局"), "云岭县水务局.txt");
  const read = classifyNotice(tokenizeNotice(parseNotice(source)));
  expect(read.isNotice).toBe(true);
  const leaves = read.problems.filter(({ isLeaf }) => isLeaf);
  expect(leaves.map(({ span }) => quote(source.text, span))).toEqual(leaves.map(({ text }) => text));
  expect(read.categories.filter(({ isPrimary }) => isPrimary)).toHaveLength(leaves.length);
  for (const { cues } of read.categories) for (const cue of cues) expect(quote(source.text, cue.span)).toBe(cue.text);
  expect(read.terms.length).toBeGreaterThan(0);
});

it("codes a statement and cuts a text", () => {
  const { categories } = classifyProblem({
    text: "违规发放津补贴",
    parents: [],
    parentIsProblem: false,
    themeKind: null,
  });
  expect(categories[0]).toMatchObject({ level1: "conduct", isPrimary: true });
  expect(cutText("三会一课制度").map(({ term }) => term)).toEqual(["三会一课制度"]);
});
