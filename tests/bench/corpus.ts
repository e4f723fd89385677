/**
 * A corpus of invented notices for measuring: seeded, in five house styles, with the counts a right reading must find.
 * Same seed, same bytes.
 */

/** What a generated notice holds. */
export interface Truth {
  readonly leaves: number;
  readonly measures: number;
}

export interface Generated {
  readonly name: string;
  readonly text: string;
  readonly truth: Truth;
}

type Random = (below: number) => number;

/** Mulberry32: small, fast, and the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const PLACES =
  "云岭 望溪 松江口 白石 青禾 柳塘 石桥 金沙湾 南浦 东岗 西河 北坪 桃林 竹山 枫亭 梅溪 兰皋 菊潭 荷塘 稻香".split(" ");
const BUREAUS =
  "教育局 水务局 农业农村局 卫生健康局 交通运输局 住房和城乡建设局 民政局 财政局 审计局 统计局 司法局 文化旅游局 市场监督管理局 人民医院 第一中学 城市投资集团 粮食储备公司 残疾人联合会 妇女联合会 档案馆".split(
    " ",
  );
const AREAS =
  "固定资产 专项资金 差旅费 三会一课 第一议题 意识形态 公务接待 工程项目 政府采购 人事档案 廉政谈话 会议记录 门面租金 值班值守 党费收缴 公务用车 安全生产 信访办理 内部控制 选人用人 网络舆情 乡村振兴 惠企政策 食堂采购 考勤管理 保密工作 民生实事 河湖巡查 药品采购 招生录取 医保基金 粮食储备 棚户改造 殡葬服务 低保核查 执法案卷 统计数据 合同签订 债务化解 档案数字化 志愿服务 警示教育 轮岗交流 职称评审 编外用工 校园食堂 供水管网 污水处理 公路养护 文物保护".split(
    " ",
  );
const THINGS =
  "台账 清单 制度 凭证 记录 程序 方案 责任书 合同 审批单 报表 档案 公示 预案 评估 验收 登记册 经费 流程 标准 账目 附件 计划 系统 印章 名册 图纸 库存 票据 批文".split(
    " ",
  );
const FAULTS =
  "不规范 不完整 流于形式 执行不到位 长期未更新 缺乏监督 审核把关不严 底数不清 落实有差距 推进缓慢 责任未压实 存在漏洞 标准不高 无人负责 前后矛盾 照抄往年 超出范围 逾期未办 手续不全 随意变更".split(
    " ",
  );
const FACTS =
  "抽查{n}份，有{m}份没有签字 | {y}年以来仅开展{m}次 | 涉及资金{a}万元 | {m}个科室没有登记 | 与实物相差{m}件 | 连续{m}个月未召开会议 | {y}年有{n}笔支出附件不全 | 个别同志对要求一知半解 | 下属单位各行其是 | {n}名人员未纳入管理 | 至检查时仍有{a}万元未收回 | {m}个村没有公示".split(
    " | ",
  );
const VERBS =
  "修订 清理 核查 补正 公示 移交 归还 收回 约谈 培训 通报 复核 登记 销号 督办 调整 更换 追缴 验收 签订 印发 召开会议研究 逐项对照 组织学习 实地查看 重新测算 委托审计 集中整治 暂停使用 分类处置".split(
    " ",
  );
const RESULTS =
  "{n}份 {m}次 {a}万元 {n}人 {m}项 {m}处 共{n}条 覆盖{m}个科室 涉及{y}年以来事项 用时{m}天 全部到位 形成书面材料 并建立{t} 补齐{t}{m}份 明确{o}由专人负责 纳入{o}考核 向上级报送{t} 已上缴财政专户 经班子会审定 由纪检组复查 结果在院内张贴 比上年减少{m}起 抽检合格率{n}% 完成{o}信息录入".split(
    " ",
  );
const THEMES = [
  "贯彻落实党的理论和路线方针政策",
  "落实全面从严治党主体责任和监督责任",
  "落实新时代党的组织路线",
  "落实巡察审计等监督发现问题整改",
];

interface Style {
  readonly leaf: (number: number, fault: string) => string;
  readonly lead: string;
  readonly measures: (acts: readonly string[]) => string;
  readonly status: string;
}

const ORDINALS = "一 二 三 四 五 六 七 八 九 十".split(" ");
const run = (acts: readonly string[]): string => acts.map((act, index) => `${ORDINALS[index]}是${act}。`).join("");

const STYLES: readonly Style[] = [
  { leaf: (n, fault) => `${n}.关于“${fault}”问题的整改。`, lead: "", measures: run, status: "" },
  { leaf: (n, fault) => `${n}.${fault}。`, lead: "整改情况：", measures: run, status: "" },
  {
    leaf: (n, fault) => `${n}.问题${n}：${fault}。`,
    lead: "整改情况：",
    measures: run,
    status: "整改完成情况：已完成整改。",
  },
  { leaf: (n, fault) => `${n}.关于“${fault}”整改进展情况。`, lead: "", measures: run, status: "" },
  { leaf: (n, fault) => `${n}.关于“${fault}”的问题。`, lead: "整改落实情况：", measures: run, status: "" },
];

const THEME_MARKS = "（一） （二） （三） （四）".split(" ");

/** One notice of about `chars` characters. */
export function generateNotice(seed: number, chars: number): Generated {
  const random = randomOf(seed * 2654435761);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const number = (): number => 2 + random(58);
  const fill = (template: string): string =>
    template
      .replace("{n}", () => String(number()))
      .replace("{m}", () => String(2 + random(9)))
      .replace("{y}", () => String(2018 + random(6)))
      .replace("{a}", () => `${1 + random(90)}.${1 + random(9)}`)
      .replace("{o}", () => pick(AREAS))
      .replace("{t}", () => pick(THINGS));
  const act = (): string => `${pick(VERBS)}${pick(AREAS)}${pick(THINGS)}${fill(pick(RESULTS))}`;
  const several = (acts: number): string => Array.from({ length: acts }, act).join("，");
  // 400 places × 20 bureaus: two notices of one unit and year are rare, as they are in the world.
  const place = pick(PLACES) + pick(PLACES);
  const unit = `${place}县${pick(BUREAUS)}`;
  const year = 2019 + random(6);
  const style = STYLES[seed % STYLES.length]!;
  const lines = [
    `中共${unit}党组关于巡察整改进展情况的通报`,
    `根据县委统一部署，${year}年3月${1 + random(20)}日至5月${1 + random(28)}日，县委第${pick(ORDINALS)}巡察组对${unit}党组进行了巡察。${year}年6月${1 + random(28)}日，县委巡察组反馈了巡察意见。按照有关规定，现将整改进展情况予以公布。`,
    "一、组织整改情况",
    `党组召开会议${number()}次，专题研究整改工作，成立整改工作领导小组。`,
    "二、反馈问题整改落实情况",
  ];
  let length = lines.join("").length;
  let leaves = 0;
  let measures = 0;
  for (const [index, theme] of THEMES.entries()) {
    lines.push(`${THEME_MARKS[index]}聚焦${theme}方面`);
    const until = (chars * (index + 1)) / THEMES.length;
    for (let printed = 0; printed === 0 || length < until; printed++) {
      leaves++;
      const fault = `${pick(AREAS)}${pick(THINGS)}${pick(FAULTS)}，${fill(pick(FACTS))}`;
      const acts = Array.from({ length: 2 + random(3) }, () => several(5 + random(6)));
      measures += acts.length;
      const block = [style.leaf(leaves, fault), style.lead + style.measures(acts), style.status].filter(
        (line) => line !== "",
      );
      lines.push(...block);
      for (const line of block) length += line.length;
    }
  }
  lines.push(
    "三、下一步工作打算",
    "持续巩固整改成果，建立健全长效机制。",
    "欢迎广大干部群众对巡察整改落实情况进行监督。",
    `中共${unit}党组`,
    `${year}年12月${1 + random(28)}日`,
    "",
  );
  return { name: `${String(seed).padStart(7, "0")}.txt`, text: lines.join("\n"), truth: { leaves, measures } };
}
