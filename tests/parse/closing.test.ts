import { describe, expect, test } from "vitest";
import type { OutlineNode } from "../../pipeline/model.ts";
import { quote } from "../../pipeline/span.ts";
import { noticeOf } from "../support/source.ts";

const notice = (...closing: readonly string[]) =>
  noticeOf(
    [
      "中共某某县竹业局党组关于县委第一巡察组反馈意见整改情况的通报",
      "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县竹业局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
      "一、反馈问题整改落实情况",
      "1.学习不深入。",
      "整改情况：一是研讨4次。二是撰写心得2篇。",
      ...closing,
    ].join("\n"),
  );

/** Day of signature, number of measures and the last of them. */
const read = (...closing: readonly string[]) => {
  const { metadata, measures } = notice(...closing);
  return [metadata.signedOn?.date ?? null, measures.length, measures.at(-1)!.text];
};

const SIGNED = ["2023-12-25", 2, "撰写心得2篇。"];

describe("issuer and date on one line", () => {
  test.each([
    ["中共某某县竹业局党组2023年12月25日"],
    ["中国共产党某某县竹业局委员会2023年12月25日"],
    ["某某县竹业局党组二〇二三年十二月二十五日"],
    ["竹乡街道党工委（盖章）2023年12月25日"],
    ["县档案局党支部2023-12-25"],
    ["监督电话：0000-0000001。中共某某县竹业局党组2023年12月25日"],
    ["联系电话：0000-0000001；邮编：000000。某某县竹业局　2023年12月25日"],
    ["欢迎监督。联系电话：0000-0000001 中共某某县竹业局党组 2023年12月25日"],
  ])("%s", (line) => expect(read(line)).toEqual(SIGNED));

  test("contact and signature in the last paragraph of the text", () => {
    const next = "二、下一步打算".concat("我局将持续巩固整改成果，健全长效机制，从严从实抓好后续整改。".repeat(24));
    const { metadata } = notice(`${next}监督电话：0000-0000001，邮编：000000。中共某某县竹业局党组2023年12月25日`);
    expect([metadata.signedOn?.date, metadata.unit]).toEqual(["2023-12-25", "某某县竹业局"]);
  });

  test("the contact in front of it stays the contact", () => {
    const read = notice("监督电话：0000-0000001。中共某某县竹业局党组2023年12月25日");
    const flat = (node: OutlineNode): readonly OutlineNode[] => [node, ...node.children.flatMap(flat)];
    const contact = flat(read.outline).find(({ kind }) => kind === "contact")!;
    expect(quote(read.source.text, contact.span)).toBe("监督电话：0000-0000001。");
  });

  test.each([
    ["三是整改方案已报县委党组2023年12月25日"],
    ["三是完成整改并经局党组会2023年12月25日"],
    ["责任单位：办公室2023年12月25日"],
  ])("%s is no signature", (line) => expect(notice(line).metadata.signedOn).toBeNull());
});

describe("lines between the last measure and the signature", () => {
  test.each([
    ["（此件公开发布）"],
    ["（此件主动公开）"],
    ["附件：整改任务清单"],
    ["附件1：制度汇编目录"],
    ["特此公告。"],
    ["特此通报"],
    ["（公示期：2024年1月1日至1月10日）"],
    ["▲网格员入户走访"],
    ["（图为志愿者清理河道）"],
    ["图为整改工作推进会现场"],
    ["△ 现场照片"],
    ["图1：整改后的档案室"],
  ])("%s is no part of the measure", (line) =>
    expect(read(line, "中共某某县竹业局党组", "2023年12月25日")).toEqual(SIGNED),
  );

  test("several annexes, one a line", () => {
    const lines = ["附件：1.整改任务清单", "2.制度汇编目录", "中共某某县竹业局党组", "2023年12月25日"];
    expect(read(...lines)).toEqual(SIGNED);
  });

  test("a caption between two measures is passed over", () => {
    const { measures } = notice("（图为研讨现场）", "三是检查1次。", "中共某某县竹业局党组", "2023年12月25日");
    expect(measures.map(({ text }) => text)).toEqual(["研讨4次。", "撰写心得2篇。", "检查1次。"]);
  });

  test.each([["▲建立台账，逐项销号。"], ["附件齐全后方可报销。"], ["图书室开放3次。"], ["特此制定管理办法。"]])(
    "%s is part of it",
    (line) => expect(read(line, "中共某某县竹业局党组", "2023年12月25日")[2]).toBe(`撰写心得2篇。${line}`),
  );
});

