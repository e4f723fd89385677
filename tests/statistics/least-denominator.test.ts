import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { compareSql } from "../../pipeline/compare/rows.ts";
import { LEAST_DENOMINATOR } from "../../pipeline/statistics/least-denominator.ts";

it("is the same in queries and in TypeScript", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(compareSql("macros.sql"));
  expect((await connection.runAndReadAll("select least_denominator()")).getRows()).toEqual([[LEAST_DENOMINATOR]]);
  connection.closeSync();
});
