import type { Counted, DeclaredCount, DeclaredWhat, Measure, Problem, Reconciliation, Status } from "../../model.ts";
import { isStatus } from "./words.ts";

/**
 * Declared totals against what was parsed (model.md section 4). Totals are first checked among themselves; a total is
 * compared with the level its word names; rows are never altered to fit.
 */
export function reconcile(
  declared: readonly DeclaredCount[],
  problems: readonly Problem[],
  measures: readonly Measure[],
): readonly Reconciliation[] {
  const counts = countRows(problems, measures);
  return declared.map((one): Reconciliation => {
    const compared = compare(one, counts, valuesFor(one, declared));
    return {
      what: one.what,
      declared: one.value,
      comparedLevel: compared.level,
      parsed: compared.parsed,
      delta: compared.parsed === null ? null : compared.parsed - one.value,
      verdict: compared.verdict ?? (compared.parsed === one.value ? "exact" : "off"),
      reason: compared.reason,
    };
  });
}

type Value = (what: DeclaredWhat) => number | null;

/** The declared number of each kind, of the statuses only those that count the same as this one (已完成60条 of the measures). */
function valuesFor(one: DeclaredCount, declared: readonly DeclaredCount[]): Value {
  return (what) =>
    declared.find((two) => two.what === what && (!isStatus(what) || !isStatus(one.what) || two.counted === one.counted))
      ?.value ?? null;
}

interface Counts {
  readonly themes: number;
  readonly problems: number;
  readonly manifestations: number;
  readonly leaves: number;
  readonly measures: number;
  readonly printedAsManifestations: boolean;
  readonly withStatus: number;
  readonly status: (status: Status) => number;
}

function countRows(problems: readonly Problem[], measures: readonly Measure[]): Counts {
  const leaves = problems.filter((problem) => problem.isLeaf);
  return {
    themes: problems.filter((problem) => problem.kind === "theme").length,
    problems: problems.filter((problem) => problem.kind === "problem").length,
    manifestations: problems.filter((problem) => problem.kind === "manifestation").length,
    leaves: leaves.length,
    measures: measures.length,
    printedAsManifestations: leaves.some((leaf) => leaf.levelDeclared === "manifestation"),
    withStatus: leaves.filter((leaf) => leaf.status !== null).length,
    status: (status) => leaves.filter((leaf) => leaf.status === status).length,
  };
}

interface Compared {
  readonly level: Reconciliation["comparedLevel"];
  readonly parsed: number | null;
  readonly verdict?: Reconciliation["verdict"];
  readonly reason: string;
}

function compare(one: DeclaredCount, counts: Counts, value: Value): Compared {
  const withheld = value("not_public") ?? 0;
  switch (one.what) {
    case "themes":
      return counts.themes === 0
        ? { level: "themes", parsed: 0, verdict: "level-not-printed", reason: "no-themes-printed" }
        : { level: "themes", parsed: counts.themes, reason: "themes-printed" };
    case "problems":
      if (counts.printedAsManifestations)
        return { level: "problems", parsed: null, verdict: "level-not-printed", reason: "parents-not-printed" };
      return withWithheld(one.value, "problems", counts.problems, withheld);
    case "manifestations":
      if (counts.manifestations === 0 && !counts.printedAsManifestations && counts.leaves + withheld !== one.value)
        return { level: "leaves", parsed: 0, verdict: "level-not-printed", reason: "manifestations-not-printed" };
      return withWithheld(one.value, "leaves", counts.leaves, withheld);
    case "tasks":
      return { level: "leaves", parsed: counts.leaves, reason: "task-list-against-leaves" };
    case "measures":
      return /清单/.test(one.levelWord)
        ? { level: "leaves", parsed: counts.leaves, reason: "task-list-against-leaves" }
        : { level: "measures", parsed: counts.measures, reason: "measures-printed" };
    case "rules":
    case "suggestions":
      return { level: null, parsed: null, verdict: "not-applicable", reason: "not-a-problem-count" };
    case "not_public":
      return amongTotals(counts, value);
    default:
      return compareStatus(one, counts, value, withheld);
  }
}

