import { describe, expect, test } from "vitest";
import type { Notice } from "../../pipeline/model.ts";
import { noticeOf, noticeOfParts, noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));
const measuresOf = (notice: Notice): readonly string[] => notice.measures.map((measure) => measure.text);
const measures = (...body: string[]): readonly string[] => measuresOf(noticeWithBody(...body));

describe("headings of faults that use the words of other parts", () => {
  test.each([
    "主体责任落实不到位",
    "关于主体责任落实不力的问题",
    "工作计划性不强",
    "长效机制不健全问题",
    "高度重视意识形态工作不够",
    "项目后续管护缺失",
    "组织领导弱化",
    "持续推进整改不力",
    "政治责任虚化",
  ])("%s", (fault) => {
    const headings = ["一、党建引领作用弱化", `二、${fault}`, "三、作风不实"];
    const marked = noticeOfParts(...headings.flatMap((line) => [line, "整改情况：召开会议2次。"]));
    expect(marked.problems.map(({ number }) => number)).toEqual(["一", "二", "三"]);
    const nested = rows(
      ...["（一）作用弱化", `（二）${fault}`, "（三）作风不实"].flatMap((line) => [line, "整改情况：召开会议2次。"]),
    );
    expect(nested.map((row) => row.split(" ")[1])).toEqual(["一", "二", "三"]);
  });

  test.each([
    "下一步工作打算",
    "持续补齐短板弱项",
    "强化组织领导，压实整改责任",
    "建立长效机制，巩固整改成果",
    "正视差距不足，持续用力抓好整改",
  ])("%s is no fault", (heading) => {
    const notice = noticeWithBody("1.学习不实。", "整改情况：召开会议2次。", `三、${heading}`, "（一）强化学习。");
    expect(notice.problems.map(({ text }) => text)).toEqual(["学习不实。"]);
  });
});

