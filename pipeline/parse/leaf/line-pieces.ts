import { readEnumerator } from "../headings/enumerator.ts";
import { type Line, lineFrom, lineUpTo } from "../lines/line.ts";
import { inlineMarkers } from "./marker.ts";
import { maskQuoted, placesBehindMarks } from "./measures.ts";

/**
 * The pieces of a line that say different things of a leaf: `1.P。整改情况：一是…整改成效：…` is cut before each marker, and
 * `一是…。责任部门：财务股。二是…` also where the list goes on behind who answers for its last item.
 */
export function linePieces(line: Line): readonly Line[] {
  const markers = inlineMarkers(line.text);
  if (markers.length === 0) return [line];
  const cuts = [...markers.map(({ at }) => at), ...goesOnBehind(line.text, markers)].sort((a, b) => a - b);
  const pieces: Line[] = [];
  let from = 0;
  for (const at of cuts) {
    if (at > from) pieces.push(lineUpTo(lineFrom(line, from), at - from));
    from = at;
  }
  pieces.push(lineFrom(line, from));
  return pieces.filter((piece) => piece.text !== "");
}

/** Where a number goes on, behind an attribute or a status, with the list that stands before it. */
function goesOnBehind(text: string, markers: ReturnType<typeof inlineMarkers>): readonly number[] {
  const remarks = markers.filter(({ marker }) => marker.role === "attribute" || marker.role === "status");
  if (remarks.length === 0) return [];
  const masked = maskQuoted(text);
  const numbers = [0, ...placesBehindMarks(masked)].flatMap((at) => {
    const enumerator = readEnumerator(masked.slice(at, at + NUMBER_LENGTH));
    return enumerator ? [{ at, class: enumerator.class, value: enumerator.value }] : [];
  });
  return numbers
    .filter((one) => {
      const remark = remarks.findLast(({ at }) => at < one.at);
      const before = remark && numbers.findLast((other) => other.class === one.class && other.at < remark.at);
      return before !== undefined && before.value === one.value - 1;
    })
    .map(({ at }) => at);
}

// No number of a list is longer.
const NUMBER_LENGTH = 24;
