import { type Context, excerpt, leafCell, unitColumn } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block } from "../document.ts";
import { listRows } from "../rows.ts";

/** One row of `queries/amounts.sql`. */
export interface AmountRow {
  readonly notice_id: string;
  readonly problem_id: string;
  readonly unit: string;
  readonly code: string;
  readonly printed: string;
  readonly yuan: number;
  readonly in_answer: boolean;
  readonly statement: string;
  readonly answer: string | null;
}

/** The amounts of a category that the notices name, each with the passage it stands in. */
export function amountsTable(
  context: Context,
  level1: string,
  name: string,
  list: Listed<AmountRow>,
): readonly Block[] {
  const { texts, labels, mask } = context;
  if (list.total === 0) return [];
  return [
    {
      kind: "table",
      id: `${level1}-amounts`,
      title: texts.say("amounts.title", { category: name }),
      note: texts.say("amounts.note"),
      columns: [
        { key: "yuan", label: texts.say("column.yuan"), kind: "yuan", definition: texts.say("define.yuan") },
        { key: "where", label: texts.say("column.where"), kind: "name", definition: texts.say("define.where") },
        unitColumn(context),
        { key: "problem", label: texts.say("column.problem"), kind: "name", width: 18 },
        // The passage the amount stands in, be it of the problem or of its answer.
        { key: "text", label: texts.say("column.raw"), kind: "text", width: 70 },
      ],
      ...listRows(list, (row) => [
        row.yuan,
        texts.say(row.in_answer ? "where.answer" : "where.statement"),
        row.unit,
        labels.code(row.code),
        leafCell(excerpt(around(mask(row.notice_id, row.answer ?? row.statement), row.printed)), row.problem_id),
      ]),
      shown: 10,
    },
  ];
}

/** The sentence that holds the amount, where the text has several. */
function around(text: string, printed: string): string {
  const at = text.indexOf(printed);
  const from = at < 0 ? 0 : Math.max(text.lastIndexOf("。", at), text.lastIndexOf("；", at)) + 1;
  return from === 0 ? text : `…${text.slice(from)}`;
}
