/**
 * The library face of xunjian: pure functions over one text, without files, clock or database, and the types they
 * give; `ingest` reads files into such texts. A whole corpus is read by the command `xunjian run`.
 *
 * @example
 * import { classifyNotice, parseNotice, sourceOf, tokenizeNotice } from "xunjian";
 *
 * const source = sourceOf(text, "某单位.txt");
 * const notice = classifyNotice(tokenizeNotice(parseNotice(source)));
 * for (const { problemId, code, score } of notice.categories) console.log(problemId, code, score);
 *
 * @example
 * import { classifyProblem } from "xunjian";
 *
 * const { categories } = classifyProblem({
 *   text: "违规发放津补贴",
 *   parents: [],
 *   parentIsProblem: false,
 *   themeKind: null,
 * });
 *
 * @module
 */
export { checkCodebook } from "./classify/check.ts";
export { classify, classifyNotice } from "./classify/classify.ts";
export { classifyMeasure } from "./classify/classify-measure.ts";
export { classifyProblem } from "./classify/classify-problem.ts";
export { type Bilingual, Failure } from "./failure.ts";
export * from "./finding.ts";
export { fold } from "./fold.ts";
export { type IngestOptions, ingest } from "./ingest/ingest.ts";
export { sourceOf } from "./ingest/source-of.ts";
export * from "./model.ts";
export { parse, parseNotice } from "./parse/parse.ts";
export * from "./span.ts";
export { chain, type Stage } from "./stage.ts";
export { cutText, type Token } from "./tokenize/cut.ts";
export { tokenize, tokenizeNotice } from "./tokenize/tokenize.ts";
