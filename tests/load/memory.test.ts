import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { Failure } from "../../pipeline/failure.ts";
import { inTransaction, withEnoughMemory } from "../../pipeline/load/database.ts";
import { asFailure } from "../../pipeline/load/trouble.ts";
import { databaseOf } from "../compare/database.ts";

async function connect() {
  return (await DuckDBInstance.create(":memory:")).connect();
}

test("work that needs more memory than usual is done again with more, from its beginning", async () => {
  const connection = await connect();
  const limits: string[] = [];
  const length = await withEnoughMemory(connection, async () => {
    const [[limit]] = (await connection.runAndReadAll("select current_setting('memory_limit')")).getRows() as [
      [string],
    ];
    limits.push(limit);
    // A list is gathered in memory: 80 million whole numbers take 640 MB.
    const rows = await connection.runAndReadAll("select len(list(range))::varchar from range(80000000)");
    return String(rows.getRows()[0]![0]);
  });
  expect(length).toBe("80000000");
  expect(limits).toHaveLength(2);
  expect(limits[0]).toMatch(/^48\d(\.\d)? MiB$/);
  // What has needed more once begins with more.
  const next = await withEnoughMemory(connection, () =>
    connection.runAndReadAll("select current_setting('memory_limit')"),
  );
  expect(next.getRows()).toEqual([[limits[1]]]);
});

test("a machine without enough memory is told as such", async () => {
  const connection = await connect();
  await connection.run("set memory_limit = '20MB'");
  const work = connection.run("select len(list(range)) from range(80000000)");
  const failure = await work.catch((error: unknown) => asFailure(error, "out/xunjian.duckdb"));
  expect(failure).toBeInstanceOf(Failure);
  expect((failure as Failure).say.en).toMatch(
    /^out\/xunjian\.duckdb takes more than a quarter of this machine's memory/,
  );
});

test.each([
  "Out of Memory Error: could not allocate block of size 256.0 KiB (480.0 MiB/488.2 MiB used)",
  "TransactionContext Error: Failed to commit: failed to pin block of size 256.0 KiB (28.5 MiB/28.6 MiB used)",
  "Failed to append: failed to offload data block of size 256.0 KiB",
])(
  "knows a lack of memory by what queries, commits and appenders say, and leaves nothing of the first try: %s",
  async (said) => {
    const connection = await connect();
    await connection.run("create table tries (n integer)");
    let tries = 0;
    await inTransaction(connection, async () => {
      await connection.run(`insert into tries values (${++tries})`);
      if (tries === 1) throw new Error(said);
    });
    expect((await connection.runAndReadAll("from tries")).getRows()).toEqual([[2]]);
  },
);

test("another failure is not tried again", async () => {
  const connection = await connect();
  let tries = 0;
  const work = withEnoughMemory(connection, async () => {
    tries++;
    await connection.run("select * from no_such_table");
  });
  await expect(work).rejects.toThrow(/no_such_table/);
  expect(tries).toBe(1);
});

test("comparing, which makes DuckDB let go of what it holds, leaves it the memory it had", async () => {
  const connection = await databaseOf([
    { id: "n1", leaves: [{ text: "防汛物资台账缺失", measures: [{ text: "补齐台账" }] }] },
  ]);
  const limit = async () => (await connection.runAndReadAll("select current_setting('memory_limit')")).getRows()[0]![0];
  await connection.run("set memory_limit = '700MB'");
  const before = await limit();
  await compareAll(connection);
  expect(await limit()).toBe(before);
});
