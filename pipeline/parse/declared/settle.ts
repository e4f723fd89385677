import type { Found } from "./found.ts";
import { isLevel, isList, isStatus } from "./words.ts";

/**
 * When two levels of one sentence are both called 问题 (12类问题…39个具体问题), the larger number belongs to the lower level;
 * a status word before a level total (已完成整改46项措施) leaves the level total to the sentence that declares it.
 */
export function settleLevels(found: readonly Found[]): readonly Found[] {
  const settled: Found[] = [];
  const lower = lowerLevel(found);
  const statusEnds = new Set(found.filter((one) => !one.all && isStatus(one.what)).map((one) => one.span.end));
  for (const one of found) {
    if (isLevel(one.what) && statusEnds.has(one.span.end)) continue;
    if (isListOfTasks(one, found)) continue;
    // 反馈的2个问题，形成问题清单18项: what was found is no entry of the list drawn up from it.
    if (one.what === "problems" && isList(one) && found.some((two) => two.what === "problems" && !isList(two)))
      continue;
    if (one.what === "problems") {
      // 29个具体表现…29个具体问题中: the lower level again, under the upper level's name.
      const again = found.some((two) => two.what === "manifestations" && two.value === one.value);
      const other = found.some((two) => two.what === "problems" && two.value !== one.value);
      if ((lower !== null && one.value === lower) || (again && other)) {
        settled.push({ ...one, what: "manifestations" });
        continue;
      }
    }
    settled.push(one);
  }
  return settled;
}

/** 任务清单14项、责任清单14项: who answers for the tasks, and no list of measures. */
function isListOfTasks(one: Found, found: readonly Found[]): boolean {
  return (
    /责任清单/.test(one.levelWord) &&
    found.some((two) => two.sentence === one.sentence && two.what === "tasks" && /清单/.test(two.levelWord))
  );
}

/** 12类问题…39个具体问题: the larger of two totals both called 问题, when no manifestation total is declared; else null. */
function lowerLevel(found: readonly Found[]): number | null {
  if (found.some((one) => one.what === "manifestations")) return null;
  const problems = found.filter((one) => one.what === "problems");
  for (const lower of problems) {
    const upper = problems.find(
      (one) =>
        one.value < lower.value && Math.abs(one.sentence - lower.sentence) <= 1 && one.levelWord !== lower.levelWord,
    );
    if (upper && /具体/.test(lower.levelWord)) return lower.value;
  }
  return null;
}
