import { describe, expect, it } from "vitest";
import { evaluate } from "../../pipeline/evaluate/evaluation.ts";
import type { Gold } from "../../pipeline/evaluate/gold.ts";
import type { Reading } from "../../pipeline/evaluate/reading.ts";
import { GOLD_ROWS, goldRow, labelled, PATROL, PUMP, reading, row, THEME } from "./made.ts";

function measured(gold: Partial<Gold>, given: Partial<Reading> = {}, declaredComplete = true) {
  const evaluation = evaluate([{ labelled: labelled(gold, declaredComplete), reading: reading(given) }]);
  const score = (item: string) => evaluation.scores.find((each) => each.item === item);
  return { ...evaluation, score };
}

describe("rows of a notice against labels", () => {
  it("finds nothing to say about a reading that agrees, punctuation and quotation marks aside", () => {
    const { scores, differences } = measured({ problems: GOLD_ROWS });
    expect(differences).toEqual([]);
    expect(scores.filter(({ score }) => score < 1)).toEqual([]);
    expect(scores.map(({ item, n }) => `${item} ${n}`)).toEqual([
      "is_notice 1",
      "problems 3",
      "problems.theme 1",
      "problems.problem 2",
      "leaf 3",
      "number 3",
      "measures 2",
      "status 2",
      "category.level1 1",
      "category.level2 1",
      "category.secondary 1",
      "category.codes 1",
    ]);
  });

  it("counts a row that was not read against recall, and points to where its words stand", () => {
    const { score, differences } = measured({ problems: GOLD_ROWS }, { rows: [THEME, PATROL] });
    expect(score("problems.problem")).toMatchObject({ expected: 2, read: 1, hits: 1, precision: 1, recall: 0.5 });
    expect(score("problems")!.score).toBeCloseTo((2 * 2) / (3 + 2), 12);
    // Its measures and status are not right either, but they are no differences of their own.
    expect(score("measures")).toMatchObject({ n: 2, right: 1 });
    expect(score("status")).toMatchObject({ n: 2, right: 1 });
    expect(differences).toMatchObject([
      { item: "problems.problem", path: "problems[2].text", type: "missing", line: 4 },
    ]);
  });

  it("counts a row too many against precision", () => {
    const { score, differences } = measured({ problems: GOLD_ROWS.slice(0, 2) });
    expect(score("problems.problem")).toMatchObject({ expected: 1, read: 2, hits: 1, precision: 0.5, recall: 1 });
    expect(differences).toMatchObject([{ type: "extra", path: null, expected: null, read: PUMP.text, line: 4 }]);
  });

  it("shows another wording of a row as one difference, and still compares its fields", () => {
    const cut = { ...PATROL, text: "水库巡查记录不全。", measures: PATROL.measures.slice(1) };
    const { score, differences } = measured({ problems: GOLD_ROWS }, { rows: [THEME, cut, PUMP] });
    expect(score("problems.problem")).toMatchObject({ expected: 2, read: 2, hits: 1 });
    expect(score("status")!.score).toBe(1);
    expect(differences.map(({ item, type, expected, read }) => ({ item, type, expected, read }))).toEqual([
      { item: "problems.problem", type: "different", expected: GOLD_ROWS[1]!.text, read: "水库巡查记录不全。" },
      { item: "measures", type: "different", expected: 2, read: 1 },
    ]);
    expect(differences[1]!.hint!.zh).toBe("读到：L3 定期抽查。");
  });

  it("counts a row of another kind as one too few and one too many, and lists it once", () => {
    const { score, differences } = measured(
      { problems: GOLD_ROWS },
      { rows: [THEME, PATROL, { ...PUMP, kind: "manifestation" }] },
    );
    expect(score("problems.problem")).toMatchObject({ expected: 2, read: 1, hits: 1 });
    expect(score("problems.manifestation")).toMatchObject({ expected: 0, read: 1, hits: 0 });
    expect(score("problems")).toMatchObject({ expected: 3, read: 3, hits: 2 });
    expect(differences).toMatchObject([{ path: "problems[2].kind", item: "problems.problem" }]);
  });

  it("tells rows of the same words apart by their numbers", () => {
    const twice = GOLD_ROWS.concat({ ...GOLD_ROWS[2]!, number: "3", measures: 1 });
    const second = row("泵站台账缺失。", { number: "3", measures: [PUMP.span] });
    // The one with number 2 was not read: the other must not be taken for it.
    const { differences } = measured({ problems: twice }, { rows: [THEME, PATROL, second] });
    expect(differences.map(({ path }) => path)).toEqual(["problems[2].text"]);
  });

  it("compares the status of leaves only, and only where the labels state one", () => {
    const stated = goldRow(0, { status: "completed" });
    expect(measured({ problems: stated }).differences).toEqual([]);
    const { status: _, ...open } = GOLD_ROWS[1]!;
    expect(measured({ problems: [GOLD_ROWS[0]!, open, GOLD_ROWS[2]!] }).score("status")).toMatchObject({ n: 1 });
  });

  it("gives no credit in precision and recall for agreeing that nothing is stated", () => {
    const { score } = measured({ problems: GOLD_ROWS }, { rows: [THEME, { ...PATROL, status: null }, PUMP] });
    expect(score("status")).toMatchObject({ n: 2, right: 1, score: 0.5, precision: null, recall: 0 });
  });

  it("lists a wrong category once, and scores both levels", () => {
    const coding = { ...PATROL.coding!, primary: "core-duties.public-service" };
    const { score, differences, agreement, confusion } = measured(
      { problems: GOLD_ROWS },
      { rows: [THEME, { ...PATROL, coding }, PUMP] },
    );
    expect(score("category.level1")!.score).toBe(1);
    expect(score("category.level2")!.score).toBe(0);
    expect(differences).toMatchObject([{ item: "category.level2", read: "core-duties.public-service" }]);
    expect(differences[0]!.hint!.en).toBe("rule S3; cues: 水库");
    expect(agreement.map(({ of, observed }) => [of, observed])).toEqual([
      ["level1", 1],
      ["level2", 0],
      ["codes", 0],
    ]);
    expect(confusion.at(-1)).toEqual({
      level: 2,
      expected: "core-duties.safety-stability",
      read: "core-duties.public-service",
      n: 1,
    });
  });

  it("compares what labels are unsure of, but keeps it out of every score", () => {
    const problems = goldRow(1, { measures: 3, text: "水库巡查记录不全,三查制度没有落实" });
    const unsure = ["problems[1].text", "problems[1].measures", "problems[*].number"];
    const { score, differences } = measured({ problems, unsure });
    expect(score("problems")).toMatchObject({ n: 2, score: 1, unsure: 1 });
    expect(score("measures")).toMatchObject({ n: 1, score: 1, unsure: 1 });
    expect(score("number")).toBeUndefined();
    expect(differences.map(({ path, isUnsure }) => [path, isUnsure])).toEqual([
      ["problems[1].text", true],
      ["problems[1].measures", true],
    ]);
  });
});

