/**
 * Half-open range `[start, end)` in UTF-16 code units of one source text.
 * Every claim the pipeline makes about a notice leads to at least one span; derived values have none.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The characters of `text` that `span` covers, exactly as published. */
export function quote(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** True when `outer` covers every character of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** `span` without the white space (Unicode, full-width included) at its ends. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (end > start && /\s/u.test(text[end - 1]!)) end--;
  return { start, end };
}

const SURROGATE_PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/**
 * Converts UTF-16 offsets of `text` to code-point offsets, the unit DuckDB's `substr` counts in
 * (`𠮷` is two UTF-16 units and one code point). The database stores only converted offsets.
 *
 * @throws RangeError when an offset splits a surrogate pair or lies outside the text: a broken invariant.
 */
export function codePointOffsets(text: string): (utf16: number) => number {
  const check = (offset: number): void => {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length)
      throw new RangeError(`offset ${offset} lies outside a text of ${text.length} UTF-16 units`);
  };
  if (!SURROGATE_PAIR.test(text)) {
    return (offset) => {
      check(offset);
      return offset;
    };
  }
  // Positions just after each pair: offset minus the number of pairs that end at or before it.
  const pairEnds: number[] = [];
  for (const match of text.matchAll(new RegExp(SURROGATE_PAIR, "g"))) pairEnds.push(match.index + 2);
  return (offset) => {
    check(offset);
    let low = 0;
    let high = pairEnds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairEnds[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (pairEnds[low] === offset + 1) throw new RangeError(`offset ${offset} splits a surrogate pair`);
    return offset - low;
  };
}

/** The inverse of {@link codePointOffsets}: code-point offsets of `text`, as the database has them, to UTF-16 ones. */
export function codeUnitOffsets(text: string): (codePoint: number) => number {
  if (!SURROGATE_PAIR.test(text)) return (offset) => offset;
  const starts: number[] = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) starts.push(unit);
  starts.push(text.length);
  return (offset) => starts[offset]!;
}
