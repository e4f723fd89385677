import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { readMetadata } from "../../pipeline/parse/metadata/metadata.ts";
import { layoutOf } from "../../pipeline/parse/sections/sections.ts";
import { quote } from "../../pipeline/span.ts";
import { assemble, NO_PAGE, type Parts, read } from "./metadata-fixture.ts";

const LEAD = "根据县委统一部署，2023年4月6日至6月5日，县委第三巡察组对我局党组进行了巡察。7月12日反馈了巡察意见。";

describe("unit", () => {
  it.each<[string, Parts, string | null]>([
    ["党组 in the signature", { lead: LEAD, signature: "中共桃江县竹艺发展局党组\n2023年12月8日" }, "桃江县竹艺发展局"],
    ["date above the issuer", { lead: LEAD, signature: "2023年12月8日\n中共桃江县竹艺发展局党组" }, "桃江县竹艺发展局"],
    ["seal note", { lead: LEAD, signature: "桃江县竹艺发展局党组（盖章）\n2023年12月8日" }, "桃江县竹艺发展局"],
    [
      "name broken over lines",
      { lead: LEAD, signature: "中共桃江县竹艺发展局\n党组\n2023年12月8日" },
      "桃江县竹艺发展局",
    ],
    [
      "letter-spaced",
      { lead: LEAD, signature: "中 共 桃 江 县 竹 艺 发 展 局 党 组\n2023年12月8日" },
      "桃江县竹艺发展局",
    ],
    [
      "right aligned, one line",
      { lead: LEAD, signature: "      中共桃江县竹艺发展局党组      2023年12月8日" },
      "桃江县竹艺发展局",
    ],
    [
      "title only",
      { title: "中共桃江县竹艺发展局党组关于县委第三巡察组反馈意见整改情况的通报", lead: LEAD },
      "桃江县竹艺发展局",
    ],
    [
      "关于…党组 in the title",
      { title: "关于桃江县竹艺发展局党组巡察整改进展情况的公告", lead: LEAD },
      "桃江县竹艺发展局",
    ],
    ["对…进行巡察 in the lead", { lead: LEAD.replace("我局", "桃江县竹艺发展局") }, "桃江县竹艺发展局"],
    ["town committee", { lead: LEAD, signature: "中共桃江县竹海镇委员会\n2023年12月8日" }, "桃江县竹海镇"],
    [
      "village branch",
      { lead: LEAD, signature: "中共桃江县竹海镇青篾村支部委员会\n2023年12月8日" },
      "桃江县竹海镇青篾村",
    ],
    ["街道 work committee", { lead: LEAD, signature: "中共赫山区青篾街道工作委员会\n2023年12月8日" }, "赫山区青篾街道"],
    [
      "committee that is the unit",
      { lead: LEAD, signature: "赫山区竹业管理委员会党组\n2023年12月8日" },
      "赫山区竹业管理委员会",
    ],
    [
      "委员会 of a county inside the name",
      { lead: LEAD, signature: "中共赫山区委员会竹业工作部\n2023年12月8日" },
      "赫山区委竹业工作部",
    ],
    ["school", { lead: LEAD, signature: "中共赫山区竹海中学总支部委员会\n2023年12月8日" }, "赫山区竹海中学"],
    ["company", { lead: LEAD, signature: "中共湖南竹海文旅有限公司委员会\n2023年12月8日" }, "湖南竹海文旅有限公司"],
    [
      "place no gazetteer has",
      { lead: LEAD, signature: "中共云渡市清塘区档案局党组\n2023年12月8日" },
      "云渡市清塘区档案局",
    ],
    [
      "short form expanded by the header",
      {
        title: "益阳市赫山区\n竹文化广电和旅游局\n\n赫山区竹文化广电和旅游局\n关于区委第一巡察组反馈意见整改情况的通报",
        lead: LEAD,
        signature: "赫山区竹文化广电和旅游局\n2023年12月8日",
      },
      "益阳市赫山区竹文化广电和旅游局",
    ],
    [
      "abbreviation expanded by the lead",
      {
        lead: "2023年3月1日至5月5日，区委第二巡察组对区竹业科学技术联合会党组进行了巡察。",
        signature: "赫山区竹联\n2023年12月8日",
      },
      "赫山区竹业科学技术联合会",
    ],
    [
      "relative name expanded by the source line",
      {
        furniture: "来源：益阳市竹业规划局  发布时间：2024-01-03",
        lead: LEAD,
        signature: "市竹业规划局党组\n2023年12月29日",
      },
      "益阳市竹业规划局",
    ],
    [
      "relative name expanded by the contact",
      {
        lead: LEAD,
        contact: "电话：0000-0000000，地址：湖南省益阳市赫山区某路1号",
        signature: "区竹业规划局党组\n2023年12月29日",
      },
      "湖南省益阳市赫山区竹业规划局",
    ],
    [
      "publisher signs for the unit",
      {
        title: "中共赫山区竹业规划局党组关于巡察整改情况的通报",
        lead: LEAD,
        signature: "中共赫山区委巡察工作领导小组办公室\n2023年12月29日",
      },
      "赫山区竹业规划局",
    ],
    ["only 我局", { lead: LEAD }, null],
  ])("%s", (_, parts, unit) => expect(read(parts).unit).toBe(unit));

  it("reports a unit that is nowhere named", () => expect(read({ lead: LEAD }).codes).toContain("parse/unit-missing"));

  it.each<[string, Parts, string]>([
    [
      "two on one line",
      { lead: LEAD, signature: "赫山区竹业局党组    赫山区笋业局党组\n2023年12月8日" },
      "赫山区竹业局、赫山区笋业局",
    ],
    [
      "two lines",
      { lead: LEAD, signature: "赫山区竹业局党组\n赫山区笋业局党组\n2023年12月8日" },
      "赫山区竹业局、赫山区笋业局",
    ],
    [
      "sub-units in brackets",
      { title: "中共赫山区竹业局党组（含区竹艺馆、区竹研所）关于巡察整改情况的通报", lead: LEAD },
      "赫山区竹业局",
    ],
  ])("joint: %s", (_, parts, unit) => {
    const { metadata } = read(parts);
    expect(metadata.unit).toBe(unit);
    expect(metadata.unitIsJoint).toBe(true);
  });

  it("takes the town and its government for one", () => {
    const { metadata } = read({ lead: LEAD, signature: "中共桃江县竹海镇委员会\n桃江县竹海镇人民政府\n2023年12月8日" });
    expect([metadata.unit, metadata.unitIsJoint]).toEqual(["桃江县竹海镇", false]);
  });

  it("points at the printed name", () => {
    const { text, metadata } = read({ lead: LEAD, signature: "中共桃江县竹艺发展局党组\n2023年12月8日" });
    expect(quote(text, metadata.unitSpan!)).toBe("中共桃江县竹艺发展局党组");
  });
});

