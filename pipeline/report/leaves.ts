import type { Context } from "./context.ts";
import { LIST_LIMIT } from "./database.ts";
import type { Leaf } from "./document.ts";

/** Code points of source text shown on either side of a passage. */
const SHOWN_CONTEXT = 48;
/** Read more than is shown: a telephone number cut in half by the window could not be recognised and masked. */
const READ_CONTEXT = SHOWN_CONTEXT + 80;

interface LeafRow {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly year: number | null;
  readonly turn: number;
  readonly number: string | null;
  readonly text: string;
  readonly code: string;
  readonly level1: string;
  readonly secondary: readonly string[] | null;
  readonly score: number | null;
  readonly method: string | null;
  readonly rule_id: string | null;
  readonly needs_review: boolean | null;
  readonly status: string | null;
  readonly status_raw: string | null;
  readonly best_specificity: number | null;
  readonly measures:
    | readonly { measure_id: string; text: string; specificity: number; modality: string; type: string }[]
    | null;
  readonly cues: readonly { text: string; span_start: number; span_end: number }[] | null;
  readonly span_start: number;
  readonly span_end: number;
  readonly before: string;
  readonly passage: string;
  readonly after: string;
  readonly url: string | null;
  readonly source_path: string;
}

/** The leaf list with every passage in its source context. */
export async function readLeaves(context: Context): Promise<readonly Leaf[]> {
  const rows = await context.query<LeafRow>("leaves", { limit: LIST_LIMIT, context: READ_CONTEXT });
  return rows.map((row) => toLeaf(context, row));
}

function toLeaf(context: Context, row: LeafRow): Leaf {
  const { texts, labels, mask } = context;
  // One masking over the whole window; masks keep the length, so the pieces can be cut apart again.
  const window = [...mask(row.notice_id, row.before + row.passage + row.after)];
  const from = [...row.before].length;
  const to = from + [...row.passage].length;
  return {
    problemId: row.problem_id,
    noticeId: row.notice_id,
    unitId: row.unit_id,
    unit: row.unit,
    year: row.year,
    turn: row.turn,
    number: row.number ?? "",
    text: mask(row.notice_id, row.text),
    code: row.code,
    level1: row.level1,
    category: labels.code(row.code),
    level1Label: labels.code(row.level1),
    secondary: texts.list((row.secondary ?? []).map(labels.code)),
    method: row.method ?? "",
    ruleId: row.rule_id ?? "",
    score: row.score,
    needsReview: row.needs_review ?? true,
    status: row.status,
    statusLabel: texts.say(`status.${row.status ?? "unknown"}`),
    statusRaw: mask(row.notice_id, row.status_raw ?? ""),
    measures: (row.measures ?? []).map((measure) => ({
      measureId: measure.measure_id,
      text: mask(row.notice_id, measure.text),
      type: labels.measureType(measure.type),
      specificity: measure.specificity,
      modality: texts.say(`modality.${measure.modality}`),
    })),
    bestSpecificity: row.best_specificity,
    before: window.slice(Math.max(0, from - SHOWN_CONTEXT), from).join(""),
    passage: cutAtCues(
      window.slice(from, to),
      (row.cues ?? []).map((cue) => ({ start: cue.span_start - row.span_start, end: cue.span_end - row.span_start })),
    ),
    after: window.slice(to, to + SHOWN_CONTEXT).join(""),
    spanStart: row.span_start,
    spanEnd: row.span_end,
    url: row.url,
    sourcePath: row.source_path,
  };
}

/** The passage in pieces, the words that decided its category apart; cues outside the passage are left out. */
export function cutAtCues(
  passage: readonly string[],
  cues: readonly { readonly start: number; readonly end: number }[],
): readonly { readonly text: string; readonly cue: boolean }[] {
  const isCue = new Uint8Array(passage.length);
  for (const { start, end } of cues) if (start >= 0 && end <= passage.length) isCue.fill(1, start, end);
  const pieces: { text: string; cue: boolean }[] = [];
  let from = 0;
  for (let at = 1; at <= passage.length; at++) {
    if (at < passage.length && isCue[at] === isCue[from]) continue;
    pieces.push({ text: passage.slice(from, at).join(""), cue: isCue[from] === 1 });
    from = at;
  }
  return pieces;
}
