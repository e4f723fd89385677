import { describe, expect, it } from "vitest";
import { finding } from "../../pipeline/finding.ts";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { detailLevel, inspectionYear, unitId } from "../../pipeline/load/derived.ts";
import { asDuplicate, rowsOfNotice, rowsOfRefused } from "../../pipeline/load/rows.ts";
import { understand } from "../../pipeline/run/read-file.ts";
import { fileOf, noticeOf } from "./notices.ts";

const reading = { filePath: "a.txt", stageVersion: "1" };

describe("rowsOfNotice", () => {
  it("places spans in code points: 𠮷 is two units of the text and one of the database", () => {
    const { rows } = rowsOfNotice(reading, noticeOf("a.txt", "𠮷祥台账不全\n一是补登"));
    expect(rows!.problems[0]).toMatchObject({ span_start: 0, span_end: 6 });
    expect(rows!.measures[0]).toMatchObject({ span_start: 6, span_end: 11 });
    expect(rows!.notices[0]).toMatchObject({ char_count: 11 });
  });

  it("numbers outline nodes in document order, below their parents", () => {
    const { rows } = rowsOfNotice(reading, noticeOf("a.txt", "台账不全\n一是补登"));
    const [root, heading, measure] = rows!.outline;
    expect([root, heading, measure].map((node) => [node!.kind, node!.depth])).toEqual([
      ["body", 0],
      ["heading", 1],
      ["measure", 1],
    ]);
    expect(measure!.parent_id).toBe(root!.node_id);
  });

  it("takes an outline of any depth", () => {
    let node = noticeOf("a.txt", "甲\n乙").outline;
    for (let depth = 0; depth < 20_000; depth++) node = { ...node, children: [node] };
    expect(rowsOfNotice(reading, noticeOf("a.txt", "甲\n乙", { outline: node })).rows!.outline).toHaveLength(20_003);
  });

  it("says why a look-alike does not count", () => {
    const read = rowsOfNotice(reading, noticeOf("a.txt", "甲\n乙", { isNotice: false, docTypeReason: "parse/audit" }));
    expect(read.source).toMatchObject({ outcome: "loaded", reason: "parse/audit" });
  });

  it("brings each finding of the file once: reading passes them on", () => {
    const detected = finding("ingest/encoding-detected", null, { encoding: "gb18030", percent: 99 });
    const { findings } = rowsOfNotice(reading, understand.run({ ...sourceOf("今日天气晴朗。"), findings: [detected] }));
    expect(findings.filter(({ code }) => code === detected.code)).toHaveLength(1);
  });

  it("refuses a measure that classify has forgotten", () => {
    expect(() => rowsOfNotice(reading, noticeOf("a.txt", "甲\n乙", { measureProfiles: [] }))).toThrow(/no profile/);
  });
});

it("a duplicate keeps its place and loses its rows", () => {
  const duplicate = asDuplicate(fileOf("b.txt", "甲\n乙").sources[0]!, "a.txt");
  expect(duplicate.rows).toBeNull();
  expect(duplicate.source).toMatchObject({ source_path: "b.txt", outcome: "duplicate", reason: "load/duplicate" });
  expect(duplicate.findings[0]).toMatchObject({ code: "load/duplicate", source_path: "b.txt" });
});

it("a refused source stands with its reason", () => {
  const refused = rowsOfRefused(reading, {
    path: "a.txt",
    sha256: null,
    bytes: null,
    mediaType: null,
    outcome: "rejected",
    finding: {
      code: "ingest/empty",
      severity: "note",
      stage: "ingest",
      message: "空",
      remedy: "无",
      detail: {},
      span: null,
    },
  });
  expect(refused.source).toMatchObject({ outcome: "rejected", reason: "ingest/empty", notice_id: null });
});

describe("derived columns", () => {
  it("a unit is the same whatever its brackets and spaces, and another one in another region", () => {
    const id = unitId({ unit: "云岭县水务局（河长办）", regionCode: "990001" });
    expect(id).toMatch(/^u[0-9a-f]{16}$/);
    expect(unitId({ unit: "云岭县水务局 (河长办)", regionCode: "990001" })).toBe(id);
    expect(unitId({ unit: "云岭县水务局（河长办）", regionCode: "990002" })).not.toBe(id);
    expect(unitId({ unit: null, regionCode: "990001" })).toBeNull();
  });

  it("the year is that of the inspection's end, else of the feedback, the signature, the page", () => {
    const day = (date: string) => ({ date, precision: "day" as const, span: null });
    const none = { inspectionEnd: null, feedbackDate: null, signedOn: null, publishedOn: null };
    expect(inspectionYear(none)).toBeNull();
    expect(inspectionYear({ ...none, publishedOn: day("2024-02-01"), signedOn: day("2023-12-31") })).toBe(2023);
    expect(inspectionYear({ ...none, feedbackDate: day("2023-01-05"), inspectionEnd: day("2022-12-20") })).toBe(2022);
  });

  it("tells notices that tell their findings from those that only name them", () => {
    const told = "固定资产管理不严。".concat(
      "抽查发现三台设备没有登记入账，另有两间门面长期由他人无偿占用，一直没有清理。",
    );
    expect(detailLevel(noticeOf("a", `${told}\n一是`))).toBe("finding");
    expect(detailLevel(noticeOf("a", "固定资产管理不严\n一是"))).toBe("headline");
    const amount = {
      problemId: null,
      measureId: null,
      kind: "money" as const,
      text: "3万元",
      value: "30000",
      unit: "yuan",
    };
    const evidence = [{ ...amount, isFuture: false, span: { start: 2, end: 5 } }];
    expect(detailLevel(noticeOf("a", "多付3万元租金\n一是", { evidence }))).toBe("finding");
    expect(detailLevel(noticeOf("a", "甲\n乙", { problems: [] }))).toBeNull();
  });
});
