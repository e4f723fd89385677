import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBInstance } from "@duckdb/node-api";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, it } from "vitest";
import { exportTables } from "../../pipeline/commands/shared/export-tables.ts";
import type { ReportOptions } from "../../pipeline/report/report.ts";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, reportOf } from "./output.ts";

const PRIVATE = "经办人赵云舟、李青松违规报销，举报电话0000-7654321，邮箱someone@example.invalid。";
const SECRETS = ["赵云舟", "云舟", "李青松", "青松", "7654321", "someone@"];

let database: DuckDBInstance;

beforeAll(async () => {
  // The same words as title, statement, measure and finding; two units with the same faults, so that quotes cluster.
  const units = INVENTED_UNITS.slice(0, 2).map((unit) => ({ ...unit, leaves: 6 }));
  database = await inventedDatabase(":memory:", { units, statement: PRIVATE });
  const connection = await database.connect();
  await connection.run("update notices set title = title || $1", [PRIVATE]);
  await connection.run("update declared_counts set raw = raw || $1", [PRIVATE]);
  await connection.run("update problems set status_raw = status_raw || $1 where status_raw is not null", [PRIVATE]);
  await connection.run("update findings set message = message || $1, remedy = remedy || $1", [PRIVATE]);
  // A file named after a person; the words a name is cut into.
  await connection.run("update sources set source_path = '赵云舟-' || source_path");
  await connection.run("update notices set source_path = '赵云舟-' || source_path");
  await connection.run("update findings set source_path = '赵云舟-' || source_path");
  await connection.run("update blocks set lead = $1, label = $1", [PRIVATE]);
  connection.closeSync();
}, 120_000);

/** What a reader could find in a file, archives opened. */
function inside(name: string, content: Buffer): string {
  if (!/\.(?:xlsx|docx)$/.test(name)) return content.toString("utf8");
  return Object.values(unzipSync(content))
    .map((part) => strFromU8(part))
    .join("\n");
}

function found(output: Output): readonly string[] {
  return [...output].flatMap(([name, content]) => {
    const text = inside(name, content);
    return SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${name}: ${secret}`);
  });
}

const SCOPES: readonly Partial<ReportOptions>[] = [
  {},
  { unit: "岚川市教育局" },
  { category: "finance" },
  { lang: "en" },
];

it.each(SCOPES)(
  "masks persons, telephones and e-mails in every file of a report and says so (%o)",
  async (options) => {
    const restricted = await reportOf(database, options);
    expect(found(restricted).length).toBeGreaterThan(20);
    const open = await reportOf(database, { ...options, redact: true });
    expect([...open.keys()]).toEqual([...restricted.keys()]);
    expect(found(open)).toEqual([]);
    const said = options.lang === "en" ? ["Restricted version", "Public version"] : ["内部版", "对外版"];
    for (const [ending, name] of [".html", ".xlsx", ".docx", ".md", "/about.csv"].map(
      (one) => [one, [...open.keys()].find((key) => key.endsWith(one))!] as const,
    )) {
      expect(inside(name, restricted.get(name)!), ending).toContain(said[0]);
      expect(inside(name, open.get(name)!), ending).toContain(said[1]);
      expect(inside(name, open.get(name)!), ending).not.toContain(said[0]);
    }
  },
  120_000,
);

it("masks them in exported tables of every format", async () => {
  const exported = async (redact: boolean): Promise<Output> => {
    const folder = mkdtempSync(join(tmpdir(), "xunjian-export-"));
    const connection = await database.connect();
    await exportTables(connection, folder, { formats: ["parquet", "csv", "jsonl"], redact, lang: "zh" });
    connection.closeSync();
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  };
  const restricted = await exported(false);
  expect(found(restricted).length).toBeGreaterThan(20);
  expect(restricted.get("CITATION.cff")!.toString()).toMatch(/编码本 [\d.]+；语料：.*内部版/s);
  const open = await exported(true);
  expect(found(open)).toEqual([]);
  expect(open.get("CITATION.cff")!.toString()).toContain("对外版");
}, 120_000);
