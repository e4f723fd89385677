/**
 * The shared vocabulary of every stage. A layer is never changed by a later stage: `parse` adds a {@link Notice} to a
 * {@link Source}, `tokenize` adds terms, `classify` adds codes. Names follow the glossary in CONTRIBUTING.md; the
 * database columns of `load/schema.sql` are these names in snake case.
 */
import type { Finding } from "./finding.ts";
import type { Span } from "./span.ts";

/** ISO 8601 calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

// ---------------------------------------------------------------- ingest

/** What the page or file around a notice says of it (HTML meta, file properties, columns of a table). */
export interface PageMetadata {
  readonly title: string | null;
  readonly publishedOn: IsoDate | null;
  /** 来源 as printed on the page. */
  readonly sourceLabel: string | null;
  readonly url: string | null;
}

/** One decoded text. `text` is what the reader of the file sees; it is never rewritten afterwards. */
export interface Source {
  /** Path as reported to the user, `/`-separated; a member of an archive is `a.zip!/b.txt`, a table row `a.csv#12`. */
  readonly path: string;
  /** sha256 (hex) of the bytes of the file or member. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Encoding the text was decoded from, e.g. `utf-8`, `gb18030`; null where the format fixes it (DOCX). */
  readonly encoding: string | null;
  /**
   * Tables arrive as one line a row, cells separated by TAB; a line break inside a cell is U+000B, a cell continued
   * from the row above (rowspan) is empty, a row that spans the table is a line of one cell.
   */
  readonly text: string;
  readonly page: PageMetadata;
  readonly findings: readonly Finding[];
}

/** A file, member or row that could not become a {@link Source}; it stands in `sources` with its reason. */
export interface Refused {
  readonly path: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly mediaType: string | null;
  /** `rejected`: not something to read (empty, too large, a link); `failed`: meant to be read, but broken. */
  readonly outcome: "rejected" | "failed";
  readonly finding: Finding;
}

/** Everything ingest sees becomes one of the two: in = sources + refused. */
export type Seen =
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "refused"; readonly refused: Refused };

// ---------------------------------------------------------------- parse

export type OutlineKind =
  | "furniture" // site furniture: breadcrumbs, 浏览量, 字体, 扫一扫, ICP, 上一篇 …
  | "metadata" // 发布时间 … 来源 … lines
  | "title"
  | "lead" // 根据…统一部署，…现将整改情况予以公布
  | "organisation" // 一、组织整改落实情况
  | "totals" // 二、基本情况
  | "body" // 二、整改落实情况
  | "next" // 三、下一步工作打算
  | "contact"
  | "signature"
  | "theme"
  | "problem"
  | "manifestation"
  | "heading" // the line of a section, theme or problem
  | "block" // 整改情况：…
  | "measure"
  | "status" // 整改完成情况：已完成整改
  | "paragraph"
  | "blank"
  | "table"
  | "row";

/** A node of the lossless outline. Leaves (no children) tile the text: concatenated in order they ARE the text. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  /** The enumerator as printed (`（一）`, `1.`, `一是`), null where there is none. */
  readonly number: string | null;
  readonly span: Span;
  readonly children: readonly OutlineNode[];
}

export type ProblemKind = "theme" | "problem" | "manifestation";

export type Status = "completed" | "immediate" | "partial" | "ongoing" | "not-started" | "not-public";
export type StatusSource = "line" | "section" | "sentence" | "document";

/** One theme (方面), problem (问题) or manifestation (具体表现); `model.md` section 1. */
export interface Problem {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: ProblemKind;
  /** Number as the notice gives it, without dot or brackets of the outermost level: `一`, `1`, `1(2)`, `(一)3`. */
  readonly number: string | null;
  /** Position among all problem rows of the notice, from 1. */
  readonly ordinal: number;
  /** The clean statement: no number, no wrapper 关于“…”问题的整改, line breaks inside it removed. */
  readonly text: string;
  /** Where the statement stands in the source text (without number and wrapper). */
  readonly span: Span;
  /** Everything that belongs to the row: heading, blocks, status, children. */
  readonly extent: Span;
  readonly isLeaf: boolean;
  /** Theme that names a status (已立行立改问题) and not an aspect. */
  readonly themeKind: "aspect" | "status" | null;
  /** Level the declared totals prove the printed items to be, where it differs from `kind` (model.md rule 8). */
  readonly levelDeclared: "manifestation" | null;
  /** `positive-task`: the heading states a task and no fault (T26). */
  readonly polarity: "fault" | "positive-task";
  readonly status: Status | null;
  readonly statusSource: StatusSource | null;
  readonly statusRaw: string | null;
  readonly statusSpan: Span | null;
}

