/**
 * A report before it has a format: sections of blocks. Every format is written from the same document, so the numbers
 * of the page, the workbook, the Word file, the appendix and the CSV files cannot differ.
 */
import type { Chart } from "./charts/render.ts";
import type { Listed } from "./database.ts";
import type { Texts } from "./texts.ts";

/** A run of words; `strong` carries the number or name the sentence is about, `to` the row it can be checked against. */
export interface Inline {
  readonly text: string;
  readonly strong?: boolean;
  readonly to?: Target;
}

/** Where a claim leads: one leaf, the leaves of a cell, or a section. */
export type Target =
  | { readonly kind: "leaf"; readonly problemId: string }
  /** The same leaf on the page beside a workbook. */
  | { readonly kind: "page"; readonly problemId: string }
  | { readonly kind: "cell"; readonly unitId: string; readonly level1: string; readonly code?: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "section"; readonly id: string };

export type Phrase = readonly Inline[];

/** A table cell: text, a number, nothing, or words that lead to a row. */
export type Cell = string | number | null | { readonly text: string; readonly to: Target };

export type Cells = readonly Cell[];

export type ColumnKind =
  | "text" // words, left
  | "name" // short words that should not wrap
  | "int" // counts, right, grouped
  | "year" // a number that is read as a name
  | "share" // 0–1, shown as percent
  | "score" // two decimals
  | "p" // a probability: three decimals, < 0.001
  | "yuan" // money in yuan
  | "date"; // ISO date

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** What the column counts, and over what; goes into the data dictionary. */
  readonly definition?: string;
  /** Width in a workbook, in characters. */
  readonly width?: number;
  /** Left to the workbook and CSV: the page and Word have no room for it. */
  readonly sheetOnly?: boolean;
}

export type Block =
  /** A paragraph; `pageOnly` where the other formats say it elsewhere. */
  | { readonly kind: "prose"; readonly text: Phrase; readonly pageOnly?: boolean }
  | { readonly kind: "lead"; readonly sentences: readonly Phrase[] }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | { readonly kind: "note"; readonly text: Phrase }
  | { readonly kind: "heading"; readonly text: string }
  /** `wordHeight`: CSS pixels the picture may take in the Word file. */
  | { readonly kind: "chart"; readonly chart: Chart; readonly wordHeight?: number }
  /** Blocks to be seen together; side by side where there is room. */
  | { readonly kind: "beside"; readonly blocks: readonly Block[] }
  | Table
  | Matrix
  | Quotes;

/** One number a reader should know, with what it counts. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

export interface Table {
  readonly kind: "table";
  /** File-safe id: the CSV file, the anchor. */
  readonly id: string;
  readonly title: string;
  /** Denominators, selection, cautions. */
  readonly note?: string;
  readonly columns: readonly Column[];
  /** The first rows, as many as are shown anywhere. */
  readonly rows: readonly Cells[];
  /** What workbook and CSV hold where `rows` are not all: a long list is read when it is written. */
  readonly all?: AllRows;
  /** Rows there are, also those left to the database. */
  readonly total: number;
  /** Rows shown on the page and in the Word file; the workbook and CSV hold all. */
  readonly shown: number;
  /** Left to the workbook and CSV because the page shows the same rows in another way. */
  readonly sheetOnly?: boolean;
  /** Cells of `rows` shaded in the workbook, as the page shades them. */
  readonly shades?: readonly (readonly Shade[])[];
  /** Closed on the page until a reader opens it: reference, not reading. */
  readonly folded?: boolean;
  /** Also printed in the Word file; a number where it has to be shorter there. */
  readonly inWord?: boolean | number;
}

export interface AllRows {
  readonly held: number;
  readonly pages: () => AsyncIterable<readonly Cells[]>;
}

/** Steps of a shaded cell: none, blue for fewer, orange for more. */
export type Shade = "z" | "b1" | "b2" | "b3" | "o1" | "o2" | "o3";

/** Units × categories: a heat map on the page, a picture in Word, a sheet in the workbook. */
export interface Matrix {
  readonly kind: "matrix";
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Units there are, when `rows` had to be cut. */
  readonly total: number;
  /** The same cells as a picture. */
  readonly chart: Chart;
  /** The table that holds all rows. */
  readonly table: string;
  /** Cells are compared with the other units and shaded by the difference, not merely counted. */
  readonly compared: boolean;
}

export interface MatrixColumn {
  readonly level1: string;
  /** Set where the column is a code below level 1. */
  readonly code?: string;
  readonly label: string;
}

export interface MatrixRow {
  readonly unitId: string;
  readonly unit: string;
  readonly leaves: number;
  readonly smallN: boolean;
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly n: number;
  readonly share: number | null;
  readonly peers: number | null;
  /** Log-odds of the cell against the other units over its standard error, with a prior: what the cell is shaded by. */
  readonly z: number | null;
  /** The difference survives the correction for all cells tested. */
  readonly differs: boolean;
}

