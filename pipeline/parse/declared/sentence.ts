import { matches } from "../matches.ts";
import { parseNumeral } from "../numerals.ts";
import { chainsOf, type Link } from "./chain.ts";
import { clauseOf, inspectionIn, isForeign, isPresent } from "./foreign.ts";
import type { Found, Role } from "./found.ts";
import { governedBy, isDue, openBracket } from "./part.ts";
import { type Place, type Reading, type Readings, readingsOf } from "./readings.ts";
import { isLevel, isList, NUMBER } from "./words.ts";

/** What the numbers of one sentence declare, and of what each is a total. */

const NUMBERS = new RegExp(NUMBER, "g");

// How far 其中 may stand before the parts it lists.
const GOVERNS = 300;

export function readSentence(sentence: string, offset: number, index: number, found: Found[]): void {
  const chains = chainsOf(sentence);
  for (const match of matches(NUMBERS, sentence)) {
    const value = parseNumeral(match[1]!);
    if (value === null || !Number.isInteger(value) || value > 9999) continue;
    const place = placeOf(sentence, match, chains);
    if (isNoTotal(place, sentence.slice(match.index + match[0].length))) continue;
    const read = readingsOf(place, sentence);
    const toHere = sentence.slice(Math.max(0, match.index - 120), match.index);
    const number = {
      value,
      classifier: match[2] ?? "个",
      sentence: index,
      bracket: openBracket(sentence.slice(0, match.index)),
      inspection: inspectionIn(clauseOf(toHere)),
      isPresent: isPresent(clauseOf(toHere)),
    };
    const roleOf = rolesOf(read, place, sentence, number, found);
    for (const reading of read.readings) {
      const whole = reading.ofWhole ? problemsBefore(found, index) : undefined;
      if (reading.ofWhole && !whole) continue;
      found.push({
        ...number,
        value: whole?.value ?? value,
        what: reading.what,
        levelWord: reading.word,
        role: roleOf(reading),
        span: { start: offset + reading.start, end: offset + reading.end },
        all: reading.all ?? false,
      });
    }
  }
}

/** The problems that the sentence has declared, where nothing else was counted since. */
function problemsBefore(found: readonly Found[], sentence: number): Found | undefined {
  const last = found.findLast((one) => one.sentence === sentence && one.role === "total" && isLevel(one.what));
  return last?.what === "problems" && !isList(last) ? last : undefined;
}

function placeOf(sentence: string, match: RegExpExecArray, chains: ReadonlyMap<number, Link>): Place {
  // 42问题个整改到位: the classifier slipped behind its noun (formats.md section 6).
  const slipped = /^ ?问题(?:个|项)/.exec(sentence.slice(match.index + match[0].length));
  const end = match.index + match[0].length + (slipped?.[0].length ?? 0);
  return {
    start: match.index,
    end: slipped ? end : match.index + match[0].length,
    before: sentence.slice(Math.max(0, match.index - 40), match.index),
    after: slipped ? `问题${sentence.slice(end, end + 40)}` : sentence.slice(end, end + 40),
    classifier: match[2] ?? null,
    isSlipped: slipped !== null,
    isClassified: match[2] !== undefined || slipped !== null,
    link: chains.get(match.index),
  };
}

/** 完成一项、验收一项 is a way of working; 每个, 第3项, 2023年 and 30% count nothing. */
function isNoTotal({ before, after, isClassified }: Place, behind: string): boolean {
  return (
    // 建立问题清单、任务清单、责任清单3个清单
    /^ ?(?:清单|台账)/.test(after) ||
    /^ ?(?:项|个|件)?[、,](?:验收|销号|巩固|解决|落实|整改)一(?:项|个|件)/.test(behind) ||
    /(?:每|各|同|某|任何|哪|逐|这|另|分)$/.test(before) ||
    /[第.\d年月日〔[-]$/.test(before) ||
    // (1) is a number of the text, 已完成整改的问题(12个问题) one of a heading; 反馈意见(4个方面26个问题) declares.
    (/[:(]$/.test(before) && !(isClassified && /反馈|指出/.test(before))) ||
    /^ ?(?:年|月|日|号|届|次|%|次会|届)/.test(after)
  );
}

/** What each reading of a number is to the notice. */
function rolesOf(
  { readings, noun }: Readings,
  { before }: Place,
  sentence: string,
  number: Pick<Found, "value" | "classifier" | "sentence" | "bracket">,
  found: readonly Found[],
): (reading: Reading) => Role {
  if (isForeign(clauseOf(before))) return () => "foreign";
  const governed =
    noun &&
    governedBy(
      sentence.slice(Math.max(0, noun.start - GOVERNS), noun.start),
      number.bracket,
      { ...number, what: noun.what },
      found,
    );
  const stands = readings.some((one) => one.isBefore);
  return (reading) => {
    if (governed && reading.what === noun.what) return governed.role;
    if (reading.isBefore && isDue(verbOf(before, reading.word))) return "due";
    // What is withheld is withheld from the whole, whatever it is about.
    return governed?.bySubject && !stands && reading.what !== "not_public" ? "part" : "total";
  };
}

/** 应完成整改问题: what stands before the noun of a status. */
function verbOf(before: string, word: string): string {
  const at = word === "" ? -1 : before.lastIndexOf(word, before.length - 1);
  return at >= 0 && before.length - at <= word.length + 2 ? before.slice(0, at) : before;
}
