import { describe, expect, test } from "vitest";
import { readDeclared } from "../../pipeline/parse/declared/declared.ts";

const read = (text: string): Record<string, number[]> => {
  const counts: Record<string, number[]> = {};
  for (const one of readDeclared(text, [{ start: 0, end: text.length }])) {
    counts[one.what] = [...(counts[one.what] ?? []), one.value];
    expect(text.slice(one.span.start, one.span.end)).toBe(one.raw);
  }
  return counts;
};

describe("declared totals", () => {
  test.each([
    ["反馈的2个问题，制定整改措施35条，建立健全制度11项。", { problems: [2], measures: [35], rules: [11] }],
    ["反馈的2个问题，建立健全制度11项。", { problems: [2], rules: [11] }],
    ["针对反馈的6项问题，出台制度4个，收回资金2万元。", { problems: [6], rules: [4] }],
    ["制定整改措施35条，制定完善制度14项。", { measures: [35], rules: [14] }],
    ["整改任务21项，修订完善工作机制5项。", { tasks: [21], rules: [5] }],
    ["落实整改要求，建立健全制度11项。", {}],
    ["反馈的问题逐项整改，会同9个部门建立制度3项。", {}],
    ["形成问题清单2项、任务清单14项。", { problems: [2], tasks: [14] }],
    ["形成问题清单2项、任务清单14项、责任清单14项。", { problems: [2], tasks: [14] }],
    ["反馈的2个问题，梳理形成任务清单14条。", { problems: [2], tasks: [14] }],
    ["反馈的2个问题，形成整改任务清单14项。", { problems: [2], tasks: [14] }],
    ["反馈的2个问题，分解为14项任务清单。", { problems: [2], tasks: [14] }],
    ["反馈的2个问题，形成责任清单14项。", { problems: [2], measures: [14] }],
    ["建立问题清单、任务清单、责任清单3个清单。", {}],
    ["已完成整改任务21项，未完成1项。", { completed: [21], remaining: [1] }],
    ["反馈问题22个，整改22个，整改率100%。", { problems: [22], completed: [22] }],
    ["反馈意见12条，整改11条。", { problems: [12], completed: [11] }],
    ["反馈问题22个，整改措施35条。", { problems: [22], measures: [35] }],
    ["反馈问题22个、整改任务30项。", { problems: [22], tasks: [30] }],
    ["反馈问题22个，需整改22个。", { problems: [22] }],
    ["反馈问题25个，其中立行立改问题3个，现已全部完成整改。", { problems: [25], immediate: [3], completed: [25] }],
    ["反馈的2个问题，形成问题清单18项、任务清单40项。", { problems: [2], tasks: [40] }],
    [
      "形成问题清单13项、任务清单40项，其中立行立改3个，现已全部完成。",
      { problems: [13], tasks: [40], immediate: [3] },
    ],
    ["反馈问题25个，其中党建问题3个，均已完成整改。", { problems: [25] }],
  ])("%s", (text, counts) => expect(read(text)).toEqual(counts));

  test.each([
    [
      "对照巡察反馈意见五个方面共44个问题，分解细化为60项整改落实责任清单。",
      { themes: [5], problems: [44], measures: [60] },
    ],
    [
      "巡察反馈的44个问题中，42个问题整改到位，2个问题取得阶段性成果。",
      { problems: [44], completed: [42], partial: [2] },
    ],
    ["反馈的44个问题中，42问题个整改到位。", { problems: [44], completed: [42] }],
    [
      "列出47项具体整改措施，目前已完成整改46项，剩余1项正推进整改完成。",
      { measures: [47], completed: [46], remaining: [1] },
    ],
    [
      "巡察反馈的13个问题，29个具体表现形式（其中立行立改5个，反馈整改24个），已完成整改28个，阶段性完成整改1个。",
      { problems: [13], manifestations: [29], immediate: [5], completed: [28], partial: [1] },
    ],
    ["29个具体问题中，有5个问题根据相关规定不宜公开。", { problems: [29], not_public: [5] }],
    ["反馈的14个问题中，其中2个问题涉密，不宜公开。", { problems: [14], not_public: [2] }],
    ["反馈的14个问题，其中2个问题因涉密暂不公开。", { problems: [14], not_public: [2] }],
    ["反馈的14个问题，其中2个问题涉及线索不便公开。", { problems: [14], not_public: [2] }],
    ["反馈的14个问题，其中2个问题因涉及问题线索，不便对外公开。", { problems: [14], not_public: [2] }],
    ["反馈的14个问题，另有1个问题不宜公开。", { problems: [14], not_public: [1] }],
    [
      "反馈4个方面12类问题和4条意见建议，梳理为39个具体问题，制定157项措施。",
      { themes: [4], problems: [12], suggestions: [4], manifestations: [39], measures: [157] },
    ],
    ["指出3个方面11类问题30项问题的具体表现。", { themes: [3], problems: [11], manifestations: [30] }],
    [
      "五方面17项问题56项具体问题表现或案例，细化为160条整改任务。",
      { themes: [5], problems: [17], manifestations: [56], tasks: [160] },
    ],
    ["反馈的４个大方面２６个大项问题，已全部完成整改。", { themes: [4], problems: [26], completed: [26] }],
    ["巡察反馈四个方面十二个问题，制定整改措施三十六条。", { themes: [4], problems: [12], measures: [36] }],
    [
      "截至2023年6月，反馈的4个问题已完成整改3个，正在推进1个；期间共新建制度14项。",
      { problems: [4], completed: [3], ongoing: [1], rules: [14] },
    ],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    "上轮巡察反馈19个问题，其中多个问题整改后出现反复。",
    "2018年审计提出的20个问题，仍有3个未整改到位。",
    "召开专题会议3次，健全公文管理等9项制度，落实每一项任务。",
    "整改期间征求意见建议67条。",
    "随机抽取6个问题进行核查。",
  ])("%s declares none", (text) => {
    expect(read(text)).toEqual({});
  });
});

