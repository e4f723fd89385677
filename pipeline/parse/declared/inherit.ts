import type { Found } from "./found.ts";
import { countedBy, isLevel, isStatus } from "./words.ts";

/**
 * What a bare status number counts: 反馈问题21个，制定整改措施64条，已完成60条. It is of the nearest number before it, in this sentence
 * or the one before, that has the same classifier and is no smaller, else of the only level that can be meant; of a part (其中党建方面问题5个，已完成4个) it is no total itself.
 * Where no such number stands, the word stays empty.
 */
export function withLevelWords(found: readonly Found[]): readonly Found[] {
  return found.map((one, at) => {
    if (one.role !== "total" || one.levelWord !== "" || !isStatus(one.what)) return one;
    const whole = wholeOf(one, found.slice(0, at));
    if (!whole) return one;
    const role = whole.role === "due" ? "total" : whole.role;
    return { ...one, levelWord: whole.levelWord, role };
  });
}

function wholeOf(one: Found, before: readonly Found[]): Found | undefined {
  const larger = before.filter((two) => isLevel(two.what) && two.what !== "themes" && two.value >= one.value);
  const near = larger.filter((two) => isNear(two, one));
  const same = (two: Found): boolean => two.classifier === one.classifier;
  return (
    near.findLast(same) ?? onlyLevel(larger.filter(same)) ?? onlyLevel(near.filter((two) => mayStandFor(two, one)))
  );
}

function isNear(two: Found, one: Found): boolean {
  if (two.role === "total" || two.role === "due") return one.sentence - two.sentence <= 1;
  return two.sentence === one.sentence && (two.bracket < 0 || two.bracket === one.bracket);
}

/** 反馈问题21个，已完成19项: 项 counts anything. */
function mayStandFor(two: Found, one: Found): boolean {
  return [two, one].every(({ classifier }) => classifier === "个" || classifier === "项");
}

/** The last of them, when all that are totals count the same: then no other level can be meant. */
function onlyLevel(among: readonly Found[]): Found | undefined {
  const totals = among.filter((one) => one.role === "total");
  return new Set(totals.map((one) => countedBy(one.levelWord))).size === 1 ? totals.at(-1) : undefined;
}
