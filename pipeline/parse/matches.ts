const NONE: readonly RegExpExecArray[] = [];

/**
 * All matches of `pattern` in `text`, in order, as {@link String.matchAll} gives them. That copies the expression and makes
 * an iterator at every call, which costs more than reading a stretch of a hundred characters does; a notice is read in
 * hundreds of them, and most have no match.
 *
 * @param pattern a global expression; it may be used again while its matches are being read
 */
export function matches(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  const first = matchFrom(pattern, text, 0);
  return first === null ? NONE : matchesFrom(first, pattern, text);
}

function* matchesFrom(first: RegExpExecArray, pattern: RegExp, text: string): Generator<RegExpExecArray, void, void> {
  for (let match: RegExpExecArray | null = first; match !== null; ) {
    const end = match.index + match[0].length;
    yield match;
    match = matchFrom(pattern, text, match[0] === "" ? end + 1 : end);
  }
}

function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/**
 * As {@link matches}, for an expression that can begin only at `starts` (offsets in ascending order) and is sticky: the
 * text between them is not looked at.
 */
export function* matchesAt(
  pattern: RegExp,
  text: string,
  starts: readonly number[],
): Generator<RegExpExecArray, void, void> {
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    const match = matchFrom(pattern, text, start);
    if (match === null) continue;
    end = start + match[0].length;
    yield match;
  }
}
