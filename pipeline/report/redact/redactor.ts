import type { Queries, Query } from "../database.ts";
import { mapList } from "../database.ts";
import { type Identifying, identifying, redacted } from "./mask.ts";
import { pathMask } from "./paths.ts";
import { isOfName, maskedTerm } from "./terms.ts";

/** Masks a text of a notice without changing its length, so that spans stay valid. */
export type Mask = (noticeId: string | null, text: string) => string;

export const unmasked: Mask = (_, text) => text;

/** The masks of everything written for others. */
export interface Redactor {
  /** A text of a notice, by what identifies persons anywhere in that notice; of no notice (null), by the text itself. */
  readonly words: Mask;
  /** The message or remedy of a finding, which may name the paths of other files. */
  readonly message: Mask;
  /** Paths that are not shown as they are. */
  readonly paths: ReadonlyMap<string, string>;
  /** A term, null where no name is or holds it. */
  readonly term: (noticeId: string | null, term: string) => string | null;
}

const NOBODY: Identifying = { names: [], numbers: new Set() };

/** Reads what identifies persons in the notices and their paths. */
export async function redactor(query: Query): Promise<Redactor> {
  const of = new Map<string, Identifying>();
  const everybody = new Set<string>();
  let after = "";
  for (;;) {
    const rows = await query<{ notice_id: string; text: string }>("notice_texts", { after, limit: 200 });
    for (const { notice_id, text } of rows) {
      const found = identifying(text);
      if (found.names.length > 0 || found.numbers.size > 0) of.set(notice_id, found);
      for (const name of found.names) everybody.add(name);
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.notice_id;
  }
  const paths = await pathMask(query);
  const identifyingOf = (noticeId: string | null, text: string): Identifying =>
    noticeId === null ? identifying(text) : (of.get(noticeId) ?? NOBODY);
  const all = [...everybody];
  return {
    words: (noticeId, text) => redacted(text, identifyingOf(noticeId, text)),
    message: (noticeId, text) => redacted(text, both(identifyingOf(noticeId, text), paths.identifying)),
    paths: paths.shown,
    term: (noticeId, term) => {
      const names = noticeId === null ? all : (of.get(noticeId)?.names ?? []);
      return isOfName(term, names) ? maskedTerm(term) : null;
    },
  };
}

const both = (one: Identifying, other: Identifying): Identifying =>
  other.names.length === 0 && other.numbers.size === 0
    ? one
    : { names: [...other.names, ...one.names], numbers: new Set([...one.numbers, ...other.numbers]) };

/**
 * The queries with every path in their rows as it is shown, in whatever column: a path also stands for the unit of a
 * notice that names none, and so does its title.
 */
export async function withMaskedPaths(queries: Queries, { words, paths }: Redactor): Promise<Queries> {
  const shown = new Map(paths);
  for (const { notice_id, title } of await queries.query<{ notice_id: string; title: string }>("titles_as_units"))
    if (words(notice_id, title) !== title) shown.set(title, words(notice_id, title));
  if (shown.size === 0) return queries;
  const row = <Row>(one: Row): Row =>
    Object.fromEntries(Object.entries(one as object).map(([key, value]) => [key, shown.get(value) ?? value])) as Row;
  return {
    query: async (name, parameters) => (await queries.query(name, parameters)).map((one) => row(one)) as never,
    list: async (name, parameters, reach) =>
      mapList(await queries.list(name, parameters, reach), (one) => row(one)) as never,
  };
}
