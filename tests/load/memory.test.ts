import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { inTransaction, withEnoughMemory } from "../../pipeline/load/database.ts";

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
    await withEnoughMemory(connection, () =>
      inTransaction(connection, async () => {
        await connection.run(`insert into tries values (${++tries})`);
        if (tries === 1) throw new Error(said);
      }),
    );
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
