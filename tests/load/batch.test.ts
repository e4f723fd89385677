import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableColumns } from "../../pipeline/load/append.ts";
import { inBatches, writeBatch } from "../../pipeline/load/batch.ts";
import { createSchema } from "../../pipeline/load/database.ts";
import type { ReadFile } from "../../pipeline/load/packed.ts";
import { planRun } from "../../pipeline/load/plan.ts";
import { retireFiles } from "../../pipeline/load/retire.ts";
import { allRows, fileOf } from "./notices.ts";

async function emptyDatabase() {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await createSchema(connection);
  return connection;
}

type Connection = Awaited<ReturnType<typeof emptyDatabase>>;

/** Brings a database to what `files` say, as a run does; `size` files a batch. */
async function bringTo(connection: Connection, files: readonly ReadFile[], size = 2): Promise<number> {
  const columns = await tableColumns(connection);
  const withPath = files.map((file) => ({ ...file, path: file.filePath }));
  const plan = await planRun(
    connection,
    withPath,
    "1",
    (version) => version,
    (file) => file.fingerprint,
  );
  const byPath = new Map(withPath.map((file) => [file.path, file]));
  const again = (await retireFiles(connection, plan.retire)).concat(plan.read.map(({ path }) => path));
  let read = 0;
  while (again.length > 0) {
    const round = [...new Set(again.splice(0))].sort().flatMap((path) => byPath.get(path) ?? []);
    for (let start = 0; start < round.length; start += size) {
      const batch = round.slice(start, start + size);
      read += batch.length;
      again.push(...(await writeBatch(connection, columns, batch, "1")));
    }
  }
  return read;
}

describe("writeBatch", () => {
  it("stores rows whose spans quote the text in the database's own units", async () => {
    const connection = await emptyDatabase();
    await bringTo(connection, [fileOf("a.txt", "𠮷祥台账不全\n一是补登")]);
    const quotes = await connection.runAndReadAll(`
      select p.text, substr(n.text, p.span_start + 1, p.span_end - p.span_start), c.cues[1].text,
        substr(n.text, c.cues[1].span_start + 1, c.cues[1].span_end - c.cues[1].span_start), n.inspection_end, n.inspection_year
      from problems p join notices n using (notice_id) join problem_categories c using (problem_id)`);
    expect(quotes.getRowsJson()).toEqual([["𠮷祥台账不全", "𠮷祥台账不全", "全", "全", "2023-06-30", 2023]]);
  });

  it("keeps the rows of the first path and calls the others duplicates", async () => {
    const connection = await emptyDatabase();
    await bringTo(connection, [fileOf("b.txt", "甲\n乙"), fileOf("a.txt", "甲\n乙"), fileOf("c.txt", "甲\n乙")]);
    const sources = await connection.runAndReadAll("select source_path, outcome from sources order by 1");
    expect(sources.getRows()).toEqual([
      ["a.txt", "loaded"],
      ["b.txt", "duplicate"],
      ["c.txt", "duplicate"],
    ]);
  });

  it("leaves nothing of a batch that fails", async () => {
    const connection = await emptyDatabase();
    const columns = await tableColumns(connection);
    const bad = fileOf("a.txt", "甲\n乙");
    const broken = { ...bad.sources[0]!, findings: [{ stage: "parse" }] };
    await expect(writeBatch(connection, columns, [{ ...bad, sources: [broken] }], "1")).rejects.toThrow(/findings/);
    expect((await allRows(connection)).notices).toEqual([]);
    expect((await allRows(connection)).problems).toEqual([]);
  });
});

describe("a changed corpus", () => {
  it("a removed file hands its text to the file that repeats it", async () => {
    const connection = await emptyDatabase();
    await bringTo(connection, [fileOf("a.txt", "甲\n乙"), fileOf("b.txt", "甲\n乙")]);
    await bringTo(connection, [fileOf("b.txt", "甲\n乙")]);
    expect((await allRows(connection)).sources).toMatchObject([{ source_path: "b.txt", outcome: "loaded" }]);
    expect((await allRows(connection)).findings).toEqual([]);
  });

  it("an unchanged corpus is not read again", async () => {
    const connection = await emptyDatabase();
    const files = [fileOf("a.txt", "甲\n乙"), fileOf("b.zip", "丙\n丁", "戊\n己")];
    expect(await bringTo(connection, files)).toBe(2);
    expect(await bringTo(connection, files)).toBe(0);
  });

  it("ends with the rows of a fresh load, whatever came before", async () => {
    const text = fc.constantFrom("甲\n一", "乙\n二", "丙\n三", "丁\n四");
    const corpus = fc.dictionary(
      fc.constantFrom("a", "b", "c", "d", "e"),
      fc.array(text, { minLength: 1, maxLength: 3 }),
      {
        maxKeys: 5,
      },
    );
    const filesOf = (texts: Record<string, string[]>): ReadFile[] =>
      Object.keys(texts)
        .sort()
        .map((path) => fileOf(path, ...texts[path]!));
    await fc.assert(
      fc.asyncProperty(
        fc.array(corpus, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (history, size) => {
          const connection = await emptyDatabase();
          for (const texts of history) await bringTo(connection, filesOf(texts), size);
          const fresh = await emptyDatabase();
          await bringTo(fresh, filesOf(history.at(-1)!), 9);
          expect(await allRows(connection)).toEqual(await allRows(fresh));
        },
      ),
      { seed: 7, numRuns: 25 },
    );
  }, 120_000);
});

it("batches hold every file once, in order", async () => {
  const files = Array.from({ length: 600 }, (_, index) => fileOf(`f${index}`, `甲${index}\n乙`));
  async function* inFours() {
    for (let start = 0; start < files.length; start += 4) yield files.slice(start, start + 4);
  }
  const batches: ReadFile[][] = [];
  for await (const batch of inBatches(inFours())) batches.push(batch);
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.flat()).toEqual(files);
});
