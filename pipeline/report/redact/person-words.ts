import { dataYaml } from "../../data-yaml.ts";
import { type WordMatcher, wordMatcher } from "../../word-matcher.ts";

/** `data/report/persons.yaml`. */
interface Lists {
  readonly surnames: string;
  readonly compound: readonly string[];
  readonly wordlike: string;
  readonly before: readonly string[];
  readonly weak: readonly string[];
  readonly labels: readonly string[];
  readonly columns: readonly string[];
  readonly frames: readonly string[];
  readonly alone: readonly string[];
  readonly acts: readonly string[];
  readonly after: readonly string[];
  readonly follow: readonly string[];
  readonly never: readonly string[];
  readonly notGiven: string;
  readonly placeEnds: string;
  readonly placeEndsOfHomes: string;
  readonly public: readonly string[];
}

/** How strongly the words around a candidate speak for a name. */
export type Support = "office" | "weak" | "label" | "frame";

export interface PersonWords {
  readonly surnames: ReadonlySet<string>;
  readonly compound: ReadonlySet<string>;
  readonly wordlike: ReadonlySet<string>;
  /** Words before a name, each with the support it gives. */
  readonly cues: readonly { readonly word: string; readonly support: Support }[];
  readonly cueMatcher: WordMatcher;
  readonly columns: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly after: WordMatcher;
  readonly never: ReadonlySet<string>;
  readonly notGiven: ReadonlySet<string>;
  readonly placeEnds: ReadonlySet<string>;
  readonly placeEndsOfHomes: ReadonlySet<string>;
  readonly public: readonly string[];
  /** One of `follow` begins here. */
  readonly follows: (text: string, at: number) => boolean;
  /** One of `acts` begins here. */
  readonly acts: (text: string, at: number) => boolean;
}

let read: PersonWords | undefined;

export function personWords(): PersonWords {
  if (read) return read;
  const lists = dataYaml("report", "persons.yaml") as Lists;
  const cues = (["office", "weak", "label", "frame"] as const).flatMap((support) =>
    lists[({ office: "before", weak: "weak", label: "labels", frame: "frames" } as const)[support]].map((word) => ({
      word,
      support,
    })),
  );
  read = {
    ...lists,
    surnames: new Set(lists.surnames),
    compound: new Set(lists.compound),
    wordlike: new Set(lists.wordlike),
    cues,
    cueMatcher: wordMatcher(cues.map(({ word }) => word)),
    columns: new Set(lists.columns),
    alone: new Set(lists.alone),
    after: wordMatcher(lists.after),
    never: new Set(lists.never),
    notGiven: new Set(lists.notGiven),
    placeEnds: new Set(lists.placeEnds),
    placeEndsOfHomes: new Set(lists.placeEndsOfHomes),
    follows: beginsAt(lists.follow),
    acts: beginsAt(lists.acts),
  };
  return read;
}

function beginsAt(words: readonly string[]): (text: string, at: number) => boolean {
  const set = new Set(words);
  const longest = Math.max(...words.map((word) => word.length));
  return (text, at) => {
    for (let length = longest; length > 0; length--) if (set.has(text.slice(at, at + length))) return true;
    return false;
  };
}
