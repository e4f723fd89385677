import { expect, test } from "vitest";
import type { Problem, Status } from "../../pipeline/model.ts";
import { readDeclared } from "../../pipeline/parse/declared/declared.ts";
import { reconcile } from "../../pipeline/parse/declared/reconcile.ts";

const leaves = (...statuses: Status[]) =>
  statuses.map((status) => ({ kind: "problem", isLeaf: true, status }) as Problem);
const verdicts = (text: string, problems: readonly Problem[]) =>
  reconcile(readDeclared(text, [{ start: 0, end: text.length }]), problems, []).map(
    ({ what, declared, comparedLevel, verdict, reason }) => [what, declared, comparedLevel, verdict, reason],
  );

test("completed problems are compared with the statuses printed", () => {
  expect(verdicts("反馈问题2个，已完成2个。", leaves("completed", "completed"))).toEqual([
    ["problems", 2, "problems", "exact", "rows-printed"],
    ["completed", 2, "status", "exact", "status-of-leaves"],
  ]);
});

test("completed measures are not compared with the statuses of problems", () => {
  expect(verdicts("反馈问题2个，制定整改措施9条，已完成8条，正在推进1条。", leaves("completed", "completed"))).toEqual([
    ["problems", 2, "problems", "exact", "rows-printed"],
    ["measures", 9, "measures", "off", "measures-printed"],
    ["completed", 8, "totals", "not-applicable", "status-not-printed"],
    ["ongoing", 1, "totals", "not-applicable", "status-not-printed"],
  ]);
});

test("completed measures that exceed their total do not add up, whatever the problems do", () => {
  expect(verdicts("制定整改措施9条，已完成8条，正在推进3条。", []).slice(1)).toEqual([
    ["completed", 8, "totals", "internally-inconsistent", "totals-do-not-add-up"],
    ["ongoing", 3, "totals", "internally-inconsistent", "totals-do-not-add-up"],
  ]);
});

test("a status total of nobody knows what is compared with nothing", () => {
  expect(verdicts("反馈问题2个，制定了措施，已完成60条。", leaves("completed", "completed")).slice(1)).toEqual([
    ["completed", 60, null, "not-applicable", "counted-level-unknown"],
  ]);
});
