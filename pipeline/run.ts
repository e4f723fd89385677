import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { overrideCodes } from "./classify/labelling/label-database.ts";
import { compareAll } from "./compare/compare.ts";
import { Failure } from "./failure.ts";
import type { Lang } from "./finding.ts";
import { defaultLimits } from "./ingest/limits.ts";
import { tableColumns } from "./load/append.ts";
import { inBatches, writeBatch } from "./load/batch.ts";
import { hasUnfinishedBuild, openBuild, reopenBuild } from "./load/build.ts";
import { writeCodebooks } from "./load/codebook-tables.ts";
import { inTransaction, openDatabase, readMeta, withEnoughMemory, writeMeta } from "./load/database.ts";
import { interruptible } from "./load/interrupt.ts";
import { lockFolder } from "./load/lock.ts";
import { type Plan, planRun } from "./load/plan.ts";
import { lostContents, retireFiles } from "./load/retire.ts";
import { asFailure } from "./load/trouble.ts";
import { markVersions } from "./load/versions.ts";
import {
  type Counts,
  type FileRef,
  inputFiles,
  type Manifest,
  outputsStand,
  type ReportOptions,
  readManifest,
  removeManifest,
  runId,
  runRecord,
  writeManifest,
} from "./manifest.ts";
import { DATABASE_NAME, REPORT_NAME } from "./output-names.ts";
import { programHashes } from "./program-hashes.ts";
import type { ReportFormat } from "./report/report.ts";
import { findInputs, type Readable } from "./run/inputs.ts";
import { makeFolder, outputRefs, removeEmpty, replaceFolder } from "./run/output.ts";
import { contentOf, fingerprintOf, readingVersion } from "./run/read-file.ts";
import { readFiles } from "./run/read-files.ts";
import { reclassifyFiles } from "./run/reclassify.ts";
import { compareLine, withoutCoding } from "./run/versions.ts";

export interface RunOptions {
  readonly out: string;
  readonly jobs: number;
  readonly formats: readonly ReportFormat[];
  readonly lang: Lang;
  /** Masks persons, phones and e-mails in everything written for others. */
  readonly redact: boolean;
}

/** What a run reaches outside of itself; tests pass their own. */
export interface Effects {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly now: () => Date;
  readonly progress: (step: Step) => void;
  /** Aborted by Ctrl-C: the batch at hand is finished, the rest (comparison and report too) is left for the next run. */
  readonly signal: AbortSignal;
}

/** Reading files: how far it is, and what was remarked on in those read. */
export interface Reading {
  readonly at: "read";
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly findings: number;
}

/** Where a run is: reading so many of so many files, or at one of the later steps. */
export type Step = Reading | { readonly at: "compare" | "report" };

export interface RunOutcome {
  readonly manifest: Manifest;
  /** False when everything was as the last run left it. */
  readonly changed: boolean;
  /** Files of the last run whose content is no longer there, of all it had. */
  readonly withdrawn: Withdrawn;
}

export interface Withdrawn {
  readonly files: number;
  readonly of: number;
}

/** What {@link updateDatabase} did. */
interface Update {
  readonly work: Manifest["work"];
  readonly withdrawn: Withdrawn;
}

/**
 * The whole sentence: ingest files → parse → tokenize → classify → load → compare → report. Reads only what is new or
 * changed since the last run into the same folder; leaves `xunjian.duckdb`, `report/` and, last of all, `manifest.json`.
 *
 * @throws Failure when nothing usable was found, a path is missing, the folder is busy or cannot be written
 */
