import type { Version } from "../../../pipeline/ingest/republished.ts";

/** A notice as published and, in the same group, the same notice in disguise; different groups are different notices. */
export interface Published extends Version {
  readonly group: number;
  readonly disguise: "none" | "mirror" | "corrected" | "damaged";
}

/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same notices everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const COUNTIES = ["云岭县", "青石县", "临浦区", "白沙县", "东澜市"];
const OFFICES = [
  "水务局",
  "林业局",
  "民政局",
  "教育局",
  "交通运输局",
  "卫生健康局",
  "文化馆",
  "供销合作社",
  "住房保障中心",
  "融媒体中心",
];
const FAULTS = [
  ["理论学习不深不透", "中心组学习以读代学", "学习记录不完整", "交流研讨流于形式"],
  ["项目资金拨付缓慢", "专项资金滞留账上", "预算执行率偏低", "往来款长期挂账"],
  ["合同管理不规范", "零星工程未经询价", "采购验收走过场", "固定资产账实不符"],
  ["党员发展程序不严", "支部换届超期", "谈心谈话记录雷同", "党费收缴不及时"],
  ["干部轮岗交流不够", "年轻干部培养滞后", "考核结果运用不足", "人事档案材料缺失"],
  ["信访事项办理超期", "热线答复敷衍", "群众反映问题底数不清", "窗口服务效率不高"],
];
const ACTIONS = [
  "组织业务骨干逐项梳理{p}，形成问题清单{n}条并明确到人",
  "召开专题会议{n}次研究{p}，修订完善管理办法",
  "对照台账追缴{p}资金{n}万元并完成账务处理",
  "开展{p}专项检查{n}轮，约谈相关责任人",
  "补充完善{p}档案资料{n}份，建立动态更新机制",
  "围绕{p}举办培训班{n}期，覆盖全体干部职工",
  "与{p}核对数据{n}组，更正差错",
  "就{p}走访群众{n}户，收集意见建议并逐条反馈",
];
/** Characters of made-up facts: what one notice has and no other. */
const CHARACTERS =
  "东西南北山水田林路桥站渠坝库村组户校院馆所店厂园区河湖堤岸灯井管网线塔楼房屋墙门窗车船机器材料种苗肥药粮油棉茶果蔬畜禽鱼虾蜂蚕丝布纸笔墨书画琴棋鼓舞歌戏剧影视报刊台账册表单证照票据章印函电讯网页号码";

/**
 * Invented notices with what makes linking hard: every notice shares formulae, offices copy each other's measures, and
 * some offices publish a second notice on a later inspection that repeats part of the first.
 */
export function generateVersions(count: number, seed: number): Published[] {
  const next = random(seed);
  const phrase = (): string =>
    Array.from({ length: 7 + Math.floor(next() * 8) }, () => CHARACTERS[Math.floor(next() * CHARACTERS.length)]).join(
      "",
    );
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const out: Published[] = [];
  let group = 0;
  for (let i = 0; i < count; i++) {
    const county = COUNTIES[i % COUNTIES.length]!;
    const unit = `${county}${OFFICES[Math.floor(i / COUNTIES.length) % OFFICES.length]!}`;
    // Rounds of inspection four years apart, so that one office has one notice a round.
    const year = 2008 + 4 * Math.floor(i / 50);
    const base = notice(unit, county, year, bodyLines(next, pick, phrase, 10 + Math.floor(next() * 10)), group++);
    out.push(base);
    const fate = next();
    if (fate < 0.2) out.push(mirrored(base, next));
    else if (fate < 0.4) out.push(corrected(base, next));
    else if (fate < 0.6) out.push(damaged(base, next));
    else if (fate < 0.7) {
      // The same office two years later: the organisation part and a third of the measures come back.
      const again = [...bodyLines(next, pick, phrase, 9), ...base.text.split("\n").slice(4, 10)];
      out.push(notice(unit, county, year + 2, again, group++));
    } else if (fate < 0.8) {
      // Another office copies everything and changes the names.
      const other = `${county}第${group}中学`;
      out.push({ ...base, id: `n${group}c`, unit: other, text: base.text.replaceAll(unit, other), group: group++ });
    }
  }
  return out;
}