describe("an inspecting team sent by the leading group", () => {
  it.each([
    ["县委巡察工作领导小组第三巡察组", "县委巡察工作领导小组第三巡察组"],
    ["中共桃江县委巡察工作领导小组第二巡察组", "桃江县委巡察工作领导小组第二巡察组"],
    ["市委巡察工作领导小组办公室第一巡察组", "市委巡察工作领导小组办公室第一巡察组"],
    ["区委巡察领导小组第四巡察组", "区委巡察领导小组第四巡察组"],
    ["省委巡视工作领导小组第五巡视组", "省委巡视工作领导小组第五巡视组"],
    ["县委整改领导小组听取汇报，第三巡察组", "第三巡察组"],
  ])("%s", (printed, name) =>
    expect(read({ lead: `2023年4月6日至6月5日，${printed}对我局党组进行了巡察。` }).by).toBe(name),
  );
});

describe("type, level and region", () => {
  it.each<[string, string | null, string | null, string | null]>([
    ["益阳市竹业规划局", "党政机关", "市", "湖南省益阳市"],
    ["赫山区竹业规划局", "党政机关", "县区", "湖南省益阳市赫山区"],
    ["太仓市江海文旅局", "党政机关", "县区", "江苏省苏州市太仓市"], // a county-level city has a 市委 too
    ["仙桃市竹业规划局", "党政机关", "县区", "湖北省仙桃市"],
    ["上海市竹业规划局", "党政机关", "省", "上海市"],
    ["上海市杨浦区竹业规划局", "党政机关", "县区", "上海市杨浦区"],
    ["湘西自治州竹业规划局", "党政机关", "市", "湖南省湘西土家族苗族自治州"],
    ["长阳县竹业规划局", "党政机关", "县区", "湖北省宜昌市长阳土家族自治县"],
    ["广西壮族自治区竹业厅", "党政机关", "省", "广西壮族自治区"],
    ["赫山区竹海中学", "学校", "县区", "湖南省益阳市赫山区"],
    ["赫山区竹海医院", "医院", "县区", "湖南省益阳市赫山区"],
    ["赫山区竹海社区卫生服务中心", "医院", "县区", "湖南省益阳市赫山区"],
    ["赫山区竹海人民法院", "法检", "县区", "湖南省益阳市赫山区"],
    ["赫山区竹艺家联合会", null, "县区", "湖南省益阳市赫山区"],
    ["赫山区竹业科协", "群团", "县区", "湖南省益阳市赫山区"],
    ["赫山区竹海融媒体中心", "事业单位", "县区", "湖南省益阳市赫山区"],
    ["坪山湾竹业管理处", null, null, null], // no 坪山区
    ["云渡县竹海人民法院", "法检", "县区", null], // a place no gazetteer has
    ["赫山区竹海镇", "乡镇街道", "乡镇", "湖南省益阳市赫山区"],
    ["赫山区竹海镇青篾村", "村社区", "村", "湖南省益阳市赫山区"],
    ["益阳竹海集团有限公司", "国企", "县区", "湖南省益阳市"],
  ])("%s", (unit, type, level, region) => {
    const one = read({ lead: LEAD, signature: `${unit}\n2023年12月8日` });
    if (type !== null) expect([one.type, one.level]).toEqual([type, level]);
    expect(one.region).toBe(region);
  });

  it.each<[string, Parts, string | null]>([
    ["by the address", { contact: "地址：西宁市城中区某街5号" }, "630103"],
    ["by the superior named in the title", { title: "柳州市某局转发城中区竹业局巡察整改情况的通报" }, "450202"],
    ["not at all", {}, null],
  ])("ambiguous 城中区 settled %s", (_, parts, code) => {
    const one = read({ ...parts, lead: LEAD, signature: "城中区竹业局\n2023年12月8日" });
    expect(one.metadata.regionCode).toBe(code);
    expect(one.codes.includes("parse/region-ambiguous")).toBe(code === null);
  });

  it("decides the level of a university by who inspected it", () => {
    const by = (body: string): string | null =>
      read({
        lead: `2023年4月6日至6月5日，${body}对学校党委进行了巡视。`,
        signature: "中共竹海大学委员会\n2023年12月8日",
      }).level;
    expect([by("中央第八巡视组"), by("省委第二巡视组"), by("市委第二巡察组")]).toEqual(["中央", "省", "市"]);
  });
});

