/**
 * How long the comparison takes, by number of leaves. Not a test; run it by hand:
 *
 *     npx tsx tests/bench/compare.ts 12500 25000 50000 100000
 *
 * The corpus is invented and seeded: about 50 leaves a notice, 0.6 units a notice, two measures a leaf, a vocabulary
 * that grows with the corpus as that of real texts does (Heaps), a fifth of the statements begun with one of twelve
 * formulae, one statement in ten copied or lightly edited into another unit, one measure in five copied.
 *
 * Measured on 2 idle cores with 24 GiB, DuckDB 1.5.5, Node 20.20 (2026-11-22), by the clock, processor time in brackets:
 *
 *     leaves     compareAll         all 22 questions, every row   200 searches: median, p95   memory
 *     25,000      6.3 s (7.9)         2.6 s (4.4)                   22 ms, 42 ms              460 MB
 *     50,000     13.9 s (16.5)        4.8 s (8.4)                   28 ms, 61 ms              899 MB
 *     100,000    31.1 s (36.8)        9.0 s (16.2)                  30 ms, 80 ms              1.2 GB
 *
 * Doubling the leaves takes 2.21 and 2.24 times as long (processor time 2.09 and 2.23). The whole command `search` takes
 * 1.4 s from its start.
 *
 * On 2,000 generated notices of 6,000 characters (30,543 leaves, 91,666 measures; tests/bench/generate.ts) compareAll took 16.1 s of
 * processor time with the index of search; before its hot places were mended 26.0 s without one, in the same minutes.
 * nodejieba cuts the same texts in 5.0 s.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { parseQuery } from "../../pipeline/commands/shared/search/query.ts";
import { search } from "../../pipeline/commands/shared/search/search.ts";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { QUESTIONS } from "../../pipeline/compare/questions.ts";
import { appendRows } from "../../pipeline/compare/rows.ts";
import { SCHEMA_VERSION } from "../../pipeline/load/database.ts";
import { packageRoot, pipelineFile } from "../../pipeline/package-root.ts";
import { Choice, codebookWords, edited, inventStatement, printed, termsOf, type Worded } from "../compare/corpus.ts";

const LEAVES_A_NOTICE = 50;
const MEASURE_TYPES = ["rule-making", "study-training", "meeting-deliberation", "funds-recovery", "commitment"];
const MODALITIES = ["done", "done", "ongoing", "planned", "none"];

async function corpusOf(leaves: number, file: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, { threads: "2" });
  const connection = await instance.connect();
  await connection.run(readFileSync(pipelineFile("load", "schema.sql"), "utf8"));
  const choice = new Choice(leaves);
  const categories = [...codebookWords()].filter(([code]) => code !== "other");
  const formulae = Array.from(
    { length: 12 },
    () => `${inventStatement(choice, ...choice.of(categories)).clauses[0]!.join("")}，`,
  );
  const notices = Math.ceil(leaves / LEAVES_A_NOTICE);
  const units = Math.ceil(notices * 0.6);
  const rows: Record<
    "problems" | "problem_categories" | "measures" | "measure_types" | "terms",
    (string | number | boolean | null)[][]
  > = {
    problems: [],
    problem_categories: [],
    measures: [],
    measure_types: [],
    terms: [],
  };
  const said: Worded[] = [];
  const done: { readonly text: string; readonly terms: Readonly<Record<string, number>> }[] = [];
  for (let leaf = 0; leaf < leaves; leaf++) {
    const notice = `n${Math.floor(leaf / LEAVES_A_NOTICE)}`;
    const problem = `p${leaf}`;
    const [level1, cues] = choice.of(categories);
    const copied = said.length > 100 && choice.share() < 0.1 ? choice.of(said) : null;
    const worded = copied
      ? choice.share() < 0.5
        ? copied
        : edited(choice, copied, cues, 1)
      : inventStatement(choice, level1, cues);
    if (!copied) said.push(worded);
    const text = (choice.share() < 0.2 ? choice.of(formulae) : "") + printed(worded);
    rows.problems.push([problem, notice, text, leaf % LEAVES_A_NOTICE, choice.of(["completed", "ongoing", null])]);
    rows.problem_categories.push([
      problem,
      notice,
      choice.ranked([`${worded.level1}.a`, `${worded.level1}.b`, worded.level1]),
      worded.level1,
    ]);
    for (const [term, count] of Object.entries(termsOf(worded))) rows.terms.push([notice, problem, null, term, count]);
    for (let measure = 0; measure < 2; measure++) {
      const id = `${problem}m${measure}`;
      const act = done.length > 100 && choice.share() < 0.2 ? choice.of(done) : inventMeasure(choice, categories);
      done.push(act);
      rows.measures.push([id, problem, notice, measure, act.text, choice.of(MODALITIES), choice.below(4)]);
      for (const [term, count] of Object.entries(act.terms)) rows.terms.push([notice, problem, id, term, count]);
      rows.measure_types.push([id, notice, choice.of(MEASURE_TYPES)]);
    }
  }
  await stage(
    connection,
    "problems",
    "problem_id varchar, notice_id varchar, text varchar, ordinal integer, status varchar",
    rows.problems,
  );
  await connection.run(`insert into problems select problem_id, notice_id, null, 'problem', null, ordinal, text, 0, 0, 0, 0,
    true, null, null, 'fault', status, null, null, ordinal % 4, 1.0 from staged`);
  await stage(
    connection,
    "problem_categories",
    "problem_id varchar, notice_id varchar, code varchar, level1 varchar",
    rows.problem_categories,
  );
  await connection.run(
    "insert into problem_categories select problem_id, notice_id, code, level1, true, 1, 'rule', 'S3', false, false, null, [] from staged",
  );
  await stage(
    connection,
    "terms",
    "notice_id varchar, problem_id varchar, measure_id varchar, term varchar, count integer",
    rows.terms,
  );
  await connection.run("insert into terms select notice_id, problem_id, measure_id, term, 'n', count from staged");
  await stage(
    connection,
    "measures",
    "measure_id varchar, problem_id varchar, notice_id varchar, ordinal integer, text varchar, modality varchar, specificity integer",
    rows.measures,
  );
  await connection.run(
    "insert into measures select measure_id, problem_id, problem_id || 'b', notice_id, ordinal, true, text, modality, specificity, specificity = 3, 0, 0 from staged",
  );
  await stage(connection, "measure_types", "measure_id varchar, notice_id varchar, code varchar", rows.measure_types);
  await connection.run("insert into measure_types select measure_id, notice_id, code, true, 1, [] from staged");
  await connection.run(`insert into notices by name
    select 'n' || i as notice_id, 'n' || i || '.txt' as source_path, true as is_notice, true as is_canonical,
      'rectification' as doc_type, 'u' || i % ${units} as unit_id, '第' || i % ${units} || '局' as unit,
      ['党政机关', '事业单位', '国企'][1 + i % 3] as unit_type, ['市', '县区', '乡镇'][1 + i % 3] as unit_level,
      '第' || i % 40 || '县' as region, 2016 + i % 9 as inspection_year, make_date(2016 + i % 9, 6, 30) as inspection_end,
      '' as text, 0 as char_count
    from range(${notices}) as series(i)`);
  return connection;
}

function inventMeasure(
  choice: Choice,
  categories: readonly (readonly [string, readonly string[]])[],
): { text: string; terms: Record<string, number> } {
  const worded = inventStatement(choice, ...choice.of(categories));
  return {
    text: printed(worded).repeat(2),
    terms: termsOf({ ...worded, clauses: [...worded.clauses, ...worded.clauses] }),
  };
}

async function stage(
  connection: DuckDBConnection,
  _: string,
  columns: string,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): Promise<void> {
  await connection.run(`create or replace table staged (${columns})`);
  await appendRows(connection, "staged", rows);
}

/** Seconds since the last call: by the clock, and of processor time (what counts on a busy machine). */
function stopwatch(): () => string {
  let wall = performance.now();
  let cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    const text = `${((performance.now() - wall) / 1000).toFixed(1)} s (cpu ${((used.user + used.system) / 1e6).toFixed(1)} s)`;
    wall = performance.now();
    cpu = process.cpuUsage();
    return text;
  };
}