describe("offices whose own name is a word for another inspection", () => {
  test.each([
    "巡察组向县审计局党组反馈了4个方面9个问题20个具体表现，县审计局党组将其分解为46项整改任务。",
    "巡察组反馈市审计局党组4个方面9个问题20个具体表现，分解为46项整改任务。",
    "县审计局党组针对反馈的4个方面9个问题20个具体表现，细化为46项整改任务。",
    "巡察组向县信访局党组反馈了4个方面9个问题20个具体表现，县信访局细化整改任务46项。",
    "巡察组指出省审计厅存在4个方面9个问题20个具体表现，审计厅党组分解为46项整改任务。",
    "反馈县委督查室4个方面9个问题20个具体表现，县委督查室分解为46项整改任务。",
  ])("%s", (text) => {
    expect(read(text)).toEqual({ themes: [4], problems: [9], manifestations: [20], tasks: [46] });
  });

  test.each([
    "县审计局反馈的9个问题已整改。",
    "市审计局审计发现问题9个，已完成整改8个。",
    "信访反映的9个问题已办结。",
    "省审计厅查出9个问题。",
    "县委督查室通报的9个问题已整改到位。",
  ])("%s declares none", (text) => {
    expect(read(text)).toEqual({});
  });
});

describe("a number is no total where one person takes charge of it", () => {
  test.each([
    "党组书记牵头制定方案，对15个问题逐一过目，亲自督办重点难点问题4个。",
    "反馈问题15个，局长亲自过问、亲自督办问题4个。",
    "反馈的15个问题，书记带头领办，亲自包抓难点问题4个。",
    "反馈问题15个，主任亲自协调解决难点问题4个。",
    "反馈问题15个，其中镇长亲自牵头整改问题4个。",
  ])("%s", (text) => {
    expect(read(text)).toEqual({ problems: [15] });
  });
});

describe("the sum of what is left of an earlier inspection and what is new", () => {
  test.each([
    "反馈了“回头看”意见，指出上轮巡察19个问题中仍有3个未整改到位、2个整改后反弹，新发现问题6个，合计11个问题。",
    "上轮巡察反馈的19个问题中5个未整改到位，新发现6个问题，共计11个问题。",
    "指出上一轮巡察未整改到位问题5个，新增问题6个，总计11个问题。",
    "指出上轮巡察未整改到位问题5个、新发现问题6个，共11个问题。",
    "指出上次巡察问题5个未整改到位，新查出问题6个，共计问题11个。",
  ])("%s", (text) => {
    expect(read(text)).toEqual({ problems: [11] });
  });

  test("the sum of an earlier inspection alone is none", () => {
    expect(read("上轮巡察反馈党建类问题5个、财务类问题6个，共计11个问题。")).toEqual({});
  });
});
