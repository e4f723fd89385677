import { type Difference, differencesChart } from "../charts/differences.ts";
import { heatmapChart } from "../charts/heatmap.ts";
import { type Context, excerpt, groupBy } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, MatrixRow, Section } from "../document.ts";
import { portion, rate } from "../rate.ts";
import { listRows } from "../rows.ts";
import type { Texts } from "../texts.ts";

/** One row of `queries/cells.sql`: unit × level-1 category. */
export interface CellRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly level1: string;
  readonly n: number;
  readonly denominator: number;
  readonly share: number;
  readonly expected: number | null;
  readonly residual: number | null;
  readonly log_odds_z: number | null;
  readonly p: number | null;
  readonly p_adjusted: number | null;
  readonly small_n: boolean;
  readonly peers_n: number;
  readonly peers_denominator: number;
}

/** A difference counts as true below this false discovery rate over all cells (Benjamini–Hochberg). */
export const FALSE_DISCOVERY_RATE = 0.05;

/** Units of the heat map; a page of more is no longer read. */
const UNITS_SHOWN = 40;

export function differs(cell: CellRow): boolean {
  return !cell.small_n && cell.p_adjusted !== null && cell.p_adjusted < FALSE_DISCOVERY_RATE;
}

/** Cells that a chart of differences shows. */
const DIFFERING_SHOWN = 12;
const STRIKING_SHOWN = 6;

/** The cells of a category, or of all, that stand out. */
export interface Remarkable {
  /** Cells tested, cells that truly differ, and the units they are of. */
  readonly counts: { readonly cells: number; readonly differing: number; readonly units: number };
  /** The first of the cells that truly differ. */
  readonly differing: readonly CellRow[];
  /** The first of those that are only far from the others: worth a look where none truly differs. */
  readonly striking: readonly CellRow[];
}

export async function readRemarkable({ query }: Context, level1: string | null): Promise<Remarkable> {
  const rate = FALSE_DISCOVERY_RATE;
  const [counts] = await query<Remarkable["counts"]>("cell_counts", { level1, rate });
  return {
    counts: counts!,
    differing: await query<CellRow>("differing_cells", { level1, rate, limit: DIFFERING_SHOWN }),
    striking: await query<CellRow>("striking_cells", { level1, rate, limit: STRIKING_SHOWN }),
  };
}

/** Share of the category among the leaves of all other units; nothing where they have too few. */
export function peersShare(cell: CellRow): number | null {
  return rate(cell.peers_n, cell.peers_denominator);
}

/** The same in a sentence. */
export function peersPortion(texts: Texts, cell: CellRow): string {
  return portion(texts, cell.peers_n, cell.peers_denominator);
}

/** How units differ, and which cells truly do. */
export async function differences(context: Context): Promise<Section> {
  const { list, texts, totals, scope } = context;
  const level1 = scope.category?.level1 ?? null;
  const cells = await list<CellRow>("cells", { level1, rate: FALSE_DISCOVERY_RATE });
  const { counts, differing, striking } = await readRemarkable(context, level1);
  const small = totals.corpus_units - totals.comparable_units;
  return {
    id: "units",
    title: texts.say("units.title"),
    short: texts.say("nav.units"),
    blocks: [
      {
        kind: "prose",
        text: [
          ...texts.phrase(counts.differing > 0 ? "units.some" : counts.cells > 0 ? "units.none" : "units.untested", {
            cells: counts.cells,
            n: counts.differing,
            units: counts.units,
          }),
          ...(small > 0 ? texts.phrase("units.small", { small }) : []),
        ],
      },
      ...(scope.category ? [] : [await heatmap(context)]),
      ...(differing.length > 0
        ? dumbbells(context, "differences.title", differing)
        : dumbbells(context, "differences.hints", striking)),
      cellTable(context, cells),
    ],
  };
}

