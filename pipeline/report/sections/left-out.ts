import { findingWords } from "../../finding-words.ts";
import type { Context } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block } from "../document.ts";
import { unmasked } from "../redact/redactor.ts";
import { listRows } from "../rows.ts";

/** A file, archive member or table row that does not count as a notice: a row of `queries/left_out.sql`. */
export interface LeftOut {
  readonly path: string;
  readonly outcome: string;
  /** Finding code, or the outcome where there is none. */
  readonly reason: string;
  /** The reason in words, with its details; null where no finding says it. */
  readonly message: string | null;
  /** The details of the message, as `findings.detail` holds them. */
  readonly detail: string | null;
}

/** File by file, why it does not count. */
export function leftOutTable({ texts, redactor }: Context, list: Listed<LeftOut>): readonly Block[] {
  if (list.total === 0) return [];
  return [
    {
      kind: "table",
      id: "left-out",
      title: texts.say("leftOut.title", { n: list.total }),
      note: texts.say("leftOut.note"),
      columns: [
        { key: "path", label: texts.say("column.path"), kind: "name", width: 50 },
        { key: "outcome", label: texts.say("column.outcome"), kind: "name" },
        { key: "message", label: texts.say("column.reason"), kind: "text", width: 70 },
        { key: "reason", label: texts.say("column.code"), kind: "name", width: 30 },
      ],
      ...listRows(list, ({ path, outcome, reason, message, detail }) => [
        path,
        texts.say(outcome === "loaded" ? "outcome.noNotice" : `outcome.${outcome}`),
        message === null
          ? null
          : (redactor?.message ?? unmasked)(
              null,
              findingWords(reason, "message", { words: message, detail }, texts.lang),
            ),
        reason,
      ]),
      folded: true,
      shown: 20,
    },
  ];
}
