import type { DeclaredWhat } from "../../model.ts";
import type { Link } from "./chain.ts";
import { endsPhrase, levelBefore, levelBehind, statusBefore, statusBehind } from "./words.ts";

/** What a number says by the words around it: a level, a status, or both. */

// 制定及修改制度12项, 新建制度14项; 健全《…》等9项制度 names some and is no total.
const RULES_BEFORE =
  /(?:制定|修订|修改|新建|建立|完善|健全|出台)[^,。;、《》□]{0,10}?(制度|规章制度|机制|办法)(?:共|共计|合计)? ?$/;

// 截至6月底…   反馈的2个问题，制定整改措施35条，…: a sentence of totals; in another the rules are those of one act.
const TELLS_TOTALS =
  /截至|累计|期间|共计|已完成|反馈(?:的|意见)?[^,;\d]{0,6}\d{1,3} ?[个项条]|(?:整改)?(?:措施|任务) ?\d{1,4} ?[个项条]/;

/** A number with its surroundings; offsets are those of the sentence. */
export interface Place {
  readonly start: number;
  /** Behind the classifier, or behind the noun that slipped before it. */
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly classifier: string | null;
  /** 42问题个整改到位: the classifier stands behind its noun. */
  readonly isSlipped: boolean;
  readonly isClassified: boolean;
  readonly link: Link | undefined;
}

/** One thing a number says. */
export interface Reading {
  readonly what: DeclaredWhat;
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly all?: boolean;
  /** A status that stands before the number. */
  readonly isBefore?: boolean;
  /** It is of the problems declared before the number, not of those the number counts. */
  readonly ofWhole?: boolean;
}

export interface Readings {
  readonly readings: readonly Reading[];
  /** The level that the number counts, and where what governs number and noun ends; null for a bare number. */
  readonly noun: { readonly what: DeclaredWhat; readonly start: number } | null;
}

export function readingsOf(place: Place, sentence: string): Readings {
  const { start, end, after, isClassified, isSlipped, link } = place;
  if (link) {
    if (link.what === null) return NONE;
    const level = { what: link.what, word: link.word, start: link.nounStart, end: link.end };
    return { readings: ofLevel(level, place, sentence.slice(link.end, link.end + 40)), noun: level };
  }
  const behind = levelBehind(after);
  // 9大类问题 needs no classifier: 大类 is one.
  if (behind && (isClassified || behind.what === "themes" || behind.word.startsWith("大类"))) {
    const level = { what: behind.what, word: behind.word, start, end: isSlipped ? end : end + behind.text.length };
    return { readings: ofLevel(level, place, after.slice(behind.text.length)), noun: level };
  }
  return isClassified ? withoutNounBehind(place, sentence) : NONE;
}

/** 已完成28个, 2个正在推进, 反馈问题18个,已全部完成整改, 修订制度12项. */
function withoutNounBehind(place: Place, sentence: string): Readings {
  const { start, end, before, after } = place;
  const level = levelOf(place);
  const status = statusBehind(after);
  const stands = statusBefore(before);
  const isLeftOver = /(?:剩余|余下)(?:的)? ?$/.test(before);
  if (status && !isLeftOver && !(stands && status.all)) {
    const { what, length, all } = status;
    const own = { what, word: level?.word ?? "", start, end: end + length, all };
    return { readings: level && all ? [level, own] : [own], noun: level };
  }
  if (stands && endsPhrase(after)) {
    const own = { what: stands.what, word: stands.word, start: start - stands.text.length, end, isBefore: true };
    // 问题25个，其中立行立改问题3个，现已全部完成整改: what has a status of its own is not what 全部 names.
    const whole = status?.all && /其中[^,;]{0,16}$/.test(before) && /^ ?, ?(?:目前|现|截)/.test(after);
    const all = whole
      ? [{ what: status.what, word: "", start, end: end + status.length, all: true, ofWhole: true }]
      : [];
    return { readings: [own, ...all], noun: null };
  }
  const rules = RULES_BEFORE.exec(before);
  if (rules && TELLS_TOTALS.test(sentence) && !/等$/.test(before))
    return { readings: [{ what: "rules", word: rules[1]!, start: start - rules[0].length, end }], noun: null };
  return level ? { readings: [level], noun: level } : NONE;
}

/** The level word before the number; 问题3大类 counts themes, and 方面26个 is no level of these. */
function levelOf({ before, after, start, end, classifier }: Place): Reading | null {
  const noun = levelBefore(before, after);
  if (!noun || noun.what === "themes") return null;
  const what = classifier === "大类" ? "themes" : noun.what;
  return { what, word: noun.word, start: start - noun.text.length, end };
}

const NONE: Readings = { readings: [], noun: null };

/**
 * A level with the status around it: 42个问题整改到位 declares completed ones, 44个问题均已整改到位 both, 已完成整改46项措施 a status that
 * counts beside the level word.
 */
function ofLevel(level: Reading, { before, start }: Place, behind: string): readonly Reading[] {
  const status = statusBehind(behind);
  const stands = !status || status.what === "remaining" ? statusBefore(before) : null;
  const levels = !status || status.all ? [level] : [];
  if (stands) return [...levels, { ...level, what: stands.what, start: start - stands.text.length, isBefore: true }];
  return status
    ? [...levels, { ...level, what: status.what, start, end: level.end + status.length, all: status.all }]
    : levels;
}
