import { differencesChart } from "../charts/differences.ts";
import { recurrenceChart } from "../charts/recurrence.ts";
import { type Context, excerpt, leafCell, years } from "../context.ts";
import type { Block, Phrase, Section, Table } from "../document.ts";
import { portion } from "../rate.ts";
import { type CellRow, differs, peersPortion, peersShare } from "./differences.ts";
import { stillOpen } from "./overview.ts";
import { ownRepeats, type RepeatCounts } from "./repetition.ts";

interface FaultRow {
  readonly code: string;
  readonly level1: string;
  readonly leaves: number;
  readonly with_status: number;
  /** Null where none states a status. */
  readonly open: number | null;
  readonly first_year: number | null;
  readonly last_year: number | null;
  readonly units: number | null;
  readonly share_of_units: number | null;
  readonly example: string;
  readonly example_id: string;
  readonly example_notice: string;
}

interface TypeRow {
  readonly measures: number;
  readonly specific: number;
  readonly nothing_checkable: number;
}

/** One unit against all others, on two pages: what it has more of, what came back, how checkable its answers are. */
export async function profile(context: Context): Promise<Section> {
  const { query, texts, scope, totals } = context;
  const unit = scope.unit!.unitId;
  const { category } = scope;
  const cells = (await query<CellRow>("unit_profile", { unit })).filter(
    (cell) => category === null || cell.level1 === category.level1,
  );
  const faults = await query<FaultRow>("unit_faults");
  const [repeats] = await query<RepeatCounts>("repeat_counts");
  const similar = await query<{ unit: string }>("unit_similar", { unit });
  const types = await query<TypeRow>("measure_types", { level1: null });
  const everywhere = await query<TypeRow>("all_measures");
  const shares = sharesChart(context, cells);
  return {
    id: "profile",
    title: texts.say(totals.corpus_units > 1 ? "dossier.title" : "dossier.title.alone"),
    short: texts.say("nav.profile"),
    blocks: [
      {
        kind: "beside",
        blocks: [
          { kind: "lead", sentences: sentences(context, cells, repeats!, similar, types, everywhere) },
          ...(shares.length > 0 ? shares : countsChart(context, cells)),
        ],
      },
      faultsTable(context, faults),
      ...(await ownRepeats(context)),
    ],
  };
}

function sentences(
  context: Context,
  cells: readonly CellRow[],
  repeats: RepeatCounts,
  similar: readonly { readonly unit: string }[],
  types: readonly TypeRow[],
  everywhere: readonly Pick<TypeRow, "measures" | "specific">[],
): readonly Phrase[] {
  const { texts, labels, totals, scope } = context;
  const compared = (cell: CellRow): string =>
    texts.say("dossier.cell", {
      category: labels.code(cell.level1),
      n: cell.n,
      share: texts.percent(cell.share),
      peers: peersPortion(texts, cell),
    });
  const present = cells.filter((cell) => cell.n > 0 && cell.level1 !== "other");
  const different = cells.filter(differs);
  const specific = (rows: readonly Pick<TypeRow, "measures" | "specific">[]): string | null => {
    const measures = rows.reduce((sum, row) => sum + row.measures, 0);
    const found = rows.reduce((sum, row) => sum + row.specific, 0);
    return measures === 0 ? null : portion(texts, found, measures);
  };
  const top = present
    .slice(0, 3)
    .map((cell) => texts.say("dossier.count", { category: labels.code(cell.level1), n: cell.n }));
  const told = years(totals.first_year, totals.last_year);
  const own = specific(types);
  const all = specific(everywhere);
  return [
    texts.phrase("dossier.most", {
      unit: scope.unit!.unit,
      notices: totals.notices,
      years: told ? texts.say("dossier.most.years", { years: told }) : "",
      leaves: totals.leaves,
      top: top.length > 0 && scope.category === null ? texts.say("dossier.most.top", { top: texts.list(top) }) : "",
    }),
    // With nothing to compare, what is still open is the news; a dossier of two pages has no room for both.
    totals.corpus_units === 1
      ? stillOpen(context)
      : cells[0]?.small_n
        ? texts.phrase("dossier.small", { leaves: cells[0].denominator })
        : different.length > 0
          ? texts.phrase("dossier.differs", { list: texts.list(different.map(compared)) })
          : texts.phrase(cells.some((cell) => cell.p_adjusted !== null) ? "dossier.alike" : "dossier.untested"),
    ...(similar.length > 0
      ? [texts.phrase("dossier.similar", { units: texts.list(similar.map((row) => row.unit)) })]
      : []),
    [
      ...texts.phrase(repeats.n > 0 ? "dossier.repeats" : "dossier.noRepeats", { n: repeats.n }),
      ...(repeats.same > 0 ? texts.phrase("recurs.repeats.same", { same: repeats.same }) : []),
    ],
    ...(own === null || all === null
      ? []
      : [
          texts.phrase("dossier.measures", {
            measures: totals.measures,
            own,
            all: totals.corpus_units > 1 ? texts.say("dossier.measures.all", { all }) : "",
            empty: totals.nothing_checkable,
            leaves: totals.leaves,
          }),
        ]),
  ];
}

