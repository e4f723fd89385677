import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyMeasure } from "../../pipeline/classify/classify-measure.ts";
import { measureActs } from "../../pipeline/classify/measure-acts.ts";
import { measureCodebook } from "../../pipeline/classify/measure-codebook.ts";
import { type EvidenceToken, specificity } from "../../pipeline/classify/specificity.ts";
import { actsByDefinition } from "./acts-by-definition.ts";

const token = (kind: EvidenceToken["kind"], text: string, more: Partial<EvidenceToken> = {}): EvidenceToken => ({
  kind,
  text,
  unit: null,
  isFuture: false,
  ...more,
});

describe("types and modality", () => {
  it.each([
    ["召开党委会专题研究食堂账目问题，明确分账核算要求。", "meeting-deliberation", "done"],
    ["修订完善《差旅费报销管理办法》，并于6月印发执行。", "rule-making", "done"],
    ["制定《年度党建工作计划》，建立问题清单。", "planning-listing", "done"],
    ["多领的夜班费8320元已全部退回医院账户。", "funds-recovery", "done"],
    ["补签劳动合同19份，完善了聘用手续。", "correction", "done"],
    ["对12所学校食堂开展专项检查，发现问题31个。", "inspection-check", "done"],
    ["对相关责任人2人给予批评教育。", "accountability", "done"],
    ["公开招聘专业教师12名。", "staffing", "done"],
    ["对3起违法采砂案件立案查处，罚款12万元。", "enforcement-legal", "done"],
    ["新建停车位200个，投入使用。", "service-delivery", "done"],
    ["严格执行公务接待管理规定，坚持一餐一函。", "routine-control", "ongoing"],
    ["下一步将修订《考勤管理办法》。", "rule-making", "planned"],
    ["今后将引以为戒，杜绝类似问题再次发生。", "commitment", "planned"],
    ["由于历史原因，该房产一直未能办理产权证。", "explanation", "none"],
    ["已整改完成。", "status-statement", "none"],
  ])("%s → %s, %s", (text, code, modality) => {
    const coded = classifyMeasure({ text, evidence: [] });
    expect(coded.types[0]).toMatchObject({ code, isPrimary: true });
    expect(coded.profile.modality).toBe(modality);
  });
  it("a label at the start is no act", () => {
    const coded = classifyMeasure({ text: "加强教育培训。对账实不符的设备重新盘点入账。", evidence: [] });
    expect(coded.types[0]!.code).toBe("correction");
  });
  it("what a cited document is about is no act", () => {
    const { types } = classifyMeasure({ text: "组织学习《违规问题问责处分规定》。", evidence: [] });
    expect(types.map(({ code }) => code)).not.toContain("accountability");
  });
  it("cues are quotes of the text", () => {
    const text = "“召开”专题会议，修订制度。";
    for (const { cues } of classifyMeasure({ text, evidence: [] }).types)
      for (const cue of cues) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
  });
});

describe("acts", () => {
  it("are those the codebook's words make, clause by clause", () => {
    const { types, modality, label_openers, no_act_cues, outcome_cues } = measureCodebook();
    const words = [
      ...types.flatMap(({ cues, weak_cues }) => [...cues, ...weak_cues]),
      ...Object.values(modality).flatMap(({ cues }) => cues),
      ...label_openers,
      ...no_act_cues,
      ...outcome_cues,
    ].filter((word) => !/[《》]/.test(word));
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      fc.constantFrom("，", "。", "；", "：", "台账", "“", "”", "　", "\n", "８"),
    );
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (where) => {
        const acts = measureActs(where).map(({ cues: _, complete: __, ...act }) => act);
        expect(acts).toEqual(actsByDefinition(where));
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});

describe("specificity 0–3", () => {
  const text = "制定了《接待办法》，召开会议3次，收回租金28万元，将于2025年6月完成。";
  it("counts kinds, not tokens, and none of the future", () => {
    expect(specificity(text, [])).toBe(0);
    expect(specificity(text, [token("actor", "县财政局")])).toBe(1);
    expect(specificity(text, [token("money", "28万元"), token("money", "3万元"), token("money", "1元")])).toBe(1);
    expect(specificity(text, [token("money", "28万元"), token("actor", "县财政局")])).toBe(2);
    expect(specificity(text, [token("money", "28万元"), token("count", "3次"), token("date", "2024年5月")])).toBe(3);
    expect(specificity(text, [token("date", "2025年6月", { isFuture: true })])).toBe(0);
  });
  it("a bare year and a telephone number score nothing; an issued document scores more than a cited one", () => {
    expect(specificity(text, [token("date", "2024年", { unit: "year" }), token("contact", "0555-1234567")])).toBe(0);
    const both = (verb: string) =>
      specificity(`${verb}《接待办法》`, [token("document", "《接待办法》"), token("count", "3次")]);
    expect([both("制定"), both("学习")]).toEqual([2, 2]);
    expect(specificity("学习《接待办法》", [token("document", "《接待办法》"), token("actor", "某局")])).toBe(1);
    expect(specificity("制定《接待办法》", [token("document", "《接待办法》"), token("actor", "某局")])).toBe(2);
  });
});

describe("outcome", () => {
  it("needs the fault itself changed, with evidence in the sentence", () => {
    const money = [token("money", "28万元")];
    expect(classifyMeasure({ text: "追缴欠缴租金28万元，已缴入县财政专户。", evidence: money }).profile.outcome).toBe(
      true,
    );
    expect(classifyMeasure({ text: "召开会议研究28万元租金清缴。", evidence: money }).profile.outcome).toBe(false);
    expect(classifyMeasure({ text: "多领补助已全部退还。", evidence: [] }).profile.outcome).toBe(true);
  });
});