describe("labels of the answer", () => {
  test.each([
    "整改措施及成效",
    "整改措施和成效",
    "整改情况及成效",
    "整改落实情况及成效",
    "措施及成效",
    "整改措施、成效",
    "整改措施及完成情况",
    "目前进展",
    "目前进展情况",
    "推进情况",
    "改进措施",
    "整改情况说明",
    "整改事项",
    "落实举措",
    "处置情况",
    "——整改措施",
    "●整改情况",
    "◆ 整改措施",
  ])("%s：", (label) => {
    const body = [
      "1.台账不全。",
      `${label}：补齐台账12本。`,
      "2.学习不实。",
      `${label}：`,
      "一是开展学习4次。",
      "二是开展测试2次。",
    ];
    expect(rows(...body)).toEqual(["problem 1 台账不全。 <1>", "problem 2 学习不实。 <2>"]);
    expect(measures(...body)).toEqual(["补齐台账12本。", "开展学习4次。", "开展测试2次。"]);
  });

  test.each([
    "问题描述",
    "反馈意见",
    "巡察反馈",
    "巡察指出",
    "巡察组反馈",
    "巡察发现",
    "反馈指出",
    "反馈情况",
    "表现形式",
    "——具体表现",
  ])("%s： still states the fault", (label) => {
    const body = [
      "1.抽检后处置不及时。",
      `${label}：11批次逾期。`,
      "整改措施：立案11件。",
      "2.学习不实。",
      `${label}：全年只学7次。`,
      "整改措施：开展学习。",
    ];
    expect(rows(...body)).toEqual([
      "problem 1 抽检后处置不及时。11批次逾期。 <1>",
      "problem 2 学习不实。全年只学7次。 <1>",
    ]);
  });

  test.each(["原因分析", "验收情况", "佐证材料", "备注"])("%s： is no part of a measure", (label) => {
    expect(measures("1.台账不全。", "整改措施：补齐台账12本。", `${label}：会议纪要1份。`)).toEqual(["补齐台账12本。"]);
  });

  test("what comes next is a block of its own", () => {
    const notice = noticeWithBody("1.审计覆盖不全。", "整改措施：交叉审计2次。", "下一步工作：力争实现全覆盖。");
    expect(notice.blocks.map(({ label }) => label)).toEqual(["整改措施", "下一步工作"]);
    expect(measuresOf(notice)).toEqual(["交叉审计2次。", "力争实现全覆盖。"]);
  });

  test("a blank in place of the colon", () => {
    expect(measures("1.学习不实。", "整改落实情况 制定学习计划3份，开展学习4次。")).toEqual([
      "制定学习计划3份，开展学习4次。",
    ]);
  });

  test("a bracketed label alone on its line is no status", () => {
    const item = (number: number, fault: string): string[] => [
      `${number}.${fault}`,
      "【整改措施】",
      "补齐台账。",
      "【整改成效】",
      "台账规范。",
    ];
    const notice = noticeWithBody(...item(1, "台账不全。"), ...item(2, "学习不实。"));
    expect(outlineRows(notice)).toEqual(["problem 1 台账不全。 <1>", "problem 2 学习不实。 <1>"]);
    expect(measuresOf(notice)).toEqual(["补齐台账。", "补齐台账。"]);
    expect(rows("1.台账不全。", "【整改措施】补齐台账。", "【整改状态】", "长期坚持。")).toEqual([
      "problem 1 台账不全。 <1> ongoing",
    ]);
  });

  test("each measure above its own outcome", () => {
    const body = ["整改措施一：补齐档案。", "整改成效：档案齐全。", "整改措施二：开展培训。", "整改成效：业务提升。"];
    const notice = noticeWithBody("1.档案管理不规范。", ...body, "2.学习不实。", ...body);
    expect(outlineRows(notice)).toEqual(["problem 1 档案管理不规范。 <2>", "problem 2 学习不实。 <2>"]);
    expect(measuresOf(notice).slice(0, 2)).toEqual(["补齐档案。", "开展培训。"]);
  });

  test("an outcome below a list of measures makes no fault of the last of them", () => {
    const item = (number: number, fault: string): string[] => [
      `${number}.关于${fault}的问题。`,
      "整改措施：",
      "1.制定计划。",
      "2.开展学习。",
      "整改成效：质量提高。",
    ];
    expect(rows(...item(1, "学习不实"), ...item(2, "台账不全"))).toEqual([
      "problem 1 学习不实 <2>",
      "problem 2 台账不全 <2>",
    ]);
    const lines = (fault: string): string[] => [
      "反馈问题：入户率不足40%。",
      "整改措施：制定考核办法。",
      "走访居民1.2万户。",
      `整改成效：${fault}。`,
    ];
    expect(rows("（一）走访不到位", ...lines("提升至91%"), "（二）台账不全", ...lines("补齐"))).toEqual([
      "problem 一 走访不到位。入户率不足40%。 <1>",
      "problem 二 台账不全。入户率不足40%。 <1>",
    ]);
  });

  test("who answers for it stands in a bracket behind the fault", () => {
    expect(
      rows(
        "1.农田管护缺失（责任领导：石某；责任单位：农建股；整改时限：2024年10月底）",
        "整改情况：管护1200亩。",
        "2.台账不全（责任单位：办公室）。",
        "整改情况：补齐台账。",
      ),
    ).toEqual(["problem 1 农田管护缺失 <1>", "problem 2 台账不全 <1>"]);
    expect(rows("1.制度（试行）未修订（2019年：3项；2020年：2项）。", "整改情况：修订制度5项。")).toEqual([
      "problem 1 制度（试行）未修订（2019年：3项；2020年：2项）。 <1>",
    ]);
  });
});

