import { describe, oneOf, type Register, withDatabase } from "./shared/command.ts";
import type { Terminal } from "./shared/terminal.ts";

const FORMATS = ["text", "json"] as const;

interface Flags {
  readonly db: string;
  readonly format: string;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "show",
    {
      zh: "看一份通报的层次，或一条问题的措施、类别、线索词和原文",
      en: "show the tree of a notice, or a problem with measures, category, cues and the source around it",
    },
    ["xunjian show n0123456789abcdef", "xunjian show n0123456789abcdef.p003", "xunjian show data/sample/某单位.txt"],
  );
  withDatabase(command, terminal)
    .argument(
      "<id>",
      say({ zh: "通报、问题、措施的编号，或文件路径", en: "id of a notice, problem or measure, or a file path" }),
    )
    .option("--format <format>", FORMATS.join(" / "), "text")
    .action(async (id: string, flags: Flags) => show(id, flags, terminal));
};

async function show(id: string, { db, format }: Flags, terminal: Terminal): Promise<void> {
  const shape = oneOf("--format", format, FORMATS);
  const { fromDatabase } = await import("../load/database.ts");
  const { findShown } = await import("./shared/show-find.ts");
  const { noticeLines } = await import("./shared/show-notice.ts");
  const { problemLines } = await import("./shared/show-problem.ts");
  const found = await fromDatabase(db, (connection) => findShown(connection, id));
  if (shape === "json") terminal.out(JSON.stringify(found, null, 2));
  else
    for (const line of found.kind === "notice" ? noticeLines(found, terminal) : problemLines(found, terminal))
      terminal.out(line);
}