describe("inspecting body", () => {
  it.each([
    ["市委第四巡察组从2022年3月21日至6月20日对我局开展了巡察", "市委第四巡察组"],
    ["2024年9月6日至11月20日区委第二巡察组对我局进行了巡察", "区委第二巡察组"],
    ["区委第三轮巡察第一巡察组对我局开展巡察", "区委第三轮巡察第一巡察组"],
    ["十三届县委第五轮巡察第二巡察组对我局开展巡察", "十三届县委第五轮巡察第二巡察组"],
    ["县委巡察三组对我局开展巡察", "县委巡察三组"],
    ["市委提级巡察第一组对我局开展巡察", "市委提级巡察第一组"],
    ["十一届市委第三提级交叉巡察组对我局开展巡察", "十一届市委第三提级交叉巡察组"],
    ["区委第一（提级）巡察组对我局开展巡察", "区委第一(提级)巡察组"],
    ["市县联动巡察第五组对我局开展巡察", "市县联动巡察第五组"],
    ["县委第三机动巡察组对我局开展巡察", "县委第三机动巡察组"],
    ["中央第八巡视组对学校党委开展巡视", "中央第八巡视组"],
    ["自治区党委第二巡视组对我厅开展巡视", "自治区党委第二巡视组"],
    ["校党委第二巡察组对学院党总支开展巡察", "校党委第二巡察组"],
    ["2023年3月，竹海集团党委第一巡察组对公司党委开展巡察", "竹海集团党委第一巡察组"],
    ["经省竹业厅党组第三巡察组对我院开展巡察", "省竹业厅党组第三巡察组"],
    ["中共益阳市赫山区委第二巡察组对我局开展巡察", "益阳市赫山区委第二巡察组"],
    ["市委第二巡查组对我局开展巡查", "市委第二巡查组"],
    ["区委2024年第二轮巡察第三组对我局开展巡察", "区委2024年第二轮巡察第三组"],
    ["县委第二巡察\n组对我局开展巡察", "县委第二巡察组"],
    ["市委巡察工作领导小组办公室对我局整改进行了督查", null],
  ])("%s", (lead, body) => expect(read({ lead }).by).toBe(body));

  it("takes the numbered team of the title when the lead has none", () => {
    expect(
      read({
        title: "关于市委第三巡察组反馈意见整改情况的通报",
        lead: "2023年3月1日至5月20日，市委巡察组对我局开展了巡察。",
      }).by,
    ).toBe("市委第三巡察组");
  });

  it.each([
    ["县委第三巡察组对我局进行了常规巡察", "常规", null],
    ["市委第三提级交叉巡察组对我局开展专项巡察", "提级、交叉、专项", null],
    ["县委第二巡察组对我镇开展了巡察“回头看”", "回头看", null],
    ["根据十届市委第七轮巡察安排，市委第三机动巡察组对我局开展巡察", "机动", "十届市委第七轮"],
    ["根据区委2024年第二轮巡察安排，区委第三巡察组对我局开展巡察", null, "2024年第二轮"],
    ["针对上一轮巡察未改问题，区委第三巡察组对我局开展巡察", null, null],
  ])("kind and round of %s", (lead, kind, round) => {
    const one = read({ lead });
    expect([one.kind, one.round]).toEqual([kind, round]);
  });
});