describe("what stands beside the rows", () => {
  const stated = (value: string) => ({ value, span: null });

  it("compares metadata field by field; null asserts that the notice does not say", () => {
    const meta = { unit: "江澜市水务局", feedback_date: "2024-03", as_of_date: null, signed_on: "2024-01-11" };
    const { score, differences } = measured(
      { meta },
      {
        meta: {
          ...reading().meta,
          unit: stated("江澜市 水务局"),
          feedback_date: stated("2024-03-01"),
          as_of_date: stated("2024-05-01"),
          signed_on: stated("2024-11-01"),
          published_on: stated("2024-06-01"),
        },
      },
    );
    expect(score("meta")).toMatchObject({ n: 4, right: 1 });
    expect(differences.map(({ item, type }) => `${item} ${type}`)).toEqual([
      "meta.feedback_date different",
      "meta.as_of_date extra",
      "meta.signed_on different",
    ]);
  });

  it("takes an absent total as asserted absent only where the labels are complete", () => {
    const span = { start: 0, end: 1 };
    const declared = [
      { what: "problems", value: 6, span },
      { what: "problems", value: 1200, span },
      { what: "themes", value: 2, span },
    ];
    const complete = measured({ declared: { problems: 6 } }, { declared });
    expect(complete.score("declared")).toMatchObject({ expected: 1, read: 3, hits: 1 });
    const partial = measured({ declared: { problems: 6 } }, { declared }, false);
    expect(partial.score("declared")).toMatchObject({ expected: 1, read: 2, hits: 1 });
    expect(partial.differences).toMatchObject([{ read: 1200, type: "extra" }]);
  });

  it("compares facts as sets: amounts to a cent, document numbers whatever their brackets", () => {
    const place = { span: { start: 0, end: 1 } };
    const { score, differences } = measured(
      {
        facts: { money: [2964, 35000.5], documents: ["采购办法"], document_numbers: ["江水〔2024〕3号"] },
        contacts: ["0000-1234567"],
      },
      {
        facts: {
          money: ["35000.50", "35000.5", "2694"].map((value) => ({ value, ...place })),
          documents: [],
          document_numbers: [{ value: "江水[2024]3号", ...place }],
          contacts: [{ value: "0000-1234567", ...place }],
        },
      },
    );
    expect(score("facts.money")).toMatchObject({ expected: 2, read: 2, hits: 1 });
    expect(score("facts.document_numbers")!.score).toBe(1);
    expect(score("contacts")!.score).toBe(1);
    expect(differences.map(({ item, expected, read }) => [item, expected, read])).toEqual([
      ["facts.money", 2964, null],
      ["facts.money", null, 2694],
      ["facts.documents", "采购办法", null],
    ]);
  });

  it("takes labels with problems to say that the text is a notice", () => {
    expect(measured({ problems: GOLD_ROWS }, { isNotice: false }).score("is_notice")!.score).toBe(0);
    expect(measured({ meta: {} }, { isNotice: false }).score("is_notice")).toBeUndefined();
    expect(measured({ is_notice: false, doc_type: "news" }).differences).toMatchObject([
      { item: "is_notice", expected: "false", read: "true" },
      { item: "doc_type", expected: "news", read: "rectification" },
    ]);
  });
});
