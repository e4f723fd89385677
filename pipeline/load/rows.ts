import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { ClassifiedNotice, Refused, Source } from "../model.ts";
import { codePointOffsets } from "../span.ts";
import { type NoticeRows, noticeTables } from "./notice-rows.ts";
import type { Offsets, ScalarRow } from "./row.ts";

/** One source as read from one file, ready to be written: what became of it and the rows it brings. */
export interface ReadSource {
  readonly source: ScalarRow;
  /** Null when the source was refused or failed. */
  readonly noticeId: string | null;
  readonly rows: NoticeRows | null;
  /** Characters of the text; 0 when there is none. */
  readonly characters: number;
  readonly findings: readonly ScalarRow[];
}

/** Where a source stands and which versions of the stages read it. */
export interface Reading {
  readonly filePath: string;
  readonly stageVersion: string;
}

/** The rows of a source that was read as a notice or as a look-alike of one. */
export function rowsOfNotice(reading: Reading, notice: ClassifiedNotice): ReadSource {
  const { source } = notice;
  const at = codePointOffsets(source.text);
  return {
    noticeId: notice.id,
    source: {
      ...sourceColumns(reading, source),
      encoding: source.encoding,
      outcome: "loaded",
      reason: notice.isNotice ? null : notice.docTypeReason,
      notice_id: notice.id,
      canonical_notice_id: notice.id,
    },
    rows: noticeTables(notice, at),
    characters: source.text.length,
    // Those of the source are among them.
    findings: notice.findings.map((one) => findingRow(one, notice.id, source.path, at)),
  };
}

/** The rows of a source that could not be read. */
export function rowsOfRefused(reading: Reading, refused: Refused): ReadSource {
  return {
    noticeId: null,
    source: {
      ...sourceColumns(reading, refused),
      encoding: null,
      outcome: refused.outcome,
      reason: refused.finding.code,
      notice_id: null,
      canonical_notice_id: null,
    },
    rows: null,
    characters: 0,
    findings: [findingRow(refused.finding, null, refused.path)],
  };
}

/** `read` as a source whose text is already there under `keptPath`: only its place in `sources` remains. */
export function asDuplicate(read: Omit<ReadSource, "rows">, keptPath: string): ReadSource {
  const duplicate = finding("load/duplicate", null, { path: keptPath });
  return {
    noticeId: read.noticeId,
    source: { ...read.source, outcome: "duplicate", reason: duplicate.code },
    rows: null,
    characters: read.characters,
    findings: [findingRow(duplicate, read.noticeId, String(read.source.source_path))],
  };
}

function sourceColumns({ filePath, stageVersion }: Reading, seen: Source | Refused): ScalarRow {
  return {
    source_path: seen.path,
    file_path: filePath,
    stage_version: stageVersion,
    sha256: seen.sha256,
    bytes: seen.bytes,
    media_type: seen.mediaType,
  };
}

export function findingRow(one: Finding, noticeId: string | null, path: string, at?: Offsets): ScalarRow {
  return {
    notice_id: noticeId,
    source_path: path,
    stage: one.stage,
    code: one.code,
    severity: one.severity,
    message: one.message,
    remedy: one.remedy,
    span_start: one.span && at ? at(one.span.start) : null,
    span_end: one.span && at ? at(one.span.end) : null,
    detail: JSON.stringify(one.detail),
  };
}
