import { expect, it } from "vitest";
import { chain, classify, parse, sourceOf, tokenize } from "../pipeline/index.ts";

it("stages in their order are a stage", () => {
  const understand = chain(chain(parse, tokenize), classify);
  expect(understand.name).toBe("parse>tokenize>classify");
  expect(understand.run(sourceOf("今日天气晴朗。", "a.txt")).source.path).toBe("a.txt");
});

// Chaining runs nothing: it is the compiler (`npm run types`) that tests here, and complains of an error that is none.
it("stages in another order do not compile", () => {
  // @ts-expect-error a source is parsed before it is tokenized
  chain(tokenize, parse);
  // @ts-expect-error a notice is tokenized before it is classified
  chain(parse, classify);
  // @ts-expect-error what is classified is no source
  chain(classify, parse);
});
