import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codebook } from "../../pipeline/classify/codebook.ts";
import { crosswalkSteps, recode } from "../../pipeline/classify/crosswalk.ts";
import { engine } from "../../pipeline/classify/engine.ts";
import { features } from "../../pipeline/classify/features.ts";
import { adjudicate } from "../../pipeline/classify/labelling/adjudicate.ts";
import { coderAgreement } from "../../pipeline/classify/labelling/coder-agreement.ts";
import type { LabelRow } from "../../pipeline/classify/labels.ts";
import { learn, learnedModel, packedModel, trainingStatements } from "../../pipeline/classify/learned-model.ts";
import { linearModel, probabilities } from "../../pipeline/classify/linear-model.ts";
import { readStatement } from "../../pipeline/classify/reading.ts";
import { codeProposals } from "../../pipeline/classify/study/proposals.ts";
import { ruleReport } from "../../pipeline/classify/study/rule-report.ts";
import { trainWeights } from "../../pipeline/classify/train-weights.ts";
import { labelledSheet, labelledStatements, statementRows } from "../../pipeline/classify/training-data.ts";
import { integerTable } from "../../pipeline/integer-table.ts";

describe("linear model", () => {
  const seen = (...keys: number[]) => ({ keys, values: keys.map(() => 1) });
  const teach = (code: string, ...keys: number[]) => ({ code, features: seen(...keys), weight: 1 });
  it("is the machine worked by hand", () => {
    // Two mirrored statements each of two classes on one feature a class: by symmetry a = −b, and with rows of length 1
    // and a constant c the dual of min ½(w·w + c²) + Σ max(0, 1 − y(w·x + c))² has one α for all: G = 0 where
    // 2α(own feature) + ½α = 1, α = 0.4, so the weight of a class's own feature is 2α = 0.8 and the constant cancels.
    const { codes, weights, bias } = trainWeights([teach("a", 1), teach("a", 1), teach("b", 2), teach("b", 2)]);
    expect(codes).toEqual(["a", "b"]);
    const expected = [0.8, -0.8, -0.8, 0.8];
    for (const [at, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[at]!, 2);
    for (const constant of bias) expect(constant).toBeCloseTo(0, 2);
  });
  it("gives a higher value to the code whose words are there, and passes over features it never saw", () => {
    const model = linearModel(trainWeights([teach("a", 1, 3), teach("a", 1, 4), teach("b", 2, 3), teach("b", 2, 4)]));
    const [a, b] = model.score(seen(1));
    expect(a).toBeGreaterThan(b!);
    expect(model.weight(1, "a")).toBeGreaterThan(model.weight(3, "a"));
    expect(model.score(seen(9))).toEqual(model.score(seen()));
  });
  it("turns values into shares that sum to 1 and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 80 }), (scores) => {
        const shares = probabilities(scores, 0.1);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(shares[scores.indexOf(Math.max(...scores))]).toBe(Math.max(...shares));
      }),
    );
  });
  it("is built once: what the build kept is what learning anew gives, byte for byte", () => {
    expect(Buffer.compare(packedModel(), packedModel())).toBe(0);
    const reading = readStatement("储备粮轮换不规范", engine().vocabulary, engine().bodyOpeners);
    const anew = learn(engine(), trainingStatements());
    expect(learnedModel().score(features(reading))).toEqual(anew.score(features(reading)));
  });
});

describe("tables of whole numbers", () => {
  it("answer as a Map does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(2 ** 31 - 1))),
        fc.array(fc.nat(2 ** 32 - 1)),
        (entries, others) => {
          const map = new Map(entries);
          const table = integerTable(map);
          for (const key of [...map.keys(), ...others, 0]) expect(table.get(key)).toBe(map.get(key) ?? -1);
        },
      ),
    );
  });
  it("features carry every character and pair once, at the greatest weight, whatever the length", () => {
    const character = fc.constantFrom(..."资金管理不严，台账。缺失");
    fc.assert(
      fc.property(fc.array(character, { maxLength: 300 }), (characters) => {
        const reading = readStatement(characters.join(""), engine().vocabulary, engine().bodyOpeners);
        const { keys, values } = features(reading);
        expect(new Set(keys).size).toBe(keys.length);
        expect(values).toHaveLength(keys.length);
        const han = new Set(
          [...reading.text.slice(0, reading.headlineEnd + 200)].filter((one) => /\p{Script=Han}/u.test(one)),
        );
        expect(keys.filter((key) => key < 0x8000)).toHaveLength(han.size);
      }),
    );
  });
});

describe("labelled statements", () => {
  it("carry codes of the codebook, no text twice, the halves apart", () => {
    const texts = new Set<string>();
    for (const name of ["dev", "held", "train"] as const)
      for (const row of statementRows(name)) {
        expect(codebook().codes.has(row.code), row.id).toBe(true);
        for (const code of row.secondary) expect(codebook().codes.has(code), row.id).toBe(true);
        expect(texts.has(row.text), row.text).toBe(false);
        texts.add(row.text);
      }
  });
});