export async function run(inputs: readonly string[], options: RunOptions, effects: Effects): Promise<RunOutcome> {
  const startedAt = effects.now();
  const files = await findInputs(inputs, options.out, defaultLimits, effects.stdin);
  if (effects.signal.aborted) throw interrupted();
  const newFolders = makeFolder(options.out);
  const lock = await lockFolder(options.out);
  try {
    const update = await updateDatabase(files, options, effects);
    const { work, withdrawn } = update ?? { work: null, withdrawn: { files: 0, of: files.length } };
    const last = readManifest(options.out);
    if (work === null && last !== null && (await stillStands(last, options)))
      return { manifest: last, changed: false, withdrawn };
    effects.progress({ at: "report" });
    const database = await openDatabase(join(options.out, DATABASE_NAME), "read");
    try {
      const { writeReport } = await import("./report/report.ts");
      await replaceFolder(join(options.out, REPORT_NAME), (folder) =>
        interruptible(database.connection, effects.signal, () =>
          withEnoughMemory(database.connection, () => writeReport(database.connection, folder, options)),
        ),
      );
      const record = await runRecord(database.connection);
      const manifest: Manifest = {
        ...record,
        run_id: runId(record),
        program: programHashes(),
        started_at: startedAt.toISOString(),
        finished_at: effects.now().toISOString(),
        work: work ?? { read: 0, reclassified: 0, retired: 0, unchanged: files.length },
        report: reportOptions(options),
        inputs: await shownInputs(database.connection, options),
        outputs: await outputRefs(options.out),
      };
      writeManifest(options.out, manifest);
      return { manifest, changed: true, withdrawn };
    } finally {
      database.close();
    }
  } catch (error) {
    throw effects.signal.aborted && !(error instanceof Failure) ? interrupted() : asFailure(error, options.out);
  } finally {
    lock.release();
    removeEmpty(newFolders);
  }
}

/** Files whose notices are coded again in one transaction. */
const RECLASSIFIED_AT_ONCE = 500;

/**
 * ingest → parse → tokenize → classify → load → compare, as far as the files have changed. The database of the folder
 * is replaced as a whole at the end, or not at all.
 *
 * @returns what was done, null when the database already says what the files say
 */
async function updateDatabase(
  files: readonly Readable[],
  options: RunOptions,
  effects: Effects,
): Promise<Update | null> {
  if (!hasUnfinishedBuild(options.out) && (await databaseStands(files, options.out))) return null;
  const update = await loadFiles(files, options, effects);
  await compareLoaded(options, effects);
  return update;
}

/** ingest → parse → tokenize → classify → load, into the working copy of the database. */
async function loadFiles(files: readonly Readable[], options: RunOptions, effects: Effects): Promise<Update> {
  const build = await openBuild(options.out);
  try {
    const { connection } = build.database;
    const plan = await planRun(connection, files, readingVersion, withoutCoding, fingerprint);
    const work = await load(connection, files, plan, options, effects);
    const columns = await tableColumns(connection);
    await inTransaction(connection, async () => {
      await markVersions(connection, columns);
      await overrideCodes(connection);
    });
    return { work, withdrawn: { files: await lostContents(connection, plan.gone), of: plan.known } };
  } finally {
    build.suspend();
  }
}

/** compare, in the working copy opened anew (DuckDB would go on holding what loading had in memory), then in the folder. */
async function compareLoaded({ out }: RunOptions, { progress, signal }: Effects): Promise<void> {
  const build = await reopenBuild(out);
  try {
    const { connection } = build.database;
    const record = await runRecord(connection);
    if (record.counts.notices === 0) {
      build.discard();
      throw nothingUsable(record.counts);
    }
    progress({ at: "compare" });
    const compare = async (): Promise<void> => {
      await interruptible(connection, signal, () => compareAll(connection, signal));
      const id = runId(record);
      await writeMeta(connection, {
        compared: comparedLine(),
        codebook_version: record.codebook.version,
        last_run: id,
      });
      await connection.run("insert or replace into runs values ($id, $record)", {
        id,
        record: JSON.stringify(record),
      });
    };
    await inTransaction(connection, compare);
    removeManifest(out);
    await build.publish();
  } finally {
    build.suspend();
  }
}

