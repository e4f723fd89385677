import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates, firstDay, isRange, lastDay } from "../../pipeline/parse/dates.ts";
import { resolveDates } from "../../pipeline/parse/resolve-dates.ts";

const read = (text: string, year: number | null = null, writtenIn: number | null = null): string =>
  resolveDates(text, findDates(text), year, writtenIn)
    .map((date) => (date.to ? `${date.from}/${date.to}` : date.from))
    .join(" ");

describe("dates as printed", () => {
  it.each([
    ["2023年3月15日", "2023-03-15"],
    ["2023 年 3 月 15 日", "2023-03-15"],
    ["２０２３年３月１５日", "2023-03-15"],
    ["2023年\n3月15日", "2023-03-15"],
    ["15年3月2日", "2015-03-02"],
    ["二〇二三年三月十五日", "2023-03-15"],
    ["二○二四年十一月二十日", "2024-11-20"],
    ["二O二四年十二月三十一日", "2024-12-31"],
    ["一九九八年六月二日", "1998-06-02"],
    ["2023-02-27 17:40", "2023-02-27"],
    ["2023/3/5", "2023-03-05"],
    ["2023.3.15—2023.5.20", "2023-03-15 2023-05-20"],
    ["2023-03-15至2023-05-20", "2023-03-15 2023-05-20"],
    ["2022年10月", "2022-10"],
    ["2025年2月底前", "2025-02"],
    ["2023年8月上旬", "2023-08"],
    ["2025年3月份", "2025-03"],
    ["2021—2024年6月", "2024-06"],
    ["2024年5月1号", "2024-05-01"],
  ])("%s → %s", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ["2022年3月21日至6月20日", "2022-03-21 2022-06-20"],
    ["从2022年3月21日起至6月20日", "2022-03-21 2022-06-20"],
    ["2023年8月18日—11月24日", "2023-08-18 2023-11-24"],
    ["2023年8月18日-2023年11月24日", "2023-08-18 2023-11-24"],
    ["2022年10月至12月", "2022-10 2022-12"],
    ["2024年9月6日至20日", "2024-09-06 2024-09-20"],
    ["2024年9月6日—20日", "2024-09-06 2024-09-20"],
    ["2024年9月6至11月20日", "2024-09-06 2024-11-20"],
    ["2022年11月8日至1月20日", "2022-11-08 2023-01-20"],
    ["2024年5月8-12日", "2024-05-08/2024-05-12"],
    ["2025年1-6月", "2025-01/2025-06"],
    ["2025年1至6月", "2025-01/2025-06"],
  ])("range %s → %s", (text, expected) => expect(read(text)).toBe(expected));

  it("knows the ends of a range", () => {
    const text = "自2024年3月5日起,至5月10日,并于6月2日反馈";
    const [first, second, third] = findDates(text);
    expect(isRange(text, first!, second!)).toBe(true);
    expect(isRange(text, second!, third!)).toBe(false);
  });

  it.each([
    ["2024年1月3日召开会议,3月26日再次召开", "2024-01-03 2024-03-26"],
    ["3月26日召开,2024年4月2日再次召开", "2024-04-02"],
    ["2023年12月3日,去年5月", "2023-12-03"],
  ])("year of %s", (text, expected) => expect(read(text)).toBe(expected));

  it("takes 今年 and 去年 from the year of the text", () => {
    expect(read("今年3月和去年11月,4月2日", 2024)).toBe("2024-03 2023-11 2024-04-02");
  });

  it.each([
    ["去年9月5日至11月4日巡察，今年1月12日反馈", "2022-09-05 2022-11-04 2023-01-12"],
    ["2022年9月5日至11月4日巡察，今年1月12日反馈，2月3日动员", "2022-09-05 2022-11-04 2023-01-12 2023-02-03"],
    ["去年9月5日进驻，11月4日结束，12月9日反馈", "2022-09-05 2022-11-04 2022-12-09"],
    ["去年11月8日至1月20日巡察", "2022-11-08 2023-01-20"],
    ["2022年10月21日反馈，截至本年4月底", "2022-10-21 2023-04"],
    ["2021年3月1日至5月5日巡察，同年6月2日反馈", "2021-03-01 2021-05-05 2021-06-02"],
    ["2021年11月8日至次年1月20日巡察，当年2月9日反馈", "2021-11-08 2022-01-20 2022-02-09"],
    ["2021年11月8日巡察，翌年元月6日反馈", "2021-11-08 2022-01-06"],
    ["去年三月、今年元月", "2022-03 2023-01"],
  ])("year of %s, written in 2023", (text, expected) => expect(read(text, null, 2023)).toBe(expected));

  it("leaves 去年 and 同年 unread where nothing tells the year", () => {
    expect(read("去年3月5日，同年6月")).toBe("");
  });

  it("takes a year told by 今年 or 同年 for no guess", () => {
    const text = "2021年3月1日，同年6月2日，今年1月12日，4月5日";
    const inherited = resolveDates(text, findDates(text), null, 2023).map((date) => date.yearInherited);
    expect(inherited).toEqual([false, false, false, true]);
    expect(resolveDates("今年1月", findDates("今年1月"), 2023).map((date) => date.yearInherited)).toEqual([true]);
  });

  it.each([
    ["2024年元月12日", "2024-01-12"],
    ["元月12日", "2024-01-12"],
    ["元月8—12日", "2024-01-08/2024-01-12"],
    ["元月上旬", "2024-01"],
    ["今年元月", "2024-01"],
    ["二〇二四年元月六日", "2024-01-06"],
    ["元月份", "2024-01"],
  ])("元 is January: %s", (text, expected) => expect(read(text, 2024)).toBe(expected));

  it.each(["拖欠3万元月底付清", "补助300元月中发放", "每单元月底检查", "公元月初", "元旦", "元月"])(
    "no January in %s",
    (text) => expect(findDates(text)).toEqual([]),
  );

  it.each(["2019321日至2019521日", "202442日至820日", "2024年42日", "20244月2日", "2023年 月 日", "2023年3月日，"])(
    "%s is damaged and never guessed",
    (text) => {
      const mentions = findDates(text);
      expect(mentions.length).toBeGreaterThan(0);
      expect(mentions.map((mention) => mention.fault)).toEqual(mentions.map(() => "damaged"));
      expect(resolveDates(text, mentions)).toEqual([]);
    },
  );

  it.each(["2023年2月30日", "2023年13月1日", "2023年4月31日", "2023年2月29日"])("%s is impossible", (text) => {
    expect(findDates(text).map((mention) => mention.fault)).toEqual(["impossible"]);
    expect(read(text)).toBe("");
  });

  it.each([
    "连续24月",
    "3个月",
    "“4.23”读书日",
    "5·19旅游日",
    "三月三歌节",
    "第3月度",
    "每月10日",
    "月饼",
    "2024年度",
    "共12月饼",
  ])("%s is no date", (text) => expect(findDates(text)).toEqual([]));

  it("closes a month", () => {
    expect([
      firstDay("2024-02"),
      lastDay("2024-02"),
      lastDay("2023-02"),
      lastDay("2023-11"),
      lastDay("2023-11-05"),
    ]).toEqual(["2024-02-01", "2024-02-29", "2023-02-28", "2023-11-30", "2023-11-05"]);
  });
});

describe("invariants", () => {
  const noise = fc.string({ unit: fc.constantFrom(..."0123456789年月日至到-— \n二〇三十第.,/今去"), maxLength: 60 });

  it("never throws; mentions lie in order inside the text", () => {
    fc.assert(
      fc.property(noise, (text) => {
        let last = 0;
        for (const { span } of findDates(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          last = span.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        resolveDates(text, findDates(text));
      }),
    );
  });

  it("reads back every day it could be asked to print", () => {
    const day = fc.date({ min: new Date("1950-01-01"), max: new Date("2049-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
        expect(read(`${y}年${m}月${d}日`)).toBe(iso);
        expect(read(`于${y}.${m}.${d}召开`)).toBe(iso);
      }),
    );
  });
});
