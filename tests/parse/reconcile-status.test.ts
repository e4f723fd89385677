import { describe, expect, it } from "vitest";
import type { DeclaredCount, DeclaredWhat, Problem, Status } from "../../pipeline/model.ts";
import { reconcile } from "../../pipeline/parse/declared/reconcile.ts";

const STATUSES: Readonly<Record<string, Status>> = {
  c: "completed",
  p: "partial",
  o: "ongoing",
  n: "not-started",
};

/** `what: declared parsed verdict` of each declared status; one letter a leaf. */
function compared(leaves: string, declared: Partial<Record<DeclaredWhat, number>>): string[] {
  const problems = [...leaves].map(
    (letter) =>
      ({ kind: "problem", isLeaf: true, levelDeclared: null, status: STATUSES[letter] }) as unknown as Problem,
  );
  const counts = Object.entries(declared).map(
    ([what, value]) => ({ what, value, levelWord: "问题", counted: "problems" }) as unknown as DeclaredCount,
  );
  return reconcile(counts, problems, []).map((row) => `${row.what}: ${row.declared} ${row.parsed} ${row.verdict}`);
}

describe("declared statuses against the leaves of that status", () => {
  it("each with its own: 基本完成2项，正在推进2项，尚未完成1项", () => {
    expect(compared("cccccppoon", { partial: 2, ongoing: 2, remaining: 1 })).toEqual([
      "partial: 2 2 exact",
      "ongoing: 2 2 exact",
      "remaining: 1 1 exact",
    ]);
  });

  it("正在推进2项，尚未完成1项 of three open leaves", () => {
    expect(compared("ccccoon", { ongoing: 2, remaining: 1 })).toEqual(["ongoing: 2 2 exact", "remaining: 1 1 exact"]);
  });

  it("尚未完成 alone names all open leaves, 正在推进 alone those not started too", () => {
    expect(compared("ccpoon", { remaining: 4 })).toEqual(["remaining: 4 4 exact"]);
    expect(compared("ccpoon", { remaining: 4, ongoing: 2 })).toEqual(["remaining: 4 4 exact", "ongoing: 2 2 exact"]);
    expect(compared("cccoon", { ongoing: 3 })).toEqual(["ongoing: 3 3 exact"]);
  });

  it("what fits neither reading is off", () => {
    expect(compared("cccoon", { ongoing: 4, remaining: 7 })).toEqual(["ongoing: 4 2 off", "remaining: 7 3 off"]);
  });
});