describe("dates", () => {
  const SIGNED = "某某局\n2024年1月4日";
  it.each([
    ["市委第四巡察组从2022年3月21日至6月20日对我局党组开展了巡察。", "2022-03-21 2022-06-20"],
    ["2022年10月至12月，区委第一巡察组对我局开展巡察工作。", "2022-10 2022-12"],
    ["2023年8月18日—11月24日，市委第三巡察组对我局进行了巡察。", "2023-08-18 2023-11-24"],
    ["县委巡察组自2023年3月14日开始，至2023年5月19日，对我局进行巡察。", "2023-03-14 2023-05-19"],
    ["2024年9月2日，市委第四巡察组进驻我局，至11月1日结束，开展了巡察。", "2024-09-02 2024-11-01"],
    ["2020年9月21日，区委第五巡察组进驻我办，开展为期2个月的常规巡察。", "2020-09-21 null"],
    ["2023年10月8日至2024年1月5日，省委第一巡视组对我局开展了巡视。", "2023-10-08 2024-01-05"],
    ["2022年11月8日至1月10日，市委巡察五组对我会进行了巡察。", "2022-11-08 2023-01-10"],
    ["从2021年8月下旬至10月下旬，市委第八巡察组对我会进行了巡察。", "2021-08 2021-10"],
    ["根据区委2023年第二轮巡察安排，3月5日至5月10日，区委第三巡察组对我街道开展巡察。", "2023-03-05 2023-05-10"],
    ["3月5日至5月10日，区委第三巡察组对我街道开展巡察。", "2023-03-05 2023-05-10"], // signed in January
    ["2020年5月6日6月5日，联动巡察第一组对我院进行了巡察。", "2020-05-06 2020-06-05"],
    ["2019321日至2019521日，县委第一巡察组对我局开展巡察。", "null null"],
    ["2019321日至5月21日，县委第一巡察组对我局开展巡察。", "null null"], // the year of the end is lost with its start
    ["2023年2月30日至4月5日，县委第一巡察组对我局开展巡察。", "null 2023-04-05"],
    ["集中整改期为2024年1月5日至4月5日，县委第一巡察组对我局开展了巡察。", "null null"],
  ])("period of %s", (lead, period) => expect(read({ lead, signature: SIGNED }).period).toBe(period));

  it("flags a damaged and an impossible date", () => {
    expect(read({ lead: "2019321日至2019521日，县委第一巡察组对我局开展巡察。" }).codes).toContain(
      "parse/date-damaged",
    );
    expect(read({ lead: "2023年2月30日，县委第一巡察组对我局开展巡察。" }).codes).toContain("parse/date-impossible");
  });

  const PERIOD = "2023年8月18日至11月24日，市委第三巡察组对我局进行了巡察。";
  it.each([
    ["12月22日，巡察组反馈了巡察意见。", "2023-12-22"],
    ["1月9日，巡察组反馈了巡察意见。", "2024-01-09"], // no year: it must follow the inspection
    ["2024年1月9日，市委第三巡察组召开反馈会，通报了有关情况。", "2024-01-09"],
    ["2024年1月9日，根据市委统一部署，市委第三巡察组向我局党组进行了反馈。", "2024-01-09"],
    ["巡察组于2024年1月9日向局党组反馈意见。", "2024-01-09"],
    ["反馈时间为2024年1月9日。", "2024-01-09"],
    ["12月底，巡察组反馈了意见。", "2023-12"],
    ["2024年1月12日，局党组召开专题会议，研究巡察反馈意见整改工作。", null],
    ["2024年1月12日，针对市委第三巡察组反馈的问题制定整改方案。", null],
    ["2024年1月12日，局党组印发反馈意见整改方案。", null],
    ["收到反馈意见后，局党组高度重视。", null],
  ])("feedback in %s", (sentence, date) => expect(read({ lead: PERIOD + sentence }).feedback).toBe(date));

  it("finds the feedback date in the organisation section", () => {
    expect(
      read({ lead: PERIOD, organisation: "一、组织情况\n2024年1月9日市委第三巡察组反馈意见后，局党组立即行动。" })
        .feedback,
    ).toBe("2024-01-09");
  });

  it.each<[string, Parts, string | null]>([
    ["totals", { totals: "二、基本情况\n截至2024年6月30日，反馈的23个问题已完成整改21个。" }, "2024-06-30"],
    ["截止", { lead: `${PERIOD}截止2024年6月底，巡察反馈的23个问题，整改完成21个。` }, "2024-06"],
    [
      "organisation",
      { organisation: "一、组织情况\n对照13个问题，真改实改。截至2024年6月29日，13个问题已整改到位12个。" },
      "2024-06-29",
    ],
    ["next", { next: "三、下一步\n截至2024年6月30日，仍有2项任务正在推进，已完成21项。" }, "2024-06-30"],
    ["item level", { body: "二、整改情况\n1.问题。\n截至2024年6月15日，开展学习3次，21个问题已整改到位。" }, null],
    ["no date", { totals: "截至目前，23个问题已完成整改21个。" }, null],
    ["not about totals", { organisation: "截至2024年6月30日，召开会议3次。" }, null],
  ])("as-of date in %s", (_, parts, date) => expect(read({ lead: PERIOD, ...parts }).asOf).toBe(date));

  it.each([
    ["发布时间: 2023-02-27 17:40     来源:某局 作者:", "2023-02-27"],
    ["信息来源：某局    更新时间：2024-03-05 15:31    浏览量：[字体：大 中 小]", "2024-03-05"],
    ["日期：2024年9月13日  访问次数：12", "2024-09-13"],
    ["2023/12/15 10:58:00", "2023-12-15"],
    ["2024-12-25 11:08:36   来源：某中心   点击：", "2024-12-25"],
    ["发布日期：2024-05-02 更新日期：2024-05-06", "2024-05-02"],
    ["索引号：0/2023-1    成文日期：2023-09-20", null],
    ["浏览次数：2023", null],
    ["发布日期\t2024-05-02", "2024-05-02"],
    ["索引号\t0/2024-1\t公开日期\t2024年5月2日", "2024-05-02"],
    ["生成日期\t2024-05-02\t有效性\t有效", "2024-05-02"],
    ["2024-05-02　编辑：办公室　阅读：233", "2024-05-02"],
    ["编辑：办公室 2024-05-02", "2024-05-02"],
    ["某某县竹业局 2024-05-02", "2024-05-02"],
    ["2024-05-02 | 某某县竹业局", "2024-05-02"],
    ["县竹业局　2024年5月2日　阅读 233", "2024-05-02"],
    ["竹业发布 · 2024/05/02", "2024-05-02"],
    ["原创竹乡街道竹乡发布2024年5月2日 18:30浙江", "2024-05-02"],
    ["成文日期\t2024-05-02", null],
    ["印发时间 2024-05-02", null],
    ["巡察时间： 2024-05-02", null],
    ["巡察时间 2024年3月1日 至 2024年5月2日", null],
    ["县委巡察组 2024年5月2日 反馈", null],
  ])("page date in %s", (furniture, date) => expect(read({ furniture, lead: PERIOD }).published).toBe(date));

  it("takes no line of issuer and date at the foot for the page's", () =>
    expect(read({ lead: PERIOD, signature: SIGNED, foot: "某某县竹业局 2024-05-02" }).published).toBeNull());

  it("takes the page's own date when none is printed, and keeps the signature apart", () => {
    const one = read({ lead: PERIOD, signature: SIGNED }, { publishedOn: "2024-02-01" });
    expect([one.published, one.signed]).toEqual(["2024-02-01", "2024-01-04"]);
    expect(one.metadata.publishedOn!.span).toBeNull();
  });

  it.each([
    ["某某局党组\n2024年1月4日", "2024-01-04"],
    ["某某局党组\n二〇二四年一月四日", "2024-01-04"],
    ["某某局党组  2024-01-04", "2024-01-04"],
    ["某某局党组\n2024年1月", "2024-01"],
    ["某某局党组\n2024年 月 日", null],
  ])("signature %s", (signature, date) => expect(read({ lead: PERIOD, signature }).signed).toBe(date));
});

