import type { DuckDBConnection } from "@duckdb/node-api";
import { level1Of } from "../codebook.ts";
import type { LabelRow } from "./label-row.ts";

const LEAVES = `
select leaf.problem_id, leaf.notice_id, coalesce(notice.unit, '') as unit, leaf.text,
  coalesce(above.text, '') as above, coalesce(top.text, '') as top,
  coalesce(category.code, '') as code, category.score
from problems leaf
join notices notice using (notice_id)
left join problems above on above.problem_id = leaf.parent_id
left join problems top on top.problem_id = above.parent_id
left join problem_categories category on category.problem_id = leaf.problem_id and category.is_primary
where leaf.is_leaf and notice.is_notice and notice.is_canonical and leaf.text <> ''
order by leaf.notice_id, leaf.ordinal`;

/**
 * Every leaf of a database as a row still to be coded, in document order.
 *
 * @param blind leaves out what the program thinks, so that it cannot lead the coder
 */
export async function leavesToCode(connection: DuckDBConnection, blind: boolean): Promise<LabelRow[]> {
  const rows = (await connection.runAndReadAll(LEAVES)).getRowObjects();
  return rows.map((row) => ({
    problemId: String(row.problem_id),
    noticeId: String(row.notice_id),
    unit: String(row.unit),
    text: String(row.text),
    above: [row.top, row.above].map(String).filter(Boolean).join(" › "),
    suggested: blind ? "" : String(row.code),
    suggestedScore: blind || row.score === null ? null : Number(row.score),
    primary: "",
    secondary1: "",
    secondary2: "",
    coder: "",
    labelledAt: "",
    done: false,
    note: "",
  }));
}

/** Rows that stand for a decision: coded and marked as done. */
export const decided = (rows: readonly LabelRow[]): LabelRow[] => rows.filter((row) => row.done && row.primary !== "");

/**
 * Puts people's codes in place of the program's (`method = 'person'`). A leaf the database does not have is left out.
 *
 * @returns how many leaves were recoded
 */
export async function applyLabels(connection: DuckDBConnection, rows: readonly LabelRow[]): Promise<number> {
  let applied = 0;
  for (const row of decided(rows)) {
    const found = await connection.runAndReadAll("select notice_id from problems where problem_id = $id and is_leaf", {
      id: row.problemId,
    });
    const noticeId = found.getRows()[0]?.[0];
    if (noticeId === undefined) continue;
    await connection.run("delete from problem_categories where problem_id = $id", { id: row.problemId });
    for (const [rank, code] of [row.primary, row.secondary1, row.secondary2].filter(Boolean).entries())
      await connection.run(
        `insert into problem_categories
           (problem_id, notice_id, code, level1, is_primary, score, method, rule_id, inherited, needs_review, runner_up, cues)
         values ($id, $notice, $code, $level1, $primary, 1, 'person', $coder, false, false, null, [])`,
        {
          id: row.problemId,
          notice: String(noticeId),
          code,
          level1: level1Of(code),
          primary: rank === 0,
          coder: row.coder === "" ? "person" : row.coder,
        },
      );
    applied++;
  }
  return applied;
}
