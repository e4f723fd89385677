import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyProblem } from "../../pipeline/classify/classify-problem.ts";
import { codebook, level1Of } from "../../pipeline/classify/codebook.ts";

const code = (text: string, parents: string[] = [], parentIsProblem = false) =>
  classifyProblem({ text, parents, parentIsProblem, themeKind: parents.length > 0 ? "aspect" : null }).categories;

describe("coding steps", () => {
  it("codes the headline and not the examples behind it (S3)", () => {
    expect(code("公务接待不规范。2022年3月购买办公用品未验收。")[0]!.code).toBe("conduct.official-consumption");
  });
  it("codes the body where the headline is only generic (S3)", () => {
    expect(code("工作不够扎实。2023年三会一课记录不全。")[0]!.code).toBe("party-building.organisational-life");
  });
  it("inherits from the parent problem, then the theme (S4)", () => {
    const [primary] = code("这方面还有差距。", ["人事档案管理不规范", "聚焦组织路线方面"], true);
    expect(primary).toMatchObject({ code: "personnel.archives", inherited: true, ruleId: "S4" });
  });
  it("does not inherit from a theme that names a status", () => {
    const input = {
      text: "仍有差距。",
      parents: ["已立行立改问题"],
      parentIsProblem: false,
      themeKind: "status" as const,
    };
    expect(classifyProblem(input).categories[0]!.code).toBe("other.unclassifiable");
  });
  it("sets withheld and empty statements apart", () => {
    expect(code("1个问题不宜公开")[0]!.code).toBe("other.not-public");
    expect(code("")[0]!.code).toBe("other.not-public");
  });
});

describe("precedence and tie rules", () => {
  it.each([
    [
      "T01",
      "违规发放津补贴",
      ["违反中央八项规定精神", "财务管理混乱"],
      "conduct.allowances-benefits",
      "finance.expenditure-reimbursement",
    ],
    ["T02", "重复报销差旅费", ["违反中央八项规定精神问题"], "finance.expenditure-reimbursement", "conduct"],
    ["T04", "超标准接待", [], "conduct.official-consumption", "finance.expenditure-reimbursement"],
    ["T06", "食堂管理不完善，虚报开支", [], "finance.expenditure-reimbursement", "internal-administration.logistics"],
    ["T07", "理论学习中心组学习不规范", ["意识形态工作责任制落实不到位"], "theory-study.study-group", undefined],
    ["T10", "10万元借款未经集体研究，逾期未还", [], "decision-making.collective-decision", "finance"],
    [
      "T08",
      "学习贯彻党的二十届三中全会精神不深入，落实举措少",
      [],
      "theory-study.political-theory",
      "policy-implementation",
    ],
    ["T11", "聘用临时工手续不全，工资打到个人账户再发", [], "personnel.establishment-employment", "finance"],
    ["T16", "主题党日搞成拍照打卡的形式主义", [], "party-building.organisational-life", "conduct.formalism"],
    ["T17", "机构改革后科室未合并办公，领导分管交叉", [], "policy-implementation.reform", "decision-making.team-work"],
    ["T24", "党组领导作用弱化，对文化遗产保护统筹不力", [], "decision-making.leadership-role", "core-duties"],
    ["P1", "门面租金长期未收。上轮巡察也曾指出", [], "finance.revenue-collection", "prior-rectification"],
    ["P1", "合同由村组口头约定。上次审计曾提过建议", [], "finance.procurement-contracts", "prior-rectification.audit"],
    ["T12", "专职纪检干部仅一人", [], "strict-governance.supervision", undefined],
    ["T18", "审计指出的租金仍未收回", [], "prior-rectification.audit-rectification", "finance.revenue-collection"],
  ] as const)("%s: %s", (_rule, text, parents, primary, secondary) => {
    const categories = code(text, [...parents], parents.length > 0);
    expect(categories[0]!.code).toBe(primary);
    if (secondary !== undefined)
      expect(
        categories
          .slice(1)
          .map((one) => one.code)
          .some((one) => one.startsWith(secondary)),
      ).toBe(true);
  });
});

describe("invariants", () => {
  const statement = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...[...codebook().codes.values()].flatMap((one) => [...one.cues, "。", "，", "不到位", "“", "\n"]),
        ),
        {
          maxLength: 12,
        },
      )
      .map((words) => words.join("")),
  );
  it("gives one primary first, up to two secondary codes of other categories, and cues that are the text", () => {
    fc.assert(
      fc.property(statement, fc.array(statement, { maxLength: 2 }), fc.boolean(), (text, parents, parentIsProblem) => {
        const input = { text, parents, parentIsProblem, themeKind: "aspect" as const };
        const { categories } = classifyProblem(input);
        expect(categories.filter((one) => one.isPrimary)).toHaveLength(1);
        expect(categories[0]!.isPrimary).toBe(true);
        expect(categories.length).toBeLessThanOrEqual(3);
        expect(new Set(categories.map((one) => one.level1)).size).toBe(categories.length);
        for (const one of categories) {
          expect(codebook().codes.has(one.code)).toBe(true);
          expect(one.level1).toBe(level1Of(one.code));
          expect(one.score).toBeGreaterThanOrEqual(0);
          expect(one.score).toBeLessThanOrEqual(1);
          for (const cue of one.cues) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
        }
        expect(classifyProblem(input)).toEqual({ categories });
      }),
      { numRuns: 300 },
    );
  });
});

describe("secondary codes", () => {
  const secondary = (text: string, ...parents: string[]): string[] =>
    classifyProblem({ text, parents, parentIsProblem: parents.length > 0, themeKind: null })
      .categories.slice(1)
      .map(({ code }) => code);

  it("take the one substance of an earlier finding, from the body where the headline names none", () => {
    expect(secondary("审计反馈问题整改不到位。2021年审计指出的借款长期挂账问题仍未清理，公文管理也不规范。")).toEqual([
      "finance.accounting-control",
    ]);
    expect(secondary("固定资产账实不符。", "上轮巡察反馈问题整改不到位。")).toEqual(["finance.state-assets"]);
  });
  it("take an object with a clause of its own, named in full", () => {
    expect(secondary("发展党员程序不规范，党费收缴不及时，固定资产账实不符")).toEqual(["finance.state-assets"]);
  });
  it("leave out what only says whose money, post or meeting it is", () => {
    expect(secondary("法律援助案件差旅费报销审核不严，存在重复报销")).toEqual([]);
    expect(secondary("工程建设项目审批流程繁琐，超时办结")).toEqual([]);
  });
  it("are those a declared rule names, whatever else stands there", () => {
    expect(secondary("违规发放夜班补助，未值夜班的人员也领取夜班费。")).toEqual(["finance.expenditure-reimbursement"]);
  });
});
