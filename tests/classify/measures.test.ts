import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyMeasure } from "../../pipeline/classify/classify-measure.ts";
import { measureActs } from "../../pipeline/classify/measure-acts.ts";
import { measureCodebook } from "../../pipeline/classify/measure-codebook.ts";
import { type EvidenceToken, specificity } from "../../pipeline/classify/specificity.ts";
import { readEvidence } from "../../pipeline/parse/evidence/evidence.ts";
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
    ["废除与现行政策不符的文件4份。", "rule-making", "done"],
    ["健全重大事项请示报告制度，细化报告事项15类。", "rule-making", "done"],
    ["建立旁听列席制度。", "rule-making", "done"],
    ["组织学习公务接待制度。", "study-training", "done"],
    ["借调的4名教师已全部回原单位上班。", "staffing", "done"],
    ["取消当事人年度评优资格并扣减绩效。", "accountability", "done"],
    ["多报的差旅费3260元已由本人交回单位。", "funds-recovery", "done"],
    ["拆掉过期标语牌15块，换上新内容。", "correction", "done"],
    ["抽出30本执法案卷进行评查。", "inspection-check", "done"],
    ["财务报销实行三人会签。", "routine-control", "done"],
    ["与律师协会签约，推出咨询服务。", "service-delivery", "done"],
    ["依法与该公司解除租赁合同。", "enforcement-legal", "done"],
    ["将在机关长期帮忙的5名教师全部清退。", "correction", "done"],
    ["将在机关长期领取的补贴全部清退。", "funds-recovery", "done"],
    ["将在今年年底前修订考勤办法。", "rule-making", "planned"],
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
  it.each([
    // The object's head decides where the verb is light
    ["举办村级报账员培训班1期。", "study-training"],
    ["开展采购管理制度专题培训2场。", "study-training"],
    ["开展校外托管机构检查5轮。", "inspection-check"],
    ["对超标办公室进行分隔改造。", "correction"],
    // … and the last noun of what is drawn up or set up
    ["出台编外人员年度考核办法。", "rule-making"],
    ["建立领导干部联系企业走访机制。", "rule-making"],
    ["制定信访积案化解方案。", "planning-listing"],
    ["成立由分管领导负责的化解专班。", "staffing"],
    // A verb and its object with words between
    ["重新调整班子成员分工。", "staffing"],
    ["终止与不合格承包商的物业服务合同。", "enforcement-legal"],
    ["向县委编办提出增加编制的申请。", "coordination"],
    ["严格会议培训计划审批，未列入计划的一律不予安排。", "routine-control"],
    // Recovery is of money
    ["收回违规占用的公有住房3套。", "correction"],
    ["收回公有住房租金3万元。", "funds-recovery"],
    ["2名干部的护照已全部收缴。", "correction"],
    // Part of a noun
    ["将12万元委托培训费全额上缴财政专户。", "funds-recovery"],
    ["追缴的审计费已入账。", "correction"],
    ["对已完成整改的问题逐项复核。", "inspection-check"],
    ["严格执行新修订的差旅费管理办法。", "routine-control"],
    // How and through whom
    ["责令承包户补交租金11万元。", "funds-recovery"],
    ["责令相关负责人限期说明。", "accountability"],
    ["财务室、纪检组联合开展作风督察4次。", "inspection-check"],
    ["公开遴选年轻干部6名。", "staffing"],
    ["商市财政局重新核定培训收费标准。", "coordination"],
    ["开展农贸招商市场检查3次。", "inspection-check"],
    // What is taught
    ["组织执法队员学习采购管理办法。", "study-training"],
    // Goals and conditions of the future
    ["争取2026年底完成剩余化债任务。", "commitment"],
    ["争取上级债券资金4500万元。", "coordination"],
    ["待规划批复后启动项目建设。", "commitment"],
    // What an act led to is not the act
    ["每月抽查病历200份，甲级病案率提升至97%。", "inspection-check"],
    ["明确专人负责会议记录。开展业务培训1次。", "staffing"],
    // Words in the name of a body or a thing
    ["每月向县委宣传部报送一次网情信息。", "coordination"],
    ["为乡镇宣传文化中心配齐专职工作人员。", "staffing"],
    // The occasion of an act
    ["根据审计工作要求，退回多领补贴2300元。", "funds-recovery"],
    ["对照督察反馈问题，补齐会议记录12份。", "correction"],
    // An effort comes after what was done, wherever it stands
    ["积极推动清廉机关建设，印发了《清廉机关建设办法》。", "rule-making"],
    ["活动支出的明细不全，已补充发票6张。", "correction"],
    // A light verb speaks where nothing else does
    ["完成机关党支部换届选举。", "staffing"],
    ["班子成员与所长开展一对一谈话。", "accountability"],
    // Verbs that take several kinds of object
    ["增设便民充电桩30个。", "service-delivery"],
    ["增设审计岗位2个。", "staffing"],
    ["将网络安全纳入党组议事日程。", "meeting-deliberation"],
    ["将网络安全纳入年度考核。", "routine-control"],
    ["建立培训登记簿。", "planning-listing"],
    ["引进农产品加工企业1家。", "service-delivery"],
    ["责令2家无证托管机构停止办学。", "enforcement-legal"],
    ["制定措施。完成整改。", "rule-making"],
  ])("%s is %s", (text, code) => {
    const evidence = readEvidence(text, { start: 0, end: text.length });
    expect(classifyMeasure({ text, evidence }).types[0]!.code).toBe(code);
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

describe("modality with the evidence that is read", () => {
  const modality = (text: string): string =>
    classifyMeasure({ text, evidence: readEvidence(text, { start: 0, end: text.length }) }).profile.modality;
  it.each([
    // A figure that is not of the future tells of something done, whatever the verb
    "拨付专项资金3.27亿元。",
    "抽检食品415批次，合格率99%。",
    "投入资金120万元，疏浚河道6.4公里。",
    "设立举报电话1部。",
    "提出检察建议14件。",
    "偿还债务8万元。",
    "竖立界桩64根，涂刷警示漆2遍。",
    "2024年5月，推行网上预约。",
    "压减代编预算三成，节约12万元。",
    // … also behind a word that may be of the future
    "争取文物保护资金1260万元，修缮文物9处。",
    "争取上级补助 36 万元，硬化道路2公里。",
    "2023年下半年抽检门店12家。",
    "适时召开调度会3次，协调用地2宗。",
    "公务接待支出压减8万元，清退超标房3间。",
    "模拟法庭演练2次。",
    // … and beside a sentence of status
    "建立台账2本。该问题已完成整改。",
    "设立举报电话1部。该问题已整改到位。",
    "建立台账。该问题已完成整改。",
    "制定清单。上述问题已全部整改到位。",
    "拨付资金30万元，下一步将加快建设。",
    "剩余地块已挂牌。",
    "培育了一批乡土作家，所著新书将由出版社出版。",
  ])("done: %s", (text) => expect(modality(text)).toBe("done"));
  it.each([
    "明年将启动数字化工程，计划投资800万元。",
    "将申请资金50万元，预计2025年3月建成冷库。",
    "因涉及诉讼，待法院判决后再行结算。",
    "由于征地调整，预计明年开工。",
    "待资金到位后立即支付余款30万元。",
    "剩余14万元将于2024年6月前付清。",
    "其余3户计划2025年搬迁。",
    "将督促3家企业上缴租金。",
    "拟制定《侨捐管理办法》。",
    "检查工作将于2024年6月启动。",
    "争取早日达产。",
  ])("planned: %s", (text) => expect(modality(text)).toBe("planned"));
  it.each(["坚持每月抽查3次。", "定期公布名单2份。"])("ongoing or nothing: %s", (text) =>
    expect(["ongoing", "none"]).toContain(modality(text)),
  );
  it.each([
    "该问题已整改到位。",
    "上述问题已全部整改到位。",
    "由于历史原因，该房产320平方米未能登记。",
    "经核实，该笔支出3.2万元为慰问费。",
    "取得了明显成效。",
    "推行网上预约。",
  ])("none: %s", (text) => expect(modality(text)).toBe("none"));
  it("keeps a label a label where a figure or more text follows it", () => {
    const coded = (text: string) =>
      classifyMeasure({ text, evidence: readEvidence(text, { start: 0, end: text.length }) }).types[0]!.code;
    expect(coded("加强教育培训。对设备重新盘点入账。")).toBe("correction");
    expect(coded("开展培训3次。对设备重新盘点入账。")).toBe("study-training");
  });
  it("因 opens a reason only where what follows is still to come", () => {
    const coded = (text: string) => classifyMeasure({ text, evidence: [] }).types.map(({ code }) => code);
    expect(coded("因涉及诉讼，待法院判决后再行结算。")).toEqual(["commitment", "explanation"]);
    expect(coded("因岗位调整修订分工，报县委备案。")[0]).not.toBe("explanation");
    expect(coded("因地制宜开展培训，将于年底前总结。")[0]).toBe("study-training");
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
        const acts = measureActs(where)
          .filter(({ kind }) => kind !== "unnamed")
          .map(({ cues: _, complete: __, ...act }) => act);
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
