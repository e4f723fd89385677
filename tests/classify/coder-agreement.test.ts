import { expect, it } from "vitest";
import { coderAgreement } from "../../pipeline/classify/labelling/coder-agreement.ts";
import type { LabelRow } from "../../pipeline/classify/labels.ts";

const CODES = ["finance", "ideology", "personnel"];

it("gives equal intervals for equal codes of either level, and for sets of one code", () => {
  const rows: LabelRow[] = Array.from({ length: 200 }, (_, index) => ({
    problemId: `n${Math.floor(index / 10)}/p${Math.floor(index / 2)}`,
    noticeId: `n${Math.floor(index / 10)}`,
    unit: "云岭县水务局",
    text: "",
    above: "",
    suggested: "",
    suggestedScore: null,
    primary: CODES[(Math.floor(index / 2) + (index % 2 === 1 && index % 7 === 0 ? 1 : 0)) % CODES.length]!,
    secondary1: "",
    secondary2: "",
    coder: index % 2 === 0 ? "甲" : "乙",
    labelledAt: "",
    done: true,
    note: "",
  }));
  const { level1, level2, sets } = coderAgreement(rows);
  expect(level1.interval).not.toBeNull();
  expect(level2).toEqual(level1);
  expect(sets.interval).toEqual(level1.interval);
});
