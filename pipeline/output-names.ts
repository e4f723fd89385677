// What this program writes, as the next run knows it again.

export const DATABASE_NAME = "xunjian.duckdb";
export const WORKING_NAME = `${DATABASE_NAME}.working`;
export const MANIFEST_NAME = "manifest.json";
export const REPORT_NAME = "report";
/** Marks a folder as made by this program, and so as one it may replace and does not read. */
export const REPORT_MARK = ".xunjian-report";

/**
 * The mark with which a report says who wrote it, whatever its format and wherever it was copied to: it quotes the
 * titles and passages of notices, and would pass for a notice that holds all of them.
 */
export const GENERATOR = "xunjian";
/** The same as first line of a Markdown report; who reads it as Markdown does not see it. */
export const MARKDOWN_MARK = `<!-- generator: ${GENERATOR} -->`;