describe("where a status stands", () => {
  const statusOf = (...answer: string[]): string | null | undefined => {
    const { problems } = noticeWithBody("1.台账不全。", ...answer, "2.学习不实。", ...answer);
    expect(problems).toHaveLength(2);
    expect(problems[1]!.status).toBe(problems[0]!.status);
    return problems[0]!.status;
  };

  test.each(["整改情况：已完成。", "整改落实情况：已完成整改。", "完成情况：已完成。", "整改结果：已完成。"])(
    "behind the measures: %s",
    (line) => {
      const numbered = ["（1）举办培训4期。", "（2）选派干部5人参加培训。", line];
      expect(rows("1.业务培训不足", ...numbered, "2.学习不实", ...numbered)).toEqual([
        "problem 1 业务培训不足 <2> completed",
        "problem 2 学习不实 <2> completed",
      ]);
      const told = ["一是举办培训4期。", "二是选派干部5人参加培训。", line];
      expect(rows("1.业务培训不足", ...told, "2.学习不实", ...told)).toEqual([
        "problem 1 业务培训不足 <2> completed",
        "problem 2 学习不实 <2> completed",
      ]);
    },
  );

  test.each([
    ["整改已完成。", "completed"],
    ["已整改完毕。", "completed"],
    ["已销号。", "completed"],
    ["整改完成，并持续巩固。", "completed"],
    ["取得阶段性成效，需长期坚持。", "partial"],
    ["正在持续整改。", "ongoing"],
    ["目前，整改工作正在推进中。", "ongoing"],
    ["长期坚持。", "ongoing"],
  ])("at the end: %s", (sentence, status) => {
    expect(statusOf(`整改情况：一是补齐台账12本。二是开展学习4次。${sentence}`)).toBe(status);
  });

  test.each([
    ["整改情况：已完成。①新建网点3个。②储备化肥20吨。", "completed"],
    ["整改情况：已完成整改。开展调研5次，形成报告3份。", "completed"],
    ["整改情况：正在整改，已精简文件12份。", "ongoing"],
    ["整改结果：已完成整改。档案合格率达到100%。", "completed"],
    ["完成情况：已完成。形成报告3份。", "completed"],
    ["整改情况：未完成，持续推进。①提起诉讼3起。②发送催款函7份。", "ongoing"],
  ])("at the beginning: %s", (line, status) => {
    expect(statusOf(line)).toBe(status);
  });

  test("in the last clause of an answer that is no list", () => {
    expect(statusOf("整改情况：对2间办公室进行隔断改造，完成整改。")).toBe("completed");
    expect(statusOf("整改情况：召开支部委员会6次，已整改。")).toBe("completed");
    expect(statusOf("整改情况：重新签订合同7份，已整改完成。")).toBe("completed");
    expect(statusOf("整改情况：对1名干部诫勉谈话，立行立改，已完成。")).toBe("immediate");
    expect(statusOf("整改情况：介绍务工45人，持续推进。")).toBeNull();
    expect(statusOf("整改情况：一是修订办法3项。二是制定三年方案。长期推进。")).toBe("ongoing");
    expect(statusOf("整改情况：一是修订办法3项。二是对2间办公室进行隔断改造，完成整改。")).toBeNull();
  });

  test("told of one measure of several, it is not the status of the whole", () => {
    expect(statusOf("整改情况：一是退还资金2万元，该问题已整改到位。二是修订办法3项。三是开展学习。")).toBeNull();
    expect(statusOf("整改情况：一是退还资金2万元，该问题已整改到位。二是追缴欠款，该问题正在整改。")).toBe("ongoing");
  });
});

describe("themes, parts and lists", () => {
  test("a row of a ledger that begins with the number of its theme is no section", () => {
    const table = [
      "类别\t序号\t反馈问题\t整改措施\t完成情况",
      "一、落实政策方面\t1\t学习不实\t开展学习4次。\t已完成",
      "一、落实政策方面\t2\t台账不全\t补齐台账。\t已完成",
      "二、全面从严治党方面\t3\t监督不力\t开展监督2次。\t已完成",
      "三、队伍建设方面\t4\t队伍老化\t招录2人。\t正在推进",
    ];
    expect(
      noticeWithBody(...table)
        .problems.filter(({ isLeaf }) => isLeaf)
        .map(({ text, status }) => `${text} ${status}`),
    ).toEqual(["学习不实 completed", "台账不全 completed", "监督不力 completed", "队伍老化 ongoing"]);
  });

  test("the next number in another form", () => {
    const answer = "整改情况：一是学习2次。二是退回1200元。";
    expect(
      rows("1.廉洁建设方面", "⑤接待无公函。", answer, "⒍违规发放补贴。", answer, "(7)档案审核不严。", answer),
    ).toEqual([
      "theme 1 廉洁建设方面",
      "problem ⑤ 接待无公函。 <2>",
      "problem ⒍ 违规发放补贴。 <2>",
      "problem 7 档案审核不严。 <2>",
    ]);
  });

  test("a theme without number where the numbers of its problems run on", () => {
    expect(
      rows(
        "聚焦落实民族政策方面",
        "1.学习不实。",
        "整改情况：一是学习。",
        "2.责任不清。",
        "整改情况：一是学习。二是落实责任人31名。",
        "聚焦宗教事务管理方面",
        "3.台账不全。",
        "整改情况：补齐台账。",
      ),
    ).toEqual([
      "theme - 聚焦落实民族政策方面",
      "problem 1 学习不实。 <1>",
      "problem 2 责任不清。 <2>",
      "theme - 聚焦宗教事务管理方面",
      "problem 3 台账不全。 <1>",
    ]);
  });

  test("examples numbered in one line behind 具体表现 state the fault", () => {
    expect(
      rows(
        "（一）关于“救助政策落实有偏差”的问题",
        "具体表现：1.部分群众应保未保；2.审批超时限。",
        "整改情况：",
        "1.开展排查。",
        "2.优化流程。",
        "（二）关于“台账不全”的问题",
        "具体表现：1.入库未登记；2.出库未签字。",
        "整改情况：",
        "1.补齐台账。",
      ).map((row) => row.split(" ").slice(0, 2).join(" ")),
    ).toEqual(["problem 一", "problem 二"]);
  });

  test("parts of several units are themes", () => {
    const part = (heading: string): string[] => [
      heading,
      "1.台账不全。",
      "整改情况：补齐台账。",
      "2.学习不实。",
      "整改情况：开展学习。",
    ];
    expect(
      outlineRows(noticeOfParts(...part("一、甲村党支部整改情况"), ...part("二、乙村党总支整改情况"))).map((row) =>
        row.split(" ").slice(0, 3).join(" "),
      ),
    ).toEqual([
      "theme 一 甲村党支部整改情况",
      "problem 一1 台账不全。",
      "problem 一2 学习不实。",
      "theme 二 乙村党总支整改情况",
      "problem 二1 台账不全。",
      "problem 二2 学习不实。",
    ]);
  });
});

