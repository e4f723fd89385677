import { describe, expect, it } from "vitest";
import { classifyProblem } from "../../pipeline/classify/classify-problem.ts";

const codes = (text: string): string[] =>
  classifyProblem({ text, parents: [], parentIsProblem: false, themeKind: null }).categories.map(({ code }) => code);

/** Pairs of statements on both sides of a boundary the codebook draws. */
describe("boundaries between codes", () => {
  it.each([
    ["T22", "落实习近平总书记关于安全生产重要指示批示精神不到位", "core-duties.safety-stability"],
    ["T22", "执行《信访工作条例》不严格，领导接访下访少", "core-duties.safety-stability"],
    ["T22", "贯彻落实党中央关于维护社会稳定的决策部署有差距", "core-duties.safety-stability"],
    ["T23", "贯彻落实习近平总书记关于乡村振兴重要指示批示精神不到位", "policy-implementation.rural-revitalisation"],
    ["T23", "贯彻优化营商环境决策部署有差距", "policy-implementation.business-environment"],
    ["T08", "学习习近平总书记关于安全生产重要指示批示精神不深入", "theory-study.political-theory"],
    ["P1", "安全巡查发现的问题隐患仍未整改到位", "core-duties.safety-stability"],
    ["P1", "上轮巡察反馈的安全生产问题仍未整改", "prior-rectification.inspection-rectification"],
    ["P1", "落实上级关于消防安全专项整治的部署不力，仓储企业隐患未整改", "core-duties.safety-stability"],
    ["P1", "专项治理查摆的6项问题仍未整改", "prior-rectification.other-supervision"],
    ["P1", "检视问题整改不到位", "prior-rectification.other-supervision"],
    ["P1", "主题教育查摆出的三个问题没有兑现", "prior-rectification.other-supervision"],
    ["P1", "巡察问题销账没有人复核验收", "prior-rectification.rectification-responsibility"],
    ["P1", "以建章立制代替问题整改", "prior-rectification.recurrence"],
    ["P1", "整改台账写已完成，现场未动", "prior-rectification.recurrence"],
    ["P1", "审计整改报告与实际不符", "prior-rectification.audit-rectification"],
    ["P1", "民主生活会以希望代替批评，辣味不足，整改清单未公示", "party-building.organisational-life"],
    ["P3", "违规向退休人员发放过节费", "conduct.allowances-benefits"],
    ["P3", "用单位油卡给私家车加油", "conduct.official-consumption"],
    ["T05", "公务用车没有派车单和里程登记", "internal-administration.logistics"],
    ["T05c", "公车管理不严", "internal-administration.logistics"],
    ["T05c", "公务用车管理松散，公车私用", "conduct.official-consumption"],
    ["T34b", "村集体资产发包收益长期拖欠，鱼塘承包费3.5万元未收回", "finance.revenue-collection"],
    ["T35", "党费使用管理不规范，账目不清", "finance.revenue-collection"],
    ["T35", "党费收缴管理不规范，3名党员少缴", "party-building.member-management"],
    ["P5", "先把合同签了，再拿到班子会上补走程序", "decision-making.collective-decision"],
    ["P5", "采购项目先实施后补手续", "finance.procurement-contracts"],
    ["T07", "中心组没有把意识形态列入学习内容", "theory-study.study-group"],
    ["T14", "村支部会议记录补写", "party-building.organisational-life"],
    ["T14", "支部研究发展党员会议记录缺失", "party-building.member-management"],
    ["T14", "科室例会没有会议记录", "internal-administration.documents-secrecy"],
    ["T14", "党委会记录不完整", "decision-making.meeting-records"],
    ["T15", "对主管的行业协会放任不管", "core-duties.guidance-coordination"],
    ["T15", "下属单位重大事项不请示不报告", "internal-administration.subordinate-oversight"],
    ["T19", "养老服务设施布点规划至今没有编出来", "policy-implementation.planning"],
    ["networks", "门户网站遭黑客篡改页面，未按规定处置上报", "ideology.network-opinion"],
    ["supervision", "对苗头性问题抹不开面子，红脸出汗少", "strict-governance.supervision"],
    ["thrift", "办公用品采购大手大脚，大量宣传册积压报废", "conduct.thrift"],
    ["documents", "档案室多年未移交进馆，资料受潮", "internal-administration.documents-secrecy"],
    ["structure", "股室分工不明，遇事互相观望", "internal-administration.structure"],
    ["team work", "班子成员分工不清", "decision-making.team-work"],
    ["procurement", "单位食堂米面油一直由熟人店铺送货，没比过价", "finance.procurement-contracts"],
    ["logistics", "食堂食材出入库没有台账", "internal-administration.logistics"],
  ])("%s: %s", (_, text, code) => {
    expect(codes(text)[0]).toBe(code);
  });
  it("a closed-list violation outranks the weakness named before it (P2, P3), and the voucher stands beside it", () => {
    expect(codes("财务管理混乱，违规给职工发放购物卡")).toEqual([
      "conduct.allowances-benefits",
      "finance.expenditure-reimbursement",
    ]);
  });
});