function withWithheld(declared: number, level: "problems" | "leaves", printed: number, withheld: number): Compared {
  if (printed !== declared && withheld > 0 && printed + withheld === declared)
    return { level, parsed: printed + withheld, reason: "printed-and-withheld" };
  return { level, parsed: printed, reason: "rows-printed" };
}

/** 不宜公开: what is declared below the level minus what is printed. */
function amongTotals(counts: Counts, value: Value): Compared {
  const total = value("manifestations") ?? value("problems");
  if (total === null) return { level: null, parsed: null, verdict: "not-applicable", reason: "nothing-to-compare" };
  return { level: "leaves", parsed: total - counts.leaves, reason: "declared-minus-printed" };
}

/**
 * Status totals: those of problems against the printed statuses where every leaf has one, else only among themselves; those
 * whose word is not known are not compared.
 */
function compareStatus(one: DeclaredCount, counts: Counts, value: Value, withheld: number): Compared {
  const { counted } = one;
  if (counted === null)
    return { level: null, parsed: null, verdict: "not-applicable", reason: "counted-level-unknown" };
  if (counted === "problems" && counts.leaves > 0 && counts.withStatus === counts.leaves) {
    // completed_any = completed + immediate; the withheld ones count as completed where only that fits.
    const completed = counts.status("completed") + counts.status("immediate");
    const printed: Partial<Record<DeclaredWhat, number>> = {
      completed: completed + (completed !== one.value && completed + withheld === one.value ? withheld : 0),
      immediate: counts.status("immediate"),
      partial: counts.status("partial"),
      ongoing: ongoing(one.value, counts),
      remaining: remaining(one.value, counts, counts.leaves - completed, value),
    };
    return { level: "status", parsed: printed[one.what] ?? null, reason: "status-of-leaves" };
  }
  return internallyConsistent(value, LEVELS_OF[counted])
    ? { level: "totals", parsed: null, verdict: "not-applicable", reason: "status-not-printed" }
    : { level: "totals", parsed: null, verdict: "internally-inconsistent", reason: "totals-do-not-add-up" };
}

/** The totals that statuses of a level add up to; a list of tasks may be called one of measures (责任清单). */
const LEVELS_OF: Readonly<Record<Counted, readonly DeclaredWhat[]>> = {
  problems: ["problems", "manifestations"],
  tasks: ["tasks", "measures"],
  measures: ["measures"],
};

/** 正在推进 names the ongoing leaves; those not started too, only where that fits and they alone do not. */
function ongoing(declared: number, { status }: Counts): number {
  const [own, withNotStarted] = [status("ongoing"), status("ongoing") + status("not-started")];
  return own !== declared && withNotStarted === declared ? withNotStarted : own;
}

/** 尚未完成 names every open leaf, or beside declared 阶段性完成 and 正在推进 those that are left over from them. */
function remaining(
  declared: number,
  { status }: Counts,
  open: number,
  value: (what: DeclaredWhat) => number | null,
): number {
  const apart =
    open - (value("partial") === null ? 0 : status("partial")) - (value("ongoing") === null ? 0 : status("ongoing"));
  return apart === declared ? apart : open;
}

/** 42 + 2 = 44; 46 + 1 = 47; 28 + 1 = 29: finished and open add up to one of the declared levels. */
function internallyConsistent(value: Value, levels: readonly DeclaredWhat[]): boolean {
  const completed = value("completed");
  const rest = [value("partial"), value("ongoing"), value("remaining")].filter((one) => one !== null);
  const totals = levels.map(value).filter((one) => one !== null);
  if (completed === null || totals.length === 0) return true;
  if (rest.length === 0) return totals.some((total) => completed <= total);
  const sum = completed + rest.reduce((all, one) => all + one, 0);
  // 剩余 may name the same items as 正在推进.
  const withoutRemaining = value("remaining") === null ? sum : sum - value("remaining")!;
  return totals.includes(sum) || totals.includes(withoutRemaining) || totals.includes(sum + (value("immediate") ?? 0));
}
