import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { withEnoughMemory } from "../../pipeline/load/database.ts";

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
