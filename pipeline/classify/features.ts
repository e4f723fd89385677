import { SPREAD } from "../integer-table.ts";
import type { Reading } from "./reading.ts";

/**
 * What the learned model sees of a statement: its characters and character pairs, which carry Chinese words without a
 * segmenter. A key stands for one character or for two ({@link pairKey}); the weight says where it stands.
 */
export interface Features {
  /** Each feature once, in the order it is first seen. */
  readonly keys: readonly number[];
  /** The weight of each of `keys`. */
  readonly values: readonly number[];
}

/** The first clause names the object, the headline frames it, the body gives examples. */
const WEIGHT = { firstClause: 1.2, headline: 0.8, body: 0.4 };
/** Characters of the body that are read: the examples that follow repeat the first. */
const BODY_LIMIT = 200;
/** So many characters are told apart: keys of pairs stay below 2^30, small integers that maps find fastest. */
const ALPHABET = 0x8000;
const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;
const LETTERS = LAST_HAN - FIRST_HAN + 1;

/** Key of two characters in a row; null where one is no Chinese character or letter. */
export function pairKey(first: number, second: number): number | null {
  const a = characterKey(first);
  const b = characterKey(second);
  return a < 0 || b < 0 ? null : (a + 1) * ALPHABET + b;
}

/** Features of a statement; of a feature that stands in several places the greatest weight counts. */
export function features(reading: Reading): Features {
  const { text, headlineEnd, clause } = reading;
  const keys: number[] = [];
  const values: number[] = [];
  const end = Math.min(text.length, headlineEnd + BODY_LIMIT);
  const room = roomFor(end * 2);
  const keep = (key: number, weight: number): void => {
    let place = Math.imul(key, SPREAD) >>> room.shift;
    for (; room.slots[place] !== 0; place = (place + 1) & room.mask) {
      const at = room.slots[place]! - 1;
      if (keys[at] !== key) continue;
      if (values[at]! < weight) values[at] = weight;
      return;
    }
    room.slots[place] = keys.push(key);
    values.push(weight);
  };
  let previous = -1;
  for (let index = 0; index < end; index++) {
    const key = characterKey(text.charCodeAt(index));
    if (key >= 0) {
      const weight = index >= headlineEnd ? WEIGHT.body : clause[index] === 0 ? WEIGHT.firstClause : WEIGHT.headline;
      keep(key, weight);
      if (previous >= 0) keep((previous + 1) * ALPHABET + key, weight);
    }
    previous = key;
  }
  return { keys, values };
}

/** Where features are looked up while they are collected; each place holds an index into `keys` plus one, 0 is free. */
interface Room {
  readonly slots: Int32Array;
  readonly mask: number;
  readonly shift: number;
}

/** One room for each size, used again: a fresh table for every statement costs more than the statement. */
const rooms: Room[] = [];

/** An empty room for so many features, half of it free. */
function roomFor(most: number): Room {
  let bits = 6;
  while (2 ** bits < most * 2) bits++;
  const room = rooms[bits] ?? { slots: new Int32Array(2 ** bits), mask: 2 ** bits - 1, shift: 32 - bits };
  rooms[bits] = room;
  room.slots.fill(0);
  return room;
}

/** Chinese characters and letters; digits and punctuation (-1) say nothing of the object. */
function characterKey(unit: number): number {
  if (unit >= FIRST_HAN && unit <= LAST_HAN) return unit - FIRST_HAN;
  if (unit >= 0x41 && unit <= 0x5a) return LETTERS + unit - 0x41;
  if (unit >= 0x61 && unit <= 0x7a) return LETTERS + 26 + unit - 0x61;
  return -1;
}
