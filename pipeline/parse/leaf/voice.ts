import { dataYaml } from "../../data-yaml.ts";

interface VoiceLexicon {
  readonly fault: readonly string[];
  readonly action_start: readonly string[];
  readonly action: readonly string[];
}

let patterns: { readonly fault: RegExp; readonly actionStart: RegExp; readonly action: RegExp } | undefined;

function voicePatterns() {
  if (!patterns) {
    const lexicon = dataYaml("lexicon", "voice.yaml") as VoiceLexicon;
    const union = (words: readonly string[]): string =>
      [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
    patterns = {
      fault: new RegExp(union(lexicon.fault), "g"),
      actionStart: new RegExp(`^(?:${union(lexicon.action_start)})`),
      action: new RegExp(union(lexicon.action), "g"),
    };
  }
  return patterns;
}

/**
 * Voices by which the readers decide. They are set by hand since the first reader, not learned; the golden cases hold them.
 * A voice is (faults − acts) / (faults + acts), so that each is a proportion of words.
 */
export const VOICE = {
  /** More than 3 words of a fault for 2 of an act: the passage states a fault. */
  fault: 0.2,
  /** Almost 2 for 1: what follows a number inside a heading line is a list of faults, the line below it a fact. */
  facts: 0.3,
  /** More than 3 for 1: a fact too, below a heading whose wrapper holds the whole statement already. */
  factsBelowWrapper: 0.5,
  /** Fewer than 2 for 3: the sentence begins the answer. */
  answer: -0.2,
} as const;

// A voice is heard in the first sentences; what follows is detail.
const HEARD = 160;

/**
 * Whether a passage sounds like a finding (positive) or like an answer (negative), between −1 and 1; 0 when it sounds
 * like neither. Words from `data/lexicon/voice.yaml`.
 */
export function voiceOf(text: string): number {
  const { fault, actionStart, action } = voicePatterns();
  const heard = text.slice(0, HEARD).replace(/[“”‘’"']/g, "");
  const headline = /^[^。;]*/.exec(heard)![0];
  const faults = (heard.match(fault) ?? []).length + (headline.match(fault) ?? []).length;
  const acts = (heard.match(action) ?? []).length + (actionStart.test(heard) ? 1.5 : 0);
  return faults + acts === 0 ? 0 : (faults - acts) / (faults + acts);
}
