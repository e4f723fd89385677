import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkCodebook } from "../../pipeline/classify/check.ts";
import { type Coder, classifyWith, coder } from "../../pipeline/classify/classify-problem.ts";
import { parseCodebook } from "../../pipeline/classify/codebook.ts";
import { combinationFile } from "../../pipeline/classify/combination-file.ts";
import { codingEngine } from "../../pipeline/classify/engine.ts";
import { parseRuleFile, type Rule } from "../../pipeline/classify/rule-file.ts";
import { dataFile } from "../../pipeline/package-root.ts";

const BOOK = readFileSync(dataFile("codebook", "codebook.yaml"), "utf8");
const PARSED = parseCodebook(BOOK);
const RULES = parseRuleFile(readFileSync(dataFile("codebook", "rules.yaml"), "utf8"));

/** A coder with the project's codebook and only the rules given: what a methodologist's edit does. */
function withRules(rules: readonly Rule[], yaml: string = BOOK): Coder {
  return {
    engine: codingEngine(yaml === BOOK ? PARSED : parseCodebook(yaml), { ...RULES, rules: [...rules] }),
    model: null,
    policy: combinationFile(),
  };
}

const primary = (using: Coder, text: string, parents: string[] = []): string =>
  classifyWith(using, { text, parents, parentIsProblem: parents.length > 0, themeKind: null }).categories[0]!.code;

const rule = (when: Rule["when"], effect: Rule["effect"] = { primary: "finance.projects", secondary: [] }): Rule => ({
  id: "T99",
  why: "test",
  when,
  effect,
});

describe("declared conditions", () => {
  it("looks only where its scope says", () => {
    const headline = withRules([rule({ headline: ["甲词"] })]);
    expect(primary(headline, "甲词不到位。考勤")).toBe("finance.projects");
    expect(primary(headline, "考勤不到位。甲词")).not.toBe("finance.projects");
    const body = withRules([rule({ body: ["甲词"] })]);
    expect(primary(body, "考勤不到位。甲词")).toBe("finance.projects");
    const above = withRules([rule({ parent: ["甲词"] })]);
    expect(primary(above, "考勤不到位", ["甲词问题"])).toBe("finance.projects");
    expect(primary(above, "甲词不到位")).not.toBe("finance.projects");
  });
  it("near keeps order, distance and sentence", () => {
    const near = withRules([rule({ near: [["甲词"], ["乙词"]], within: 3, in: "leaf", order: "as-written" })]);
    expect(primary(near, "甲词的乙词")).toBe("finance.projects");
    expect(primary(near, "乙词的甲词")).not.toBe("finance.projects");
    expect(primary(near, "甲词远远在那边的乙词")).not.toBe("finance.projects");
    expect(primary(near, "甲词。乙词")).not.toBe("finance.projects");
    const any = withRules([rule({ near: [["甲词"], ["乙词"]], within: 3, in: "leaf", order: "any" })]);
    expect(primary(any, "乙词的甲词")).toBe("finance.projects");
  });
  it("all, any and not combine", () => {
    const both = withRules([rule({ all: [{ leaf: ["甲词"] }, { not: { leaf: ["乙词"] } }] })]);
    expect(primary(both, "甲词不力")).toBe("finance.projects");
    expect(primary(both, "甲词乙词不力")).not.toBe("finance.projects");
    const either = withRules([rule({ any: [{ leaf: ["甲词"] }, { leaf: ["乙词"] }] })]);
    expect(primary(either, "乙词不力")).toBe("finance.projects");
  });
  it("add, recode and drop change the evidence", () => {
    const text = "考勤管理松弛";
    expect(primary(withRules([]), text)).toBe("internal-administration.attendance");
    const recode = rule(
      { leaf: ["考勤"] },
      { recode: ["internal-administration.attendance"], to: "personnel.cadre-supervision" },
    );
    expect(primary(withRules([recode]), text)).toBe("personnel.cadre-supervision");
    const drop = rule({ leaf: ["考勤"] }, { drop: ["internal-administration"] });
    expect(primary(withRules([drop]), text)).not.toBe("internal-administration.attendance");
    const add = rule({ leaf: ["考勤"] }, { add: "conduct.dereliction", weight: 9 });
    expect(primary(withRules([add]), text)).toBe("conduct.dereliction");
  });
  it("the first rule that names a primary decides", () => {
    const first = rule({ leaf: ["考勤"] });
    const second = { ...rule({ leaf: ["考勤"] }, { primary: "ideology", secondary: [] }), id: "T98" };
    expect(primary(withRules([first, second]), "考勤管理松弛")).toBe("finance.projects");
  });
  it("refuses an unknown word set and an unknown condition, with a name", () => {
    expect(() => withRules([rule({ leaf: ["$nowhere"] })])).toThrow(/\$nowhere/);
    expect(() =>
      parseRuleFile("version: '1'\nrules: [{id: T1, why: x, when: {nose: [a]}, effect: {drop: [a]}}]"),
    ).toThrow();
  });
});

