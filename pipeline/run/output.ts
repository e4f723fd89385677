import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DATABASE_NAME } from "../load/build.ts";
import { asFailure } from "../load/trouble.ts";
import { type FileRef, hashFiles } from "../manifest.ts";

export const REPORT_NAME = "report";
const REPORT_WORKING = "report.working";

/** Creates the output folder; false when it was there before. */
export function makeFolder(outDir: string): boolean {
  try {
    return mkdirSync(outDir, { recursive: true }) !== undefined;
  } catch (error) {
    throw asFailure(error, outDir);
  }
}

/** Removes the folder if nothing is in it: a run that found nothing usable leaves no trace. */
export function removeIfEmpty(outDir: string): void {
  if (existsSync(outDir) && readdirSync(outDir).length === 0) rmdirSync(outDir);
}

/** Has `write` make the report in a folder of its own, and puts it in the place of the last one when it is whole. */
export async function replaceReport(outDir: string, write: (folder: string) => Promise<unknown>): Promise<void> {
  const working = join(outDir, REPORT_WORKING);
  const place = join(outDir, REPORT_NAME);
  rmSync(working, { recursive: true, force: true });
  mkdirSync(working);
  await write(working);
  rmSync(place, { recursive: true, force: true });
  renameSync(working, place);
}

/** The database and every file of the report, by content. */
export async function outputRefs(outDir: string): Promise<FileRef[]> {
  return [...(await hashFiles(outDir, REPORT_NAME)), ...(await hashFiles(outDir, DATABASE_NAME))];
}
