/**
 * The library face of xunjian: pure functions per document, no files and no database.
 *
 * @example
 * import { parseNotice, sourceOf } from "xunjian";
 * const notice = parseNotice(sourceOf("…text of a notice…"));
 */
export * from "./finding.ts";
export * from "./model.ts";
export * from "./span.ts";
