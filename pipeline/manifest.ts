import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { codebook } from "./classify/codebook.ts";
import { countLabels, type LabelCounts } from "./classify/labelling/label-database.ts";
import { dataHashes } from "./data-hashes.ts";
import { MANIFEST_NAME } from "./output-names.ts";
import { packageVersion } from "./package-root.ts";
import type { ProgramHashes } from "./program-hashes.ts";

/** One file by content. */
export interface FileRef {
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** Everything seen is either a notice that counts or dropped for a reason: `seen` = `notices` + sum of `dropped`. */
export interface Counts {
  readonly files: number;
  readonly seen: number;
  readonly notices: number;
  /** By finding code or, for look-alikes of a notice, by the reason they are none. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly leaves: number;
  readonly measures: number;
  readonly findings: Readonly<Record<string, number>>;
  /** Leaves with a label of a person: those it decides, and those that are no longer in the database. Absent without. */
  readonly labels?: LabelCounts;
}

/** What a run was: the same corpus read by the same program gives the same record, whenever and wherever. */
export interface RunRecord {
  readonly schema: 1;
  readonly xunjian: string;
  readonly codebook: { readonly version: string; readonly sha256: string };
  readonly lexicon: { readonly sha256: string };
  /** Hash over the contents of all input files: the same in whatever folder they lie, and under whatever names. */
  readonly corpus: string;
  readonly counts: Counts;
}

/** What the report was made with; a change makes it anew. */
export interface ReportOptions {
  readonly formats: readonly string[];
  readonly lang: string;
  readonly redact: boolean;
}

/** The seal of an output folder: written last, and the only output that names a time. */
export interface Manifest extends RunRecord {
  readonly run_id: string;
  /** Of the program's parts; no part of the record, so that the id of a run outlives a change that changes no result. */
  readonly program: ProgramHashes;
  readonly started_at: string;
  readonly finished_at: string;
  /** In files. `reclassified`: coded again without being read again, because the codebook has changed. */
  readonly work: {
    readonly read: number;
    readonly reclassified: number;
    readonly retired: number;
    readonly unchanged: number;
  };
  readonly report: ReportOptions;
  readonly inputs: readonly FileRef[];
  readonly outputs: readonly FileRef[];
}

/** The record of what a database holds. */
export async function runRecord(connection: DuckDBConnection): Promise<RunRecord> {
  const { codebook: codebookHash, lexicon } = dataHashes();
  const contents = (await inputFiles(connection)).map(({ sha256 }) => sha256 ?? "unread").sort();
  return {
    schema: 1,
    xunjian: packageVersion,
    codebook: { version: codebook().version, sha256: codebookHash },
    lexicon: { sha256: lexicon },
    corpus: createHash("sha256").update(contents.join("\n")).digest("hex"),
    counts: await countAll(connection),
  };
}

/** Id of a run: the same record has the same id. */
export function runId(record: RunRecord): string {
  return `r${createHash("sha256").update(JSON.stringify(record)).digest("hex").slice(0, 16)}`;
}

/** The input files of a database in code-unit order of their paths; `sha256` null for what could not be read. */
export async function inputFiles(connection: DuckDBConnection): Promise<FileRef[]> {
  const rows = await connection.runAndReadAll("select file_path, bytes, fingerprint from files");
  return rows
    .getRowsJson()
    .map(([path, bytes, fingerprint]) => ({
      path: String(path),
      bytes: bytes === null ? null : Number(bytes),
      sha256: /^[0-9a-f]{64}$/.test(String(fingerprint)) ? String(fingerprint) : null,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @throws Error when the counts do not close: a source has been lost, or counted twice. */
async function countAll(connection: DuckDBConnection): Promise<Counts> {
  const one = async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql)).getRows()[0]![0]);
  const by = async (sql: string): Promise<Record<string, number>> =>
    Object.fromEntries((await connection.runAndReadAll(sql)).getRows().map(([key, n]) => [String(key), Number(n)]));
  const counted = "s.outcome = 'loaded' and n.is_notice and n.is_canonical";
  const join = "from sources s left join notices n on n.source_path = s.source_path";
  const counts: Counts = {
    files: await one("select count(*) from files"),
    seen: await one("select count(*) from sources"),
    notices: await one(`select count(*) ${join} where ${counted}`),
    dropped: await by(
      `select coalesce(s.reason, s.outcome), count(*) ${join} where not coalesce(${counted}, false) group by 1 order by 1`,
    ),
    leaves: await one(
      "select count(*) from problems join notices using (notice_id) where is_leaf and is_notice and is_canonical",
    ),
    measures: await one(
      "select count(*) from measures join notices using (notice_id) where is_notice and is_canonical",
    ),
    findings: await by("select code, count(*) from findings group by 1 order by 1"),
  };
  const labels = await countLabels(connection);
  const dropped = Object.values(counts.dropped).reduce((sum, n) => sum + n, 0);
  if (counts.seen !== counts.notices + dropped)
    throw new Error(`${counts.seen} sources seen, but ${counts.notices} counted and ${dropped} dropped`);
  return labels === null ? counts : { ...counts, labels };
}

/** Every file below `folder`, with its hash; paths are relative to `root` and `/`-separated, in code-unit order. */
export async function hashFiles(root: string, folder: string): Promise<FileRef[]> {
  const refs: FileRef[] = [];
  const full = join(root, folder);
  const names = statSync(full).isDirectory()
    ? readdirSync(full, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    : [folder];
  for (const name of names.map((each) => each.replaceAll("\\", "/")).sort())
    refs.push({ path: name, bytes: statSync(join(root, name)).size, sha256: await hashFile(join(root, name)) });
  return refs;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** The manifest of an output folder, null when there is none or it cannot be read. */
export function readManifest(outDir: string): Manifest | null {
  const path = join(outDir, MANIFEST_NAME);
  if (!existsSync(path)) return null;
  try {
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    return manifest.schema === 1 ? manifest : null;
  } catch {
    return null;
  }
}

/** Breaks the seal: from here until the next manifest the folder does not pass for finished. */
export function removeManifest(outDir: string): void {
  rmSync(join(outDir, MANIFEST_NAME), { force: true });
}

/** Writes the manifest whole or not at all. */
export function writeManifest(outDir: string, manifest: Manifest): void {
  const unfinished = join(outDir, `${MANIFEST_NAME}.tmp`);
  writeFileSync(unfinished, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(unfinished, join(outDir, MANIFEST_NAME));
}

/** True when every output stands as the manifest says; the database, rebuilt only as a whole, is known by its size. */
export async function outputsStand(outDir: string, manifest: Manifest): Promise<boolean> {
  for (const output of manifest.outputs) {
    const path = join(outDir, output.path);
    if (!existsSync(path) || statSync(path).size !== output.bytes) return false;
    if (!output.path.endsWith(".duckdb") && (await hashFile(path)) !== output.sha256) return false;
  }
  return true;
}
