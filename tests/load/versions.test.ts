import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { tableColumns } from "../../pipeline/load/append.ts";
import { writeBatch } from "../../pipeline/load/batch.ts";
import { createSchema } from "../../pipeline/load/database.ts";
import { retireFiles } from "../../pipeline/load/retire.ts";
import { markVersions } from "../../pipeline/load/versions.ts";
import { allRows, fileOf } from "./notices.ts";

/** A text of a hundred like sentences. */
const body = (sentence: string): string =>
  Array.from({ length: 120 }, (_, index) => `${index}${sentence}${index * 7}`).join("\n");

const LEDGER = "处台账登记有误，已逐项更正并由分管领导签字";
const MINUTES = "次会议没有记录，现已补写且交办公室归档保存";

it("counts one of two versions, says why, and counts the other when the first is gone", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await createSchema(connection);
  const columns = await tableColumns(connection);
  const early = `标题\n${body(LEDGER)}`;
  const corrected = `标题\n${body(LEDGER)}\n更正：附件已补。`;
  const files = [
    fileOf("a.txt", early),
    fileOf("b.txt", corrected),
    fileOf("c.txt", `标题\n${body(MINUTES)}`),
    fileOf("d.txt", early),
  ];
  await writeBatch(connection, columns, files, "1");
  await markVersions(connection, columns);
  const once = await allRows(connection);
  expect(once.sources).toMatchObject([
    { source_path: "a.txt", outcome: "superseded", reason: "ingest/version-republished" },
    { source_path: "b.txt", outcome: "loaded" },
    { source_path: "c.txt", outcome: "loaded" },
    { source_path: "d.txt", outcome: "duplicate" },
  ]);
  const [a, b, , d] = once.sources as Record<string, string>[];
  expect([a!.canonical_notice_id, d!.canonical_notice_id]).toEqual([b!.notice_id, b!.notice_id]);
  expect(once.findings).toHaveLength(2);

  await markVersions(connection, columns);
  expect(await allRows(connection)).toEqual(once);

  await retireFiles(connection, ["b.txt"]);
  await markVersions(connection, columns);
  const after = await allRows(connection);
  expect(after.sources).toMatchObject([
    { outcome: "loaded", reason: null },
    { outcome: "loaded" },
    { outcome: "duplicate" },
  ]);
  expect((after.notices as Record<string, unknown>[]).every(({ is_canonical }) => is_canonical === true)).toBe(true);
});
