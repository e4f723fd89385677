import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));

describe("headings that end as a label of the answer does", () => {
  const HEADS = [
    "决策不严问题整改情况：",
    "决策不严问题的整改落实情况：",
    "决策不严的整改情况：",
    "“决策不严”问题的整改情况：",
    "“决策不严”整改情况：",
    "决策不严问题整改情况。",
    "“决策不严”问题的整改情况",
  ];

  test.each(HEADS)("%s", (head) => {
    for (const number of [(n: number) => `${n}.`, (n: number) => `（${"一二"[n - 1]}）`]) {
      const below = [1, 2].flatMap((n) => [`${number(n)}${head}`, "一是修订清单。"]);
      expect(rows(...below).map((row) => row.split(" ").slice(2).join(" "))).toEqual(["决策不严 <1>", "决策不严 <1>"]);
      const sameLine = [1, 2].map(
        (n) => `${number(n)}${head}${/[：。]$/.test(head) ? "" : "："}一是修订清单。二是督查。`,
      );
      expect(rows(...sameLine).map((row) => row.replace(/“|”/g, "").split(" ").slice(2).join(" "))).toEqual([
        "决策不严 <2>",
        "决策不严 <2>",
      ]);
    }
  });

  test("some with a colon, some with a full stop", () => {
    const mixed = ["1.决策不严问题整改情况：", "一是修订清单。", "2.“改革推进不力”问题的整改情况。", "一是制定台账。"];
    expect(rows("（一）党的领导方面", ...mixed)).toEqual([
      "theme 一 党的领导方面",
      "problem 1 决策不严 <1>",
      "problem 2 改革推进不力 <1>",
    ]);
  });

  test("an institution still labels its answer", () => {
    const notice = noticeWithBody("1.展陈陈旧。", "博物馆整改情况：更新展柜12个。", "文化馆整改情况：更换展板9块。");
    expect(outlineRows(notice)).toEqual(["problem 1 展陈陈旧。 <2>"]);
    expect(notice.blocks.map(({ label }) => label)).toEqual(["博物馆", "文化馆"]);
  });

  test.each(["→整改情况：", "⇒整改措施：", "——→整改情况："])("behind an arrow: %s", (label) => {
    expect(rows(`1.资产未入账。${label}收回门面2处。`, `2.记录不全${label}补齐记录。`)).toEqual([
      "problem 1 资产未入账。 <1>",
      "problem 2 记录不全 <1>",
    ]);
  });

  test.each(["问题表述", "问题陈述", "问题概述"])("%s： states the fault", (label) => {
    expect(rows(`1.${label}：记录不全。`, "整改情况：补齐记录。")).toEqual(["problem 1 记录不全。 <1>"]);
  });
});
