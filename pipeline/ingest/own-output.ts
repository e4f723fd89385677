import { DATABASE_NAME, MANIFEST_NAME, REPORT_MARK, WORKING_NAME } from "../output-names.ts";

/** A folder that a run or a report has written to, as far as its own files go. */
export interface OwnOutput {
  /** Nothing else lies there. */
  readonly isWhole: boolean;
  /** Whether the file of this name in the folder is one the program has written. */
  readonly wrote: (name: string) => boolean;
}

// A database, the working copy of a run that was interrupted, and what DuckDB lays beside them; not xunjian.duckdb备份说明.docx.
const DATABASES = [DATABASE_NAME, WORKING_NAME].flatMap((name) => [
  name,
  ...["wal", "tmp", "copy"].map((end) => `${name}.${end}`),
]);
const WRITTEN = new Set([...DATABASES, MANIFEST_NAME, ".xunjian.lock"]);

/**
 * Whether a folder holds what an earlier run has written: a report (by its mark) or a database with what goes with it;
 * null where it does not. Notices that lie beside a database stay notices.
 *
 * @param hasMark whether the folder of this name in it is marked as a report
 */
export function ownOutput(names: readonly string[], hasMark: (name: string) => boolean): OwnOutput | null {
  if (names.includes(REPORT_MARK)) return { isWhole: true, wrote: () => true };
  if (!names.includes(DATABASE_NAME) && !names.includes(WORKING_NAME)) return null;
  const wrote = (name: string): boolean => WRITTEN.has(name);
  return { isWhole: names.every((name) => wrote(name) || hasMark(name)), wrote };
}