function bodyLines(
  next: () => number,
  pick: <T>(list: readonly T[]) => T,
  phrase: () => string,
  problems: number,
): string[] {
  return Array.from({ length: problems }, (_, i) => {
    const measures = Array.from(
      { length: 2 + Math.floor(next() * 3) },
      (_, m) =>
        `${"一二三四五"[m]}是${pick(ACTIONS)
          .replace("{p}", phrase())
          .replace("{n}", String(2 + Math.floor(next() * 90)))}`,
    );
    return `${i + 1}.关于“${phrase()}${pick(pick(FAULTS))}，${pick(pick(FAULTS))}”问题的整改。${measures.join("；")}。`;
  });
}

function notice(unit: string, county: string, year: number, body: readonly string[], group: number): Published {
  const text = [
    `中共${unit}党组关于巡察整改进展情况的通报`,
    `根据县委统一部署，${year}年3月1日至5月30日，县委第二巡察组对${unit}党组开展了巡察。按照党务公开原则和巡察工作有关要求，现将巡察整改进展情况予以公布。`,
    "一、组织整改落实情况",
    `${unit}党组坚决扛起巡察整改政治责任，成立以党组书记为组长的整改工作领导小组，坚持问题导向，逐条研究，制定整改方案，建立整改台账，实行销号管理。`,
    "二、巡察反馈问题整改落实情况",
    ...body,
    "三、下一步工作打算",
    "下一步，将坚持目标不变、标准不降、力度不减，持续抓好后续整改工作，确保巡察整改取得实效。",
    "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。",
    `中共${unit}党组`,
  ].join("\n");
  return {
    id: `n${group}`,
    path: `${group}.html`,
    group,
    disguise: "none",
    text,
    unit,
    inspectingBody: `${county.slice(-1)}委第二巡察组`,
    inspectionStart: `${year}-03-01`,
    inspectionEnd: `${year}-05-30`,
    feedbackDate: null,
    signedOn: null,
    publishedOn: `${year + 1}-01-15`,
    url: `https://www.example.gov.cn/${group}.html`,
  };
}

/** On another site: half-width punctuation, site furniture, another address, a later page date. */
function mirrored(base: Published, next: () => number): Published {
  const text = base.text.replaceAll("，", ",").replaceAll("；", ";").replaceAll("\n", "\n\n　　");
  const furniture = Array.from(
    { length: 3 + Math.floor(next() * 8) },
    (_, i) => `推荐阅读：各地巡察整改动态汇总第${i + 1}期`,
  );
  return {
    ...base,
    id: `${base.id}m`,
    disguise: "mirror",
    text: `首页 > 资讯 > 正文\n浏览次数：${Math.floor(next() * 9999)}\n${text}\n${furniture.join("\n")}`,
    publishedOn: base.publishedOn!.replace("-01-15", "-06-20"),
    url: `https://news.example.com/${base.id}`,
  };
}

/** Published again by the office: figures mended, up to half the measures reworded, one problem more, the date corrected. */
function corrected(base: Published, next: () => number): Published {
  const reworded = next() * 0.5;
  const lines = base.text.split("\n").map((line) => {
    if (!/^\d/u.test(line)) return line;
    const changed = line.replace(/\d+(?=[次份期轮户组条])/gu, (n) => String(Number(n) + 1));
    return next() < reworded ? changed.replace(/一是[^；。]*/u, "一是已按要求完成全部整改任务并通过验收") : changed;
  });
  lines.splice(-5, 0, "补充：关于“整改材料报送不及时”问题的整改。一是明确专人负责材料报送，建立催办提醒制度。");
  return {
    ...base,
    id: `${base.id}k`,
    disguise: "corrected",
    text: lines.join("\n"),
    inspectionEnd: base.inspectionEnd!.replace("05-30", "06-02"),
    publishedOn: base.publishedOn!.replace("-01-15", "-03-01"),
  };
}

/** Extracted badly: head and signature lost (no unit, no dates), cut off, lines broken, characters dropped throughout. */
function damaged(base: Published, next: () => number): Published {
  const lines = base.text.split("\n").slice(4, -3);
  const every = 12 + Math.floor(next() * 48);
  const kept = [...lines.slice(0, Math.ceil(lines.length * (0.5 + next() / 2))).join("\n")];
  const text = kept.filter((_, i) => i % every !== 0).join("");
  return {
    ...base,
    id: `${base.id}d`,
    disguise: "damaged",
    text: text.replace(/(.{35})/gu, "$1\n"),
    unit: null,
    inspectingBody: null,
    inspectionStart: null,
    inspectionEnd: null,
    publishedOn: null,
    url: null,
  };
}
