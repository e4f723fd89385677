import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import { asFailure } from "../load/trouble.ts";
import { type FileRef, hashFiles } from "../manifest.ts";
import { DATABASE_NAME, REPORT_MARK, REPORT_NAME } from "../output-names.ts";

/**
 * Creates a folder and what is missing above it.
 *
 * @returns the folders made, the innermost first
 */
export function makeFolder(path: string): string[] {
  if (existsSync(path) && statSync(path).isDirectory()) return [];
  try {
    // Not `recursive`: on file systems that refuse new folders (/proc) that option never returns.
    const above = existsSync(dirname(path)) ? [] : makeFolder(dirname(path));
    mkdirSync(path);
    return [path, ...above];
  } catch (error) {
    throw asFailure(error, path);
  }
}

/** Removes the folders that are empty: a run that found nothing usable leaves no trace. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/**
 * Has `write` fill a folder beside `place`, and puts it there when it is whole. A folder of something else is not
 * overwritten.
 *
 * @throws Failure when `place` holds files that no earlier report has left
 */
export async function replaceFolder(place: string, write: (folder: string) => Promise<unknown>): Promise<void> {
  const working = `${place}.working`;
  try {
    expectReport(place);
    rmSync(working, { recursive: true, force: true });
    makeFolder(working);
    await write(working);
    writeFileSync(join(working, REPORT_MARK), "");
    rmSync(place, { recursive: true, force: true });
    renameSync(working, place);
  } catch (error) {
    rmSync(working, { recursive: true, force: true });
    throw asFailure(error, place);
  }
}

function expectReport(place: string): void {
  if (!existsSync(place) || existsSync(join(place, REPORT_MARK)) || readdirSync(place).length === 0) return;
  throw new Failure(
    {
      zh: `${place} 里已有别的文件，不会覆盖；请用 --out 另指一个目录`,
      en: `${place} holds other files and is not overwritten: name another folder with --out`,
    },
    { exitCode: 2 },
  );
}

/** The database and every file of the report, by content. */
export async function outputRefs(outDir: string): Promise<FileRef[]> {
  return [...(await hashFiles(outDir, REPORT_NAME)), ...(await hashFiles(outDir, DATABASE_NAME))];
}
