import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import type { DatedFact } from "../../pipeline/model.ts";
import { clocksOf, type Tense } from "../../pipeline/parse/evidence/clocks.ts";
import { readEvidence } from "../../pipeline/parse/evidence/evidence.ts";
import { parseNotice } from "../../pipeline/parse/parse.ts";

const fact = (date: string | null | undefined): DatedFact | null =>
  date
    ? { date: date.length === 7 ? `${date}-01` : date, precision: date.length === 7 ? "month" : "day", span: null }
    : null;

interface Days {
  readonly start?: string;
  readonly end?: string;
  readonly feedback?: string;
  readonly asOf?: string;
  readonly signed?: string;
}

/** Values of the dates in `text`, read as what was done in a notice of these days. */
function read(text: string, days: Days, tense: Tense = "done"): string {
  const clock = clocksOf({
    inspectionStart: fact(days.start),
    inspectionEnd: fact(days.end),
    feedbackDate: fact(days.feedback),
    asOfDate: fact(days.asOf),
    signedOn: fact(days.signed),
    publishedOn: null,
  })[tense];
  return readEvidence(text, { start: 0, end: text.length }, { clock })
    .filter(({ kind }) => kind === "date")
    .map(({ value }) => value)
    .join(" ");
}

const AUTUMN = { start: "2022-09-05", end: "2022-11-04", feedback: "2023-01-12", signed: "2023-12-06" };
const SPRING = { start: "2023-03-15", end: "2023-05-19", signed: "2023-12-06" };

describe("year of a date that has none", () => {
  it.each([
    ["10月8日召开党组会。", "2023-10-08"],
    ["12月1日举办培训2期。", "2023-12-01"],
    ["1月20日动员。", "2023-01-20"],
    ["1月5日已立行立改。", "2023-01-05"], // before the feedback, behind the inspection
    ["9月20日立行立改。", "2023-09-20"],
    ["12月20日立行立改。", "2022-12-20"], // would pass the signature
    ["元月15日召开会议。", "2023-01-15"],
    ["2月29日召开会议。", ""],
    ["11月8日至1月20日开展整治。", "2022-11-08 2023-01-20"],
  ])("autumn inspection, signed a year later: %s", (text, value) => expect(read(text, AUTUMN)).toBe(value));

  it.each([
    ["2月2日召开局务会。", "2023-02-02"],
    ["1—6月开展检查4次。", "2023-01/2023-06"],
    ["分别于3月2日、4月5日召开会议。", "2023-03-02 2023-04-05"],
    ["6月1日召开会议，11月3日复查。", "2023-06-01 2023-11-03"],
    ["12月召开会议。", "2023-12"],
    ["12月7日召开会议。", "2022-12-07"],
  ])("spring inspection, signed in December: %s", (text, value) => expect(read(text, SPRING)).toBe(value));

  it.each([
    ["11月2日、12月5日、1月8日召开会议", "2022-11-02 2022-12-05 2023-01-08"],
    ["分别于1月8日和2月6日", "2023-01-08 2023-02-06"],
    ["12月20日至1月10日", "2022-12-20 2023-01-10"],
    ["12月5日召开会议，2月6日复查", "2022-12-05 2023-02-06"],
    ["12月31日前", "2022-12-31"],
  ])("over the turn of the year: %s", (text, value) =>
    expect(read(text, { start: "2022-08-01", end: "2022-10-08", feedback: "2022-10-20", signed: "2023-03-10" })).toBe(
      value,
    ),
  );

  it("takes the first year of several that fit, and none where nothing bounds it", () => {
    expect(read("10月8日", { feedback: "2021-03-01", signed: "2023-12-01" })).toBe("2021-10-08");
    expect(read("10月8日", {})).toBe("");
    expect(read("10月8日", { end: "2022-12" })).toBe("2023-10-08");
    expect(read("12月8日", { end: "2022-12" })).toBe("2022-12-08");
    expect(read("10月8日、2月1日", { signed: "2023-05-08" })).toBe("2022-10-08 2022-02-01");
  });

  it("puts nothing behind the as-of date", () => {
    expect(read("10月8日", { ...AUTUMN, asOf: "2023-06-30" })).toBe("2022-10-08");
    expect(read("5月8日", { ...AUTUMN, asOf: "2023-06-30" })).toBe("2023-05-08");
  });

  it.each([
    ["2023年3月1日召开会议，3月20日印发", "2023-03-01 2023-03-20"],
    ["2019年3月5日发文，4月2日转发", "2019-03-05 2019-04-02"],
    ["2022年12月5日动员，1月18日研究", "2022-12-05 2023-01-18"],
    ["2022年12月5日、12月19日、1月8日", "2022-12-05 2022-12-19 2023-01-08"],
    ["2023年3月5日反馈，12月20日立行立改", "2023-03-05 2023-12-20"], // nothing better: the reader is shown it
    ["2022年6月1日、7月8日", "2022-06-01 2022-07-08"],
    ["2022年6月1日印发，7月8日落实", "2022-06-01 2023-07-08"],
    ["2022年6月1日至7月8日", "2022-06-01 2022-07-08"],
  ])("goes on from a year stated before it: %s", (text, value) => expect(read(text, AUTUMN)).toBe(value));

  it.each([
    ["今年3月5日", "2023-03-05"],
    ["去年11月20日，6月1日", "2022-11-20 2023-06-01"],
    ["2022年12月1日，今年2月3日，3月4日", "2022-12-01 2023-02-03 2023-03-04"],
    ["2021年5月6日，同年8月", "2021-05-06 2021-08"],
    ["2021年5月6日，次年8月", "2021-05-06 2022-08"],
    ["当年8月", "2023-08"],
    ["去年11月20日至1月5日", "2022-11-20 2023-01-05"],
  ])("counts from the year of signature: %s", (text, value) => expect(read(text, AUTUMN)).toBe(value));

  it.each([
    ["计划于3月底前完成", "2024-03"],
    ["预计11月底前完成", "2023-11"], // drafted before it was signed
    ["将于12月31日前完成", "2023-12-31"],
  ])("looks ahead from the signature: %s", (text, value) => expect(read(text, AUTUMN)).toBe(value));

  it("looks back from the inspection in a statement, ahead from the signature in what is planned", () => {
    expect(read("10月8日未召开会议；3月1日未研究", SPRING, "found")).toBe("2022-10-08 2023-03-01");
    expect(read("今年3月未研究", { ...AUTUMN, start: "2022-02-01", end: "2022-04-30" }, "found")).toBe("2022-03");
    expect(read("6月底前完成，12月底前验收", SPRING, "planned")).toBe("2024-06 2023-12");
  });
});

