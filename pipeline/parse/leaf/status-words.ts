import { dataYaml } from "../../data-yaml.ts";
import type { DeclaredWhat, Status } from "../../model.ts";

/** One status and the words that tell it; the fields are described in `data/lexicon/status.yaml`. */
export interface StatusWords {
  readonly status: Status;
  readonly what: DeclaredWhat;
  readonly words?: readonly string[];
  readonly phrase: string;
  readonly total?: string;
  /** Phrases that must read as the status; tested. */
  readonly lines: readonly string[];
  /** What must read as `what` behind a number; tested. */
  readonly totals: readonly string[];
}

interface StatusLexicon {
  readonly statuses: readonly StatusWords[];
  readonly vocabulary: readonly string[];
  readonly group: { readonly section: readonly string[]; readonly theme: readonly string[] };
}

const lexicon = dataYaml("lexicon", "status.yaml") as StatusLexicon;
const anyOf = (...sources: readonly string[]): string => `(?:${sources.join("|")})`;

/** In the order of trial. */
export const STATUS_WORDS = lexicon.statuses;

/** By status: what tells it in a passage that says nothing else. */
export const PHRASES: readonly { readonly status: Status; readonly pattern: RegExp }[] = STATUS_WORDS.map(
  ({ status, words = [], phrase }) => ({ status, pattern: new RegExp([...words, phrase].join("|")) }),
);

/** By what a total counts: the source of an expression for the status beside its number. */
export const STATUS_TOTALS: readonly { readonly what: DeclaredWhat; readonly words: string }[] = STATUS_WORDS.map(
  ({ what, words = [], total }) => {
    const alone = words.length > 0 ? [`已?${anyOf(...words)}`] : [];
    return { what, words: [...(total ? [total] : []), ...alone].join("|") };
  },
);

/** What may stand in a phrase that says nothing but its status. */
export const VOCABULARY = new RegExp(
  [...STATUS_WORDS.flatMap(({ words = [] }) => words), ...lexicon.vocabulary].join("|"),
  "g",
);

/** 立行立改, 即知即改 …: the source of an expression. */
export const IMMEDIATE = anyOf(...(STATUS_WORDS.find(({ status }) => status === "immediate")?.words ?? []));

/** How the heading of a part begins that groups problems by status: the source of an expression. */
export const SECTION_GROUP = anyOf(IMMEDIATE, ...lexicon.group.section);

/** How a theme heading begins that groups problems by status, where a status follows: the source of an expression. */
export const THEME_GROUP = anyOf(IMMEDIATE, ...lexicon.group.section, ...lexicon.group.theme);
