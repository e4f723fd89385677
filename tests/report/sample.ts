import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { strToU8, unzipSync } from "fflate";
import { openDatabase } from "../../pipeline/load/database.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { writeReport } from "../../pipeline/report/report.ts";
import { run } from "../../pipeline/run.ts";
import { ALL_FORMATS } from "./output.ts";

/** The committed report of the sample corpus; `npm run sample` writes it, sample.test.ts compares it. */
export const SAMPLE = join(packageRoot, "reports", "sample");

/** Reads `data/sample` from nothing and writes its report, in Chinese and in every format, to `folder`. */
export async function writeSample(folder: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), "xunjian-sample-"));
  try {
    await run(
      // The report names the files as they were given: from the root of the project, as the README does.
      [relative(process.cwd(), join(packageRoot, "data", "sample"))],
      { out, jobs: 1, formats: ["csv"], lang: "zh", redact: false },
      {
        stdin: (async function* () {})(),
        now: () => new Date(0),
        progress: () => {},
        signal: new AbortController().signal,
      },
    );
    const database = await openDatabase(join(out, "xunjian.duckdb"), "read");
    try {
      await writeReport(database.connection, folder, { formats: ALL_FORMATS, lang: "zh", redact: false });
    } finally {
      database.close();
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * What is compared of a report: every file by its path, Office files part by part. Left out are the pixels of the
 * pictures in the Word file: their letters come from the fonts of the machine. Their places and sizes do not, and are
 * compared.
 */
export function comparedParts(folder: string): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  if (!existsSync(folder)) return parts;
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!statSync(join(folder, path)).isFile()) continue;
    const name = path.replaceAll("\\", "/");
    const content = readFileSync(join(folder, path));
    if (!/\.(?:docx|xlsx)$/.test(name)) parts.set(name, content);
    else
      for (const [part, bytes] of Object.entries(unzipSync(content)))
        parts.set(`${name}/${part}`, Buffer.from(part.startsWith("word/media/") ? strToU8("a picture") : bytes));
  }
  return parts;
}