describe("title", () => {
  it("joins a title broken over lines and leaves the sheet's head out", () => {
    const title = "柏岭区\n档案局\n\n柏岭区档案局\n关于区委第三轮巡察\n反馈意见整改情况的通报";
    expect(read({ title, lead: LEAD }).metadata.title).toBe("柏岭区档案局关于区委第三轮巡察反馈意见整改情况的通报");
  });
  it("ends before metadata lines", () => {
    const title = "柏岭区档案局党组关于巡察整改情况的通报\n发布机构：柏岭区档案局  生成日期：2024-01-02";
    expect(read({ title, lead: LEAD }).metadata.title).toBe("柏岭区档案局党组关于巡察整改情况的通报");
  });
  it("drops the label 标题：", () => {
    const title = "标题：柏岭区档案局党组关于巡察整改情况的通报";
    expect(read({ title, lead: LEAD }).metadata).toMatchObject({ title: title.slice(3), titleSpan: { start: 3 } });
  });
  it("takes the page title when the text has none, without the site's name", () => {
    const page = { title: "某局党组关于巡察整改情况的通报-某市人民政府" };
    expect(read({ lead: LEAD }, page).metadata.title).toBe("某局党组关于巡察整改情况的通报");
    expect(read({ lead: LEAD }, { title: "政务公开" }).metadata.title).toBeNull();
  });
});

