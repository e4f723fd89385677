import { describe, expect, it } from "vitest";
import type { Score } from "../../pipeline/evaluate/score.ts";
import { expectReached, missed, parseThresholds } from "../../pipeline/evaluate/thresholds.ts";

const score = (item: string, value: number): Score => ({ item, score: value }) as Score;

describe("least scores", () => {
  it("apply to every item, or to one by name", () => {
    const scores = [score("problems", 0.96), score("status", 0.9), score("meta", 1)];
    const below = (given: string): string[] => missed(scores, parseThresholds(given)).map(({ item }) => item);
    expect(below("0.95")).toEqual(["status"]);
    expect(below("0.95, status=0.9, meta=1")).toEqual([]);
    expect(below("problems=0.99")).toEqual(["problems"]);
    expect(below("contacts=0.5")).toEqual(["contacts"]);
  });

  it.each(["", "high", "95", "-0.1", "problems=", "=0.9", "issues=0.9", "0.9,,"])(
    "refuse %j as wrong usage",
    (given) => {
      expect(() => parseThresholds(given)).toThrow(expect.objectContaining({ exitCode: 2 }));
    },
  );

  it("are a failed check when missed, and when labelled texts are not in the scores", () => {
    const reached = (value: number, notEvaluated: number) => () =>
      expectReached([score("status", value)], notEvaluated, parseThresholds("0.95"));
    expect(reached(0.95, 0)).not.toThrow();
    expect(reached(0.9499, 0)).toThrow(
      expect.objectContaining({ exitCode: 1, message: "Below --min: status 0.949 < 0.95" }),
    );
    expect(reached(1, 1)).toThrow(expect.objectContaining({ exitCode: 1 }));
  });
});
