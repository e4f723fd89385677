import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectOther, expectOutside, replaceFile } from "../../pipeline/commands/shared/output-file.ts";
import { printQuery } from "../../pipeline/commands/shared/print-query.ts";
import type { Terminal } from "../../pipeline/commands/shared/terminal.ts";
import { inventedDatabase } from "../support/invented-database.ts";
import { scratch } from "./corpus.ts";

const quiet: Terminal = { lang: "zh", say: ({ zh }) => zh, out: () => undefined, note: () => undefined };

describe("expectOther", () => {
  it("refuses the file that is read, by whatever name", () => {
    const folder = scratch();
    const read = join(folder, "a.duckdb");
    writeFileSync(read, "rows");
    linkSync(read, join(folder, "hard.csv"));
    symlinkSync(read, join(folder, "soft.csv"));
    for (const output of [read, `${folder}/./a.duckdb`, join(folder, "hard.csv"), join(folder, "soft.csv")])
      expect(() => expectOther("--output", output, [read])).toThrowError(
        expect.objectContaining({ exitCode: 2, say: expect.objectContaining({ zh: expect.stringMatching(/会覆盖/) }) }),
      );
    expectOther("--output", join(folder, "b.csv"), [read, join(folder, "not-there")]);
  });
});

describe("expectOutside", () => {
  it("refuses a folder that what is read lies in, because it is replaced as a whole", () => {
    const folder = scratch();
    mkdirSync(join(folder, "below"));
    writeFileSync(join(folder, "below", "a.duckdb"), "rows");
    for (const out of [folder, join(folder, "below"), join(folder, "below", "a.duckdb")])
      expect(() => expectOutside("--out", out, [join(folder, "below", "a.duckdb")])).toThrow(/overwrite/);
    expectOutside("--out", join(folder, "new"), [join(folder, "below", "a.duckdb")]);
  });
});

describe("replaceFile", () => {
  it("leaves the earlier file as it was when writing fails, and nothing beside it", async () => {
    const folder = scratch();
    const path = join(folder, "result.csv");
    writeFileSync(path, "earlier");
    await expect(
      replaceFile(path, async (unfinished) => {
        writeFileSync(unfinished, "half");
        throw new Error("wrong SQL");
      }),
    ).rejects.toThrow(/wrong SQL/);
    expect(readFileSync(path, "utf8")).toBe("earlier");
    await replaceFile(path, async (unfinished) => writeFileSync(unfinished, "whole"));
    expect(readFileSync(path, "utf8")).toBe("whole");
    expect(readdirSync(folder)).toEqual(["result.csv"]);
  });

  it("writes through a link and into what is no file", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "real.csv"), "earlier");
    symlinkSync(join(folder, "real.csv"), join(folder, "link.csv"));
    await replaceFile(join(folder, "link.csv"), async (unfinished) => writeFileSync(unfinished, "whole"));
    expect(readFileSync(join(folder, "real.csv"), "utf8")).toBe("whole");
    await replaceFile("/dev/null", async (device) => writeFileSync(device, "gone"));
    expect(existsSync("/dev/null.working")).toBe(false);
  });
});

describe("commands on a database", () => {
  it("query does not write over the database it reads", async () => {
    const folder = scratch();
    const db = join(folder, "v.duckdb");
    (await inventedDatabase(db)).closeSync();
    const before = readFileSync(db);
    for (const format of ["parquet", "csv", "json", "table"] as const)
      await expect(printQuery("select 1 a", { database: db, format, output: db }, quiet)).rejects.toMatchObject({
        exitCode: 2,
      });
    expect(readFileSync(db).equals(before)).toBe(true);
  });
});