/** One rectification block: the answer to a leaf, possibly of one institution among several. */
export interface Block {
  readonly id: string;
  readonly problemId: string;
  /** 整改情况, 整改措施, 整改成效, 博物馆 …; null where the block has no marker. */
  readonly label: string | null;
  readonly ordinal: number;
  /** Text before the first enumerator, if any: not a measure. */
  readonly lead: Span | null;
  readonly span: Span;
}

/** One enumerated measure, or the whole of a block without enumerators. */
export interface Measure {
  readonly id: string;
  readonly problemId: string;
  readonly blockId: string;
  /** Position within the block, from 1; 0 for the un-enumerated block. */
  readonly ordinal: number;
  readonly enumerated: boolean;
  /** Without its enumerator; line breaks inside it removed. */
  readonly text: string;
  readonly span: Span;
}

export type EvidenceKind =
  | "money"
  | "date"
  | "count"
  | "percent"
  | "document"
  | "document-number"
  | "meeting"
  | "actor"
  | "contact";

/** One checkable token: an outsider could compare it with a record. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly problemId: string | null;
  readonly measureId: string | null;
  /** As printed, line breaks inside it removed. */
  readonly text: string;
  /** Normalised: yuan as a decimal number, ISO date or month, a number, a bare title, a document number. */
  readonly value: string | null;
  /** `yuan`, `percent`, the measure word (`次`, `人`), `day`/`month`/`year`; null where it has none. */
  readonly unit: string | null;
  /** Stands in a clause about the future (将…, 下半年计划…): recorded, but scores nothing. */
  readonly isFuture: boolean;
  readonly span: Span;
}

export type DeclaredWhat =
  | "themes"
  | "problems"
  | "manifestations"
  | "tasks"
  | "measures"
  | "completed"
  | "partial"
  | "ongoing"
  | "remaining"
  | "immediate"
  | "not_public"
  | "rules"
  | "suggestions";

/** One total the notice declares of itself. Never overwritten by what was parsed. */
export interface DeclaredCount {
  readonly what: DeclaredWhat;
  readonly value: number;
  readonly raw: string;
  /** The word the number counts: 具体问题, 具体表现形式, 整改措施, 责任清单 … */
  readonly levelWord: string;
  /** Of what a status total is (已完成60条: of measures); null where its word does not say, and for totals of a level. */
  readonly counted: Counted | null;
  readonly span: Span;
}

/** What status totals count; `problems` for all that the inspection found. */
export type Counted = "problems" | "tasks" | "measures";

export type Verdict = "exact" | "off" | "level-not-printed" | "not-applicable" | "internally-inconsistent";

/** A declared total against what was parsed; `model.md` section 4. */
export interface Reconciliation {
  readonly what: DeclaredWhat;
  readonly declared: number;
  readonly comparedLevel: "themes" | "problems" | "leaves" | "measures" | "status" | "totals" | null;
  readonly parsed: number | null;
  readonly delta: number | null;
  readonly verdict: Verdict;
  /** Code of the reason, listed in `data/findings/parse.yaml`. */
  readonly reason: string;
}

/** A date as far as the notice gives it. `date` is the first (start) or last (end) day where only a month is known. */
export interface DatedFact {
  readonly date: IsoDate;
  readonly precision: "day" | "month";
  readonly span: Span | null;
}

export type DocType =
  | "rectification" // the notice proper
  | "feedback" // 巡察反馈
  | "round-summary" // 纪委 totals over many units
  | "stationing" // 进驻公告
  | "audit" // 审计整改报告
  | "news"
  | "model-text" // 文秘网, 范文
  | "other";

