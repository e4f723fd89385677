import { comparable } from "../fold.ts";
import { FACT_KINDS, type FactKind, type Gold, isUnsure } from "./gold.ts";
import { type Outcome, outcome, type Value } from "./outcome.ts";
import type { Reading, Stated } from "./reading.ts";

/**
 * Checkable facts of the text by kind, each distinct value once, whatever its order: amounts to a cent, texts as
 * {@link comparable} (so that the brackets of a document number do not matter).
 */
export function compareFacts(gold: Gold, reading: Reading): readonly Outcome[] {
  return FACT_KINDS.flatMap((kind) => {
    const expected = labelled(gold, kind);
    return expected === undefined ? [] : compareKind(gold, kind, expected, reading.facts[kind]);
  });
}

function labelled(gold: Gold, kind: FactKind): readonly (string | number)[] | undefined {
  return kind === "contacts" ? gold.contacts : gold.facts?.[kind];
}

function compareKind(
  gold: Gold,
  kind: FactKind,
  expected: readonly (string | number)[],
  read: readonly Stated[],
): readonly Outcome[] {
  const item = kind === "contacts" ? kind : `facts.${kind}`;
  const isUnsureHere = isUnsure(gold, item);
  const keyOf = kind === "money" ? amountKey : (value: string | number) => comparable(String(value));
  const shown = (value: string): Value => (kind === "money" ? Number(value) : value);
  const wanted = new Map(expected.map((value) => [keyOf(value), value]));
  const found = new Map<string, Stated>();
  for (const each of read) if (!found.has(keyOf(each.value))) found.set(keyOf(each.value), each);
  return [
    ...[...wanted].map(([key, value]) =>
      outcome({
        item,
        path: item,
        expected: value,
        read: found.has(key) ? shown(found.get(key)!.value) : null,
        isRight: found.has(key),
        isUnsure: isUnsureHere,
        span: found.get(key)?.span ?? null,
        wordings: typeof value === "number" ? amountWordings(value) : [value],
      }),
    ),
    ...[...found]
      .filter(([key]) => !wanted.has(key))
      .map(([, { value, span }]) =>
        outcome({ item, path: null, expected: null, read: shown(value), isRight: false, isUnsure: isUnsureHere, span }),
      ),
  ];
}

function amountKey(value: string | number): string {
  return String(Math.round(Number(value) * 100));
}

/** How a notice may print an amount that was not read. */
function amountWordings(yuan: number): readonly string[] {
  return [`${yuan / 10_000}万元`, `${yuan}元`, `${yuan / 10_000}万`, `${yuan / 100_000_000}亿元`];
}
