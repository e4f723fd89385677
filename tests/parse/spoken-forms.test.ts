import { describe, expect, it } from "vitest";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { parseNotice } from "../../pipeline/parse/parse.ts";

/** A whole notice around the part that a case is about. */
function notice(body: string, { totals = "", closing = "欢迎监督。联系电话：0000-0000000。" } = {}) {
  const text = [
    "中共青禾县档案馆党组关于巡察整改情况的通报",
    `2022年3月1日至4月28日，县委第二巡察组对县档案馆党组进行了巡察。6月7日反馈了意见。${totals}现将整改情况通报如下。`,
    "一、组织整改情况",
    "馆党组召开专题会议研究整改工作。",
    "二、反馈问题整改情况",
    body,
    "三、下一步打算",
    "持续巩固整改成果。",
    closing,
    "中共青禾县档案馆党组",
    "2022年11月3日",
  ].join("\n");
  return parseNotice(sourceOf(text, "case.txt"));
}

const tree = (read: ReturnType<typeof notice>): (string | null)[][] =>
  read.problems.map(({ kind, number, text }) => [kind, number, text]);
const leaves = (read: ReturnType<typeof notice>) => read.problems.filter(({ isLeaf }) => isLeaf);
const measures = (read: ReturnType<typeof notice>): number[] =>
  leaves(read).map(({ id }) => read.measures.filter(({ problemId }) => problemId === id).length);

describe("a manifestation and its answer in one line", () => {
  const body = `（一）党的领导方面
1.议事决策不规范
①未经集体研究确定扫描加工商，涉及93万元。一是重新组织评审。二是列明须上会事项14项。
②领导班子分工交叉，两项工作由三人同时分管。2022年7月9日馆党组重新调整分工，并报县委组织部备案。
2.制度执行不严格
①库房温湿度记录缺失，连续三个月空白。对库房设备逐一检修，补设监测点5处。
②查档登记走过场。一是统一登记簿。二是每月抽查。三是通报结果。`;
  it("is a row of its own under its problem", () => {
    expect(tree(notice(body)).map(([kind]) => kind)).toEqual([
      "theme",
      "problem",
      "manifestation",
      "manifestation",
      "problem",
      "manifestation",
      "manifestation",
    ]);
  });
  it("ends where the answer begins, enumerated or not", () => {
    expect(leaves(notice(body)).map(({ text }) => text)).toEqual([
      "未经集体研究确定扫描加工商，涉及93万元。",
      "领导班子分工交叉，两项工作由三人同时分管。",
      "库房温湿度记录缺失，连续三个月空白。",
      "查档登记走过场。",
    ]);
    expect(measures(notice(body))).toEqual([2, 1, 1, 3]);
  });
});

describe("a theme above a fault that lost its number", () => {
  it("keeps its own row, and the fault is the first under it", () => {
    const read = notice(`（一）党的建设方面
1、支部学习流于形式
整改情况：一是补学。二是检查。
（二）队伍建设方面
业务骨干断档，修复岗位空缺两年
整改情况：一是招聘2人。二是结对培养。
2、借调人员清理不彻底，仍有4人未归
整改情况：已返岗3人。`);
    expect(tree(read)).toEqual([
      ["theme", "一", "党的建设方面"],
      ["problem", expect.anything(), "支部学习流于形式"],
      ["theme", "二", "队伍建设方面"],
      ["problem", null, "业务骨干断档，修复岗位空缺两年"],
      ["problem", expect.anything(), "借调人员清理不彻底，仍有4人未归"],
    ]);
    expect(measures(read)).toEqual([2, 2, 1]);
  });
  it("stands even where no fault under it has a number", () => {
    const read = notice(`（一）职能发挥方面
【反馈问题】进馆档案审核不严，退回率高
【整改措施】①编印标准。②上门指导。
【反馈问题】数字化进度迟缓
【整改措施】①倒排工期。②增加设备。
（二）管党治党方面
【反馈问题】谈心谈话以工作布置代替
【整改措施】①制定清单。②抽查记录。`);
    expect(tree(read).map(([kind]) => kind)).toEqual(["theme", "problem", "problem", "theme", "problem"]);
    expect(measures(read)).toEqual([2, 2, 2]);
  });
  it("may have lost its own number", () => {
    const read = notice(`（一）在思想政治建设方面
1.理论学习不深入
整改情况：一是补学。二是交流。
在主责主业履行方面
1.开放鉴定进展迟缓
整改情况：一是组建专班。二是完成鉴定300件。
2.查阅服务不便民
整改情况：一是延时开放。`);
    expect(tree(read).map(([kind, , text]) => [kind, text])).toEqual([
      ["theme", "在思想政治建设方面"],
      ["problem", "理论学习不深入"],
      ["theme", "在主责主业履行方面"],
      ["problem", "开放鉴定进展迟缓"],
      ["problem", "查阅服务不便民"],
    ]);
  });
});

