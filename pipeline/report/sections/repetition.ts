import { type Context, excerpt, groupBy, leaf, leafCell, unitColumn, years } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, Section, Table } from "../document.ts";
import { listRows } from "../rows.ts";

/** One row of `queries/clusters.sql`. */
export interface ClusterRow {
  readonly cluster_id: string;
  /** Clusters there are in scope. */
  readonly all_clusters: number;
  readonly tier: string;
  /** The code of most of its members. */
  readonly cluster_code: string;
  readonly units: number;
  readonly leaves: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly inspection_year: number | null;
  readonly code: string;
  readonly text: string;
}

/** One row of `queries/repeats.sql`. */
interface RepeatRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly problem_id: string;
  readonly notice_id: string;
  readonly inspection_year: number | null;
  readonly code: string;
  readonly text: string;
  readonly basis: string;
  readonly tier: string | null;
  readonly earlier_problem_id: string | null;
  readonly earlier_notice_id: string | null;
  readonly earlier_year: number | null;
  readonly earlier_text: string | null;
}

/** Clusters and members of a cluster that the workbook lists. */
const CLUSTERS = 500;
const MEMBERS = 200;
/** Clusters and quotes of a cluster that the page shows. */
const CLUSTERS_SHOWN = 10;
const QUOTES_SHOWN = 6;

/** The one row of `queries/repeat_counts.sql`. */
export interface RepeatCounts {
  /** Linked or confessed, and the units of these. */
  readonly n: number;
  readonly units: number;
  readonly linked: number;
  readonly confessed: number;
  /** Only of the same category as an earlier finding: not in `n`. */
  readonly same: number;
}

/** Members of the clusters in scope, the widest cluster first; at hand those of the clusters that the page shows. */
export function readClusters(context: Context): Promise<Listed<ClusterRow>> {
  const reach = { first: CLUSTERS_SHOWN * MEMBERS, most: CLUSTERS * MEMBERS };
  return context.list<ClusterRow>("clusters", { limit: CLUSTERS, quotes: MEMBERS }, reach);
}

/** Clusters of one fault in several units, and faults that came back in the same unit. */
export async function repetition(context: Context, clusters: Listed<ClusterRow>): Promise<readonly Block[]> {
  return [...clusterQuotes(context, clusters), ...(await repeatTables(context))];
}

/** Faults of one unit that came back, for its dossier. */
export async function ownRepeats(context: Context): Promise<readonly Block[]> {
  return (await repeatTables(context)).map((table) => ({
    ...table,
    inWord: table.inWord ? 3 : false,
    shown: 5,
  }));
}

/** What came back, and apart from it what only shares a category with an earlier finding. */
async function repeatTables(context: Context): Promise<readonly Table[]> {
  const cameBack = await context.list<RepeatRow>("repeats", { same_category: false });
  const sameCategory = await context.list<RepeatRow>("repeats", { same_category: true });
  return [
    ...repeatsTable(context, "repeats", cameBack).map((table) => ({ ...table, inWord: true })),
    ...repeatsTable(context, "category-repeats", sameCategory).map((table) => ({ ...table, folded: true })),
  ];
}

/** Clusters and, where no dossier has told them before, the unit's own repeats as a section of their own. */
export async function repetitionSection(context: Context): Promise<Section> {
  const clusters = await readClusters(context);
  const blocks = context.scope.unit ? clusterQuotes(context, clusters) : await repetition(context, clusters);
  const { texts, scope } = context;
  return {
    id: "repetition",
    title: texts.say(scope.unit ? "repetition.title.unit" : "repetition.title"),
    short: texts.say("nav.repetition"),
    blocks:
      blocks.length > 0
        ? blocks
        : [{ kind: "prose", text: texts.phrase(scope.unit ? "repetition.none.unit" : "repetition.none") }],
  };
}