describe("headings that a status, capital numbers or a whole wrapper tell", () => {
  test("faults with their status in brackets, answered by 第一，…第二，…", () => {
    const item = (number: number, fault: string): string[] => [
      `${number}.${fault}。（已完成）`,
      "第一，印发制度1项。第二，约谈企业负责人6人次。",
    ];
    const notice = noticeWithBody(
      "一、关于“落实战略部署”方面",
      "（一）“四好农村路”建设质效不高。",
      ...item(1, "重建轻养，县道坑槽修补不及时"),
      ...item(2, "危桥改造滞后"),
      "（二）行业监管有漏洞。",
      ...item(1, "车辆动态监控抽查比例偏小"),
      ...item(2, "渡口救生设备老旧"),
    );
    const leaves = notice.problems.filter((problem) => problem.isLeaf);
    expect(leaves.map(({ text, status }) => `${text} ${status}`)).toEqual([
      "重建轻养，县道坑槽修补不及时。 completed",
      "危桥改造滞后。 completed",
      "车辆动态监控抽查比例偏小。 completed",
      "渡口救生设备老旧。 completed",
    ]);
    expect(notice.measures).toHaveLength(8);
  });

  test("a list of measures that each end with a status stays a list", () => {
    const body = ["1.学习不深入。", "整改情况：", "（1）召开会议4次。（已完成）", "（2）开展研讨2次。（已完成）"];
    expect(rows(...body)).toHaveLength(1);
    expect(measures(...body)).toHaveLength(2);
  });

  test("壹、贰、叁、 number themes", () => {
    const notice = noticeOf(
      [
        "中共某某县某某局党组关于巡察整改情况的通报",
        "2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
        "壹、关于履行职责方面",
        "（1）账目不清，新购设备未登记。",
        "首先，逐件建账1372件。其次，制定规定1项。",
        "贰、关于作风建设方面",
        "（2）服务意识不强，群众意见较大。",
        "首先，开展培训4次。其次，公开电话2部。",
        "叁、下一步打算",
        "（1）提高站位。（2）常抓不懈。",
        "中共某某县某某局党组",
        "2023年12月20日",
      ].join("\n"),
    );
    expect(notice.problems.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      "theme 壹",
      "problem 1",
      "theme 贰",
      "problem 2",
    ]);
    expect(measuresOf(notice)).toHaveLength(4);
  });

  test.each([
    ["（1）建档137笔。", "（2）起诉46件。"],
    ["①建档137笔。", "②起诉46件。"],
    ["1）建档137笔。", "2）起诉46件。"],
  ])("what is numbered between a whole wrapper and 进展情况： answers it: %s", (...items) => {
    const status = "进展情况：正在推进，计划于2025年12月底前完成。";
    const notice = noticeWithBody("1.关于“贷款清收力度不足”的问题。", ...items, status);
    expect(notice.problems[0]).toMatchObject({ text: "贷款清收力度不足", status: "ongoing" });
    expect(measuresOf(notice)).toEqual(["建档137笔。", "起诉46件。"]);
  });
});

