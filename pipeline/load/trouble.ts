import { type Bilingual, Failure } from "../failure.ts";

/** What DuckDB says in queries, when it appends and when it commits; Node's heap is none of its memory. */
export const OUT_OF_MEMORY = /out of memory error|failed to (?:pin|allocate|offload)|could not allocate/i;

/** What DuckDB says of a file it cannot make sense of. */
const DAMAGED =
  /not a valid DuckDB database file|Corrupt database|checksum|Failed to load metadata|Could not read enough bytes|Serialization Error/i;

/** What the operating system, Node and DuckDB say when the world, not the program, is in the way; and what to do then. */
const TROUBLES: readonly { readonly sign: RegExp; readonly say: (path: string, raw: string) => Bilingual }[] = [
  {
    sign: /Could not set lock|Conflicting lock|already attached|being used by another process/i,
    say: (path, raw) => {
      const pid = /PID (\d+)/.exec(raw)?.[1];
      return {
        zh: `${path} 正被另一个程序写入${pid ? `（进程 ${pid}）` : ""}；等它结束再试，或换一个输出目录`,
        en: `${path} is being written by another program${pid ? ` (process ${pid})` : ""}: wait for it to end, or choose another output folder`,
      };
    },
  },
  {
    sign: /No space left|ENOSPC|EDQUOT|disk quota|File too large|EFBIG/i,
    say: (path) => ({
      zh: `磁盘已满，写不下 ${path}；已完成的批次都已保存，腾出空间后重新执行同一命令即可接着做`,
      en: `The disk is full, ${path} could not be written: finished batches are kept; free some space and run the same command again to go on`,
    }),
  },
  {
    sign: /Permission denied|EACCES|EPERM|Read-only file system|EROFS|attached in read-only mode/i,
    say: (path) => ({
      zh: `没有写入 ${path} 的权限；请换一个可写的输出目录（--out）`,
      en: `${path} may not be written: choose an output folder you can write to (--out)`,
    }),
  },
  {
    sign: /ENOTDIR|EEXIST|Not a directory/i,
    say: (path) => ({
      zh: `${path} 不能作为输出目录：路径上有同名文件；请换一个目录（--out）`,
      en: `${path} cannot be an output folder, there is a file in its way: choose another folder (--out)`,
    }),
  },
  {
    sign: /ENOENT.*mkdir|ENAMETOOLONG/i,
    say: (path) => ({
      zh: `这里不能新建目录 ${path}；请换一个目录（--out）`,
      en: `The folder ${path} cannot be made here: choose another one (--out)`,
    }),
  },
  {
    sign: DAMAGED,
    say: (path) => ({
      zh: `${path} 不是 DuckDB 数据库，或已损坏；请删除它后重新执行 run（数据可由原文重建）`,
      en: `${path} is not a DuckDB database, or it is damaged: delete it and run again (its rows come from the notices)`,
    }),
  },
  {
    sign: /trying to read a database file with version|newer version of DuckDB/i,
    say: (path) => ({
      zh: `${path} 由更新版本的 DuckDB 写成；请升级 xunjian，或换一个输出目录`,
      en: `${path} was written by a newer DuckDB: upgrade xunjian, or choose another output folder`,
    }),
  },
  {
    sign: OUT_OF_MEMORY,
    say: (path) => ({
      zh: `处理 ${path} 所需的内存超过本机内存的四分之一；已完成的批次都已保存，请换一台内存更大的机器再次执行同一命令，或分批处理`,
      en: `${path} takes more than a quarter of this machine's memory: finished batches are kept; run the same command on a machine with more, or fewer notices at a time`,
    }),
  },
  {
    // The thread that compares texts.
    sign: /reaching memory limit: JS heap out of memory/,
    say: () => ({
      zh: "比较文字所需的内存超过本机内存的一半；已读入的都已保存，请换一台内存更大的机器再次执行同一命令，或分批处理",
      en: "Comparing the texts takes more than half of this machine's memory; what was read is kept: run the same command on a machine with more, or fewer notices at a time",
    }),
  },
];

/** The line a person gets for an error of the file system, of memory or of DuckDB; other errors come back unchanged. */
export function asFailure(error: unknown, path: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const trouble = TROUBLES.find(({ sign }) => sign.test(error.message));
  return trouble ? new Failure(trouble.say(path, error.message), { cause: error }) : error;
}

/** True for an error of DuckDB about a file that is not as it wrote it. */
export function isDamaged(error: unknown): boolean {
  return error instanceof Error && DAMAGED.test(error.message);
}

/**
 * True when an error of opening a database is about the file itself. False when the world was in the way (a full disk,
 * missing rights, another program, a newer version), and the same file may open the next time.
 */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Failure)) return true;
  return isDamaged(error.cause);
}
