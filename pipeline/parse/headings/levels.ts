import type { DeclaredCount, ProblemKind } from "../../model.ts";
import { declaredValue } from "../declared/declared-value.ts";
import type { Entry } from "../entry.ts";

/**
 * Which of theme, problem and manifestation each entry is (model.md section 1): by its place in the tree, and by the
 * declared totals where these fit exactly and the place leaves two readings.
 */
export function levelOf(
  entries: readonly Entry[],
  declared: readonly DeclaredCount[],
): (entry: Entry, depth: number) => ProblemKind {
  const deepest = depthOf(entries);
  const withoutThemes = deepest === 2 && problemsAreOutermost(entries, declared);
  // Levels above the lowest three group (two inspections, 一、 above （一）): they are themes too.
  const outer = Math.max(0, deepest - 3);
  return (entry, depth) => {
    if (entry.level) return entry.level;
    if (groupsThemes(entry)) return "theme";
    if (withoutThemes) return depth === 0 ? "problem" : "manifestation";
    if (depth <= outer) return entry.children.length > 0 ? "theme" : "problem";
    return depth === outer + 1 ? "problem" : "manifestation";
  };
}

/**
 * 二、已完成整改的问题 or 三、大湾村整改情况 above themes (（一）学习方面): a theme too, and the levels are counted anew below it.
 */
export function groupsThemes(entry: Entry): boolean {
  return (
    (entry.isStatusGroup || entry.isUnit) && entry.children.some((child) => child.isAspect && child.children.length > 0)
  );
}

function depthOf(entries: readonly Entry[]): number {
  return entries.reduce((deepest, entry) => Math.max(deepest, 1 + depthOf(entry.children)), 0);
}

/** Two levels without themes: the outer one calls itself 问题, or the declared totals fit only so. */
function problemsAreOutermost(entries: readonly Entry[], declared: readonly DeclaredCount[]): boolean {
  const leaves = entries.reduce((sum, entry) => sum + Math.max(1, entry.children.length), 0);
  if (declaredValue(declared, "themes") === entries.length) return false;
  if (declaredValue(declared, "problems") === leaves) return false;
  if (declaredValue(declared, "problems") === entries.length && declaredValue(declared, "manifestations") === leaves)
    return true;
  const named = entries.filter((entry) => entry.enumerator?.class === "problem").length;
  const inner = entries.some((entry) => entry.children.some((child) => child.enumerator?.class === "problem"));
  return named === entries.length && !inner;
}

/**
 * Rule 8 of model.md: printed as problems, but the notice's own arithmetic proves them manifestations whose parents are
 * not printed (13个问题, 29个具体表现, 5 withheld, 24 printed).
 */
export function printedAreManifestations(printed: number, declared: readonly DeclaredCount[]): boolean {
  const problems = declaredValue(declared, "problems");
  const manifestations = declaredValue(declared, "manifestations");
  if (problems === null || manifestations === null || problems === printed) return false;
  return manifestations - (declaredValue(declared, "not_public") ?? 0) === printed;
}
