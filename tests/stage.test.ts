import { expect, it } from "vitest";
import { chain, classify, parse, sourceOf, tokenize } from "../pipeline/index.ts";

/** Never called: what it holds is checked by the compiler (`npm run types`), which also refuses an error that is none. */
export function wrongOrders(): void {
  // @ts-expect-error terms are those of a notice, and a source has not been parsed
  chain(tokenize, parse);
  // @ts-expect-error classify wants the terms
  chain(parse, classify);
  // @ts-expect-error parse reads a source, not what was classified
  chain(classify, parse);
}

it("stages in their order are a stage", () => {
  const understand = chain(chain(parse, tokenize), classify);
  expect(understand.name).toBe("parse>tokenize>classify");
  expect(understand.run(sourceOf("今日天气晴朗。", "a.txt")).source.path).toBe("a.txt");
});
