import { describe, expect, it } from "vitest";
import { noticeOf } from "../support/source.ts";
import { read } from "./metadata-fixture.ts";

const LEAD = "根据县委统一部署，2023年4月6日至6月5日，县委第三巡察组对我局党组进行了巡察。7月12日反馈了巡察意见。";
const signedBy = (name: string, title?: string) =>
  read({ ...(title ? { title } : {}), lead: LEAD, signature: `${name}\n2023年12月8日` });

describe("the party's committee without 中共", () => {
  it.each([
    ["国家税务总局重庆市黔江区税务局委员会", "国家税务总局重庆市黔江区税务局", "党政机关"],
    ["云和县人民医院委员会", "云和县人民医院", "医院"],
    ["云和县石塘镇委员会", "云和县石塘镇", "乡镇街道"],
    ["云和县青篾街道工作委员会", "云和县青篾街道", "乡镇街道"],
    ["云和县竹海中学委员会", "云和县竹海中学", "学校"],
    ["浙江竹海文旅有限公司委员会", "浙江竹海文旅有限公司", "国企"],
    ["竹海职业技术学院委员会", "竹海职业技术学院", "高校"],
    ["云和县竹业服务中心委员会", "云和县竹业服务中心", "事业单位"],
    ["云和县竹业局机关委员会", "云和县竹业局", "党政机关"],
    ["云和县青篾村委员会", "云和县青篾村", "村社区"],
  ])("%s", (printed, unit, type) => {
    const one = signedBy(printed);
    expect([one.unit, one.type]).toEqual([unit, type]);
  });

  it.each([
    "云和县青篾村村民委员会",
    "云和县青篾社区居民委员会",
    "云和县卫生健康委员会",
    "云和县竹海管理委员会",
    "云和县农业农村委员会",
    "云和县住房和城乡建设委员会",
    "云和县城乡委员会",
    "共青团云和县石塘镇委员会",
    "政协云和县委员会",
    "云和县人大青篾街道工作委员会",
    "云和县人民医院工会委员会",
    "云和县社区工作委员会",
    "云和县仲裁委员会",
    "云和县竹业学会委员会",
  ])("%s is its own name", (printed) => expect(signedBy(printed).unit).toBe(printed));

  it("is told by the title too", () => {
    const title = "中共云和县竹业促进会委员会关于巡察整改情况的通报";
    expect(signedBy("云和县竹业促进会委员会", title).unit).toBe("云和县竹业促进会");
    expect(signedBy("云和县卫生健康委员会", "中共云和县卫生健康委员会党组关于巡察整改情况的通报").unit).toBe(
      "云和县卫生健康委员会",
    );
  });
});

it.each([
  "县委巡察组向云和县竹业局党组反馈意见整改情况的通报",
  "关于县委第三巡察组对云和县竹业局党组反馈意见整改情况的通报",
  "县委第三巡察组巡察云和县竹业局党组反馈意见整改情况的通报",
])("the team that inspects is no part of the name: %s", (title) => {
  const { unit } = read({ title, lead: LEAD, signature: "" });
  expect(unit).toBe("云和县竹业局");
});

it.each([
  "县委巡察反馈意见整改落实情况通报（云和县竹业局）",
  "关于十四届县委第五轮第二巡察组反馈意见整改情况的通报（云和县竹业局党组）",
  "巡察整改进展情况公示——云和县竹业局",
  "巡察整改情况通报 | 云和县竹业局党组",
])("a unit behind the title is the notice's: %s", (title) => {
  const { unit } = read({ title, lead: LEAD, signature: "" });
  expect(unit).toBe("云和县竹业局");
});

it.each([
  "单位：云和县竹业局党组    公开时间：2024年3月5日",
  "填报单位（盖章）：云和县竹业局",
  "被巡察单位：云和县竹业局党组\t时间：2024年3月",
  "公开单位: 云和县竹业局",
])("a label above a ledger names the unit: %s", (line) => {
  const { metadata } = noticeOf(
    [
      "2023年县委第一轮巡察反馈问题整改情况公开表",
      line,
      "序号\t反馈问题\t整改措施\t是否完成",
      "1\t学习不深入\t研讨4次\t是",
      "2\t记录不全\t补齐记录\t否",
    ].join("\n"),
  );
  expect(metadata.unit).toBe("云和县竹业局");
});

it.each(["关于巡察整改情况的通报（集中整改阶段）", "巡察整改情况的公告（2023年第3号）"])("%s names no unit", (title) =>
  expect(read({ title, lead: LEAD, signature: "" }).unit).toBeNull(),
);

describe("where a unit is", () => {
  it.each([
    ["新疆生产建设兵团第三师图木舒克市教育局", "市", "新疆维吾尔自治区图木舒克市"],
    ["第八师石河子市财政局", "市", "新疆维吾尔自治区石河子市"],
    ["兵团第一师阿拉尔市竹业局", "市", "新疆维吾尔自治区阿拉尔市"],
    ["第十四师昆玉市竹业局", "市", "新疆维吾尔自治区昆玉市"],
    ["新疆生产建设兵团第三师总医院", "市", "新疆维吾尔自治区"],
    ["石河子市竹业局", "县区", "新疆维吾尔自治区石河子市"],
    ["新疆生产建设兵团竹业局", "省", "新疆维吾尔自治区"],
    ["第三师范学校", "县区", null],
    ["浙江省丽水中学", "市", "浙江省丽水市"],
    ["浙江丽水第二中学", "市", "浙江省丽水市"],
    ["四川省绵阳中学", "市", "四川省绵阳市"],
    ["浙江省云和中学", "县区", "浙江省丽水市云和县"],
    ["丽水中学", "县区", null],
    ["浙江省丽水镇中心小学", "县区", null],
    ["政协云和县委员会", "县区", "浙江省丽水市云和县"],
    ["中国人民政治协商会议云和县委员会", "县区", "浙江省丽水市云和县"],
    ["共青团云和县委员会", "县区", "浙江省丽水市云和县"],
    ["国网云和县供电公司", "县区", "浙江省丽水市云和县"],
    ["国家税务总局云和县税务局", "县区", "浙江省丽水市云和县"],
    ["政协委员之家", null, null],
  ])("%s", (unit, level, region) => {
    const one = signedBy(unit);
    if (level !== null) expect(one.level).toBe(level);
    expect(one.region).toBe(region);
  });

  it("takes the 和 of a place for no conjunction", () => {
    expect(signedBy("共青团云和县委员会").metadata.unitIsJoint).toBe(false);
    expect(signedBy("云和县竹业局和云和县笋业局").metadata.unitIsJoint).toBe(true);
  });

  it("takes a division's city with and without the division for one", () => {
    const one = signedBy("第八师石河子市竹业局", "石河子市竹业局党组关于巡察整改情况的通报");
    expect(one.unit).toBe("第八师石河子市竹业局");
  });
});
