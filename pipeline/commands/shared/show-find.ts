import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "../../failure.ts";
import { type Found, rowsOf } from "./rows.ts";

/** A notice with its rows, as `show` prints it. */
export interface ShownNotice {
  readonly kind: "notice";
  readonly notice: Found;
  readonly declared: readonly Found[];
  readonly problems: readonly Found[];
  readonly measures: readonly Found[];
  readonly findings: readonly Found[];
}

/** A problem with everything that hangs on it. */
export interface ShownProblem {
  readonly kind: "problem";
  readonly problem: Found;
  readonly above: readonly Found[];
  readonly categories: readonly Found[];
  readonly blocks: readonly Found[];
  readonly measures: readonly Found[];
  readonly evidence: readonly Found[];
  /** The source around the problem, and the statement's place in it, in code points. */
  readonly context: { readonly before: string; readonly passage: string; readonly after: string };
}

/** Code points of the source shown on either side of a statement. */
const CONTEXT = 60;

/**
 * The notice or problem of an id; a measure's id gives its problem, a file's path the notice it holds.
 *
 * @throws Failure when nothing in the database has this id
 */
export async function findShown(connection: DuckDBConnection, id: string): Promise<ShownNotice | ShownProblem> {
  const [notice] = await rowsOf(
    connection,
    `select n.* exclude (text) from notices n
     where n.notice_id = $id or n.notice_id = (select notice_id from sources where source_path = $id)`,
    { id },
  );
  if (notice) return shownNotice(connection, notice);
  const [problem] = await rowsOf(
    connection,
    `select p.*, n.unit, n.source_path from problems p join notices n using (notice_id)
     where problem_id = $id or problem_id = (select problem_id from measures where measure_id = $id)`,
    { id },
  );
  if (problem) return shownProblem(connection, problem);
  throw new Failure(
    {
      zh: `数据库里没有“${id}”；编号可用 \`xunjian query "select notice_id, unit from notices"\` 查到`,
      en: `Nothing in the database has the id "${id}"; list the ids with \`xunjian query "select notice_id, unit from notices"\``,
    },
    { exitCode: 1 },
  );
}

async function shownNotice(connection: DuckDBConnection, notice: Found): Promise<ShownNotice> {
  const id = { id: String(notice.notice_id) };
  return {
    kind: "notice",
    notice,
    declared: await rowsOf(
      connection,
      `select what, declared, parsed, verdict, reason from reconciliations where notice_id = $id order by all`,
      id,
    ),
    problems: await rowsOf(
      connection,
      `select p.*, c.code, k.label_zh, k.label_en
       from problems p
       left join problem_categories c on c.problem_id = p.problem_id and c.is_primary
       left join codebook k on k.code = c.code
       where p.notice_id = $id order by p.ordinal`,
      id,
    ),
    measures: await rowsOf(
      connection,
      "select problem_id, count(*) as n from measures where notice_id = $id group by 1 order by 1",
      id,
    ),
    findings: await rowsOf(
      connection,
      "select severity, code, message, remedy, detail from findings where notice_id = $id order by span_start nulls first, code",
      id,
    ),
  };
}

async function shownProblem(connection: DuckDBConnection, problem: Found): Promise<ShownProblem> {
  const id = { id: String(problem.problem_id) };
  const [context] = await rowsOf<ShownProblem["context"]>(
    connection,
    `select
       substr(n.text, greatest(p.span_start - $around, 0) + 1, p.span_start - greatest(p.span_start - $around, 0)) as before,
       substr(n.text, p.span_start + 1, p.span_end - p.span_start) as passage,
       substr(n.text, p.span_end + 1, $around) as after
     from problems p join notices n using (notice_id) where problem_id = $id`,
    { ...id, around: CONTEXT },
  );
  return {
    kind: "problem",
    problem,
    above: await rowsOf(
      connection,
      `with recursive above as (
         select p.*, 0 as height from problems p where problem_id = $id
         union all
         select p.*, height + 1 from problems p join above a on p.problem_id = a.parent_id)
       select problem_id, kind, number, text from above where height > 0 order by height desc`,
      id,
    ),
    categories: await rowsOf(
      connection,
      `select c.* exclude (notice_id, problem_id), k.label_zh, k.label_en
       from problem_categories c left join codebook k using (code)
       where c.problem_id = $id order by is_primary desc, score desc, code`,
      id,
    ),
    blocks: await rowsOf(
      connection,
      "select block_id, label, lead from blocks where problem_id = $id order by ordinal",
      id,
    ),
    measures: await rowsOf(
      connection,
      `select m.measure_id, m.block_id, m.ordinal, m.text, m.modality, m.specificity,
         list(t.code order by t.is_primary desc, t.score desc, t.code) filter (t.code is not null) as types
       from measures m left join measure_types t using (measure_id)
       where m.problem_id = $id group by all order by min(m.span_start)`,
      id,
    ),
    evidence: await rowsOf(
      connection,
      `select kind, text, value, unit, measure_id from evidence
       where problem_id = $id and kind <> 'contact' order by span_start`,
      id,
    ),
    context: context!,
  };
}
