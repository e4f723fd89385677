import type { Context } from "./context.ts";
import { LIST_LIMIT, mapList } from "./database.ts";
import type { Leaf, LeafFacts, LeafList, LeafRow, Measure } from "./document.ts";

/** Code points of source text shown on either side of a passage. */
const SHOWN_CONTEXT = 48;
/** Read more than is shown: a telephone number cut in half by the window could not be recognised and masked. */
const READ_CONTEXT = SHOWN_CONTEXT + 80;

/** Leaves read at once for the page, which has room for about as many. */
const PAGE = 1500;

/** What every query of leaves says of a leaf. */
interface FactsRow {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly year: number | null;
  readonly number: string | null;
  readonly code: string;
  readonly level1: string;
  readonly secondary: readonly string[] | null;
  readonly method: string | null;
  readonly rule_id: string | null;
  readonly needs_review: boolean | null;
  readonly status: string | null;
  readonly span_start: number;
  readonly span_end: number;
  readonly url: string | null;
  readonly source_path: string;
}

interface MeasureRow {
  readonly measure_id: string;
  readonly text: string;
  readonly specificity: number;
  readonly modality: string;
  readonly type: string;
}

/** One row of `queries/leaves.sql`. */
interface PageRow extends FactsRow {
  readonly place: number;
  readonly measures: readonly MeasureRow[] | null;
  readonly cues: readonly { text: string; span_start: number; span_end: number }[] | null;
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** One row of `queries/leaf_rows.sql`. */
interface SheetRow extends FactsRow {
  readonly text: string;
  readonly score: number | null;
  readonly status_raw: string | null;
  readonly best_specificity: number | null;
  readonly measure_count: number;
}

/** One row of `queries/leaf_measures.sql`. */
interface AnswerRow extends MeasureRow {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit: string;
  readonly code: string;
}

/** Chooses the leaves of the list; they are read when they are written. */
export async function readLeaves(context: Context): Promise<LeafList> {
  const { query, list, labels } = context;
  const [chosen] = await query<{ Count: number }>("leaf_list", { limit: LIST_LIMIT });
  return {
    total: context.totals.leaves,
    held: chosen!.Count,
    picked: (cited) => pickedLeaves(context, cited),
    places: async () => {
      const places = await query<{ problem_id: string; place: number }>("leaf_places");
      return new Map(places.map((row) => [row.problem_id, row.place]));
    },
    rows: async () => mapList(await list<SheetRow>("leaf_rows"), (row) => sheetLeaf(context, row)),
    measures: async () =>
      mapList(await list<AnswerRow>("leaf_measures", {}, { most: Number.MAX_SAFE_INTEGER }), (row) => ({
        ...measure(context, row.notice_id, row),
        problemId: row.problem_id,
        unit: row.unit,
        category: labels.code(row.code),
      })),
  };
}

async function* pickedLeaves(context: Context, cited: ReadonlySet<string>): AsyncGenerator<readonly Leaf[]> {
  await context.query("leaf_picks", { cited: JSON.stringify([...cited]) });
  for (let after = 0; ; after += PAGE) {
    const rows = await context.query<PageRow>("leaves", { after, limit: PAGE, context: READ_CONTEXT });
    if (rows.length === 0) return;
    yield rows.map((row) => pageLeaf(context, row));
  }
}

function facts({ texts, labels }: Context, row: FactsRow): LeafFacts {
  return {
    problemId: row.problem_id,
    noticeId: row.notice_id,
    unitId: row.unit_id,
    unit: row.unit,
    year: row.year,
    number: row.number ?? "",
    code: row.code,
    level1: row.level1,
    category: labels.code(row.code),
    level1Label: labels.code(row.level1),
    secondary: texts.list((row.secondary ?? []).map(labels.code)),
    method: row.method ?? "",
    ruleId: row.rule_id ?? "",
    needsReview: row.needs_review ?? true,
    status: row.status,
    statusLabel: texts.say(`status.${row.status ?? "unknown"}`),
    spanStart: row.span_start,
    spanEnd: row.span_end,
    url: row.url,
    sourcePath: row.source_path,
  };
}

function measure({ texts, labels, mask }: Context, noticeId: string, row: MeasureRow): Measure {
  return {
    measureId: row.measure_id,
    text: mask(noticeId, row.text),
    type: labels.measureType(row.type),
    specificity: row.specificity,
    modality: texts.say(`modality.${row.modality}`),
  };
}

function sheetLeaf(context: Context, row: SheetRow): LeafRow {
  return {
    ...facts(context, row),
    text: context.mask(row.notice_id, row.text),
    score: row.score,
    statusRaw: context.mask(row.notice_id, row.status_raw ?? ""),
    measureCount: row.measure_count,
    bestSpecificity: row.best_specificity,
  };
}

function pageLeaf(context: Context, row: PageRow): Leaf {
  // One masking over the whole window; masks keep the length, so the pieces can be cut apart again.
  const window = [...context.mask(row.notice_id, row.before + row.passage + row.after)];
  const from = [...row.before].length;
  const to = from + [...row.passage].length;
  return {
    ...facts(context, row),
    place: row.place,
    measures: (row.measures ?? []).map((one) => measure(context, row.notice_id, one)),
    before: window.slice(Math.max(0, from - SHOWN_CONTEXT), from).join(""),
    passage: cutAtCues(
      window.slice(from, to),
      (row.cues ?? []).map((cue) => ({ start: cue.span_start - row.span_start, end: cue.span_end - row.span_start })),
    ),
    after: window.slice(to, to + SHOWN_CONTEXT).join(""),
  };
}

/** The passage in pieces, the words that decided its category apart; cues outside the passage are left out. */
function cutAtCues(
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
