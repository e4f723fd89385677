import { comparable } from "../fold.ts";
import { DECLARED_KEYS, type GoldCase, isUnsure, META_FIELDS } from "./gold.ts";
import { type Outcome, outcome } from "./outcome.ts";
import type { Reading } from "./reading.ts";

/** Whether the text is a notice, and what it is. Labels with problems say that it is one. */
export function compareKind({ gold }: GoldCase, reading: Reading): readonly Outcome[] {
  const found: Outcome[] = [];
  const isNotice = gold.is_notice ?? ((gold.problems?.length ?? 0) > 0 ? true : undefined);
  const compare = (item: string, expected: string | undefined, read: string): void => {
    if (expected !== undefined)
      found.push(
        outcome({
          item,
          path: item,
          expected,
          read,
          isRight: expected === read,
          isUnsure: isUnsure(gold, item),
          span: { start: 0, end: reading.text.length },
        }),
      );
  };
  compare("is_notice", isNotice === undefined ? undefined : String(isNotice), String(reading.isNotice));
  compare("doc_type", gold.doc_type, reading.docType);
  return found;
}

/** Metadata, field by field; null in the labels asserts that the notice does not say. */
export function compareMeta({ gold }: GoldCase, reading: Reading): readonly Outcome[] {
  return META_FIELDS.flatMap((name) => {
    const expected = gold.meta?.[name];
    if (expected === undefined) return [];
    const read = reading.meta[name];
    const isRight = expected === null || read === null ? expected === read : sameText(expected, read.value);
    const path = `meta.${name}`;
    return outcome({
      item: path,
      path,
      expected,
      read: read?.value ?? null,
      isRight,
      isUnsure: isUnsure(gold, path),
      span: read?.span ?? null,
      wordings: expected === null ? [] : [expected, ...dateWordings(expected)],
    });
  });
}

/**
 * Declared totals. A key may be read with several values: each that the labels don't have is one too many. Keys the
 * labels lack are compared only where the labels are complete.
 */
export function compareDeclared({ gold, declaredComplete }: GoldCase, reading: Reading): readonly Outcome[] {
  if (gold.declared === undefined) return [];
  return DECLARED_KEYS.flatMap((key) => {
    const expected = gold.declared![key];
    if (expected === undefined && !declaredComplete) return [];
    const item = `declared.${key}`;
    const rest = new Map(reading.declared.filter(({ what }) => what === key).map((one) => [one.value, one.span]));
    const base = { item, path: item, isUnsure: isUnsure(gold, item) };
    const found: Outcome[] = [];
    if (expected !== undefined) {
      // The right value if it is among those read, else the first of them: a wrong value and not two errors.
      const read = rest.has(expected) ? expected : ([...rest.keys()][0] ?? null);
      const span = read === null ? null : (rest.get(read) ?? null);
      // A total that was not read is not looked for: the same figure often counts something else.
      found.push(outcome({ ...base, expected, read, isRight: read === expected, span }));
      if (read !== null) rest.delete(read);
    }
    for (const [read, span] of rest)
      found.push(outcome({ ...base, path: null, expected: null, read, isRight: false, span }));
    return found;
  });
}

function sameText(a: string, b: string): boolean {
  // Dates keep their separators: 2022-1-11 is not 2022-11-1.
  return DATE.test(a) || DATE.test(b) ? a === b : comparable(a) === comparable(b);
}

const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** How a notice may print a date that was not read. */
function dateWordings(date: string): readonly string[] {
  if (!DATE.test(date)) return [];
  const [year, month, day] = date.split("-").map(Number);
  return day === undefined
    ? [`${year}年${month}月`, `${month}月`]
    : [`${year}年${month}月${day}日`, `${year}${date.slice(5, 7)}${date.slice(8)}`, `${month}月${day}日`];
}
