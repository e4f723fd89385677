import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it, vi } from "vitest";
import { dictionary } from "../../pipeline/commands/shared/export-tables.ts";
import { createSchema } from "../../pipeline/load/database.ts";
import { xunjian } from "../support/xunjian.ts";
import { notice, scratch, writeFiles } from "./corpus.ts";

vi.setConfig({ testTimeout: 300_000 });

/** Tables that are about the runs of one machine, not about the notices. */
const NOT_EXPORTED = ["files", "meta", "runs"];

it("the dictionary explains every table and column of the schema, and no other", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await createSchema(connection);
  const rows = await connection.runAndReadAll(
    "select table_name, column_name from duckdb_columns() where not internal",
  );
  const schema = rows.getRows().map(([table, column]) => `${table}.${column}`);
  const explained = Object.entries(dictionary()).flatMap(([table, { columns }]) =>
    Object.entries(columns).map(([column, { zh, en }]) => {
      expect(
        [zh, en].every((words) => words.length > 0),
        `${table}.${column}`,
      ).toBe(true);
      return `${table}.${column}`;
    }),
  );
  expect(explained.sort()).toEqual(schema.filter((name) => !NOT_EXPORTED.includes(name.split(".")[0]!)).sort());
});

it("writes every table in every format, masked on request, the same bytes each time", async () => {
  const folder = scratch();
  const contact = notice("云岭县水务局").replace("进行监督。", "进行监督。联系人：欧阳明亮，联系电话：0990-7654321。");
  writeFiles(folder, { "in/a.txt": contact });
  const out = join(folder, "out");
  await xunjian(["run", join(folder, "in"), "--out", out, "--format", "csv"]);
  const db = join(out, "xunjian.duckdb");
  const write = (to: string, ...more: string[]) =>
    xunjian(["export", "--db", db, "--out", join(folder, to), "--format", "parquet,csv,jsonl", ...more]);

  const first = await write("first");
  expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: `数据：${join(folder, "first")}\n` });
  const names = readdirSync(join(folder, "first")).sort();
  for (const table of Object.keys(dictionary()))
    for (const format of ["parquet", "csv", "jsonl"]) expect(names).toContain(`${table}.${format}`);
  expect(names).toContain("data-dictionary.csv");
  expect(readFileSync(join(folder, "first", "notices.csv"), "utf8")).toContain("0990-7654321");

  await write("second");
  for (const name of names)
    expect(readFileSync(join(folder, "second", name)).equals(readFileSync(join(folder, "first", name))), name).toBe(
      true,
    );

  expect((await write("public", "--redact")).code).toBe(0);
  for (const name of names) {
    const content = readFileSync(join(folder, "public", name)).toString("latin1");
    for (const secret of ["0990-7654321", "7654321", Buffer.from("明亮").toString("latin1")])
      expect(content.includes(secret), `${name}: ${secret}`).toBe(false);
  }
});
