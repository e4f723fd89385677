import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../pipeline/evaluate/evaluation.ts";
import { type Gold, type GoldCase, META_FIELDS } from "../../pipeline/evaluate/gold.ts";
import { loadGold } from "../../pipeline/evaluate/gold-folder.ts";
import type { ReadCase } from "../../pipeline/evaluate/read-cases.ts";
import { readTexts } from "../../pipeline/evaluate/read-texts.ts";
import type { Reading } from "../../pipeline/evaluate/reading.ts";
import { packageRoot } from "../../pipeline/package-root.ts";

/** Labels that say exactly what was read. */
function goldOf(reading: Reading): Gold {
  const declared = new Map(reading.declared.map(({ what, value }) => [what, value]));
  return {
    is_notice: reading.isNotice,
    doc_type: reading.docType,
    meta: Object.fromEntries(META_FIELDS.map((name) => [name, reading.meta[name]?.value ?? null])),
    ...(declared.size === reading.declared.length ? { declared: Object.fromEntries(declared) } : {}),
    problems: reading.rows.map(({ kind, number, text, isLeaf, measures, status }) => ({
      kind,
      number,
      text,
      leaf: isLeaf,
      measures: measures.length,
      ...(isLeaf ? { status } : {}),
    })),
    facts: {
      money: reading.facts.money.map(({ value }) => Number(value)),
      documents: reading.facts.documents.map(({ value }) => value),
      document_numbers: reading.facts.document_numbers.map(({ value }) => value),
    },
    contacts: reading.facts.contacts.map(({ value }) => value),
  };
}

let cases: readonly ReadCase[];
beforeAll(async () => {
  const { cases: golden } = loadGold(join(packageRoot, "tests", "golden"), null);
  cases = (await readTexts(golden)).cases;
});

const withGold = ({ labelled, reading }: ReadCase, gold: Gold): ReadCase => ({
  labelled: { ...labelled, gold } satisfies GoldCase,
  reading,
});

describe("labels made from a reading", () => {
  it("agree with it entirely, whatever the text", () => {
    const { scores, differences } = evaluate(cases.map((each) => withGold(each, goldOf(each.reading))));
    expect(cases.length).toBeGreaterThan(40);
    expect(differences).toEqual([]);
    expect(scores.filter(({ score }) => score !== 1)).toEqual([]);
  });

  it("show exactly one difference when one row, count or status is changed", () => {
    const rowsOf = cases.filter(({ reading }) => reading.rows.length > 0);
    const anyRow = fc
      .nat(rowsOf.length - 1)
      .chain((at) => fc.record({ at: fc.constant(at), row: fc.nat(rowsOf[at]!.reading.rows.length - 1) }));
    const change = fc.constantFrom("drop", "add", "measures", "status", "number");
    fc.assert(
      fc.property(anyRow, change, ({ at, row }, how) => {
        const changed = rowsOf[at]!;
        const gold = goldOf(changed.reading);
        const rows = [...gold.problems!];
        const old = rows[row]!;
        fc.pre(old.leaf || how === "drop" || how === "add" || how === "number");
        if (how === "drop") rows.splice(row, 1);
        if (how === "add") rows.splice(row, 0, { kind: old.kind, text: "凭空增加的一行甲乙丙丁", leaf: false });
        if (how === "measures") rows[row] = { ...old, measures: old.measures! + 1 };
        if (how === "status") rows[row] = { ...old, status: old.status === "partial" ? null : "partial" };
        if (how === "number") rows[row] = { ...old, number: `${old.number}9` };
        const { differences, scores } = evaluate([withGold(changed, { ...gold, problems: rows })]);
        const item = how === "drop" || how === "add" ? `problems.${old.kind}` : how;
        expect(differences.map((each) => each.item)).toEqual([item]);
        const read = how === "status" ? old.status : how === "number" ? old.number : "something";
        expect(differences[0]!.type === "missing").toBe(how === "add" || read === null);
        expect(scores.find((each) => each.item === item)!.score).toBeLessThan(1);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