describe("invariants", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."中共市县区委党组第三巡察组对我局2023年月日至反馈意见整改，。（）\n 益阳赫山"),
    maxLength: 160,
  });

  it("never throws; spans lie inside the text", () => {
    fc.assert(
      fc.property(text, text, text, (title, lead, signature) => {
        const { text: whole, sections } = assemble({ title, lead, signature });
        const { metadata } = readMetadata(whole, sections, NO_PAGE);
        for (const value of Object.values(metadata)) {
          const span = value !== null && typeof value === "object" ? ("span" in value ? value.span : value) : null;
          if (span) expect(span.start >= 0 && span.start <= span.end && span.end <= whole.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads full-width and half-width alike", () => {
    const half = read({
      lead: "2023年4月6日至6月5日,县委第三巡察组对县竹业局党组进行了巡察。",
      signature: "中共桃江县竹业局党组\n2023年12月8日",
    });
    const full = read({
      lead: "２０２３年４月６日至６月５日，县委第三巡察组对县竹业局党组进行了巡察。",
      signature: "中共桃江县竹业局党组\n２０２３年１２月８日",
    });
    expect([full.unit, full.by, full.period, full.signed]).toEqual([half.unit, half.by, half.period, half.signed]);
  });
});

describe("labelled notices", () => {
  const folders = [
    ["../shared/gold", "../shared/notices"],
    ["data/gold", "data/sample"],
  ] as const;
  for (const [gold, notices] of folders) {
    const files = existsSync(gold)
      ? readdirSync(gold)
          .filter((name) => name.endsWith(".json"))
          .sort()
      : [];
    it.skipIf(files.length === 0)(`${gold}: unit, body and dates as labelled`, () => {
      for (const name of files) {
        const label = JSON.parse(readFileSync(`${gold}/${name}`, "utf8")) as {
          file: string;
          meta?: Record<string, string | null>;
        };
        if (!label.meta || !label.file.endsWith(".txt")) continue;
        const source = readFileSync(`${notices}/${label.file}`, "utf8");
        const { metadata } = readMetadata(source, layoutOf(linesOf(source)).sections, NO_PAGE);
        const date = (fact: typeof metadata.signedOn) =>
          fact && (fact.precision === "day" ? fact.date : fact.date.slice(0, 7));
        expect({ name, ...label.meta }).toEqual({
          name,
          unit: metadata.unit,
          inspecting_body: metadata.inspectingBody,
          inspection_start: date(metadata.inspectionStart),
          inspection_end: date(metadata.inspectionEnd),
          feedback_date: date(metadata.feedbackDate),
          as_of_date: date(metadata.asOfDate),
          published_on: date(metadata.publishedOn),
          signed_on: date(metadata.signedOn),
        });
      }
    });
  }
});
