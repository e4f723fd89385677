/**
 * Invented faults and answers from which {@link ./invented-database.ts} composes notices. `{m}` becomes an amount in
 * 万元, `{n}` a small count. No sentence is taken from a published notice.
 */
export interface InventedStatement {
  readonly code: string;
  readonly secondary?: string;
  readonly text: string;
  readonly measures: readonly InventedMeasure[];
}

export interface InventedMeasure {
  readonly type: string;
  readonly text: string;
  readonly specificity: 0 | 1 | 2 | 3;
  readonly modality: "done" | "ongoing" | "planned";
  readonly outcome?: boolean;
}

const did = (
  type: string,
  text: string,
  specificity: 0 | 1 | 2 | 3,
  extra: Partial<InventedMeasure> = {},
): InventedMeasure => ({ type, text, specificity, modality: "done", ...extra });

const PROMISE = did("commitment", "进一步提高思想认识，举一反三，坚决杜绝类似问题再次发生。", 0, {
  modality: "planned",
});
const STUDY = did("study-training", "组织全体干部职工集中学习相关制度规定，切实增强纪律意识和规矩意识。", 0);
const RULE = did("rule-making", "修订《内部控制管理办法》，明确审批权限和办理流程，于2023年5月印发执行。", 2);

export const STATEMENTS: readonly InventedStatement[] = [
  {
    code: "finance.expenditure-reimbursement",
    text: "财务报销审核把关不严。部分差旅费报销凭证附件不全，涉及金额{m}万元，其中{n}笔未附审批单。",
    measures: [did("correction", "补齐{n}笔报销凭证的审批单和行程单，并附入原凭证。", 1), RULE],
  },
  {
    code: "finance.state-assets",
    text: "国有资产管理不规范。{n}间门面出租未按规定公开招租，{m}万元租金长期未收缴。",
    measures: [
      did("funds-recovery", "2023年6月12日前将拖欠租金{m}万元全部追缴到位，缴入财政专户。", 3, { outcome: true }),
      did("planning-listing", "对{n}间门面逐一登记造册，建立出租台账。", 1),
    ],
  },
  {
    code: "finance.state-assets",
    text: "资产底数不清，账实不符。购置的{n}台设备未登记入账，原值{m}万元。",
    measures: [did("correction", "聘请第三方清点资产，{n}台设备已登记入账。", 2, { outcome: true }), STUDY],
  },
  {
    code: "finance.budget-funds",
    text: "专项资金使用效益不高。文化惠民专项经费滞留账上{m}万元，超过两年未使用。",
    measures: [
      did("coordination", "向财政部门专题报告，{m}万元结余资金按程序上缴国库。", 2, { outcome: true }),
      PROMISE,
    ],
  },
  {
    code: "finance.procurement-contracts",
    text: "政府采购程序不规范。{n}个项目未经比价直接确定供应商，合同金额{m}万元。",
    measures: [RULE, did("accountability", "对经办人员和分管负责人进行提醒谈话{n}人次。", 1)],
  },
  {
    code: "finance.accounting-control",
    secondary: "decision-making.collective-decision",
    text: "往来款项长期挂账。其他应收款{m}万元挂账五年以上未清理，大额借款未经集体研究。",
    measures: [did("correction", "清理往来款{n}笔，调账{m}万元，其余逐笔核实。", 2), PROMISE],
  },
  {
    code: "finance.projects",
    text: "工程项目监管缺位。{n}个小型维修项目未办理竣工验收即支付尾款{m}万元。",
    measures: [did("inspection-check", "对{n}个项目开展专项检查，补办竣工验收手续。", 1), RULE],
  },
  {
    code: "ideology.responsibility-system",
    text: "意识形态工作责任制落实不到位。党组全年未专题研究意识形态工作，责任清单照搬照抄。",
    measures: [
      did("meeting-deliberation", "2023年4月召开第7次党组会，专题研究意识形态工作并明确责任分工。", 3),
      did("routine-control", "将意识形态工作纳入年度考核，常态化抓好落实。", 0, { modality: "ongoing" }),
    ],
  },
  {
    code: "ideology.venues-content",
    text: "阵地管理有漏洞。单位微信公众号信息发布未落实三审三校，{n}条信息存在表述差错。",
    measures: [did("rule-making", "出台《新媒体账号管理规定》，落实三审三校。", 1), STUDY],
  },
  {
    code: "ideology.network-opinion",
    text: "网络舆情应对能力不足。未制定舆情处置预案，{n}起涉事帖文回应超过规定时限。",
    measures: [did("planning-listing", "制定舆情处置预案，明确值班人员{n}名。", 1), PROMISE],
  },
  {
    code: "ideology.opinion-guidance",
    text: "正面宣传声音不响。政务新媒体更新不及时，全年原创稿件仅{n}篇，群众关注度低。",
    measures: [did("publicity", "开设专栏{n}个，推送宣传视频{n}条。", 1), PROMISE],
  },
  {
    code: "theory-study.first-agenda",
    text: "“第一议题”制度执行不严。有{n}次党组会未将重要讲话精神列为首个议题。",
    measures: [did("meeting-deliberation", "明确第一议题学习计划，年内已学习{n}次。", 1), STUDY],
  },
  {
    code: "theory-study.study-group",
    text: "理论学习中心组学习不深入。研讨发言材料与工作实际结合不紧，{n}份学习笔记内容雷同。",
    measures: [STUDY, did("routine-control", "严格执行学习考勤和交流研讨制度。", 0, { modality: "ongoing" })],
  },
  {
    code: "policy-implementation.strategies",
    text: "推动重点工作落地有差距。牵头的{n}项年度重点任务未按期完成，缺乏跟踪问效。",
    measures: [did("planning-listing", "制定重点任务清单，逐项明确完成时限。", 0), PROMISE],
  },
  {
    code: "policy-implementation.rural-revitalisation",
    text: "乡村振兴帮扶责任落实不到位。驻村工作队每月在岗天数不足，{n}户监测对象未及时走访。",
    measures: [did("research-visit", "班子成员走访监测对象{n}户，解决问题{n}个。", 1), STUDY],
  },
  {
    code: "core-duties.public-service",
    text: "公共服务供给不均衡。{n}个乡镇服务点开放时间不足，设施设备利用率不高。",
    measures: [did("service-delivery", "维修设施{n}处，{n}个服务点恢复开放。", 2, { outcome: true })],
  },
  {
    code: "core-duties.safety-stability",
    text: "安全生产监管存在薄弱环节。对{n}家经营单位的隐患排查未形成闭环。",
    measures: [did("inspection-check", "开展安全检查{n}家次，整改隐患{n}处。", 1), PROMISE],
  },
  {
    code: "strict-governance.main-responsibility",
    text: "落实全面从严治党主体责任有偏差。党风廉政建设责任书内容空泛，未结合岗位实际。",
    measures: [STUDY, PROMISE],
  },
  {
    code: "strict-governance.integrity-risk",
    text: "廉政风险防控不到位。重点岗位风险点排查不全面，{n}个岗位未制定防控措施。",
    measures: [did("planning-listing", "排查廉政风险点{n}个，逐项制定防控措施。", 1)],
  },
  {
    code: "conduct.allowances-benefits",
    secondary: "finance.expenditure-reimbursement",
    text: "违规发放津补贴。以加班名义向{n}人发放补助{m}万元。",
    measures: [
      did("funds-recovery", "{n}人已退缴补助{m}万元，于2023年7月3日上缴财政。", 3, { outcome: true }),
      did("accountability", "对{n}名责任人批评教育。", 1),
    ],
  },
  {
    code: "conduct.formalism",
    text: "形式主义问题仍然存在。检查考核过多过频，工作群{n}个长期无实质内容。",
    measures: [did("inspection-check", "清理工作群{n}个。", 1), PROMISE],
  },
  {
    code: "party-building.organisational-life",
    text: "组织生活不严肃。{n}个支部主题党日流于形式，会议记录补记、漏记。",
    measures: [did("inspection-check", "对支部会议记录开展专项检查，限期完善{n}处。", 1), STUDY],
  },
  {
    code: "party-building.member-management",
    text: "党员发展和教育管理不规范。{n}份入党材料要件缺失，党费收缴不及时。",
    measures: [did("correction", "补齐党员发展材料{n}份。", 1), PROMISE],
  },
  {
    code: "personnel.selection-appointment",
    text: "干部选拔任用程序不规范。{n}名中层干部试用期满未按期考核。",
    measures: [did("staffing", "对{n}名中层干部补做试用期满考核并办理任职手续。", 2, { outcome: true })],
  },
  {
    code: "personnel.establishment-employment",
    text: "编外用工管理混乱。长期借用下属单位人员{n}名，未办理借调手续。",
    measures: [did("staffing", "清退借用人员{n}名。", 1, { outcome: true }), RULE],
  },
  {
    code: "decision-making.collective-decision",
    text: "“三重一大”决策制度执行不严格。{n}笔大额支出未经集体研究，涉及资金{m}万元。",
    measures: [RULE, did("meeting-deliberation", "修订议事规则后召开党组会{n}次，集体研究大额支出。", 2)],
  },
  {
    code: "internal-administration.subordinate-oversight",
    text: "对下属单位监管不力。二级机构自行其是，{n}项制度多年未修订。",
    measures: [did("rule-making", "指导二级机构修订制度{n}项。", 1), PROMISE],
  },
  {
    code: "prior-rectification.recurrence",
    secondary: "finance.state-assets",
    text: "上轮巡察反馈的资产出租问题整改后反弹，仍有{n}处房屋低价出租，整改不彻底。",
    measures: [did("enforcement-legal", "就{n}处房屋依法解除租赁合同，其中一处已提起诉讼。", 2), PROMISE],
  },
];