export interface Metadata {
  readonly title: string | null;
  readonly titleSpan: Span | null;
  /** Full name, expanded by title and signature: 益阳市赫山区竹业局, without 中共 and 党组. */
  readonly unit: string | null;
  readonly unitSpan: Span | null;
  readonly unitIsJoint: boolean;
  /** 党政机关/群团/事业单位/医院/学校/高校/国企/法检/乡镇街道/村社区. */
  readonly unitType: string | null;
  /** 中央/省/市/县区/乡镇/村, of the unit and not of the word 市委. */
  readonly unitLevel: string | null;
  /** Longest known administrative division, e.g. 湖南省益阳市赫山区. */
  readonly region: string | null;
  /** GB/T 2260 code of it. */
  readonly regionCode: string | null;
  /** As named in the notice: 区委第三轮巡察第一巡察组. */
  readonly inspectingBody: string | null;
  readonly inspectingBodySpan: Span | null;
  /** 常规/专项/提级/联动/机动/交叉/回头看. */
  readonly inspectionKind: string | null;
  readonly round: string | null;
  readonly inspectionStart: DatedFact | null;
  readonly inspectionEnd: DatedFact | null;
  readonly feedbackDate: DatedFact | null;
  readonly asOfDate: DatedFact | null;
  /** Page date (发布时间). */
  readonly publishedOn: DatedFact | null;
  /** Signature date. */
  readonly signedOn: DatedFact | null;
}

/** A source read as a notice. Rows point at `source.text` by span. */
export interface Notice {
  /** `n` + 16 hex digits of the sha256 of the text. */
  readonly id: string;
  readonly source: Source;
  readonly docType: DocType;
  readonly isNotice: boolean;
  /** Why it is not a notice, or by what it was recognised; a code of `data/findings/parse.yaml`. */
  readonly docTypeReason: string;
  readonly metadata: Metadata;
  readonly outline: OutlineNode;
  readonly declared: readonly DeclaredCount[];
  readonly reconciliation: readonly Reconciliation[];
  readonly problems: readonly Problem[];
  readonly blocks: readonly Block[];
  readonly measures: readonly Measure[];
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
}

// ---------------------------------------------------------------- tokenize

/** One term of one field (a leaf's statement or a measure) and how often it stands there. */
export interface TermCount {
  readonly problemId: string;
  /** Null: the term is of the problem's own statement. */
  readonly measureId: string | null;
  readonly term: string;
  /** Part of speech of the dictionary, `xj` for a term of the domain lexicon. */
  readonly pos: string;
  readonly count: number;
}

export interface TokenizedNotice extends Notice {
  readonly terms: readonly TermCount[];
}

// ---------------------------------------------------------------- classify

export interface Cue {
  readonly text: string;
  readonly span: Span;
}

/** One code of one leaf. */
export interface ProblemCategory {
  readonly problemId: string;
  /** `finance.state-assets`, or the level-1 code where no level-2 code fits. */
  readonly code: string;
  readonly level1: string;
  readonly isPrimary: boolean;
  /** 0–1: how sure the decider is. */
  readonly score: number;
  readonly method: "rule" | "model" | "person";
  /** The coding step, precedence or tie rule that decided: `S3`, `P1`, `T14` …, or the model's version. */
  readonly ruleId: string;
  /** Coded from the parent or theme (S4), not from the leaf's own words. */
  readonly inherited: boolean;
  readonly needsReview: boolean;
  /** Best code not taken, null when there was no other. */
  readonly runnerUp: string | null;
  readonly cues: readonly Cue[];
}

export type Modality = "done" | "ongoing" | "planned" | "none";

export interface MeasureType {
  readonly measureId: string;
  readonly code: string;
  readonly isPrimary: boolean;
  readonly score: number;
  readonly cues: readonly Cue[];
}

/** What `measures.yaml` asks of a measure beside its types. */
export interface MeasureProfile {
  readonly measureId: string;
  readonly modality: Modality;
  /** 0–3; `measures.yaml` specificity_score. */
  readonly specificity: 0 | 1 | 2 | 3;
  /** The evidence shows that the fault itself changed (money returned, contract signed). */
  readonly outcome: boolean;
}

/** What the codes of a notice are decided by: enough to code it again without reading it again. */
export interface Codable {
  readonly source: Pick<Source, "text">;
  readonly problems: readonly Pick<Problem, "id" | "parentId" | "kind" | "text" | "span" | "isLeaf" | "themeKind">[];
  readonly measures: readonly Pick<Measure, "id" | "text" | "span">[];
  readonly evidence: readonly Pick<Evidence, "measureId" | "kind" | "text" | "unit" | "isFuture">[];
}

/** The codes of a notice. */
export interface Coding {
  readonly categories: readonly ProblemCategory[];
  readonly measureTypes: readonly MeasureType[];
  readonly measureProfiles: readonly MeasureProfile[];
}

export interface ClassifiedNotice extends TokenizedNotice, Coding {}
