import { dirname } from "node:path";
import { type Bilingual, Failure } from "../../failure.ts";
import { asFailure } from "../../load/trouble.ts";

/** What keeps a file from being written, by the code of the operating system. */
const IN_THE_WAY: Readonly<Record<string, (path: string) => Bilingual>> = {
  ENOENT: (path) => ({
    zh: `写不了 ${path}：没有文件夹 ${dirname(path)}；请先建好，或换一个路径`,
    en: `Cannot write ${path}: there is no folder ${dirname(path)}; make it first, or choose another path`,
  }),
  ENOTDIR: (path) => ({
    zh: `写不了 ${path}：${dirname(path)} 不是文件夹；请换一个路径`,
    en: `Cannot write ${path}: ${dirname(path)} is no folder; choose another path`,
  }),
  EISDIR: (path) => ({
    zh: `写不了 ${path}：它是一个文件夹；请写出文件名`,
    en: `Cannot write ${path}: it is a folder; give the name of a file`,
  }),
  EACCES: (path) => ({
    zh: `没有写入 ${path} 的权限；请换一个可写的路径`,
    en: `${path} may not be written: choose a path you can write to`,
  }),
};
const SAME_AS_ACCESS = new Set(["EPERM", "EROFS"]);

/** The line a person gets when the file a command was told to write cannot be written; other errors come back unchanged. */
export function asWriteFailure(error: unknown, path: string): unknown {
  const { code = "" } = (error ?? {}) as NodeJS.ErrnoException;
  const say = IN_THE_WAY[SAME_AS_ACCESS.has(code) ? "EACCES" : code];
  return say && error instanceof Error ? new Failure(say(path), { cause: error }) : asFailure(error, path);
}
