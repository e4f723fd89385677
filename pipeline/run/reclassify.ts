import { type DuckDBConnection, listValue } from "@duckdb/node-api";
import { codeNotice } from "../classify/classify.ts";
import { readRows } from "../compare/rows.ts";
import { appendRows, type TableColumns } from "../load/append.ts";
import { inTransaction } from "../load/database.ts";
import { codingRows } from "../load/notice-rows.ts";
import { appendPacked, packTable } from "../load/packed.ts";
import type { Codable, Evidence, Problem } from "../model.ts";
import { codePointOffsets, codeUnitOffsets, type Span } from "../span.ts";

/**
 * Codes the notices of some files again, from what the database holds of them: for a codebook that has changed since
 * they were read. All of it is in, or nothing. The rows are those of a fresh reading.
 *
 * @param stageVersion what is remembered of how the files were read
 */
export async function reclassifyFiles(
  connection: DuckDBConnection,
  columns: TableColumns,
  filePaths: readonly string[],
  stageVersion: string,
): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run("create or replace temp table coded_files as select unnest($paths) as file_path", {
      paths: listValue([...filePaths]),
    });
    await connection.run(`
      create or replace temp table coded_notices as
      select notice_id, text from notices
      where source_path in (select source_path from sources where file_path in (from coded_files))`);
    const coded = (await codableNotices(connection)).map(({ id, notice }) => ({
      id,
      notice,
      coding: codeNotice(notice),
    }));
    for (const table of ["problem_categories", "measure_types"])
      await connection.run(`delete from ${table} where notice_id in (select notice_id from coded_notices)`);
    await appendPacked(
      connection,
      columns,
      coded.map(({ id, notice, coding }) => {
        const { problem_categories, measure_types } = codingRows(id, coding, codePointOffsets(notice.source.text));
        return { problem_categories: packTable(problem_categories), measure_types: packTable(measure_types) };
      }),
    );
    await connection.run(
      "create or replace temp table profiles (measure_id varchar, modality varchar, specificity integer, outcome boolean)",
    );
    await appendRows(
      connection,
      "profiles",
      ["measure_id", "modality", "specificity", "outcome"],
      coded.flatMap(({ coding }) =>
        coding.measureProfiles.map(({ measureId, ...rest }) => ({ measure_id: measureId, ...rest })),
      ),
    );
    await connection.run(UPDATE_MEASURES);
    await connection.run(UPDATE_PROBLEMS);
    for (const table of ["files", "sources"])
      await connection.run(`update ${table} set stage_version = $stageVersion where file_path in (from coded_files)`, {
        stageVersion,
      });
  });
}

const UPDATE_MEASURES = `
  update measures set modality = profiles.modality, specificity = profiles.specificity, outcome = profiles.outcome
  from profiles where profiles.measure_id = measures.measure_id`;

const UPDATE_PROBLEMS = `
  update problems set best_specificity = scored.best, mean_specificity = scored.mean
  from (
    select problem_id, max(specificity) as best, avg(specificity) as mean
    from measures where notice_id in (select notice_id from coded_notices) group by problem_id
  ) as scored
  where scored.problem_id = problems.problem_id`;

interface CodableNotice {
  readonly id: string;
  readonly notice: Codable;
}

type DatabaseRow = Readonly<Record<string, unknown>>;

/** The notices of `coded_notices` as classify wants them, spans in UTF-16 units again. */
async function codableNotices(connection: DuckDBConnection): Promise<CodableNotice[]> {
  const rows = (sql: string): Promise<DatabaseRow[]> => readRows<DatabaseRow>(connection, sql);
  /** Rows of a table by notice. */
  const grouped = async (table: string, order: string): Promise<(noticeId: unknown) => readonly DatabaseRow[]> => {
    const groups = new Map<unknown, DatabaseRow[]>();
    const ofNotices = "where notice_id in (select notice_id from coded_notices)";
    for (const row of await rows(`from ${table} ${ofNotices} order by ${order}`)) {
      const group = groups.get(row.notice_id);
      if (group) group.push(row);
      else groups.set(row.notice_id, [row]);
    }
    return (noticeId) => groups.get(noticeId) ?? [];
  };
  const problems = await grouped("problems", "ordinal");
  const measures = await grouped("measures", "span_start, measure_id");
  // As appended: the order in which they were read.
  const evidence = await grouped("evidence", "rowid");
  return (await rows("from coded_notices order by notice_id")).map(({ notice_id, text }) => {
    const at = codeUnitOffsets(String(text));
    const span = (row: DatabaseRow): Span => ({ start: at(Number(row.span_start)), end: at(Number(row.span_end)) });
    return {
      id: String(notice_id),
      notice: {
        source: { text: String(text) },
        problems: problems(notice_id).map((row) => ({
          id: String(row.problem_id),
          parentId: row.parent_id as string | null,
          kind: row.kind as Problem["kind"],
          text: String(row.text),
          span: span(row),
          isLeaf: Boolean(row.is_leaf),
          themeKind: row.theme_kind as Problem["themeKind"],
        })),
        measures: measures(notice_id).map((row) => ({
          id: String(row.measure_id),
          text: String(row.text),
          span: span(row),
        })),
        evidence: evidence(notice_id).map((row) => ({
          measureId: row.measure_id as string | null,
          kind: row.kind as Evidence["kind"],
          text: String(row.text),
          unit: row.unit as string | null,
          isFuture: Boolean(row.is_future),
        })),
      },
    };
  });
}
