import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { ENUMERATOR_FORMS, readEnumerator } from "../../pipeline/parse/headings/enumerator.ts";

const read = (line: string): string | null => {
  const one = readEnumerator(fold(line));
  return one && `${one.class} ${one.value} ${fold(line).slice(one.length)}${one.isDoubtful ? " ?" : ""}`;
};

describe("an enumerator at the start of a line", () => {
  test.each([
    ["一、组织整改情况", "han 1 组织整改情况"],
    ["十一、廉政风险", "han 11 廉政风险"],
    ["一．聚焦", "han 1 聚焦"],
    ["（三）聚焦", "paren-han 3 聚焦"],
    ["( 三 )、聚焦", "paren-han 3 聚焦"],
    ["㈡聚焦", "paren-han 2 聚焦"],
    ["12.关于", "arabic 12 关于"],
    ["１２．关于", "arabic 12 关于"],
    ["12、关于", "arabic 12 关于"],
    ["12.\u00a0\u00a0 关于", "arabic 12 关于"],
    ["②   学习", "circled 2 学习"],
    ["⒊关于", "arabic 3 关于"],
    ["44.2018年预算执行", "arabic 44 2018年预算执行"],
    ["(2)学习", "paren-arabic 2 学习"],
    ["⑵学习", "paren-arabic 2 学习"],
    ["2）学习", "half-paren 2 学习"],
    ["②学习", "circled 2 学习"],
    ["第一，学习", "ordinal 1 学习"],
    ["第一部分 组织", "part 1 组织"],
    ["问题一：学习", "problem 1 学习"],
    ["反馈问题十二：学习", "problem 12 学习"],
    ["【问题3】学习", "problem 3 学习"],
    ["第3个问题：学习", "problem 3 学习"],
    ["具体表现二：学习", "manifestation 2 学习"],
    ["措施一：学习", "measure 1 学习"],
    ["一是学习", "is 1 学习"],
    ["二是是学习", "is 2 学习"],
    ["其三，学习", "is 3 学习"],
    ["首先，学习", "sequence 1 学习"],
    ["3.15万元购置设备", "arabic 3 15万元购置设备 ?"],
  ])("%s", (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  test.each([
    "2023年3月",
    "3月15日",
    "一些干部",
    "统一是",
    "100万元",
    "第三轮巡察",
    "问题整改",
    "1",
    "十分重视",
    "首次",
  ])("%s is none", (line) => {
    expect(read(line)).toBeNull();
  });
});

describe("the forms of enumerators", () => {
  const tails = [
    "",
    "一、",
    "1.",
    "一是",
    "一，",
    "题一：",
    "体表现一：",
    "施一：",
    "改措施2：",
    "10）",
    "三）",
    "二部分",
    "3个问题：",
    "馈问题一：",
    " 局",
  ];

  test("begin with no other characters than they say", () => {
    const wrong: string[] = [];
    for (let unit = 0; unit <= 0xffff; unit++) {
      for (const tail of tails) {
        const line = fold(String.fromCharCode(unit) + tail);
        for (const { pattern, starts } of ENUMERATOR_FORMS)
          if (pattern.test(line) && !starts.includes(line[0]!)) wrong.push(line);
      }
    }
    // 的问题一 is none: a line does not begin with 的.
    expect(wrong.filter((line) => !line.startsWith("的"))).toEqual([]);
  });
});
