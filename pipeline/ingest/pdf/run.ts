/** A run of text as drawn on a page; lengths in points, y growing downwards. */
export interface Run {
  readonly text: string;
  /** Left edge. */
  readonly x: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Font size. */
  readonly size: number;
}

/** A line of text: its runs from left to right and what they read. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Font size of most of its characters. */
  readonly size: number;
  /** A raised small mark stood before its first character: it begins a foot note. */
  readonly isNote: boolean;
}

/** Chinese characters and their punctuation: no space belongs between them and what they touch. */
export const UNSPACED =
  /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2026\u2014\u3000-\u303f\u{20000}-\u{3ffff}]/u;
