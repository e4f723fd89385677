/**
 * What one run accepts. Every limit is declared here, every breach is one finding that names the limit, and each can
 * be overridden by the caller.
 */
export interface Limits {
  /** Bytes of one file; a notice with pictures stays far below. */
  readonly maxFileBytes: number;
  /** UTF-16 units of one text; the longest published notices have some 60,000. */
  readonly maxTextChars: number;
  /** Members of one archive, folders included. */
  readonly maxArchiveMembers: number;
  /** Bytes that one archive (or DOCX/XLSX package) may unpack to, all members together. */
  readonly maxExpandedBytes: number;
  /** Unpacked bytes per packed byte of one member; office text packs to 3–20, zeros to 1000. */
  readonly maxExpansionRatio: number;
  /** Archives within archives: 2 = an archive in an archive is opened, an archive in that one is not. */
  readonly maxArchiveDepth: number;
  /** Folders within the folder given. */
  readonly maxFolderDepth: number;
  /** Pages of one PDF. */
  readonly maxPages: number;
  /** Rows of one CSV, XLSX or JSONL table that holds one text a row. */
  readonly maxTableRows: number;
  /** Milliseconds one file may take to be read; then its worker is ended. */
  readonly maxMilliseconds: number;
  /** MiB of JavaScript heap the worker that reads risky formats may use. */
  readonly maxWorkerHeapMb: number;
}

export const defaultLimits: Limits = {
  maxFileBytes: 64 * 1024 * 1024,
  maxTextChars: 2_000_000,
  maxArchiveMembers: 10_000,
  maxExpandedBytes: 256 * 1024 * 1024,
  maxExpansionRatio: 200,
  maxArchiveDepth: 3,
  maxFolderDepth: 64,
  maxPages: 500,
  maxTableRows: 100_000,
  maxMilliseconds: 60_000,
  maxWorkerHeapMb: 512,
};
