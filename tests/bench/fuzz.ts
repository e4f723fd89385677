/**
 * Feeds damaged and senseless files through a whole run: `npx tsx tests/bench/fuzz.ts [inputs] [seed]` (default 10000, 1).
 * Exit code 1 when the program failed on one of them, or when the counts do not close.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Manifest } from "../../pipeline/manifest.ts";
import { dataFile } from "../../pipeline/package-root.ts";
import { run } from "../../pipeline/run.ts";
import { generateNotice, randomOf } from "./corpus.ts";

type Random = (below: number) => number;
type Mutation = (text: string, random: Random) => string;

const CHARACTERS =
  "一二三（）(1)、.．；;：“”‘’《》〔〕①②是的问题整改情况\t\u3000\u00a0\u200b\u202e\u0000\u0007𠮷\ud842１２％-—\r\n";

/** What happens to texts on their way into a folder, and worse. */
const MUTATIONS: readonly Mutation[] = [
  (text) => text,
  (text, random) => cut(text, random),
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => text.slice(random(text.length + 1)),
  (text, random) => shuffled(text.split("\n"), random).join("\n"),
  (text) => text.replaceAll("\n", ""),
  (text) => text.replaceAll("\n", "\r\n\r\n"),
  (text, random) => text.replace(/[一二三四五六七八九十]/g, (digit) => (random(3) === 0 ? "" : digit)),
  (text, random) => sprinkled(text, random, 40),
  (text, random) => sprinkled(text, random, 3),
  (text, random) => text.replace(/[“”]/g, (quote) => (random(2) === 0 ? "" : quote)),
  (text) => text.replace(/[0-9.:;()]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  (text, random) => `${text}\n${text.slice(random(text.length))}`,
  (text, random) => text.replace(/年|月|日/g, (unit) => (random(2) === 0 ? "" : unit)),
  (text) => `<html><body><table><tr><td>${text.split("\n").join("</td></tr><tr><td>")}</td></tr></table>`,
];

function cut(text: string, random: Random): string {
  const from = random(text.length + 1);
  return text.slice(0, from) + text.slice(from + random(800));
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = random(index + 1);
    [items[index], items[other]] = [items[other]!, items[index]!];
  }
  return items;
}

/** A random character in about one of `every` places. */
function sprinkled(text: string, random: Random, every: number): string {
  const all = [...CHARACTERS];
  return [...text].map((character) => (random(every) === 0 ? character + all[random(all.length)] : character)).join("");
}

const NAMES = ["txt", "html", "md", "csv", "docx", "pdf", "zip", "json", "doc", "xlsx", "rtf", "bin"];

/** Writes `inputs` files; four of five are damaged notices, the rest are strings and bytes of any kind. */
function writeInputs(folder: string, inputs: number, seed: number): void {
  const random = randomOf(seed);
  const samples = readdirSync(dataFile("sample"))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readFileSync(dataFile("sample", name), "utf8"));
  const strings = fc.sample(fc.string({ unit: "binary", maxLength: 400 }), { seed, numRuns: 200 });
  for (let each = 0; each < inputs; each++) {
    const place = join(folder, String(each % 50));
    mkdirSync(place, { recursive: true });
    const kind = random(10);
    let content: string | Buffer;
    if (kind < 8) {
      const base = random(2) === 0 ? samples[random(samples.length)]! : generateNotice(each, 800).text;
      content = MUTATIONS[random(MUTATIONS.length)]!(MUTATIONS[random(MUTATIONS.length)]!(base, random), random);
      if (random(12) === 0) content = Buffer.from(content).subarray(0, random(content.length + 1));
    } else if (kind === 8) content = strings[random(strings.length)]!;
    else content = Buffer.from(Array.from({ length: random(600) }, () => random(256)));
    const extension = random(3) === 0 ? NAMES[random(NAMES.length)]! : "txt";
    writeFileSync(join(place, `${String(each).padStart(6, "0")}.${extension}`), content);
  }
}

export async function fuzz(inputs: number, seed: number): Promise<Manifest["counts"]> {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-fuzz-"));
  try {
    writeInputs(join(folder, "in"), inputs, seed);
    const { manifest } = await run(
      [join(folder, "in")],
      { out: join(folder, "out"), jobs: 2, formats: ["csv"], lang: "zh", redact: true },
      { stdin: process.stdin, now: () => new Date(0), progress: () => undefined, signal: new AbortController().signal },
    );
    return manifest.counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why a fuzzed run is not good enough; empty when it is. */
export function faults({ files, seen, notices, dropped }: Manifest["counts"], inputs: number): string[] {
  const out = notices + Object.values(dropped).reduce((sum, n) => sum + n, 0);
  return [
    ...(files === inputs ? [] : [`${inputs} files, but ${files} in the database`]),
    ...(seen === out ? [] : [`${seen} seen, but ${out} counted or dropped`]),
    ...(dropped["load/reading-failed"] ? [`the program failed on ${dropped["load/reading-failed"]} files`] : []),
  ];
}

if (process.argv[1]?.endsWith("fuzz.ts")) {
  const [inputs = "10000", seed = "1"] = process.argv.slice(2);
  const counts = await fuzz(Number(inputs), Number(seed));
  const found = faults(counts, Number(inputs));
  console.log(JSON.stringify({ counts, faults: found }, null, 1));
  process.exitCode = found.length > 0 ? 1 : 0;
}
