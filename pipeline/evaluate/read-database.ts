import type { DuckDBConnection } from "@duckdb/node-api";
import { type Bound, readRows } from "../compare/rows.ts";
import type { Evidence, ProblemKind, Status } from "../model.ts";
import type { Span } from "../span.ts";
import { type GoldCase, META_FIELDS, type MetaField } from "./gold.ts";
import type { Trouble } from "./gold-folder.ts";
import type { ReadCase, ReadCases } from "./read-cases.ts";
import { factsOf, type Reading, type ReadRow, type Stated } from "./reading.ts";

/**
 * What a database of a run holds of each labelled text, found by the name of its file. Read with plain queries of the
 * data contract, so that it also measures a database that was corrected by hand.
 */
export async function readDatabase(connection: DuckDBConnection, cases: readonly GoldCase[]): Promise<ReadCases> {
  const sources = await readRows<{ source_path: string; notice_id: string }>(
    connection,
    "select source_path, notice_id from sources where notice_id is not null order by source_path",
  );
  const found: ReadCase[] = [];
  const troubles: Trouble[] = [];
  for (const labelled of cases) {
    const { name, textName } = labelled;
    const ids = new Set(
      sources
        .filter(({ source_path }) => source_path === textName || source_path.endsWith(`/${textName}`))
        .map(({ notice_id }) => notice_id),
    );
    if (ids.size === 1) found.push({ labelled, reading: await readNotice(connection, [...ids][0]!) });
    else if (ids.size === 0)
      troubles.push({
        name,
        say: { zh: `数据库里没有 ${textName}；请先用 run 读入`, en: `The database has no ${textName}: run it first` },
      });
    else
      troubles.push({
        name,
        say: {
          zh: `数据库里有 ${ids.size} 份不同的 ${textName}，无法对应`,
          en: `The database has ${ids.size} different texts named ${textName}: which is meant cannot be told`,
        },
      });
  }
  return { cases: found, troubles };
}

interface Placed {
  readonly span_start: number;
  readonly span_end: number;
}

type Notice = {
  readonly media_type: string | null;
  readonly is_notice: boolean;
  readonly doc_type: string;
  readonly text: string;
} & Readonly<Record<MetaField, string | null>>;

const PLACE = "span_start::integer as span_start, span_end::integer as span_end";

/** Dates of which only the month is known carry their precision beside them. */
const META_COLUMNS = META_FIELDS.map((name) =>
  ["inspection_start", "inspection_end", "feedback_date"].includes(name)
    ? `case when ${name}_precision = 'month' then strftime(${name}, '%Y-%m') else ${name}::varchar end as ${name}`
    : `${name}::varchar as ${name}`,
).join(", ");

async function readNotice(connection: DuckDBConnection, id: string): Promise<Reading> {
  const rows = <Row>(sql: string): Promise<Row[]> =>
    readRows<Row>(connection, sql, { id } satisfies Record<string, Bound>);
  const [notice] = await rows<Notice>(
    `select any_value(source.media_type) as media_type, is_notice, doc_type, text, ${META_COLUMNS}
     from notices left join sources as source using (source_path) where notices.notice_id = $id group by all`,
  );
  const declared = await rows<Placed & { what: string; value: number }>(
    `select what, value::integer as value, ${PLACE} from declared_counts where notice_id = $id order by span_start, what, value`,
  );
  const evidence = await rows<Placed & Pick<Evidence, "kind" | "text" | "value" | "unit">>(
    `select kind, text, value, unit, ${PLACE} from evidence where notice_id = $id order by span_start, span_end, kind`,
  );
  const { text, media_type, is_notice, doc_type, ...meta } = notice!;
  const span = spanIn(text);
  return {
    text,
    mediaType: media_type,
    isNotice: is_notice,
    docType: doc_type,
    meta: Object.fromEntries(
      Object.entries(meta).map(([name, value]): [string, Stated | null] => [
        name,
        value === null ? null : { value, span: null },
      ]),
    ) as Record<MetaField, Stated | null>,
    declared: declared.map((one) => ({ what: one.what, value: one.value, span: span(one) })),
    rows: await readProblems(rows, span),
    facts: factsOf(
      evidence.map(({ span_start, span_end, ...token }) => ({ ...token, span: span({ span_start, span_end }) })),
    ),
  };
}

async function readProblems(
  rows: <Row>(sql: string) => Promise<Row[]>,
  span: (placed: Placed) => Span,
): Promise<readonly ReadRow[]> {
  const problems = await rows<
    Placed & {
      problem_id: string;
      kind: ProblemKind;
      number: string | null;
      text: string;
      is_leaf: boolean;
      status: Status | null;
      status_raw: string | null;
    }
  >(
    `select problem_id, kind, number, text, is_leaf, status, status_raw, ${PLACE}
     from problems where notice_id = $id order by ordinal`,
  );
  const measures = await rows<Placed & { problem_id: string }>(
    `select problem_id, ${PLACE} from measures where notice_id = $id order by span_start`,
  );
  const codes = await rows<{ problem_id: string; code: string; is_primary: boolean; rule_id: string; cues: string[] }>(
    `select problem_id, code, is_primary, rule_id, [cue.text for cue in cues] as cues
     from problem_categories where notice_id = $id order by problem_id, is_primary desc, score desc, code`,
  );
  return problems.map((problem) => {
    const mine = codes.filter(({ problem_id }) => problem_id === problem.problem_id);
    const primary = mine.find(({ is_primary }) => is_primary);
    return {
      kind: problem.kind,
      number: problem.number,
      text: problem.text,
      span: span(problem),
      isLeaf: problem.is_leaf,
      status: problem.status,
      statusRaw: problem.status_raw,
      measures: measures.filter(({ problem_id }) => problem_id === problem.problem_id).map(span),
      coding: primary
        ? {
            primary: primary.code,
            secondary: mine.filter(({ is_primary }) => !is_primary).map(({ code }) => code),
            ruleId: primary.rule_id,
            cues: primary.cues,
          }
        : null,
    };
  });
}

/** Spans of the database count code points; readings count UTF-16 units. */
function spanIn(text: string): (placed: Placed) => Span {
  const starts: number[] = [];
  let offset = 0;
  for (const character of text) {
    starts.push(offset);
    offset += character.length;
  }
  starts.push(offset);
  return ({ span_start, span_end }) => ({ start: starts[span_start]!, end: starts[span_end]! });
}
