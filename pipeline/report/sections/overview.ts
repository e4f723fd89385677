import { recurrenceChart } from "../charts/recurrence.ts";
import { type Context, years } from "../context.ts";
import type { Block, Phrase, Section } from "../document.ts";
import { portion } from "../rate.ts";
import { type CodeRow, codesTable, type Level1Row } from "./codes-table.ts";
import { type CellRow, peersPortion, peersShare, type Remarkable, readRemarkable } from "./differences.ts";
import { type ClusterRow, type RepeatCounts, readClusters, repetition } from "./repetition.ts";
import { trend } from "./trend.ts";

/** Units that the first screen names as having a fault in the same or similar words. */
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

/** What stands in place of the overview where the notices list no problem, only totals. */
export async function nothingListed({ texts, totals }: Context): Promise<Section> {
  return {
    id: "recurs",
    title: texts.say("recurs.title"),
    short: texts.say("nav.recurs"),
    blocks: [{ kind: "prose", text: texts.phrase("recurs.empty", { n: totals.notices_without_leaves }) }],
  };
}

/** Which categories, which faults and which groups of the same or similar words stand in most units. */
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
  const next = [second, third].flatMap((row) =>
    row ? [texts.say("recurs.next", { category: labels.code(row.level1), units: row.units, leaves: row.leaves })] : [],
  );
  const largest = placed.toSorted((a, b) => b.leaves - a.leaves)[0];
  if (first)
    sentences.push([
      ...texts.phrase(first.units === totals.corpus_units ? "recurs.most.all" : "recurs.most", {
        category: labels.code(first.level1),
        units: first.units,
        all: totals.corpus_units,
        leaves: texts.int(first.leaves),
        share: portion(texts, first.leaves, totals.leaves),
        next: next.length > 0 ? texts.say("recurs.most.next", { next: texts.list(next) }) : "",
      }),
      ...(largest && largest !== first
        ? texts.phrase("recurs.largest", {
            category: labels.code(largest.level1),
            leaves: texts.int(largest.leaves),
            share: portion(texts, largest.leaves, totals.leaves),
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
        problem: { text: labels.code(widest.cluster_code), to: { kind: "section", id: "clusters" } },
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
  const listed = next.slice(0, 3);
  sentences.push(
    most
      ? texts.phrase(next.length > 0 ? "recurs.differs.several" : "recurs.differs.one", {
          unit: { text: most.unit, to: { kind: "cell", unitId: most.unit_id, level1: most.level1 } },
          category: labels.code(most.level1),
          share: texts.percent(most.share),
          n: most.n,
          denominator: most.denominator,
          peers: peersPortion(texts, most),
          others: counts.differing - 1,
          more: counts.differing - 1 > listed.length ? texts.say("recurs.differs.more") : "",
          list: texts.list(
            listed.map((row) =>
              texts.say(row.share >= (peersShare(row) ?? 0) ? "recurs.more" : "recurs.less", {
                unit: row.unit,
                category: labels.code(row.level1),
                share: texts.percent(row.share),
                peers: peersPortion(texts, row),
              }),
            ),
          ),
        })
      : totals.comparable_units < 2
        ? texts.phrase("recurs.differs.few")
        : [...texts.phrase("recurs.differs.none", { units: totals.comparable_units }), ...hint(context, striking[0])],
  );
  if (repeats.n > 0 || repeats.same > 0) sentences.push(cameBack(context, repeats));
  sentences.push(stillOpen(context));
  return sentences;
}

/** How many are still open, of those that state a status, and how many state none. */
export function stillOpen({ texts, totals }: Context): Phrase {
  if (totals.with_status === 0) return texts.phrase("recurs.open.unknown", { leaves: texts.int(totals.leaves) });
  const key =
    totals.with_status < totals.leaves
      ? totals.open > 0
        ? "recurs.open"
        : "recurs.open.none"
      : totals.open > 0
        ? "recurs.open.all"
        : "recurs.open.none.all";
  return texts.phrase(key, {
    with: texts.int(totals.with_status),
    open: texts.int(totals.open),
    share: portion(texts, totals.open, totals.with_status),
    without: texts.int(totals.leaves - totals.with_status),
  });
}

/** What came back in the same unit; what only shares a category with an earlier finding is named apart from it. */
function cameBack({ texts }: Context, repeats: RepeatCounts): Phrase {
  if (repeats.n === 0) return texts.phrase("recurs.repeats.onlySame", { same: repeats.same });
  return [
    ...texts.phrase("recurs.repeats", {
      units: repeats.units,
      n: repeats.n,
      both: repeats.linked > 0 && repeats.confessed > 0 ? texts.say("recurs.repeats.both") : "",
      parts: texts.list(
        (["linked", "confessed"] as const)
          .filter((part) => repeats[part] > 0)
          .map((part) => texts.say(`recurs.repeats.${part}`, { n: repeats[part] })),
      ),
    }),
    ...(repeats.same > 0 ? texts.phrase("recurs.repeats.same", { same: repeats.same }) : []),
  ];
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
    peers: peersPortion(texts, cell),
    p: (cell.p_adjusted ?? 1).toFixed(2),
  });
}

function recurrence(context: Context, level1: readonly Level1Row[]): ReturnType<typeof recurrenceChart> {
  const { texts, labels, totals } = context;
  const bars = level1
    .filter((row) => row.level1 !== "other")
    .map((row) => ({
      label: labels.code(row.level1),
      n: row.units,
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
  const figure = (key: string, value: number | null, detail: string) => ({
    value: value === null ? "–" : texts.int(value),
    label: texts.say(`figures.${key}`),
    detail,
  });
  const { regions, units_without_region: unknown } = totals;
  const without = totals.notices_without_leaves;
  const silent = without > 0 ? [texts.say("figures.notices.silent", { n: without })] : [];
  const where = regions === 0 ? "unknown" : unknown === 0 ? "known" : "detail";
  return [
    {
      kind: "figures",
      figures: [
        figure("units", totals.units, texts.say(`figures.units.${where}`, { regions, unknown })),
        figure(
          "notices",
          totals.notices,
          texts.list([years(totals.first_year, totals.last_year), ...silent].filter(Boolean)),
        ),
        figure(
          "leaves",
          totals.leaves,
          texts.say("figures.leaves.detail", { withheld: totals.withheld, unclassified: totals.unclassified }),
        ),
        figure(
          "measures",
          totals.measures,
          texts.say("figures.measures.detail", { share: portion(texts, totals.nothing_checkable, totals.leaves) }),
        ),
        figure(
          "open",
          totals.with_status > 0 ? totals.open : null,
          texts.say(totals.with_status > 0 ? "figures.open.detail" : "figures.open.unknown", {
            with: totals.with_status,
          }),
        ),
      ],
    },
  ];
}