/** Searches by words of the codebook: one, two together, alternatives, exclusion, a phrase. */
function searches(): string[] {
  const words = [...codebookWords().values()].flat();
  const choice = new Choice(1);
  const word = (): string => choice.of(words);
  return Array.from({ length: 40 }, () => [
    word(),
    `${word()} ${word()}`,
    `${word()} OR ${word()}`,
    `${word()} -${word()}`,
    `"${word()}"`,
  ]).flat();
}

/** Milliseconds of each search, through the function the command calls, the first (which loads the dictionary) apart. */
async function searchTimes(connection: DuckDBConnection): Promise<string> {
  await search(connection, parseQuery("党费"), { limit: 20 });
  const wall: number[] = [];
  const processor: number[] = [];
  for (const typed of searches()) {
    const start = performance.now();
    const before = process.cpuUsage();
    await search(connection, parseQuery(typed), { limit: 20 });
    const used = process.cpuUsage(before);
    wall.push(performance.now() - start);
    processor.push((used.user + used.system) / 1000);
  }
  const told = (times: number[]): string => {
    times.sort((a, b) => a - b);
    const at = (share: number): string => times[Math.ceil(share * times.length) - 1]!.toFixed(0);
    return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`;
  };
  return `${wall.length} searches: ${told(wall)}; of processor time on both cores ${told(processor)}`;
}

const folder = mkdtempSync(join(tmpdir(), "xunjian-bench-"));
for (const size of process.argv.slice(2).map(Number)) {
  const file = join(folder, `${size}.duckdb`);
  const connection = await corpusOf(size, file);
  const compared = stopwatch();
  await compareAll(connection);
  console.log(`${size} leaves: compareAll ${compared()}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  const asked = stopwatch();
  const each = stopwatch();
  const times = [];
  for (const { name } of QUESTIONS) {
    await connection.run(`create or replace temp table answer as select * from ${name}`);
    const [row] = (await connection.runAndReadAll("select count(*)::integer from answer")).getRows();
    times.push(`  ${name.padEnd(22)} ${String(row![0]).padStart(9)} rows ${each()}`);
  }
  console.log(`${times.join("\n")}\n  all questions ${asked()}`);
  // Else the command below would first replay what was written.
  await connection.run("checkpoint");
  console.log(`  ${await searchTimes(connection)}`);
  await connection.run("insert into meta values ('schema_version', $version)", { version: String(SCHEMA_VERSION) });
  connection.closeSync();
  const command = performance.now();
  execFileSync(process.execPath, [join(packageRoot, "bin", "xunjian.js"), "search", "固定资产", "--db", file]);
  console.log(`  the whole command, from its start: ${((performance.now() - command) / 1000).toFixed(2)} s`);
}
rmSync(folder, { recursive: true, force: true });
