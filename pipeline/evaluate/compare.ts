import { compareFacts } from "./compare-facts.ts";
import { compareDeclared, compareKind, compareMeta } from "./compare-fields.ts";
import { compareProblems } from "./compare-problems.ts";
import type { GoldCase } from "./gold.ts";
import type { Outcome } from "./outcome.ts";
import { placesIn } from "./place.ts";
import type { Reading } from "./reading.ts";

/** Every comparison the labels of one text allow. Pure. */
export function compareCase(labelled: GoldCase, reading: Reading): readonly Outcome[] {
  const places = placesIn(reading.text);
  return [
    ...compareKind(labelled, reading),
    ...compareMeta(labelled, reading),
    ...compareDeclared(labelled, reading),
    ...compareProblems(labelled.gold, reading, places),
    ...compareFacts(labelled.gold, reading),
  ];
}
