import { quotedIdentifier, quotedString } from "@duckdb/node-api";
import type { Question } from "../../compare/questions.ts";
import { Failure } from "../../failure.ts";
import { type Filters, filtered } from "./compare-filter.ts";
import { groupOf, groupTableSql, termTableSql } from "./compare-groups.ts";
import type { PrepareSql } from "./print-query.ts";

/** What a question is asked with: filters, and what makes group_category and keyness be worked out anew. */
export interface Asked extends Filters {
  readonly reference?: string | undefined;
  readonly depth?: "level1" | "code" | undefined;
}

/**
 * The query of an answer: rows of the question's view, or a comparison of groups worked out now.
 *
 * @throws Failure (wrong usage) when an option means nothing for the question
 */
export function answerOf(question: Question, asked: Asked): string | PrepareSql {
  const { by, group, reference, depth, ...filters } = asked;
  if (question.name === "group_category" && by !== undefined && filters.term === undefined)
    return (connection) => groupTableSql(connection, { ...filters, by, group, reference, depth: depth ?? "level1" });
  if (question.name === "keyness" && by !== undefined && group !== undefined && reference !== undefined) {
    const { term, ...others } = filters;
    filtered(question, others);
    return (connection) => termTableSql(connection, { by, group, reference, term });
  }
  if (reference !== undefined || depth !== undefined) throw needsGroups();
  const sql = filtered(question, { ...filters, by, group });
  if (by === undefined || group === undefined) return sql;
  return async (connection) => {
    const known = await connection.runAndReadAll(
      `select distinct group_value from ${quotedIdentifier(question.name)} where "grouping" = ${quotedString(by)}`,
    );
    const groups = known.getRows().map(([value]) => String(value));
    return filtered(question, { ...filters, by, group: await groupOf(connection, "--group", group, by, groups) });
  };
}

function needsGroups(): Failure {
  return new Failure(
    {
      zh: "--reference 与 --depth 用于 group_category --by …，或 keyness --by … --group … --reference …",
      en: "--reference and --depth go with group_category --by …, or keyness --by … --group … --reference …",
    },
    { exitCode: 2 },
  );
}