/** Shares of the unit beside those of all other units; not for a unit too small to have shares. */
function sharesChart(context: Context, cells: readonly CellRow[]): readonly Block[] {
  const { texts, labels } = context;
  const shown = cells
    .filter((cell) => !cell.small_n && peersShare(cell) !== null && (cell.n > 0 || cell.peers_n > 0))
    .slice(0, 13);
  if (shown.length === 0) return [];
  const chart = differencesChart(
    "profile",
    {
      title: texts.say("dossier.chart"),
      description: shown
        .map((cell) => `${labels.code(cell.level1)} ${texts.percent(cell.share)} / ${peersPortion(texts, cell)}`)
        .join("; "),
      axis: texts.say("differences.axis"),
    },
    shown.map((cell) => ({
      label: labels.code(cell.level1) + (differs(cell) ? " *" : ""),
      share: cell.share,
      peers: peersShare(cell) ?? 0,
      figure: texts.say("differences.figure", {
        share: texts.percent(cell.share),
        peers: peersPortion(texts, cell),
      }),
      tip: texts.say("dossier.cell", {
        category: labels.code(cell.level1),
        n: cell.n,
        share: texts.percent(cell.share),
        peers: peersPortion(texts, cell),
      }),
    })),
  );
  return [{ kind: "chart", chart, wordHeight: 200 }];
}

/** Findings of each category, where there are no shares to compare. */
function countsChart(context: Context, cells: readonly CellRow[]): readonly Block[] {
  const { texts, labels } = context;
  const leaves = cells[0]?.denominator ?? 0;
  const bars = cells
    .filter((cell) => cell.n > 0 && cell.level1 !== "other")
    .map((cell) => ({
      label: labels.code(cell.level1),
      n: cell.n,
      figure: texts.say("dossier.chart.figure", { n: cell.n }),
      highlighted: true,
    }));
  if (bars.length === 0) return [];
  const chart = recurrenceChart(
    "profile",
    {
      title: texts.say("dossier.chart.counts", { leaves }),
      description: bars.map((bar) => `${bar.label} ${bar.figure}`).join("; "),
    },
    bars,
    leaves,
  );
  return [{ kind: "chart", chart, wordHeight: 200 }];
}

function faultsTable(context: Context, faults: readonly FaultRow[]): Table {
  const { texts, labels, mask, totals } = context;
  const hasOthers = totals.corpus_units > 1;
  return {
    kind: "table",
    id: "faults",
    title: texts.say("dossier.faults"),
    note: hasOthers
      ? texts.say("dossier.faults.note", { units: totals.corpus_units })
      : texts.say("dossier.faults.note.alone"),
    columns: [
      { key: "category", label: texts.say("column.category"), kind: "name", width: 16, sheetOnly: true },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 20 },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.leaves") },
      {
        key: "with_status",
        label: texts.say("column.withStatus"),
        kind: "int",
        definition: texts.say("define.withStatus"),
        sheetOnly: true,
      },
      { key: "open", label: texts.say("column.open"), kind: "int", definition: texts.say("define.openOfStatus") },
      { key: "years", label: texts.say("column.years"), kind: "name", definition: texts.say("define.years") },
      {
        key: "units",
        label: texts.say("column.units"),
        kind: "int",
        definition: texts.say("define.units"),
        sheetOnly: !hasOthers,
      },
      { key: "example", label: texts.say("column.statement"), kind: "text", width: 70 },
    ],
    rows: faults.map((row) => [
      labels.code(row.level1),
      row.code === row.level1 ? `${labels.code(row.level1)}${texts.say("codes.undivided")}` : labels.code(row.code),
      row.leaves,
      row.with_status,
      row.open,
      years(row.first_year, row.last_year),
      row.units,
      leafCell(excerpt(mask(row.example_notice, row.example), 40), row.example_id),
    ]),
    total: faults.length,
    shown: 6,
    inWord: 4,
  };
}
