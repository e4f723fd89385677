import { expect, it } from "vitest";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { parseCsv, reportOf, textOf } from "./output.ts";

/** A database of two units with a third notice that names totals only. */
async function withTotalsOnly() {
  const database = await inventedDatabase(":memory:", { units: INVENTED_UNITS.slice(0, 2) });
  const connection = await database.connect();
  await connection.run(`
    insert into notices select * replace ('n-totals' as notice_id, 'u-totals' as unit_id, '岚川市档案馆' as unit)
    from notices order by notice_id limit 1`);
  await connection.run(`
    insert into declared_counts by name
    select 'n-totals' as notice_id, * exclude (notice_id) replace (12 as value, '12个问题' as raw, 'problems' as what)
    from declared_counts order by notice_id limit 1`);
  await connection.run(`
    insert into reconciliations by name
    select 'n-totals' as notice_id, * exclude (notice_id) replace (12 as declared, 'problems' as what)
    from reconciliations order by notice_id limit 1`);
  connection.closeSync();
  return database;
}

it("a notice that lists no problem is told of, with its totals", async () => {
  const output = await reportOf(await withTotalsOnly(), { formats: ["md", "csv"] });
  expect(textOf(output, "report.md")).toContain("另有 1 份没有列出问题");
  const units = (file: string) => parseCsv(textOf(output, file)).map(([unit]) => unit);
  for (const table of ["reconciliation", "notices"])
    expect(units(`tables/${table}.csv`), table).toContain("岚川市档案馆");
}, 120_000);

it("notices that list no problem at all are not compared, and nothing is said of none", async () => {
  const database = await withTotalsOnly();
  const connection = await database.connect();
  await connection.run("delete from problems");
  connection.closeSync();
  const text = textOf(await reportOf(database, { formats: ["html", "md"] }), "report.md");
  expect(text).toContain("没有列出具体问题");
  expect(text).toContain("12个问题");
  expect(text).not.toMatch(/0\/0|!\[\]|^0 条问题|没有申报总数| · · |范围内没有/m);
}, 120_000);
