import type { Lang } from "../finding.ts";
import { wordingOf } from "../wording.ts";
import { DECLARED_KEYS, META_FIELDS } from "./gold.ts";

/**
 * What is compared. `f1`: a set of things to be found, scored by precision, recall and F1. `share`: one value each,
 * `none` included, scored by the share that is right.
 */
export interface Item {
  readonly id: string;
  readonly scoredBy: "f1" | "share";
  /** The score pools every item whose id begins with `<id>.`. */
  readonly isPool: boolean;
}

const item = (id: string, scoredBy: Item["scoredBy"]): Item => ({ id, scoredBy, isPool: false });
const pool = (id: string, scoredBy: Item["scoredBy"]): Item => ({ id, scoredBy, isPool: true });

/** Everything that can be scored, in the order of the tables; a pool stands before its parts. */
export const ITEMS: readonly Item[] = [
  item("is_notice", "share"),
  item("doc_type", "share"),
  pool("problems", "f1"),
  item("problems.theme", "f1"),
  item("problems.problem", "f1"),
  item("problems.manifestation", "f1"),
  item("leaf", "share"),
  item("number", "share"),
  item("measures", "share"),
  item("status", "share"),
  pool("meta", "share"),
  ...META_FIELDS.map((name) => item(`meta.${name}`, "share")),
  pool("declared", "f1"),
  ...DECLARED_KEYS.map((key) => item(`declared.${key}`, "f1")),
  pool("facts", "f1"),
  item("facts.money", "f1"),
  item("facts.documents", "f1"),
  item("facts.document_numbers", "f1"),
  item("contacts", "f1"),
  item("category.level1", "share"),
  item("category.level2", "share"),
  item("category.secondary", "f1"),
  item("category.codes", "share"),
];

/** What an item is called; levels of rows and declared totals as in the glossary. */
export function itemName(id: string, lang: Lang): string {
  const say = wordingOf("evaluate", lang);
  if (id.startsWith("problems.")) return say(`what.${id.slice("problems.".length)}s`);
  if (id.startsWith("declared.")) return say(`what.${id.slice("declared.".length)}`);
  return say(`item.${id}`);
}

/** The name of an item in a table, where the parts of a pool stand below it. */
export function itemLabel(id: string, lang: Lang): string {
  const isPart = ITEMS.some(({ id: whole, isPool }) => isPool && id.startsWith(`${whole}.`));
  return (isPart ? "· " : "") + itemName(id, lang);
}