describe("in a whole notice", () => {
  const read = (lead: string, measure: string, signed: string) => {
    const text = [
      "中共青禾县档案馆党组关于巡察整改情况的通报",
      lead,
      "一、组织整改情况",
      "馆党组召开专题会议研究整改工作。",
      "二、反馈问题整改情况",
      "1.库房管理不严。",
      `整改情况：${measure}`,
      "中共青禾县档案馆党组",
      signed,
    ].join("\n");
    const notice = parseNotice(sourceOf(text, "case.txt"));
    return {
      dates: notice.evidence.filter(({ kind }) => kind === "date").map(({ text, value }) => `${text}=${value}`),
      codes: notice.findings.map(({ code }) => code),
    };
  };

  it("no measure lies behind the signature", () => {
    const lead = "2023年3月15日至5月19日，县委第二巡察组对县档案馆党组进行了巡察。";
    const { dates, codes } = read(lead, "一是1—6月开展检查4次。二是10月8日召开会议。", "2023年12月6日");
    expect(dates.slice(2)).toEqual(["1—6月=2023-01/2023-06", "10月8日=2023-10-08"]);
    expect(codes).not.toContain("parse/date-after-asof");
  });

  it("dates of the lead have the year that the metadata give them", () => {
    const lead =
      "2022年9月5日至11月4日，县委第二巡察组对县档案馆党组进行了巡察。1月12日反馈了意见。1月15日召开专题会议。";
    expect(read(lead, "10月8日召开会议。", "2023年12月6日").dates).toEqual([
      "2022年9月5日=2022-09-05",
      "11月4日=2022-11-04",
      "1月12日=2023-01-12",
      "1月15日=2023-01-15",
      "10月8日=2023-10-08",
    ]);
  });
});

describe("invariants", () => {
  const noise = fc.string({ unit: fc.constantFrom(..."0123月日至、和今去年同次 ，元"), maxLength: 60 });
  const days = fc.record({
    start: fc.constantFrom("2022-09-05", "2022-11", ""),
    feedback: fc.constantFrom("2023-01-12", ""),
    signed: fc.constantFrom("2023-12-06", "2023-02", ""),
  });

  it("no date without a year passes the signature", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), days, (month, day, known) => {
        const value = read(`${month}月${day}日召开会议`, known);
        if (known.signed !== "" && value !== "") expect(value.slice(0, known.signed.length) <= known.signed).toBe(true);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(noise, days, (text, known) => void read(text, known)));
  });
});
