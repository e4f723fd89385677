import { recurrenceChart } from "../charts/recurrence.ts";
import { type Context, years } from "../context.ts";
import type { Block, Phrase, Section, Table } from "../document.ts";
import { type CellRow, peersShare, type Remarkable, readRemarkable } from "./differences.ts";
import { type ClusterRow, type RepeatCounts, readClusters, repetition } from "./repetition.ts";
import { trend } from "./trend.ts";

interface Level1Row {
  readonly level1: string;
  readonly units: number;
  readonly leaves: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
}

export interface CodeRow extends Level1Row {
  readonly code: string;
  readonly share_of_units: number;
  readonly share_of_leaves: number;
  readonly notices: number;
  readonly regions: number;
  readonly units_any: number;
  readonly leaves_any: number;
}

/** Units that the first screen names as having the same fault. */
const UNITS_NAMED = 6;

/** What recurs and where: the answer in sentences, one chart, then the lists behind it. */
export async function overview(context: Context): Promise<Section> {
  const { query, texts } = context;
  const category = context.scope.category?.code ?? null;
  const level1 = await query<Level1Row>("level1", { category });
  const codes = await query<CodeRow>("codes", { level1: category });
  const [repeats] = await query<RepeatCounts>("repeat_counts");
  const cells = await readRemarkable(context, null);
  const clusters = await readClusters(context);
  const sentences = [...widespread(context, level1, codes, clusters.rows), ...remarkable(context, cells, repeats!)];
  return {
    id: "recurs",
    title: texts.say("recurs.title"),
    short: texts.say("nav.recurs"),
    blocks: [
      {
        kind: "beside",
        blocks: [
          { kind: "lead", sentences },
          { kind: "chart", chart: recurrence(context, level1) },
          ...figures(context),
        ],
      },
      codesTable(context, codes, "codes"),
      ...(await trend(context)),
      ...(await repetition(context, clusters)),
    ],
  };
}

/** Which categories, which faults and which of the very same fault stand in most units. */
function widespread(
  context: Context,
  level1: readonly Level1Row[],
  codes: readonly CodeRow[],
  clusters: readonly ClusterRow[],
): readonly Phrase[] {
  const { texts, labels, totals } = context;
  const sentences: Phrase[] = [];
  const placed = level1.filter((row) => row.level1 !== "other");
  const [first, second, third] = placed;
  const largest = placed.toSorted((a, b) => b.leaves - a.leaves)[0];
  if (first)
    sentences.push([
      ...texts.phrase(first.units === totals.corpus_units ? "recurs.most.all" : "recurs.most", {
        category: labels.code(first.level1),
        units: first.units,
        all: totals.corpus_units,
        leaves: texts.int(first.leaves),
        share: texts.percent(first.leaves / totals.leaves),
        next: texts.list(
          [second, third].flatMap((row) =>
            row
              ? [texts.say("recurs.next", { category: labels.code(row.level1), units: row.units, leaves: row.leaves })]
              : [],
          ),
        ),
      }),
      ...(largest && largest !== first
        ? texts.phrase("recurs.largest", {
            category: labels.code(largest.level1),
            leaves: texts.int(largest.leaves),
            share: texts.percent(largest.leaves / totals.leaves),
          })
        : []),
    ]);
  const recurring = codes.filter((row) => row.units >= 2);
  if (recurring.length > 0)
    sentences.push(
      texts.phrase("recurs.codes", {
        n: recurring.length,
        codes: texts.list(
          recurring
            .slice(0, 3)
            .map((row) =>
              texts.say("recurs.next", { category: labels.code(row.code), units: row.units, leaves: row.leaves }),
            ),
        ),
      }),
    );
  const [widest] = clusters;
  if (widest) {
    const names = clusters.filter((row) => row.cluster_id === widest.cluster_id).map((row) => row.unit);
    const listed = [...new Set(names)].slice(0, UNITS_NAMED);
    sentences.push(
      texts.phrase("recurs.clusters", {
        n: widest.all_clusters,
        problem: { text: labels.code(widest.code), to: { kind: "section", id: "clusters" } },
        units: widest.units,
        list: texts.list(listed) + (listed.length < widest.units ? (texts.lang === "zh" ? "等" : " …") : ""),
      }),
    );
  }
  return sentences;
}