/** ingest → parse → tokenize → classify in threads, load here, a batch at a time. */
async function load(
  connection: DuckDBConnection,
  files: readonly Readable[],
  plan: Plan<Readable>,
  { jobs }: RunOptions,
  { progress, signal }: Effects,
): Promise<Manifest["work"]> {
  const columns = await tableColumns(connection);
  await writeCodebooks(connection, columns);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const queue = new Map(plan.read.map((file) => [file.path, file]));
  const alsoRead = (paths: readonly string[]): void => {
    for (const path of paths) if (byPath.has(path)) queue.set(path, byPath.get(path)!);
  };
  const retired = await retireFiles(connection, plan.retire);
  alsoRead(retired);
  let done = 0;
  let bytes = 0;
  let findings = 0;
  while (queue.size > 0) {
    const round = [...queue.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    queue.clear();
    for await (const batch of inBatches(readFiles(round, { jobs, limits: defaultLimits }))) {
      alsoRead(await writeBatch(connection, columns, batch, readingVersion));
      done += batch.length;
      for (const file of batch) {
        bytes += file.bytes ?? 0;
        for (const source of file.sources) findings += source.findings.length;
      }
      progress({ at: "read", done, total: Math.max(done, round.length), bytes, findings });
      if (signal.aborted) throw interrupted();
    }
  }
  const readAgain = new Set(retired);
  const recoded = plan.reclassify.filter((path) => !readAgain.has(path));
  for (let start = 0; start < recoded.length; start += RECLASSIFIED_AT_ONCE) {
    await reclassifyFiles(connection, columns, recoded.slice(start, start + RECLASSIFIED_AT_ONCE), readingVersion);
    if (signal.aborted) throw interrupted();
  }
  return { read: done, reclassified: recoded.length, retired: retired.length, unchanged: plan.unchanged };
}

async function databaseStands(files: readonly Readable[], out: string): Promise<boolean> {
  const path = join(out, DATABASE_NAME);
  if (!existsSync(path)) return false;
  const database = await openDatabase(path, "read");
  try {
    if ((await readMeta(database.connection)).compared !== comparedLine()) return false;
    const plan = await planRun(database.connection, files, readingVersion, withoutCoding, fingerprint);
    return plan.unchanged === files.length && plan.retire.length === 0;
  } finally {
    database.close();
  }
}

function fingerprint(file: Readable): string {
  return fingerprintOf(contentOf(file, defaultLimits));
}

/** What the tables of compare were made by and from; in `meta` under `compared`. */
function comparedLine(): string {
  return `${compareLine(programHashes())}; ${readingVersion}`;
}

function reportOptions({ formats, lang, redact }: RunOptions): ReportOptions {
  return { formats, lang, redact };
}

/** The input files, by the names a report for others shows them by. */
async function shownInputs(connection: DuckDBConnection, { redact }: RunOptions): Promise<readonly FileRef[]> {
  const inputs = await inputFiles(connection);
  if (!redact) return inputs;
  const { queries } = await import("./report/database.ts");
  const { pathMask } = await import("./report/redact/paths.ts");
  const { shown } = await pathMask(queries(connection).query);
  return inputs.map((input) => ({ ...input, path: shown.get(input.path) ?? input.path }));
}

async function stillStands(last: Manifest, options: RunOptions): Promise<boolean> {
  const made = JSON.stringify([last.program, last.report]);
  return made === JSON.stringify([programHashes(), reportOptions(options)]) && outputsStand(options.out, last);
}

/** Reasons that stand for no text at all. */
const NOTHING_THERE = new Set(["ingest/folder-empty", "ingest/system-file", "ingest/empty"]);

function nothingUsable({ seen, dropped }: Counts): Failure {
  if (Object.keys(dropped).every((code) => NOTHING_THERE.has(code)))
    return new Failure({
      zh: "没有可读的文件；请给出存放整改通报的文件或文件夹",
      en: "There is no file to read: give the files or the folder that hold the notices",
    });
  const reasons = Object.entries(dropped).map(([code, n]) => `${code} ${n}`);
  return new Failure({
    zh: `看过 ${seen} 份材料，没有一份是整改通报（${reasons.join("，")}）；没有写出任何结果`,
    en: `Saw ${seen} texts, none of them a rectification notice (${reasons.join(", ")}); nothing was written`,
  });
}

function interrupted(): Failure {
  return new Failure({
    zh: "已中断；做完的部分都已保存，再次执行同一命令即可接着做",
    en: "Interrupted: what was done is kept, run the same command again to go on",
  });
}
