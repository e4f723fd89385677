import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "../../failure.ts";
import { level1Of } from "../codebook.ts";
import type { UnsettledLeaf } from "../study/proposals.ts";
import type { SettledLabel } from "./adjudicate.ts";
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

/** Leaves the codebook did not settle (abstentions, `other.*`, those to be reviewed), and the texts of all others. */
export async function unsettledLeaves(
  connection: DuckDBConnection,
): Promise<{ readonly unsettled: readonly UnsettledLeaf[]; readonly settled: readonly string[] }> {
  const rows = (await connection.runAndReadAll(UNSETTLED)).getRowObjects();
  return {
    unsettled: rows
      .filter(({ unsettled }) => unsettled)
      .map(({ problem_id, text }) => ({ problemId: String(problem_id), text: String(text) })),
    settled: rows.filter(({ unsettled }) => !unsettled).map(({ text }) => String(text)),
  };
}

const UNSETTLED = `
select leaf.problem_id, leaf.text, coalesce(category.needs_review or category.level1 = 'other', true) as unsettled
from problems leaf
join notices notice using (notice_id)
left join problem_categories category on category.problem_id = leaf.problem_id and category.is_primary
where leaf.is_leaf and notice.is_notice and notice.is_canonical and leaf.text <> ''
  and coalesce(category.code, '') <> 'other.not-public'
order by leaf.notice_id, leaf.ordinal`;

/**
 * Keeps people's labels in the table `labels`, in place of older ones of the same leaves. They take effect with
 * {@link overrideCodes}. A leaf the database does not have is left out.
 *
 * @returns how many leaves were labelled, and the ids of those the database does not have
 * @throws Failure when the database was made before there was such a table
 */
export async function storeLabels(
  connection: DuckDBConnection,
  labels: readonly SettledLabel[],
): Promise<{ readonly stored: number; readonly unknown: readonly string[] }> {
  if (!(await hasLabels(connection)))
    throw new Failure({
      zh: "这个数据库由较早的 xunjian 生成，没有人工标注表；请用 `xunjian run` 在新的输出目录重新生成",
      en: "This database was made by an earlier xunjian and has no table of labels: make it anew with `xunjian run` in another folder",
    });
  const unknown: string[] = [];
  for (const { problemId, codes, coder, labelledAt, note } of labels) {
    const found = await connection.runAndReadAll("select notice_id from problems where problem_id = $id and is_leaf", {
      id: problemId,
    });
    const noticeId = found.getRows()[0]?.[0];
    if (noticeId === undefined) {
      unknown.push(problemId);
      continue;
    }
    await connection.run("delete from labels where problem_id = $id", { id: problemId });
    for (const [rank, code] of codes.entries())
      await connection.run("insert into labels values ($id, $notice, $code, $level1, $primary, $coder, $at, $note)", {
        id: problemId,
        notice: String(noticeId),
        code,
        level1: level1Of(code),
        primary: rank === 0,
        coder,
        at: labelledAt || null,
        note: note || null,
      });
  }
  return { stored: labels.length - unknown.length, unknown };
}

const OVERRIDE = `
delete from problem_categories where problem_id in (select problem_id from labels);
insert into problem_categories
  (problem_id, notice_id, code, level1, is_primary, score, method, rule_id, inherited, needs_review, runner_up, cues)
select problem_id, label.notice_id, code, level1, is_primary, 1, 'person', coder, false, false, null, []
from labels label join problems leaf using (problem_id) where leaf.is_leaf
order by all;`;

/**
 * Puts people's codes in place of the program's (`method = 'person'`), wherever a labelled leaf stands in the database.
 * Comparisons made before it no longer hold.
 */
export async function overrideCodes(connection: DuckDBConnection): Promise<void> {
  if (await hasLabels(connection)) await connection.run(OVERRIDE);
}

/** Labelled leaves of a database. */
export interface LabelCounts {
  /** Leaves a label decides. */
  readonly leaves: number;
  /** Labels whose leaf the database no longer has: its notice was removed, or is cut otherwise now. */
  readonly without_leaf: number;
}

/** Null where nobody labelled anything. */
export async function countLabels(connection: DuckDBConnection): Promise<LabelCounts | null> {
  if (!(await hasLabels(connection))) return null;
  const rows = await connection.runAndReadAll(
    `select count(distinct problem_id) filter (is_leaf), count(distinct problem_id) filter (is_leaf is null)
     from labels left join (from problems where is_leaf) using (problem_id)`,
  );
  const [leaves, without_leaf] = rows.getRows()[0]!.map(Number) as [number, number];
  return leaves + without_leaf === 0 ? null : { leaves, without_leaf };
}

async function hasLabels(connection: DuckDBConnection): Promise<boolean> {
  const tables = await connection.runAndReadAll("select 1 from duckdb_tables() where table_name = 'labels'");
  return tables.currentRowCount > 0;
}
