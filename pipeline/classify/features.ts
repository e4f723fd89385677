import type { Reading } from "./reading.ts";

/**
 * What the learned model sees of a statement: its characters and character pairs, which carry Chinese words without a
 * segmenter. A key is a UTF-16 unit, or first unit × 65,536 + second; the weight says where it stands.
 */
export type Features = ReadonlyMap<number, number>;

/** The first clause names the object, the headline frames it, the body gives examples. */
const WEIGHT = { firstClause: 1.2, headline: 0.8, body: 0.4 };
/** Characters of the body that are read: the examples that follow repeat the first. */
const BODY_LIMIT = 200;
const PAIR = 0x10000;

/** Features of a statement; of a feature that stands in several places the greatest weight counts. */
export function features(reading: Reading): Features {
  const { text, headlineEnd, clause } = reading;
  const found = new Map<number, number>();
  const end = Math.min(text.length, headlineEnd + BODY_LIMIT);
  let previous = 0;
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (!isWordUnit(unit)) {
      previous = 0;
      continue;
    }
    const weight = index >= headlineEnd ? WEIGHT.body : clause[index] === 0 ? WEIGHT.firstClause : WEIGHT.headline;
    keepGreatest(found, unit, weight);
    if (previous !== 0) keepGreatest(found, previous * PAIR + unit, weight);
    previous = unit;
  }
  return found;
}

/** Chinese characters and letters; digits and punctuation say nothing of the object. */
function isWordUnit(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function keepGreatest(found: Map<number, number>, key: number, weight: number): void {
  const known = found.get(key);
  if (known === undefined || known < weight) found.set(key, weight);
}