describe("faults without numbers, each above its answer", () => {
  const fault = (text: string, status: string): string[] => [
    text,
    "▶整改情况：一是入户排查120次。二是调整名单2户。",
    `▶整改结果：${status}`,
  ];
  const LEAD = "2024年9月10日至11月8日，县委第二巡察组对某某镇党委开展了巡察，指出4个问题。现将有关情况通报如下：";
  const read = (...lines: string[]): Notice =>
    noticeOf(["某某镇党委关于巡察整改进展情况的通报", LEAD, ...lines, "中共某某镇委员会", "2025年6月27日"].join("\n"));
  const FIRST = [...fault("帮扶不精准，个别户风险未消除", "已完成"), ...fault("垃圾清理不及时", "持续整改")];
  const SECOND = [...fault("“村村响”采购未询价", "已完成"), ...fault("违规发放补助", "阶段性完成")];

  test.each([
    ["01 alone on its line", ["01", "政策落实有温差"], ["02", "作风建设有落差"]],
    ["01 before the theme", ["01 政策落实有温差"], ["02 作风建设有落差"]],
    ["（一）", ["（一）政策落实有温差"], ["（二）作风建设有落差"]],
  ])("below themes numbered %s", (_, one, two) => {
    const bulleted = (lines: readonly string[]): string[] =>
      lines.map((line) => (line.startsWith("▶") ? line : `▍${line}`));
    for (const dress of [bulleted, (lines: readonly string[]) => [...lines]]) {
      const notice = read(...one, ...dress(FIRST), ...two, ...dress(SECOND));
      const leaves = notice.problems.filter((problem) => problem.isLeaf);
      expect(leaves.map(({ text, status }) => `${text} ${status}`)).toEqual([
        "帮扶不精准，个别户风险未消除 completed",
        "垃圾清理不及时 ongoing",
        "“村村响”采购未询价 completed",
        "违规发放补助 partial",
      ]);
      expect(notice.problems.filter(({ kind }) => kind === "theme")).toHaveLength(2);
      expect(notice.measures).toHaveLength(8);
    }
  });

  test("without themes", () => {
    expect(read(...FIRST, ...SECOND).problems.map(({ kind }) => kind)).toEqual(Array(4).fill("problem"));
  });

  test("facts below a numbered fault are no fault of their own", () => {
    const notice = noticeWithBody(
      "1.会议记录不规范",
      "个别会议未记录",
      "整改情况：补齐记录12次。",
      "2.台账更新不及时",
      "部分台账缺页",
      "整改情况：补齐台账3本。",
    );
    expect(notice.problems.filter((problem) => problem.isLeaf)).toHaveLength(2);
  });
});

describe("parts of a look back that say which problems follow are themes", () => {
  test.each([
    ["上轮巡察未整改到位的问题", "整改后反弹的问题", "新发现的问题"],
    ["上轮巡察整改不彻底的问题", "屡改屡犯的问题", "本次新发现的问题"],
    ["上一轮巡察反馈未完成整改的问题", "边改边犯的问题", "新增问题"],
    ["前期整改不到位的问题", "虚假整改的问题", "新发现问题"],
    ["上轮巡察整改走过场的问题", "整改成效不明显的问题", "本轮新发现的问题"],
  ])("%s, %s, %s", (...titles) => {
    const body = titles.flatMap((title, at) => [
      `${"一二三"[at]}、${title}`,
      `${at * 2 + 1}.记录不全。`,
      "整改情况：补记记录12次。",
      `${at * 2 + 2}.学习不实。`,
      "整改情况：研讨4次。",
    ]);
    const themes = noticeOfParts(...body, "四、下步打算", "（一）强化学习。").problems.filter(
      ({ kind }) => kind === "theme",
    );
    expect(themes.map(({ text }) => text)).toEqual(titles);
  });

  test("parts that answer the feedback contain them", () => {
    const titles = ["巡察反馈问题整改情况", "选人用人专项检查反馈的问题"];
    const body = titles.flatMap((title, at) => [`${"一二"[at]}、${title}`, "1.记录不全。", "整改情况：补记12次。"]);
    expect(noticeOfParts(...body).problems.every(({ kind }) => kind === "problem")).toBe(true);
  });
});