/** How units differ, what came back and what is still open. */
function remarkable(
  context: Context,
  { counts, differing, striking }: Remarkable,
  repeats: RepeatCounts,
): readonly Phrase[] {
  const { texts, labels, totals } = context;
  const sentences: Phrase[] = [];
  const [most, ...next] = differing;
  sentences.push(
    most
      ? texts.phrase(next.length > 0 ? "recurs.differs.several" : "recurs.differs.one", {
          unit: { text: most.unit, to: { kind: "cell", unitId: most.unit_id, level1: most.level1 } },
          category: labels.code(most.level1),
          share: texts.percent(most.share),
          n: most.n,
          denominator: most.denominator,
          peers: texts.percent(peersShare(most) ?? 0),
          others: counts.differing - 1,
          list: texts.list(
            next.slice(0, 3).map((row) =>
              texts.say(row.share >= (peersShare(row) ?? 0) ? "recurs.more" : "recurs.less", {
                unit: row.unit,
                category: labels.code(row.level1),
                share: texts.percent(row.share),
                peers: texts.percent(peersShare(row) ?? 0),
              }),
            ),
          ),
        })
      : totals.comparable_units < 2
        ? texts.phrase("recurs.differs.few")
        : [...texts.phrase("recurs.differs.none", { units: totals.comparable_units }), ...hint(context, striking[0])],
  );
  if (repeats.n > 0)
    sentences.push(
      texts.phrase("recurs.repeats", {
        units: repeats.units,
        n: repeats.n,
        parts: texts.list(
          (["linked", "same", "confessed"] as const)
            .filter((part) => repeats[part] > 0)
            .map((part) => texts.say(`recurs.repeats.${part}`, { n: repeats[part] })),
        ),
      }),
    );
  sentences.push(
    totals.with_status > 0
      ? texts.phrase(totals.with_status < totals.leaves ? "recurs.open" : "recurs.open.all", {
          with: totals.with_status,
          open: totals.open,
          share: texts.percent(totals.open / totals.with_status),
          without: totals.leaves - totals.with_status,
        })
      : texts.phrase("recurs.open.unknown", { leaves: totals.leaves }),
  );
  return sentences;
}

/** The cell furthest from the others where none truly differs: a lead to follow, said to be no more than that. */
function hint(context: Context, cell: CellRow | undefined): Phrase {
  const { texts, labels } = context;
  if (!cell) return [];
  return texts.phrase("recurs.differs.hint", {
    unit: { text: cell.unit, to: { kind: "cell", unitId: cell.unit_id, level1: cell.level1 } },
    category: labels.code(cell.level1),
    share: texts.percent(cell.share),
    n: cell.n,
    denominator: cell.denominator,
    peers: texts.percent(peersShare(cell) ?? 0),
    p: (cell.p_adjusted ?? 1).toFixed(2),
  });
}

function recurrence(context: Context, level1: readonly Level1Row[]): ReturnType<typeof recurrenceChart> {
  const { texts, labels, totals } = context;
  const bars = level1
    .filter((row) => row.level1 !== "other")
    .map((row) => ({
      label: labels.code(row.level1),
      units: row.units,
      figure: texts.say("recurs.chart.figure", {
        units: row.units,
        all: totals.corpus_units,
        leaves: texts.int(row.leaves),
      }),
      highlighted: row.level1 === "finance" || row.level1 === "ideology",
    }));
  return recurrenceChart(
    "recurrence",
    {
      title: texts.say("recurs.chart.title", { units: totals.corpus_units }),
      description: bars.map((bar) => `${bar.label} ${bar.figure}`).join("; "),
    },
    bars,
    totals.corpus_units,
  );
}

function figures(context: Context): readonly Block[] {
  const { texts, totals } = context;
  const figure = (key: string, value: number, values: Record<string, string | number> = {}) => ({
    value: texts.int(value),
    label: texts.say(`figures.${key}`),
    detail: texts.say(`figures.${key}.detail`, values),
  });
  return [
    {
      kind: "figures",
      figures: [
        figure("units", totals.units, { regions: totals.regions }),
        figure("notices", totals.notices, { years: years(totals.first_year, totals.last_year) }),
        figure("leaves", totals.leaves, { withheld: totals.withheld, unclassified: totals.unclassified }),
        figure("measures", totals.measures, {
          share: totals.leaves ? texts.percent(totals.nothing_checkable / totals.leaves) : "–",
        }),
        figure("open", totals.open, { with: totals.with_status }),
      ],
    },
  ];
}

/** Codes by the number of units they hit; also the heart of a category chapter. */
export function codesTable(context: Context, codes: readonly CodeRow[], id: string): Table {
  const { texts, labels, totals } = context;
  return {
    kind: "table",
    id,
    title: texts.say("codes.title"),
    note: texts.say("codes.note", { units: totals.corpus_units }),
    columns: [
      { key: "category", label: texts.say("column.category"), kind: "name", width: 18 },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 26 },
      { key: "units", label: texts.say("column.units"), kind: "int", definition: texts.say("define.units") },
      {
        key: "share_of_units",
        label: texts.say("column.shareOfUnits"),
        kind: "share",
        definition: texts.say("define.shareOfUnits"),
      },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.leaves") },
      {
        key: "leaves_any",
        label: texts.say("column.leavesAny"),
        kind: "int",
        definition: texts.say("define.leavesAny"),
      },
      { key: "regions", label: texts.say("column.regions"), kind: "int", definition: texts.say("define.regions") },
      { key: "years", label: texts.say("column.years"), kind: "name", definition: texts.say("define.years") },
    ],
    rows: codes.map((row) => [
      labels.code(row.level1),
      row.code === row.level1
        ? texts.say("codes.undivided")
        : { text: labels.code(row.code), to: { kind: "code", code: row.code } },
      row.units,
      row.share_of_units,
      row.leaves,
      row.leaves_any,
      row.regions,
      years(row.first_year, row.last_year),
    ]),
    total: codes.length,
    shown: 15,
    inWord: true,
  };
}
