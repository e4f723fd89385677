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

let common: ReadonlySet<string> | undefined;

export function plausibility(text: string): Plausibility {
  common ??= commonCharacters();
  let outsideAscii = 0;
  let frequent = 0;
  let damaged = 0;
  let control = 0;
  const length = Math.min(text.length, SAMPLE);
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit < 0x20 ? !(unit >= 0x09 && unit <= 0x0d) && unit !== 0x1a : unit === 0x7f) control++;
      continue;
    }
    outsideAscii++;
    if (unit === 0xfffd) damaged++;
    else if (common.has(text[i]!)) frequent++;
  }
  return {
    common: outsideAscii === 0 ? 1 : frequent / outsideAscii,
    damaged: outsideAscii === 0 ? 0 : damaged / outsideAscii,
    control: length === 0 ? 0 : control / length,
    evidence: outsideAscii,
  };
}

function commonCharacters(): ReadonlySet<string> {
  const lists = dataYaml("ingest", "common-characters.yaml") as Record<string, string>;
  return new Set(Object.values(lists).join("").replace(/[ \n]/g, ""));
}
