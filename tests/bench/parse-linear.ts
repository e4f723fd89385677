/**
 * How the time to read a hostile text grows with its length: four times the text must take at most five times as long.
 * Prints one line a kind of text; exit code 1 when a ratio is above the bound.
 * Run: `npx tsx tests/bench/parse-linear.ts [characters]`.
 */
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { parseNotice } from "../../pipeline/parse/parse.ts";

const HEAD =
  "根据县委统一部署，2023年3月6日至5月5日，县委第六巡察组对县局党组进行了巡察。现将整改情况通报如下。\n二、整改落实情况\n（一）学习方面\n1.学习不够。\n整改情况：";

const repeat = (unit: string) => (length: number) => HEAD + unit.repeat(Math.ceil(length / unit.length));
const numbered = (length: number): string =>
  `${HEAD}\n${Array.from({ length: Math.ceil(length / 9) }, (_, at) => `${at + 1}.党建工作不够`).join("\n")}`;

const KINDS: Readonly<Record<string, (length: number) => string>> = {
  "one line": repeat("一是加强学习，召开会议3次"),
  "numbers in order": numbered,
  "opening brackets": repeat("（"),
  "brackets on lines": repeat("（一）\n"),
  "opening quotes": repeat("“"),
  "wrappers never closed": repeat("关于“学习\n"),
  "opening title marks": repeat("《"),
  digits: repeat("1"),
  spaces: repeat(" "),
  "line ends": repeat("\n"),
  "items behind commas": repeat("，一是"),
  "items behind stops": repeat("。一是"),
  "amounts behind stops": repeat("。2.3名干部"),
  "totals without end": repeat("3个问题已完成"),
  "parts behind stops": repeat("。一、下一步工作。第一部分下一步工作"),
  "themes and problems on one line": repeat("（一）学习方面1.学习不够。整改情况：一是甲。2.记录不全。整改情况：乙。"),
  "answered items behind stops": (length) =>
    HEAD + Array.from({ length: length / 16 }, (_, at) => `${(at % 900) + 1}.记录不全。整改情况：乙。`).join(""),
  dates: repeat("2023年3月1日至5月1日\n"),
  amounts: repeat("1.5万元，"),
  "headers without records": repeat("\n序号\n反馈问题\n整改措施\n某某"),
  "header words in a record": (length) =>
    `${HEAD}\n序号\n反馈问题\n整改措施\n1\n某\n某\n${"整改措施\n".repeat(length / 5)}`,
  "rows of one upright table": (length) => `${HEAD}\n反馈问题\t甲\n${"整改措施\t二是甲\n".repeat(length / 9)}`,
  "table rows": (length) =>
    `序号\t反馈问题\t整改措施\t完成情况\n${"1\t不够\t一是\t已\n".repeat(Math.ceil(length / 10))}`,
};

const BOUND = 5;
const length = Number(process.argv[2] ?? 60_000);

/** CPU milliseconds, which a busy machine stretches less than wall time; the best of two readings. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    parseNotice(sourceOf(text));
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

let worst = 0;
for (const [kind, textOf] of Object.entries(KINDS)) {
  cost(textOf(length / 10));
  const once = cost(textOf(length));
  const fourfold = cost(textOf(4 * length));
  const ratio = fourfold / once;
  worst = Math.max(worst, ratio);
  console.log(
    `${kind.padEnd(24)} ${once.toFixed(0).padStart(7)} ms ${fourfold.toFixed(0).padStart(7)} ms  ×${ratio.toFixed(1)}`,
  );
}
console.log(`n = ${length} and ${4 * length} characters; worst ratio ×${worst.toFixed(1)}, bound ×${BOUND}`);
process.exitCode = worst > BOUND ? 1 : 0;
