import { readFileSync } from "node:fs";
import { dictionaryFiles } from "../../tokenize/jieba.ts";

/** Longest word of the dictionary that is asked for. */
const LONGEST = 4;

let words: ReadonlyMap<string, string> | undefined;

/**
 * Part of speech of a word in the tokenizer's dictionary, undefined where it has none. Its `nr` (name of a person)
 * stands at many words that are none, so it is a hint only. Read as a file, since a look-up needs no tokenizer.
 */
export function tagOf(word: string): string | undefined {
  words ??= read();
  return words.get(word);
}

function read(): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const text = readFileSync(dictionaryFiles.dict, "utf8");
  // `word frequency tag`, a line each.
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    end = text.indexOf("\n", from);
    const gap = text.indexOf(" ", from);
    if (gap < 0 || gap - from > LONGEST || text.charCodeAt(from) < 0x3400) continue;
    const line = end < 0 ? text.length : end;
    tags.set(text.slice(from, gap), text.slice(text.lastIndexOf(" ", line - 1) + 1, line));
  }
  return tags;
}

/** True when the dictionary has this as a word other than the name of a person. */
export const isPlainWord = (word: string): boolean => {
  const tag = tagOf(word);
  return tag !== undefined && !tag.startsWith("nr");
};

/** Parts of speech that go on after the subject of a clause: verbs, adverbs, prepositions, conjunctions. */
const GOES_ON = /^(?:v|d|ad|p|c|l|i|t|f)/;

/** True when a word that goes on after a name begins here. */
export function goesOn(text: string, at: number): boolean {
  for (let length = LONGEST; length >= 2; length--) {
    const tag = tagOf(text.slice(at, at + length));
    if (tag !== undefined && GOES_ON.test(tag)) return true;
  }
  return false;
}
