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
const OBJECTS =
  "固定资产台账 专项资金 差旅费报销凭证 三会一课记录 第一议题学习 意识形态风险研判 公务接待清单 工程项目变更 政府采购合同 干部人事档案 廉政谈话记录 会议记录 门面租金收缴 值班制度 党费收缴 公务用车台账 安全生产检查 信访件办理 内部控制制度 选人用人程序 网络舆情处置 乡村振兴项目 惠企政策兑现 食堂物资采购 机关考勤管理 保密文件管理".split(
    " ",
  );
const FAULTS =
  "不规范 不完整 流于形式 执行不到位 长期未更新 缺乏监督 审核把关不严 底数不清 落实有差距 推进缓慢 责任未压实 存在漏洞 标准不高 无人负责".split(
    " ",
  );
const FACTS =
  "抽查{n}份，有{m}份没有签字 | {y}年以来仅开展{m}次 | 涉及资金{a}万元 | {m}个科室没有登记 | 与实物相差{m}件 | 连续{m}个月未召开会议 | {y}年有{n}笔支出附件不全 | 个别同志对要求一知半解 | 下属单位各行其是".split(
    " | ",
  );
const ACTS =
  "组织专题学习{m}次，参加{n}人次 | 修订《{o}管理办法》并印发执行 | 对{n}份资料逐份核查，补正{m}份 | 召开党组会研究部署，明确责任科室和时限 | 清退违规资金{a}万元，已上缴财政专户 | 约谈相关责任人{m}名 | 建立工作台账，实行销号管理 | 开展专项检查{m}次，发现问题{n}个，均已整改到位 | 制定责任清单{n}项，逐级签订责任书 | 将落实情况纳入年度考核 | 补登资产{n}件，价值{a}万元 | 持续跟踪问效，巩固整改成果".split(
    " | ",
  );
const THEMES = [
  "贯彻落实党的理论和路线方针政策",
  "落实全面从严治党主体责任和监督责任",
  "落实新时代党的组织路线",
  "落实巡察审计等监督发现问题整改",
];
const TAILS =
  "确保取得实效 形成长效机制 压实各级责任 接受群众监督 推动工作提质增效 杜绝类似问题再次发生 并向县委巡察办报告 有关材料已归档".split(
    " ",
  );

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
      .replace("{o}", () => pick(OBJECTS));
  const several = (acts: number): string => Array.from({ length: acts }, () => fill(pick(ACTS))).join("，");
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
      const fault = `${pick(OBJECTS)}${pick(FAULTS)}，${fill(pick(FACTS))}`;
      const acts = Array.from({ length: 2 + random(3) }, () => `${several(2 + random(3))}，${pick(TAILS)}`);
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