describe("codebook check", () => {
  it("finds nothing wrong with the project's codebook but examples it is known to miss", () => {
    const findings = checkCodebook();
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings.filter(({ code }) => code !== "classify/example-coded-otherwise")).toEqual([]);
    expect(findings.length).toBeLessThanOrEqual(3);
  });
  /** What the check says of the project's codebook after an edit, and rules of its own. */
  const remarks = (edit: (yaml: string) => string, rules: readonly Rule[] = []) => {
    const broken = edit(BOOK);
    return checkCodebook({ ...withRules(rules, broken) }, "en").filter(({ code }) => code !== "classify/unused-set");
  };
  let unedited: ReadonlySet<string> | undefined;
  const said = (code: string, edit: (yaml: string) => string, rules: readonly Rule[] = []): string[] => {
    unedited ??= new Set(remarks(same).map(({ message }) => message));
    const before = unedited;
    return remarks(edit, rules)
      .filter((one) => one.code === `classify/${code}` && !before.has(one.message))
      .map(({ message }) => message);
  };
  const same = (yaml: string): string => yaml;
  const edited = (from: string, to: string) => (yaml: string) => {
    expect(yaml.includes(from), from).toBe(true);
    return yaml.replace(from, to);
  };

  it.each([
    ["an exclude rule", edited("use: finance\n", "use: finanse\n"), /points to the code finanse/],
    ["a theme hint", edited("hint: strict-governance\n", "hint: strict\n"), /points to the code strict,/],
    [
      "a tie rule",
      edited("primary: conduct.allowances-benefits\n", "primary: conduct.alowances\n"),
      /^T01 .*conduct\.alowances/,
    ],
  ])("finds a target that does not exist in %s", (_, edit, message) => {
    expect(said("unknown-target", edit)).toEqual([expect.stringMatching(message)]);
  });
  it.each<[string, Rule["when"], Rule["effect"]]>([
    ["add", { leaf: ["甲词"] }, { add: "finanse", weight: 1 }],
    ["recode", { leaf: ["甲词"] }, { recode: ["finanse"], to: "finance" }],
    ["drop", { leaf: ["甲词"] }, { drop: ["finanse"] }],
    ["primary", { leaf: ["甲词"] }, { primary: "finanse", secondary: [] }],
    ["secondary", { leaf: ["甲词"] }, { secondary: ["finanse"] }],
    ["a condition", { not: { any: [{ coded: ["finanse"], in: "leaf" }] } }, { drop: ["finance"] }],
  ])("finds a target that does not exist in a rule's %s", (_, when, effect) => {
    expect(said("unknown-target", same, [rule(when, effect)])).toEqual([expect.stringMatching(/^T99 .*finanse/)]);
  });
  it("finds a cue that stands twice in one code", () => {
    expect(said("duplicate-cue", edited("cues: [租金, ", "cues: [租金, 租金, "))).toEqual([
      expect.stringMatching(/租金/),
    ]);
  });
  it("finds a cue two codes share although neither says when the other applies", () => {
    expect(said("shared-cue", edited("cues: [租金, ", "cues: [租金, 婚丧嫁娶, "))).toEqual([
      expect.stringMatching(/婚丧嫁娶 belongs to both .*finance/),
    ]);
  });
  it("finds an example that the engine codes otherwise", () => {
    const [found, ...more] = said(
      "example-coded-otherwise",
      edited("  - 门面租金多年未收取。", "  - 会议记录事后补写多年。"),
    );
    expect(found).toMatch(/会议记录事后补写多年/);
    expect(more).toEqual([]);
  });
  it("finds two rules of one id", () => {
    const twice = [rule({ leaf: ["甲词"] }, { drop: ["finance"] }), rule({ leaf: ["乙词"] }, { drop: ["finance"] })];
    expect(said("duplicate-rule", same, twice)).toEqual([expect.stringMatching(/T99/)]);
  });
  it.each<[string, Rule["when"], Rule["when"]]>([
    ["the same condition", { leaf: ["甲词"] }, { leaf: ["甲词"] }],
    ["fewer words", { leaf: ["甲词", "乙词"] }, { leaf: ["乙词"] }],
    ["a longer word", { leaf: ["甲词"] }, { leaf: ["大甲词"] }],
    ["a narrower place", { leaf: ["甲词"] }, { headline: ["甲词"] }],
    ["more demanded", { headline: ["甲词"] }, { all: [{ headline: ["甲词"] }, { leaf: ["乙词"] }] }],
    ["one of several ways", { any: [{ leaf: ["甲词"] }, { leaf: ["乙词"] }] }, { leaf: ["乙词"] }],
    [
      "words nearer each other",
      { near: [["甲词"], ["乙词"]], within: 20, in: "leaf", order: "any" },
      { near: [["甲词"], ["乙词"]], within: 5, in: "headline", order: "as-written" },
    ],
    ["a word of the pair", { leaf: ["乙词"] }, { near: [["甲词"], ["乙词"]], within: 5, in: "leaf", order: "any" }],
    ["a narrower code", { coded: ["finance"], in: "leaf" }, { coded: ["finance.projects"], in: "headline" }],
    ["a weaker exception", { not: { leaf: ["甲词"] } }, { not: { leaf: ["甲词", "乙词"] } }],
  ])("finds a rule that is never reached: %s than the one before it", (_, earlier, later) => {
    const named = (when: Rule["when"], id: string): Rule => ({ ...rule(when), id });
    const unreached = said("unreachable-rule", same, [named(earlier, "T98"), named(later, "T99")]);
    expect(unreached).toEqual([expect.stringMatching(/rule T99 holds, T98/)]);
    // The other way round both can decide, unless they say the same.
    if (JSON.stringify(earlier) !== JSON.stringify(later))
      expect(said("unreachable-rule", same, [named(later, "T98"), named(earlier, "T99")])).toEqual([]);
  });
  it.each<[string, Rule["when"]]>([
    ["asks for the primary before it is known", { all: [{ leaf: ["甲词"] }, { primary: ["finance"] }] }],
    ["wants a condition and its opposite", { all: [{ leaf: ["甲词"] }, { not: { leaf: ["甲词"] } }] }],
  ])("finds a rule that can never hold: it %s", (_, when) => {
    expect(said("impossible-rule", same, [rule(when)])).toEqual([expect.stringMatching(/T99/)]);
    expect(said("impossible-rule", same, [rule({ primary: ["finance"] }, { secondary: ["conduct"] })])).toEqual([]);
  });
  it("finds a word set that no rule uses", () => {
    const using = { ...RULES, sets: { unused: ["甲词"] }, rules: [] };
    const checked = { engine: codingEngine(PARSED, using), model: null, policy: combinationFile() };
    expect(checkCodebook(checked).filter(({ code }) => code === "classify/unused-set")).toHaveLength(1);
  });
});

describe("model and rules together", () => {
  it("learns the same from the same data", async () => {
    const { learn, trainingStatements } = await import("../../pipeline/classify/learned-model.ts");
    const { features } = await import("../../pipeline/classify/features.ts");
    const { readStatement } = await import("../../pipeline/classify/reading.ts");
    const { engine } = coder();
    const seen = features(readStatement("储备粮轮换不规范", engine.vocabulary, engine.bodyOpeners));
    const scores = [1, 2].map(() => learn(engine, trainingStatements()).score(seen));
    expect(scores[0]).toEqual(scores[1]);
  });
  it("says who decided, by what, and what came second", () => {
    const [coded] = classifyWith(coder(), {
      text: "城南养老院护理人员短缺，失能老人照护不到位",
      parents: [],
      parentIsProblem: false,
      themeKind: null,
    }).categories;
    expect(coded!.level1).toBe("core-duties");
    expect(coded!.runnerUp).not.toBeNull();
    expect(coded!.cues.length).toBeGreaterThan(0);
    expect(coded!.ruleId).toMatch(coded!.method === "model" ? /^rules-/ : /^[SPT]\d/);
  });
});
