import type { StatementCategory } from "./classify-problem.ts";
import type { Codebook } from "./codebook.ts";
import { matchingText } from "./matching-text.ts";

/** Longest statement that can be a mere notice of withholding; a longer one has text to code. */
const WITHHELD_LIMIT = 40;

/** `other.not-public` for a statement that is empty or only says that it is withheld; null for one with text. */
export function withheld(statement: string, { codes }: Codebook): StatementCategory | null {
  const { text } = matchingText(statement);
  const words = codes.get("other.not-public")?.cues ?? [];
  const word = text.length <= WITHHELD_LIMIT ? words.find((cue) => text.includes(cue)) : undefined;
  if (text !== "" && word === undefined) return null;
  const start = word === undefined ? -1 : statement.indexOf(word);
  return {
    code: "other.not-public",
    level1: "other",
    isPrimary: true,
    score: 1,
    method: "rule",
    ruleId: "S1",
    inherited: false,
    needsReview: false,
    runnerUp: null,
    cues: start < 0 ? [] : [{ text: word!, start, end: start + word!.length }],
  };
}