async function heatmap(context: Context): Promise<Block> {
  const { query, texts, labels } = context;
  const cells = await query<CellRow & { readonly all_units: number }>("heatmap_cells", {
    units: UNITS_SHOWN,
    rate: FALSE_DISCOVERY_RATE,
  });
  const columns = labels.codes
    .filter((code) => code.level === 1 && cells.some((cell) => cell.level1 === code.code && cell.n > 0))
    .map((code) => ({ level1: code.code, label: labels.code(code.code) }));
  const rows = groupBy(cells, (cell) => cell.unit_id).map(([first, ...rest]): MatrixRow => {
    const byLevel1 = new Map([first, ...rest].map((cell) => [cell.level1, cell]));
    return {
      unitId: first.unit_id,
      unit: first.unit,
      leaves: first.denominator,
      smallN: first.small_n,
      cells: columns.map(({ level1 }) => {
        const cell = byLevel1.get(level1);
        return cell
          ? {
              n: cell.n,
              share: cell.share,
              peers: peersShare(cell),
              z: cell.log_odds_z,
              differs: differs(cell),
            }
          : { n: 0, share: null, peers: null, z: null, differs: false };
      }),
    };
  });
  const title = texts.say("heatmap.title");
  return {
    kind: "matrix",
    id: "heatmap",
    title,
    note: texts.say("heatmap.note"),
    columns,
    rows,
    total: cells[0]?.all_units ?? 0,
    table: "unit-category",
    compared: true,
    chart: heatmapChart(
      "heatmap",
      { title, description: texts.say("heatmap.description", { units: rows.length, categories: columns.length }) },
      columns,
      rows,
    ),
  };
}

function dumbbells(context: Context, title: string, cells: readonly CellRow[]): readonly Block[] {
  const { texts, labels } = context;
  if (cells.length === 0) return [];
  const shown = cells.map(
    (cell): Difference => ({
      label: `${excerpt(cell.unit, 14)} · ${labels.code(cell.level1)}`,
      share: cell.share,
      peers: peersShare(cell) ?? 0,
      figure: texts.say("differences.figure", {
        share: texts.percent(cell.share),
        peers: peersPortion(texts, cell),
      }),
      tip: texts.say("differences.tip", {
        unit: cell.unit,
        category: labels.code(cell.level1),
        n: cell.n,
        denominator: cell.denominator,
        share: texts.percent(cell.share),
        peers: peersPortion(texts, cell),
      }),
    }),
  );
  const chart = differencesChart(
    "differences",
    {
      title: texts.say(title),
      description: shown.map((row) => row.tip).join("; "),
      axis: texts.say("differences.axis"),
    },
    shown,
  );
  return [{ kind: "chart", chart }];
}

function verdictOf(cell: CellRow): string {
  if (cell.small_n) return "verdict.small";
  return cell.p_adjusted === null ? "verdict.untested" : differs(cell) ? "verdict.differs" : "verdict.chance";
}

function cellTable(context: Context, list: Listed<CellRow>): Block {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: "unit-category",
    title: texts.say("cells.title"),
    note: texts.say("cells.note"),
    columns: [
      { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "category", label: texts.say("column.category"), kind: "name", width: 18 },
      { key: "n", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.cell.n") },
      {
        key: "denominator",
        label: texts.say("column.denominator"),
        kind: "int",
        definition: texts.say("define.cell.denominator"),
      },
      { key: "share", label: texts.say("column.share"), kind: "share", definition: texts.say("define.cell.share") },
      { key: "peers", label: texts.say("column.peers"), kind: "share", definition: texts.say("define.cell.peers") },
      {
        key: "expected",
        label: texts.say("column.expected"),
        kind: "score",
        definition: texts.say("define.cell.expected"),
      },
      {
        key: "residual",
        label: texts.say("column.residual"),
        kind: "score",
        definition: texts.say("define.cell.residual"),
      },
      {
        key: "log_odds_z",
        label: texts.say("column.logOddsZ"),
        kind: "score",
        definition: texts.say("define.cell.logOddsZ"),
      },
      {
        key: "p_adjusted",
        label: texts.say("column.pAdjusted"),
        kind: "p",
        definition: texts.say("define.cell.pAdjusted"),
      },
      {
        key: "verdict",
        label: texts.say("column.verdict"),
        kind: "name",
        definition: texts.say("define.cell.verdict"),
      },
    ],
    ...listRows(list, (cell) => [
      cell.unit,
      labels.code(cell.level1),
      cell.n > 0
        ? { text: texts.int(cell.n), to: { kind: "cell", unitId: cell.unit_id, level1: cell.level1 } }
        : cell.n,
      cell.denominator,
      cell.small_n ? null : cell.share,
      cell.small_n ? null : peersShare(cell),
      cell.small_n ? null : cell.expected,
      cell.small_n ? null : cell.residual,
      cell.small_n ? null : cell.log_odds_z,
      cell.small_n ? null : cell.p_adjusted,
      texts.say(verdictOf(cell)),
    ]),
    shown: 12,
  };
}
