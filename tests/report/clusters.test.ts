import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { queries } from "../../pipeline/report/database.ts";

it("a cluster is named by what most of its findings are about, not by its first", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`
    create table compared_leaves as
    select * from (values
      ('n1.p1', 'n1', 'u1', 'rectification.past-inspection'),
      ('n2.p1', 'n2', 'u2', 'finance.revenue'),
      ('n3.p1', 'n3', 'u3', 'finance.revenue')
    ) as leaf (problem_id, notice_id, unit_id, code);
    alter table compared_leaves add column unit varchar;
    alter table compared_leaves add column region varchar;
    alter table compared_leaves add column inspection_year integer;
    alter table compared_leaves add column text varchar;
    alter table compared_leaves add column is_withheld boolean default false;
    create table report_leaf as select problem_id from compared_leaves;
    create table recurrences as
    select 'c1' as cluster_id, 'paraphrase' as tier, problem_id, 1.0 as similarity, true as verified from compared_leaves
  `);
  const rows = await queries(connection).query<{ code: string; cluster_code: string }>("clusters", {
    limit: 10,
    quotes: 10,
  });
  connection.closeSync();
  expect(rows[0]!.code).toBe("rectification.past-inspection");
  expect(rows.map((row) => row.cluster_code)).toEqual(["finance.revenue", "finance.revenue", "finance.revenue"]);
});
