import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { NOTICE_TABLES } from "../../pipeline/load/notice-rows.ts";
import { packSource, type ReadFile } from "../../pipeline/load/packed.ts";
import { rowsOfNotice } from "../../pipeline/load/rows.ts";
import type { ClassifiedNotice, Measure, Problem } from "../../pipeline/model.ts";

/** A classified notice with one leaf and one measure, as if read from `text`; the leaf is the first line. */
export function noticeOf(path: string, text: string, change: Partial<ClassifiedNotice> = {}): ClassifiedNotice {
  const id = `n${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  const lineEnd = text.includes("\n") ? text.indexOf("\n") : text.length;
  const leaf: Problem = {
    id: `${id}/p1`,
    parentId: null,
    kind: "problem",
    number: "1",
    ordinal: 1,
    text: text.slice(0, lineEnd),
    span: { start: 0, end: lineEnd },
    extent: { start: 0, end: text.length },
    isLeaf: true,
    themeKind: null,
    levelDeclared: null,
    polarity: "fault",
    status: "completed",
    statusSource: "line",
    statusRaw: null,
    statusSpan: null,
  };
  const measure: Measure = {
    id: `${id}/m1`,
    problemId: leaf.id,
    blockId: `${id}/b1`,
    ordinal: 1,
    enumerated: true,
    text: text.slice(lineEnd).trim(),
    span: { start: lineEnd, end: text.length },
  };
  return {
    id,
    source: sourceOf(text, path),
    docType: "rectification",
    isNotice: true,
    docTypeReason: "parse/title",
    metadata: {
      title: null,
      titleSpan: null,
      unit: "云岭县水务局",
      unitSpan: null,
      unitIsJoint: false,
      unitType: "党政机关",
      unitLevel: "县区",
      region: null,
      regionCode: null,
      inspectingBody: null,
      inspectingBodySpan: null,
      inspectionKind: null,
      round: null,
      inspectionStart: null,
      inspectionEnd: { date: "2023-06-30", precision: "month", span: null },
      feedbackDate: null,
      asOfDate: null,
      publishedOn: null,
      signedOn: null,
    },
    outline: {
      kind: "body",
      number: null,
      span: { start: 0, end: text.length },
      children: [
        { kind: "heading", number: "1.", span: { start: 0, end: lineEnd }, children: [] },
        { kind: "measure", number: "一是", span: { start: lineEnd, end: text.length }, children: [] },
      ],
    },
    declared: [],
    reconciliation: [],
    problems: [leaf],
    blocks: [
      {
        id: `${id}/b1`,
        problemId: leaf.id,
        label: null,
        ordinal: 1,
        lead: null,
        span: { start: lineEnd, end: text.length },
      },
    ],
    measures: [measure],
    evidence: [],
    findings: [],
    terms: [{ problemId: leaf.id, measureId: null, term: "台账", pos: "n", count: 1 }],
    categories: [
      {
        problemId: leaf.id,
        code: "finance.state-assets",
        level1: "finance",
        isPrimary: true,
        score: 0.9,
        method: "rule",
        ruleId: "S3",
        inherited: false,
        needsReview: false,
        runnerUp: null,
        cues: [{ text: text.slice(lineEnd - 1, lineEnd), span: { start: lineEnd - 1, end: lineEnd } }],
      },
    ],
    measureTypes: [{ measureId: measure.id, code: "rule-making", isPrimary: true, score: 1, cues: [] }],
    measureProfiles: [{ measureId: measure.id, modality: "done", specificity: 2, outcome: false }],
    ...change,
  };
}

/** A file that holds these texts, one a member. */
export function fileOf(path: string, ...texts: string[]): ReadFile {
  return {
    filePath: path,
    fingerprint: createHash("sha256").update(texts.join("\0")).digest("hex"),
    bytes: Buffer.byteLength(texts.join("")),
    sources: texts.map((text, member) =>
      packSource(
        rowsOfNotice(
          { filePath: path, stageVersion: "1" },
          noticeOf(texts.length === 1 ? path : `${path}!/${member}.txt`, text),
        ),
      ),
    ),
  };
}

/** Every row of every table load writes, in a defined order. */
export async function allRows(connection: DuckDBConnection): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of ["files", "sources", "findings", "terms", ...NOTICE_TABLES])
    all[table] = (await connection.runAndReadAll(`select * from ${table} order by all`)).getRowObjectsJson();
  return all;
}
