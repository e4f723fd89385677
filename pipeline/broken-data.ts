import { LineCounter, parseDocument, type YAMLError } from "yaml";
import type { ZodError } from "zod";
import { Failure } from "./failure.ts";

/** The line a person gets for a YAML file that can't be parsed. `file` is what the line calls it. */
export function notYaml(error: unknown, file: string): Failure {
  const { message, linePos } = error as YAMLError;
  return broken(file, linePos?.[0].line ?? null, null, message.split("\n")[0]!.replace(/ at line \d.*$/, ""), error);
}

/** The line a person gets for a YAML file that is not what the program expects of it. */
export function notOfSchema(error: ZodError, text: string, file: string): Failure {
  const { path, message } = error.issues[0]!;
  return broken(file, lineOf(text, path), path.join("."), message, error);
}

/** The Chinese sentence is ours; what the library says stands in brackets. */
function broken(file: string, line: number | null, place: string | null, why: string, cause: unknown): Failure {
  const reason = why.slice(0, 160);
  const at = place ? { zh: `，${place}`, en: `, ${place}` } : { zh: "", en: "" };
  return new Failure(
    {
      zh: `${file}${line === null ? "" : ` 第 ${line} 行`}${at.zh} 不符合格式（${reason}）；请改正，或从安装包恢复这个文件`,
      en: `${file}${line === null ? "" : ` line ${line}`}${at.en} does not fit (${reason}): correct it, or restore the file from the package`,
    },
    { cause },
  );
}

/** Line, from 1, of the innermost thing on a path that is there. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]!).line;
  }
  return 1;
}
