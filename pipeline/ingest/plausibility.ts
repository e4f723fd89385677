import { dataYaml } from "../data-yaml.ts";

/** How much a decoded text looks like text, and like Chinese text. All three are shares from 0 to 1. */
export interface Plausibility {
  /** Frequent Chinese characters and punctuation among the characters outside ASCII; 1 where there are none. */
  readonly common: number;
  /** U+FFFD among the characters outside ASCII. */
  readonly damaged: number;
  /** Control characters that no text has (NUL, BEL …) among all characters. */
  readonly control: number;
  /** Characters outside ASCII that were looked at: the size of the evidence. */
  readonly evidence: number;
}

/** Characters looked at: more do not change the verdict. */
const SAMPLE = 100_000;

// Kinds of UTF-16 units; 0 is an ASCII character that text has.
const CONTROL = 1;
const RARE = 2;
const DAMAGED = 3;
const FREQUENT = 4;
/** Which of these each UTF-16 unit is. */
let kinds: Uint8Array | undefined;

export function plausibility(text: string): Plausibility {
  kinds ??= kindsOfCharacters();
  const kindOf = kinds;
  const counts = [0, 0, 0, 0, 0];
  const length = Math.min(text.length, SAMPLE);
  for (let i = 0; i < length; i++) counts[kindOf[text.charCodeAt(i)]!]!++;
  const outsideAscii = counts[RARE]! + counts[DAMAGED]! + counts[FREQUENT]!;
  return {
    common: outsideAscii === 0 ? 1 : counts[FREQUENT]! / outsideAscii,
    damaged: outsideAscii === 0 ? 0 : counts[DAMAGED]! / outsideAscii,
    control: length === 0 ? 0 : counts[CONTROL]! / length,
    evidence: outsideAscii,
  };
}

function kindsOfCharacters(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(RARE, 0x80);
  for (let unit = 0; unit < 0x80; unit++)
    if (unit < 0x20 ? !(unit >= 0x09 && unit <= 0x0d) && unit !== 0x1a : unit === 0x7f) table[unit] = CONTROL;
  const lists = dataYaml("ingest", "common-characters.yaml") as Record<string, string>;
  for (const character of Object.values(lists).join("").replace(/[ \n]/g, ""))
    table[character.charCodeAt(0)] = FREQUENT;
  table[0xfffd] = DAMAGED;
  return table;
}
