import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { readWrapper, rectificationSuffix } from "../../pipeline/parse/wrapper.ts";

const read = (line: string): [string, string] | null => {
  const wrapped = readWrapper(fold(line));
  return wrapped && [line.slice(wrapped.start, wrapped.end), line.slice(wrapped.after)];
};

describe("the wrapper around a fault", () => {
  test.each([
    ["关于“三会一课不规范”问题的整改。", "三会一课不规范", ""],
    ["关于“三会一课不规范”问题的整改", "三会一课不规范", ""],
    ["关于“三会一课不规范”的问题整改进展情况。一是规范。", "三会一课不规范", "一是规范。"],
    ["关于“三会一课不规范”整改进展情况。", "三会一课不规范", ""],
    ["关于三会一课不规范的问题整改落实情况：", "三会一课不规范", ""],
    ["关于三会一课不规范问题", "三会一课不规范", ""],
    ["关于“‘一把手’责任不强”问题的整改。", "‘一把手’责任不强", ""],
    ["关于“对“一把手”监督不力”问题的整改。", "对“一把手”监督不力", ""],
    ["关于「经费超支」问题的整改", "经费超支", ""],
    ["关于“第一句。第二句，2021年未开会。”问题的整改情况。", "第一句。第二句，2021年未开会。", ""],
    ["关于“财务管理不规范问题的整改。", "财务管理不规范", ""],
    ["针对“财务管理不规范”问题，一是建章立制。", "财务管理不规范", "一是建章立制。"],
    ["针对反馈的“财务管理不规范”的问题。首先，清查。", "财务管理不规范", "首先，清查。"],
    ["针对财务管理不规范问题，召开会议。", "财务管理不规范", "召开会议。"],
    ["关于“三会一课”制度执行不严格，主题党日后补的问题", "“三会一课”制度执行不严格，主题党日后补", ""],
    ["关于“站点标识缺失”问题（已完成）", "站点标识缺失", "（已完成）"],
  ])("%s", (line, statement, after) => {
    expect(read(line)).toEqual([statement, after]);
  });

  test.each([
    "关于印发《财务管理办法》的通知已经下发。",
    "三会一课不规范的问题。",
    "针对薄弱环节，逐项整改，做到举一反三。",
    "关于“十四五”规划的实施意见",
  ])("%s has none", (line) => {
    expect(read(line)).toBeNull();
  });

  test("a suffix without 关于 ends the statement; a quoted old finding keeps its own words", () => {
    expect(rectificationSuffix("党建工作薄弱问题的整改情况。")).toBe("党建工作薄弱".length);
    expect(rectificationSuffix("“游客中心资金未发挥效益”的问题。")).toBeNull();
  });
});
