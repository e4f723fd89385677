import { describe, expect, test } from "vitest";
import { noticeOf } from "../support/source.ts";

const TITLE = "中共某某县某某局党组关于县委巡察整改进展情况的通报";

const titleOf = (...head: readonly string[]): string | null =>
  noticeOf(
    [
      ...head.map((line) => line.replaceAll("｜", "\t")),
      "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
      "一、反馈问题整改落实情况",
      "1.档案管理不规范。",
      "整改情况：一是补齐档案。二是开展培训。",
    ].join("\n"),
  ).metadata.title;

describe("a row of the page's own table that gives the title", () => {
  test.each<[string, readonly string[]]>([
    [
      "名称 above a headline over two lines",
      ["名称：｜关于县委巡察整改进展情况的通报", "中共某某县某某局党组", "关于县委巡察整改进展情况的通报"],
    ],
    ["信息名称 above", ["信息名称：关于县委巡察整改进展情况的通报", TITLE]],
    ["公文标题 above, in brackets", ["【公文标题】：关于县委巡察整改进展情况的通报", TITLE]],
    ["four cells, the title in the last", ["索引号：｜0001-2023｜标题：｜关于县委巡察整改进展情况的通报", TITLE]],
    ["名称 below the headline", [TITLE, "名称：｜关于县委巡察整改进展情况的通报"]],
    ["the same title again, with its label", [`标题：${TITLE}`, TITLE]],
  ])("is not read with the headline: %s", (_, head) => expect(titleOf(...head)).toBe(TITLE));

  test("is the title where there is no headline", () => {
    expect(titleOf(`标题：${TITLE}`)).toBe(TITLE);
    expect(titleOf(`名称：｜${TITLE}`)).toBe(TITLE);
  });

  test("a headline broken over lines stays whole", () => {
    expect(titleOf("中共某某县某某局党组", "关于县委巡察整改进展情况", "的通报")).toBe(TITLE);
    expect(titleOf("中共某某县某某局党组关于县委巡察", "整改进展情况的通报")).toBe(TITLE);
  });
});
