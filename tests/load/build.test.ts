import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasUnfinishedBuild, openBuild, reopenBuild } from "../../pipeline/load/build.ts";
import { openDatabase, readMeta, SCHEMA_VERSION, writeMeta } from "../../pipeline/load/database.ts";
import { lockFolder } from "../../pipeline/load/lock.ts";
import { asFailure } from "../../pipeline/load/trouble.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xunjian-build-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const whole = (): string => join(folder, "xunjian.duckdb");

/** Another process that holds a file of the folder as a database until it is killed. */
async function holder(name: string): Promise<ChildProcess> {
  const script = `
    const { DuckDBInstance } = await import("@duckdb/node-api");
    globalThis.held = await DuckDBInstance.create(${JSON.stringify(join(folder, name))});
    console.log("held"); process.stdin.resume();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  await once(child.stdout!, "data");
  return child;
}

describe("openBuild", () => {
  it("leaves the last whole database alone until it is published", async () => {
    const first = await openBuild(folder);
    await writeMeta(first.database.connection, { note: "first" });
    await first.publish();
    const second = await openBuild(folder);
    await writeMeta(second.database.connection, { note: "second" });
    const reader = await openDatabase(whole(), "read");
    expect((await readMeta(reader.connection)).note).toBe("first");
    reader.close();
    await second.publish();
    const after = await openDatabase(whole(), "read");
    expect((await readMeta(after.connection)).note).toBe("second");
    after.close();
    expect(readdirSync(folder)).toEqual(["xunjian.duckdb"]);
  });

  it("reopened, never starts over from the last whole database, whose rows are not the ones just loaded", async () => {
    const old = await openBuild(folder);
    await writeMeta(old.database.connection, { note: "old" });
    await old.publish();
    const loaded = await openBuild(folder);
    await writeMeta(loaded.database.connection, { note: "loaded" });
    loaded.suspend();
    const reopened = await reopenBuild(folder);
    expect((await readMeta(reopened.database.connection)).note).toBe("loaded");
    reopened.suspend();
    writeFileSync(join(folder, "xunjian.duckdb.working"), "no database");
    await expect(reopenBuild(folder)).rejects.toThrow(/DuckDB/);
    expect(hasUnfinishedBuild(folder)).toBe(true);
  });

  it("goes on from what a suspended build had committed", async () => {
    const first = await openBuild(folder);
    await writeMeta(first.database.connection, { note: "kept" });
    first.suspend();
    expect(existsSync(whole())).toBe(false);
    expect(hasUnfinishedBuild(folder)).toBe(true);
    const second = await openBuild(folder);
    expect((await readMeta(second.database.connection)).note).toBe("kept");
    second.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("starts over when the working copy is damaged", async () => {
    writeFileSync(
      join(folder, "xunjian.duckdb.working"),
      "not a database, but long enough to look like one".repeat(400),
    );
    const build = await openBuild(folder);
    expect((await readMeta(build.database.connection)).schema_version).toBe(String(SCHEMA_VERSION));
    build.discard();
  });

  it("keeps a working copy that only cannot be opened now: held by another program, or of a newer version", async () => {
    const first = await openBuild(folder);
    await writeMeta(first.database.connection, { note: "hours of reading" });
    first.suspend();
    const other = await holder("xunjian.duckdb.working");
    await expect(openBuild(folder)).rejects.toMatchObject({ exitCode: 1, say: { zh: expect.stringMatching(/正被/) } });
    other.kill("SIGKILL");
    await once(other, "exit");
    const again = await openBuild(folder);
    expect((await readMeta(again.database.connection)).note).toBe("hours of reading");
    await writeMeta(again.database.connection, { schema_version: "99" });
    again.suspend();
    await expect(openBuild(folder)).rejects.toMatchObject({ say: { zh: expect.stringMatching(/更新版本/) } });
    expect(hasUnfinishedBuild(folder)).toBe(true);
  });

  it("gives a database of an earlier version what it lacks; until then it is not read", async () => {
    const earlier = await openBuild(folder);
    await earlier.database.connection.run(`
      alter table declared_counts drop column counted;
      alter table findings drop column detail;
      insert into findings values (null, null, 'a', 'a/b', 'note', '话', '话', 0, 0);
      insert into declared_counts (notice_id, what, value, raw, level_word, span_start, span_end) values
        ('n1', 'completed', 60, '已完成60条', '整改措施', 0, 6), ('n1', 'measures', 64, '整改措施64条', '整改措施', 6, 13),
        ('n1', 'ongoing', 2, '2个正在推进', '', 13, 19)`);
    await writeMeta(earlier.database.connection, { schema_version: "1" });
    await earlier.publish();
    await expect(openDatabase(whole(), "read")).rejects.toThrow(/an earlier xunjian/);
    const later = await openBuild(folder);
    const findings = await later.database.connection.runAndReadAll("select message, detail from findings");
    expect(findings.getRows()).toEqual([["话", null]]);
    const rows = await later.database.connection.runAndReadAll(
      "select what, counted from declared_counts order by value",
    );
    expect(rows.getRows()).toEqual([
      ["ongoing", null],
      ["completed", "measures"],
      ["measures", null],
    ]);
    expect((await readMeta(later.database.connection)).schema_version).toBe(String(SCHEMA_VERSION));
    later.discard();
  });

  it("refuses a database of a newer version and says so in one line", async () => {
    const build = await openBuild(folder);
    await writeMeta(build.database.connection, { schema_version: "99" });
    await build.publish();
    for (const open of [() => openBuild(folder), () => openDatabase(whole(), "read")])
      await expect(open()).rejects.toMatchObject({ exitCode: 1, say: { zh: expect.stringMatching(/更新版本/) } });
    expect(readdirSync(folder)).toEqual(["xunjian.duckdb"]);
  });
});

describe("openDatabase", () => {
  it("says what is missing, what is no database, and what is no database of ours", async () => {
    await expect(openDatabase(whole(), "read")).rejects.toMatchObject({ exitCode: 2, say: { en: /no database/ } });
    writeFileSync(whole(), "甲".repeat(9000));
    await expect(openDatabase(whole(), "read")).rejects.toMatchObject({ exitCode: 1, say: { en: /not a DuckDB/ } });
    rmSync(whole());
    const other = await openDatabase(whole(), "write");
    await other.connection.run("create table t (a integer)");
    other.close();
    await expect(openDatabase(whole(), "read")).rejects.toMatchObject({ say: { en: /not a database of xunjian/ } });
  });

  it("hands no other program's file, folder or scheme to DuckDB, which would fetch an extension for it", async () => {
    writeFileSync(whole(), `SQLite format 3\0${"\0".repeat(9000)}`);
    for (const mode of ["read", "write"] as const)
      await expect(openDatabase(whole(), mode)).rejects.toMatchObject({
        exitCode: 1,
        say: { zh: expect.stringMatching(/不是 xunjian 的数据库/), en: /not a database of xunjian/ },
      });
    await expect(openDatabase(folder, "read")).rejects.toMatchObject({ say: { en: /not a database of xunjian/ } });
    await expect(openBuild(folder)).rejects.toMatchObject({ say: { en: /not a database of xunjian/ } });
  });

  it("takes a colon in a path for a part of the name", async () => {
    const here = process.cwd();
    process.chdir(folder);
    try {
      (await openDatabase("md:foo", "write")).close();
    } finally {
      process.chdir(here);
    }
    expect(readdirSync(folder)).toEqual(["md:foo"]);
  });

  it("neither fetches nor loads extensions", async () => {
    const { connection, close } = await openDatabase(whole(), "write");
    const settings = await connection.runAndReadAll(
      "select current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')",
    );
    close();
    expect(settings.getRows()).toEqual([[false, false]]);
  });

  it("says of one that was cut short that it is damaged, and the run after it says so too", async () => {
    const build = await openBuild(folder);
    await build.publish();
    const bytes = readFileSync(whole());
    for (const length of [100, 5000, bytes.length - 4096]) {
      writeFileSync(whole(), bytes.subarray(0, length));
      await expect(openDatabase(whole(), "read")).rejects.toMatchObject({ say: { zh: /已损坏/, en: /damaged/ } });
      await expect(openBuild(folder)).rejects.toMatchObject({ say: { zh: /已损坏/ } });
    }
  });
});

describe("lockFolder", () => {
  it("keeps a second run out, and lets it in when the first is killed", async () => {
    const child = await holder(".xunjian.lock");
    await expect(lockFolder(folder)).rejects.toMatchObject({ exitCode: 1, say: { zh: expect.stringMatching(/正被/) } });
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    const lock = await lockFolder(folder);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

it("an error of the program itself is not dressed up", () => {
  const error = new TypeError("x is undefined");
  expect(asFailure(error, "a")).toBe(error);
  expect(asFailure(new Error("IO Error: No space left on device"), "a")).toMatchObject({ say: { zh: /磁盘已满/ } });
});

it("a thread out of memory is told in one line", async () => {
  const thread = new Worker("const all = []; for (;;) all.push({});", {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  });
  const [full] = await once(thread, "error");
  expect(asFailure(full, "a")).toMatchObject({ say: { zh: /内存/ } });
});
