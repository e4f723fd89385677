import type { Bilingual } from "../failure.ts";
import { describe, oneOf, type Register, wholeNumber, withDatabase } from "./shared/command.ts";
import type { Hit } from "./shared/search/search.ts";
import { printable, type Terminal } from "./shared/terminal.ts";

const FORMATS = ["text", "json"] as const;

interface Flags {
  readonly db: string;
  readonly limit: string;
  readonly format: string;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "search",
    {
      zh: "在问题和措施中全文检索，按 BM25 排序；空格为并且，OR 为或者，-词 为排除，引号为短语",
      en: 'full-text search over problems and measures, ranked by BM25; space is AND, OR, -word excludes, "phrase"',
    },
    [
      "xunjian search 固定资产 盘点",
      "xunjian search '\"三会一课\" -党课' --db out/xunjian.duckdb",
      "xunjian search '小金库 OR 账外账' --limit 50",
    ],
  );
  withDatabase(command, terminal)
    .argument("<words...>", say({ zh: "检索词", en: "words" }))
    .option("--limit <n>", say({ zh: "最多显示几条", en: "hits to show at most" }), "20")
    .option("--format <format>", FORMATS.join(" / "), "text")
    .action(async (words: string[], flags: Flags) => searchFor(words.join(" "), flags, terminal));
};

async function searchFor(typed: string, flags: Flags, terminal: Terminal): Promise<void> {
  const { say, out, note } = terminal;
  const format = oneOf("--format", flags.format, FORMATS);
  const limit = wholeNumber("--limit", flags.limit, 1);
  const { parseQuery } = await import("./shared/search/query.ts");
  const query = parseQuery(typed);
  const { search } = await import("./shared/search/search.ts");
  const { fromDatabase } = await import("../load/database.ts");
  const { total, hits } = await fromDatabase(flags.db, (connection) => search(connection, query, { limit }));
  if (format === "json") out(JSON.stringify(hits, null, 2));
  else for (const hit of hits) for (const line of hitLines(hit)) out(line);
  if (total === 0) note(say(nothingFound(typed)));
  else note(say({ zh: `共 ${total} 条，显示 ${hits.length} 条`, en: `${total} found, ${hits.length} shown` }));
}

function nothingFound(typed: string): Bilingual {
  return {
    zh: `没有找到“${printable(typed)}”；请减少检索词、换近义词，或用 OR 连接：xunjian search '固定资产 OR 台账'`,
    en: `Nothing found for "${printable(typed)}": use fewer or other words, or join them by OR: xunjian search '固定资产 OR 台账'`,
  };
}

function hitLines({ id, unit, year, score, excerpt }: Hit): string[] {
  const where = [id, unit, year, score.toFixed(2)].filter((part) => part !== null).join("  ");
  const marks = process.stdout.isTTY ? (["\x1b[1;31m", "\x1b[0m"] as const) : (["【", "】"] as const);
  const text = excerpt.map((piece) => {
    const said = printable(piece.text);
    return piece.marked ? marks[0] + said + marks[1] : said;
  });
  return [where, `  ${text.join("")}`];
}
