import { existsSync, realpathSync, renameSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../../failure.ts";

/**
 * Makes sure that the file a command is told to write is none of those it reads.
 *
 * @param option what the output was given with: `--out`
 * @throws Failure (wrong usage) where it is, also by another name: a link, a hard link, `./`
 */
export function expectOther(option: string, output: string, read: readonly string[]): void {
  expectNone(option, output, read, (path, place) => isSame(statSync(path), place));
}

/** The same for a folder that is replaced as a whole: what is read does not lie in it. */
export function expectOutside(option: string, folder: string, read: readonly string[]): void {
  expectNone(option, folder, read, (path, place) => isWithin(realpathSync(path), place));
}

function expectNone(
  option: string,
  output: string,
  read: readonly string[],
  isLost: (path: string, place: Stats) => boolean,
): void {
  const place = statSync(output, { throwIfNoEntry: false });
  const source = place && read.find((path) => existsSync(path) && isLost(path, place));
  if (source === undefined) return;
  throw new Failure(
    {
      zh: `${option} ${output} 会覆盖所读的 ${source}；请换一个路径`,
      en: `${option} ${output} would overwrite ${source}, which is read: choose another path`,
    },
    { exitCode: 2 },
  );
}

const isSame = (one: Stats, other: Stats): boolean => one.dev === other.dev && one.ino === other.ino;

function isWithin(path: string, place: Stats): boolean {
  return isSame(statSync(path), place) || (dirname(path) !== path && isWithin(dirname(path), place));
}

/**
 * Has `write` fill a file beside `path` and puts it there when it is whole, so that a command that fails leaves the file
 * that was there. A link stays one; what is no file (a pipe, `/dev/stdout`) is written directly.
 */
export async function replaceFile(path: string, write: (path: string) => Promise<void> | void): Promise<void> {
  const place = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(place) && !statSync(place).isFile()) return write(place);
  const unfinished = `${place}.working`;
  try {
    await write(unfinished);
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