describe("rule report", () => {
  it("closes: every statement is decided by one step or rule", () => {
    const statements = labelledStatements("dev").slice(0, 60);
    const { uses, overlaps } = ruleReport(statements);
    expect(uses.reduce((sum, { decides }) => sum + decides, 0)).toBe(statements.length);
    for (const { decides, right, rightCategory } of uses) {
      expect(right).toBeLessThanOrEqual(rightCategory);
      expect(rightCategory).toBeLessThanOrEqual(decides);
    }
    for (const { statements: n } of overlaps) expect(n).toBeGreaterThan(0);
  });
});

describe("proposals for new codes", () => {
  it("puts leaves that say the same together and names their words", () => {
    const unsettled = ["友城交流项目停滞两年", "友城交流项目缺少计划", "国防动员潜力数据不清"].map((text, index) => ({
      problemId: `p${index}`,
      text,
    }));
    const [first, ...rest] = codeProposals(unsettled, ["考勤管理松弛", "项目资金闲置"]);
    expect(first!.leaves.map(({ problemId }) => problemId).sort()).toEqual(["p0", "p1"]);
    expect(first!.terms.join("")).toContain("友城交流");
    expect(rest).toEqual([]);
  });
});

describe("crosswalk", () => {
  const steps = [
    { from: "1", to: "2", note: "", codes: { "finance.state-assets": "finance.assets", "conduct.thrift": null } },
    { from: "2", to: "3", note: "", codes: { "finance.assets": "assets.state" } },
  ];
  it("follows a code over several versions; a dropped code stays dropped", () => {
    expect(recode("finance.state-assets", "1", "3", steps)).toBe("assets.state");
    expect(recode("conduct.thrift", "1", "3", steps)).toBeNull();
    expect(recode("ideology", "1", "3", steps)).toBe("ideology");
    expect(() => recode("ideology", "3", "4", steps)).toThrow(/crosswalk/);
  });
  it("the project's steps end at the project's codebook", () => {
    expect(crosswalkSteps().at(-1)!.to).toBe(codebook().version);
  });
});

const row = (problemId: string, coder: string, primary: string, more: Partial<LabelRow> = {}): LabelRow => ({
  problemId,
  noticeId: problemId.slice(0, 1),
  unit: "",
  text: "",
  above: "",
  suggested: "",
  suggestedScore: null,
  primary,
  secondary1: "",
  secondary2: "",
  coder,
  labelledAt: "",
  done: true,
  note: "",
  ...more,
});

describe("people's codes", () => {
  it("agreement counts only leaves two coded, and lists those they differ on", () => {
    const agreement = coderAgreement([
      row("a1", "甲", "finance.projects"),
      row("a1", "乙", "finance.state-assets"),
      row("b1", "甲", "ideology"),
      row("b1", "乙", "ideology"),
      row("c1", "甲", "conduct"),
      row("d1", "乙", "conduct", { done: false }),
    ]);
    expect(agreement).toMatchObject({ leaves: 2, coders: ["乙", "甲"] });
    expect(agreement.level1.percent).toBe(1);
    expect(agreement.level2.percent).toBe(0.5);
    expect(agreement.disputed.map(({ problemId }) => problemId)).toEqual(["a1"]);
  });
  it("settle what they agree on, and leave to them what they do not", () => {
    const { settled, disputed } = adjudicate([
      row("a1", "甲", "finance.projects", { secondary1: "conduct", secondary2: "ideology" }),
      row("a1", "乙", "finance.projects", { secondary1: "ideology", secondary2: "conduct" }),
      row("b1", "甲", "ideology"),
      row("b1", "乙", "ideology", { secondary1: "conduct" }),
      row("c1", "甲", "conduct", { done: false }),
    ]);
    expect(settled.map(({ problemId, codes, coder }) => [problemId, codes[0], coder])).toEqual([
      ["a1", "finance.projects", "乙, 甲"],
    ]);
    expect(disputed).toEqual(["b1"]);
  });
  it("teach the next model", () => {
    const sheet = [
      row("a1", "甲", "ideology", { text: "量子玻色采样仪闲置", above: "某方面 › 某问题" }),
      row("a2", "甲", "ideology", { text: "不该学的句子", done: false }),
    ];
    const taught = labelledSheet(sheet);
    expect(taught).toMatchObject([{ code: "ideology", parents: ["某问题", "某方面"], parentIsProblem: true }]);
    const seen = features(readStatement("玻色采样仪", engine().vocabulary, engine().bodyOpeners));
    const of = (statements: typeof taught) => {
      const model = learn(engine(), statements);
      return model.score(seen)[model.codes.indexOf("ideology")]!;
    };
    expect(of(taught)).toBeGreaterThan(of([]) + 0.3);
  });
});