describe("the foot of a site below the signature", () => {
  const contacts = (...closing: readonly string[]) => {
    const { evidence, metadata } = notice(...closing);
    return [
      metadata.signedOn?.date ?? null,
      ...evidence.filter(({ kind }) => kind === "contact").map(({ value }) => value),
    ];
  };
  const SIGN = ["中共某某县竹业局党组", "2023年12月25日"];

  test.each([
    [["主办：某某县纪律检查委员会 某某县监察委员会", "地址：某某县府前街9号 电话：0000-5000009", "某ICP备00000000号"]],
    [["地址：某某县府前街9号 电话：0000-5000009 邮箱：foot@example.com"]],
    [["主办单位：某某县人民政府办公室 联系电话：0000-5000009", "版权所有 技术支持：某公司"]],
    [["电话：0000-5000009 传真：0000-5000008 邮编：100009", "Copyright © 2024"]],
    [["承办：某某县融媒体中心", "联系电话：0000-5000009", "网站标识码：0000000000"]],
    [["某某县人民政府门户网站", "举报电话：0000-5000009"]],
    [["某某县纪委监委网站", "地址：某某县府前街9号", "邮编：100009", "投稿邮箱：foot@example.com"]],
    [["网站地图 | 联系我们", "监督举报电话：12388"]],
  ])("%j is no contact of the notice", (foot) =>
    expect(contacts("欢迎监督。联系电话：0000-2000001；邮编：100001。", ...SIGN, ...foot)).toEqual([
      "2023-12-25",
      "0000-2000001",
      "100001",
    ]),
  );

  test("a contact that stands there alone is the notice's", () => {
    expect(contacts(...SIGN, "联系电话：0000-2000001")).toEqual(["2023-12-25", "0000-2000001"]);
    expect(contacts("欢迎监督。", ...SIGN, "联系电话：0000-2000001")).toEqual(["2023-12-25", "0000-2000001"]);
  });
});

describe("ornaments above the heading of a part", () => {
  const parted = (first: string, second: string, heading = "下一步工作打算") =>
    noticeOf(
      [
        "中共某某县竹业局党组关于县委第一巡察组反馈意见整改情况的通报",
        "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县竹业局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
        first,
        "反馈问题整改情况",
        "1.关于“学习不深入”的问题。",
        "一是研讨4次。二是撰写心得2篇。",
        second,
        heading,
        "一是巩固成果。",
        "中共某某县竹业局党组",
        "2023年12月25日",
      ].join("\n"),
    ).measures.map(({ text }) => text);

  test.each([
    ["01", "02"],
    ["PART 01", "PART 02"],
    ["Part.01", "Part.02"],
    ["壹", "贰"],
    ["NO.1", "NO.2"],
  ])("%s, %s are no part of the measure", (first, second) =>
    expect(parted(first, second)).toEqual(["研讨4次。", "撰写心得2篇。"]),
  );

  test("a number above anything else stays", () => expect(parted("01", "02", "处点位清理")[1]).toContain("02"));
});

describe("records of a site above a ledger", () => {
  test.each([
    ["索引号\t0-1\t发文机构\t某某县竹业局"],
    ["索引号：\t0-1\t主题分类：\t其他\t公开方式：\t主动公开"],
    ["发布机构\t某某县竹业局\t发布日期\t2024-05-02"],
    ["名称\t关于巡察整改进展情况的通报\t文号\t"],
    ["信息索引\t0-1\t生成日期\t2024-05-02\t有效性\t有效"],
  ])("%s does not begin the body", (row) => {
    const { declared, problems } = noticeOf(
      [
        row,
        "中共某某县竹业局党组关于巡察整改进展情况的通报",
        "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县竹业局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
        "巡察反馈的2个问题，已完成整改1个，基本完成1个。",
        "序号\t反馈问题\t整改措施\t整改情况",
        "1\t学习不深入。\t研讨4次。\t已完成",
        "2\t记录不全。\t补齐记录。\t基本完成",
      ].join("\n"),
    );
    expect(declared.map(({ what, value }) => `${what} ${value}`)).toEqual(["problems 2", "completed 1", "partial 1"]);
    expect(problems).toHaveLength(2);
  });
});
