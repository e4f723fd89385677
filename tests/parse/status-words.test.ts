import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { isStatus, statusBehind } from "../../pipeline/parse/declared/words.ts";
import { readStatus, readStatusGroup } from "../../pipeline/parse/leaf/status.ts";
import { STATUS_WORDS } from "../../pipeline/parse/leaf/status-words.ts";
import { roleOf } from "../../pipeline/parse/sections/section-role.ts";

describe.each(STATUS_WORDS)("the words of $status", ({ status, what, words = [], lines, totals }) => {
  test.each([...words, ...lines])("整改状态：%s", (word) => {
    expect(readStatus(fold(`整改状态：${word}`))?.status).toBe(status);
    expect(readStatus(fold(`【${word}】`))?.status).toBe(word.length > 24 ? undefined : status);
  });

  test.each([...words, ...totals])("2个%s", (word) => {
    expect(isStatus(what)).toBe(true);
    expect(statusBehind(word)).toMatchObject({ what, length: word.length });
    expect(statusBehind(`问题${word}`)).toMatchObject({ what });
  });

  test.each(status === "immediate" ? words : [])("the heading 已%s的问题", (word) => {
    expect(readStatusGroup(`${word}的问题`)?.status).toBe(status);
    expect(roleOf(`${word}的问题`)).toBe("status-group");
  });
});

test.each(["账目不公开", "涉密文件管理", "信息公布不及时"])("%s is a fault and no status", (text) => {
  expect(readStatus(fold(`整改情况：${text}`))).toBeNull();
});
