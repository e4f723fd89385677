import type { StatementCue } from "./classify-problem.ts";
import { level1Of } from "./codebook.ts";
import { type Features, pairKey } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Evidence, Reading } from "./reading.ts";

/** Words of the statement that speak for a code, in order; those of its category where the code itself has none. */
export function codeCues(
  code: string,
  evidence: readonly Evidence[],
  leaf: Reading,
  statement: string,
): StatementCue[] {
  const exact = evidence.filter((one) => one.code === code);
  const used = exact.length > 0 ? exact : evidence.filter((one) => one.level1 === level1Of(code));
  return places(used, leaf, statement);
}

/** So many stretches of text at most explain a decision of the model. */
const STRETCHES = 3;

/** The stretches of text whose characters weigh most for a code the model chose. */
export function modelCues(
  code: string,
  model: LinearModel,
  seen: Features,
  leaf: Reading,
  statement: string,
): StatementCue[] {
  const weights = new Map(seen.keys.map((key, index) => [key, seen.values[index]!]));
  const pairs: { start: number; end: number; weight: number }[] = [];
  for (let index = 0; index + 1 < leaf.text.length; index++) {
    const key = pairKey(leaf.text.charCodeAt(index), leaf.text.charCodeAt(index + 1));
    const value = key === null ? undefined : weights.get(key);
    if (key !== null && value !== undefined)
      pairs.push({ start: index, end: index + 2, weight: value * model.weight(key, code) });
  }
  const best = pairs
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, STRETCHES * 2)
    .sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of best) {
    const last = joined.at(-1);
    if (last && start <= last.end) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return places(joined.slice(0, STRETCHES), leaf, statement);
}

/** Places in the matching text as quotes of the statement, each once. */
function places(
  found: readonly { readonly start: number; readonly end: number }[],
  leaf: Reading,
  statement: string,
): StatementCue[] {
  const cues: StatementCue[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const { start, end } = leaf.matching.original(one.start, one.end);
    const last = cues.at(-1);
    if (last?.start !== start || last.end !== end) cues.push({ text: statement.slice(start, end), start, end });
  }
  return cues;
}