describe("status", () => {
  it("in a bracket behind the last full stop speaks of the whole problem", () => {
    const read = notice(`1.库房消防设施老化。
整改进展：一是更换设备；二是签订维保合同；三是组织演练2次。【已完成】
2.征集经费拨付迟缓。
整改进展：一是补拨经费；二是约定时限。【正在推进】`);
    expect(leaves(read).map(({ status }) => status)).toEqual(["completed", "ongoing"]);
    expect(measures(read)).toEqual([3, 2]);
  });
  it("in a bracket behind the last measure alone is that measure's", () => {
    const read = notice(`1.库房消防设施老化。
整改进展：一是更换设备；二是签订维保合同（已完成）`);
    expect(leaves(read)[0]!.status).toBeNull();
  });
  it("is named by a heading over a group: 取得阶段性成效的问题", () => {
    const read = notice(`（一）取得阶段性成效的问题
1.新馆建设滞后，主体工程完成55%。
整改落实：1）增开作业面3个；2）倒排工期。
2.寄存档案权属不清。
整改落实：1）逐卷核对；2）签订协议9份。`);
    expect(leaves(read).map(({ status }) => status)).toEqual(["partial", "partial"]);
  });
  it("is not a rate of the unit's own business", () => {
    const read = notice(`1.征集任务底数不清。
【整改措施】①逐项核对。②建立台账。
【整改成效】2022年征集任务完成率103%。`);
    expect(leaves(read)[0]!.status).toBeNull();
  });
});

describe("contact sentence", () => {
  const contacts = (closing: string): string[] =>
    notice("1.台账不清。\n整改情况：一是补登。二是核对。", { closing })
      .evidence.filter(({ kind }) => kind === "contact")
      .map(({ value }) => value!);
  it.each([
    [
      "如对上述内容有不同看法，请向我馆反映。电话：0000-0000101；来信地址：青禾县文昌街0号。",
      ["0000-0000101", "青禾县文昌街0号"],
    ],
    ["意见反映渠道：0000-0001818，qhdag@example.invalid", ["0000-0001818", "qhdag@example.invalid"]],
    [
      "群众可通过电话（0000-0000909）或邮箱（qhdag@example.invalid）向我们反映意见。",
      ["0000-0000909", "qhdag@example.invalid"],
    ],
    [
      "现予公布，请监督。受理电话：0000-0000505；邮箱：qhdag@example.invalid。",
      ["0000-0000505", "qhdag@example.invalid"],
    ],
    ["市民如有意见，可拨打0000-0000808，或致信青禾县文昌街0号馆办公室。", ["0000-0000808", "青禾县文昌街0号馆办公室"]],
  ])("%s", (closing, expected) => {
    expect(contacts(closing).sort()).toEqual([...expected].sort());
  });
});

describe("totals", () => {
  it("names what is counted in the clause before: 制定30条整改措施，截至…已经完成29条", () => {
    const read = notice("1.台账不清。\n整改情况：一是补登。", {
      totals: "馆党组围绕反馈的三个方面11个问题拟定30条整改措施，截至2022年10月15日已经完成29条，剩余1条按计划推进。",
    });
    expect(read.metadata.asOfDate?.date).toBe("2022-10-15");
  });
  it("has a classifier of its own: 共有9大类问题17个具体表现", () => {
    const read = notice("1.台账不清。\n整改情况：一是补登。", {
      totals: "馆党组进行归并，共有9大类问题17个具体表现。",
    });
    expect(read.declared.map(({ what, value }) => [what, value])).toEqual([
      ["problems", 9],
      ["manifestations", 17],
    ]);
  });
});