function clusterQuotes(context: Context, clusters: Listed<ClusterRow>): readonly Block[] {
  const { texts, labels, mask } = context;
  const [widest] = clusters.rows;
  if (!widest) return [];
  const shownClusters = groupBy(clusters.rows, (row) => row.cluster_id).slice(0, CLUSTERS_SHOWN);
  const groups = shownClusters.map((members) => {
    const [first] = members;
    const title = texts.say("clusters.group", {
      problem: labels.code(first.cluster_code),
      units: first.units,
      leaves: first.leaves,
      years: years(first.first_year, first.last_year),
      tier: texts.say(`tier.${first.tier}`),
    });
    return {
      title,
      total: first.leaves,
      items: members.slice(0, QUOTES_SHOWN).map((row) => ({
        label: `${row.unit}${row.inspection_year ? ` · ${row.inspection_year}` : ""}`,
        text: excerpt(mask(row.notice_id, row.text)),
        to: leaf(row.problem_id),
      })),
    };
  });
  const title = texts.say("clusters.title");
  const note = texts.say("clusters.note");
  return [
    {
      kind: "quotes",
      id: "clusters",
      title,
      note,
      groups,
      total: widest.all_clusters,
    },
    clusterTable(context, clusters),
  ];
}

function clusterTable(context: Context, list: Listed<ClusterRow>): Block {
  const { texts, labels, mask } = context;
  return {
    kind: "table",
    id: "recurrences",
    title: texts.say("clusters.title"),
    note: texts.say("clusters.note"),
    columns: [
      {
        key: "cluster",
        label: texts.say("column.cluster"),
        kind: "name",
        width: 36,
        definition: texts.say("define.cluster"),
      },
      { key: "tier", label: texts.say("column.tier"), kind: "name", width: 22, definition: texts.say("define.tier") },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 20 },
      { key: "units", label: texts.say("column.units"), kind: "int", definition: texts.say("define.clusterUnits") },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int" },
      unitColumn(context),
      { key: "year", label: texts.say("column.year"), kind: "year", definition: texts.say("define.year") },
      { key: "text", label: texts.say("column.statement"), kind: "text", width: 80 },
    ],
    ...listRows(list, (row) => [
      row.cluster_id,
      texts.say(`tier.${row.tier}`),
      labels.code(row.code),
      row.units,
      row.leaves,
      row.unit,
      row.inspection_year,
      leafCell(mask(row.notice_id, row.text), row.problem_id),
    ]),
    shown: 0,
    sheetOnly: true,
  };
}

function repeatsTable(context: Context, id: "repeats" | "category-repeats", list: Listed<RepeatRow>): readonly Table[] {
  const { texts, labels, mask } = context;
  if (list.total === 0) return [];
  const length = context.scope.unit ? 40 : 120;
  return [
    {
      kind: "table",
      id,
      title: texts.say(id === "repeats" ? "repeats.title" : "category-repeats.title"),
      note: texts.say(id === "repeats" ? "repeats.note" : "category-repeats.note"),
      columns: [
        unitColumn(context),
        { key: "problem", label: texts.say("column.problem"), kind: "name", width: 20 },
        {
          key: "basis",
          label: texts.say("column.basis"),
          kind: "name",
          width: 16,
          definition: texts.say("define.basis"),
        },
        { key: "now", label: texts.say("column.now"), kind: "text", width: 60 },
        { key: "earlier", label: texts.say("column.earlier"), kind: "text", width: 60 },
      ],
      ...listRows(list, (row) => [
        row.unit,
        labels.code(row.code),
        basisOf(context, row),
        leafCell(dated(context, row.inspection_year, excerpt(mask(row.notice_id, row.text), length)), row.problem_id),
        row.earlier_problem_id === null
          ? null
          : leafCell(
              dated(context, row.earlier_year, excerpt(mask(row.earlier_notice_id, row.earlier_text ?? ""), length)),
              row.earlier_problem_id,
            ),
      ]),
      shown: 12,
    },
  ];
}

/** Why the fault counts as come back: the notice's own word, what it shares with the earlier one, or both. */
function basisOf({ texts }: Context, { basis, tier }: RepeatRow): string {
  const confessed = basis === "later-notice" ? [] : [texts.say(`basis.${basis}`)];
  return [...confessed, ...(tier === null ? [] : [texts.say(`tier.${tier}`)])].join(texts.say("mark.semicolon"));
}

function dated({ texts }: Context, year: number | null, text: string): string {
  return year === null ? text : year + texts.say("mark.colon") + text;
}