/** Passages side by side, each with a way back to its source. */
export interface Quotes {
  readonly kind: "quotes";
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly groups: readonly QuoteGroup[];
  /** Groups there are, when `groups` had to be cut. */
  readonly total: number;
}

/** Quotes that belong side by side: one fault in several units, the faults of one unit. */
export interface QuoteGroup {
  readonly title: string;
  /** Quotes there are: each format says how many of them it shows. */
  readonly total: number;
  readonly items: readonly Quote[];
}

export interface Quote {
  readonly label: string;
  readonly text: string;
  readonly to: Target;
  /** Second line: what was done, or why the passage stands here. */
  readonly answer?: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Title in the contents line. */
  readonly short: string;
  /** Left out of the Word file, where it has to stay short. */
  readonly pageOnly?: boolean;
  readonly blocks: readonly Block[];
}

/** The list of leaves at the end: the page shows as many as it has room for, workbook and CSV hold more. */
export interface LeafList {
  /** Leaves in scope. */
  readonly total: number;
  /** Leaves that workbook and CSV hold. */
  readonly held: number;
  /** In the order the page takes them: what it cites, then the first of every unit and category, then the second … */
  readonly picked: (cited: ReadonlySet<string>) => AsyncIterable<readonly Leaf[]>;
  /** Places in the list by problem, from 1. */
  readonly places: () => Promise<ReadonlyMap<string, number>>;
  readonly rows: () => Promise<Listed<LeafRow>>;
  readonly measures: () => Promise<Listed<LeafMeasure>>;
}

/** What page and sheets both say of a leaf. */
export interface LeafFacts {
  readonly problemId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly year: number | null;
  readonly number: string;
  readonly code: string;
  readonly level1: string;
  /** Names of `code` and `level1` in the language of the report. */
  readonly category: string;
  readonly level1Label: string;
  readonly secondary: string;
  readonly method: string;
  readonly ruleId: string;
  readonly needsReview: boolean;
  readonly status: string | null;
  readonly statusLabel: string;
  readonly spanStart: number;
  readonly spanEnd: number;
  readonly url: string | null;
  readonly sourcePath: string;
}

/** A leaf on the page, with its passage in the source. */
export interface Leaf extends LeafFacts {
  /** Place in the list, from 1. */
  readonly place: number;
  /** Source text before the passage, the passage cut at its cues, and after. */
  readonly before: string;
  readonly passage: readonly { readonly text: string; readonly cue: boolean }[];
  readonly after: string;
  readonly measures: readonly Measure[];
}

/** A leaf as a row of a sheet. */
export interface LeafRow extends LeafFacts {
  readonly text: string;
  readonly score: number | null;
  readonly statusRaw: string;
  readonly measureCount: number;
  readonly bestSpecificity: number | null;
}

export interface Measure {
  readonly measureId: string;
  readonly text: string;
  readonly type: string;
  readonly specificity: number;
  readonly modality: string;
}

/** A measure as a row of a sheet, with the leaf it answers. */
export interface LeafMeasure extends Measure {
  readonly problemId: string;
  readonly unit: string;
  readonly category: string;
}

export interface CoverLine {
  readonly label: string;
  readonly value: string;
  /** Said elsewhere in a dossier, whose Word file has no room to say it twice. */
  readonly spare?: boolean;
}

export interface ReportDocument {
  readonly lang: "zh" | "en";
  /** A dossier of two pages, set smaller in Word. */
  readonly brief: boolean;
  readonly title: string;
  /** The title in the parts it may be broken into where a line is too short for it. */
  readonly titleParts: readonly string[];
  readonly subtitle: string;
  /** Whether names and contacts are masked, in a few words for the head of every format. */
  readonly restriction: string;
  /** Scope, restriction, versions: the cover of the workbook, the foot of the page. */
  readonly cover: readonly CoverLine[];
  readonly sections: readonly Section[];
  readonly leaves: LeafList;
  /** Characters of the longest text in a long list, or more. */
  readonly longestText: () => Promise<number>;
}

/** Title of a group of which `shown` quotes are shown: says so where these are not all. */
export function groupTitle({ title, total }: QuoteGroup, shown: number, texts: Texts): string {
  return shown < total ? texts.say("quotes.shown", { title, shown }) : title;
}

/** The blocks in reading order, those that stand beside each other one after the other. */
export function flatBlocks(blocks: readonly Block[]): readonly Exclude<Block, { readonly kind: "beside" }>[] {
  return blocks.flatMap((block) => (block.kind === "beside" ? flatBlocks(block.blocks) : [block]));
}

/** The words of a cell as they are read, without its link. */
export function cellValue(cell: Cell): string | number | null {
  return cell !== null && typeof cell === "object" ? cell.text : cell;
}
