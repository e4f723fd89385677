import { fold } from "../../fold.ts";
import { LEAST_DENOMINATOR } from "../../statistics/least-denominator.ts";
import { stackedChart } from "../charts/stacked.ts";
import { SPECIFICITY_COLOURS } from "../charts/theme.ts";
import { type Context, excerpt, leaf, leafCell, unitColumn } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, QuoteGroup, Section } from "../document.ts";
import { portion } from "../rate.ts";
import { listRows } from "../rows.ts";

interface TypeRow {
  readonly measure_type: string;
  readonly measures: number;
  readonly nothing_checkable: number;
  readonly specific: number;
  readonly outcomes: number;
  readonly done: number;
  readonly ongoing: number;
  readonly planned: number;
  readonly no_action: number;
}

interface UnitRow {
  readonly unit: string;
  readonly leaves: number;
  readonly measures: number;
  readonly measures_per_leaf: number;
  readonly mean_specificity: number | null;
  readonly specific_share: number | null;
  readonly planned: number;
  readonly nothing_checkable: number;
}

interface ReuseRow {
  readonly a_problem_id: string;
  readonly a_notice_id: string;
  readonly a_unit: string;
  readonly b_problem_id: string;
  readonly b_notice_id: string;
  readonly b_unit: string;
  readonly passage: string;
  readonly characters: number;
  readonly similarity: number;
}

/** Shorter shared passages are names of documents and offices rather than copied answers. */
const REUSE_SHOWN = 20;
/** Places of one wording that the page quotes. */
const PLACES_SHOWN = 6;

/** Whether a type says what was done: what is left over is no answer to name first. */
export function isNamed({ measure_type: type }: { readonly measure_type: string }): boolean {
  return type !== "other";
}

/** What was done about it and how checkable that is. */
export async function rectification(context: Context): Promise<Section> {
  const { query, list, texts, labels, totals } = context;
  const types = await query<TypeRow>("measure_types", { level1: null });
  const units = await list<UnitRow>("unit_measures");
  const reuse = await list<ReuseRow>("reuse", { characters: REUSE_SHOWN });
  const sum = (key: "measures" | "specific" | "nothing_checkable" | "planned"): number =>
    types.reduce((total, row) => total + row[key], 0);
  const measures = sum("measures");
  if (measures === 0)
    return {
      id: "measures",
      title: texts.say("measures.title"),
      short: texts.say("nav.measures"),
      blocks: [{ kind: "prose", text: texts.phrase("measures.none") }],
    };
  const [first] = types.filter(isNamed);
  return {
    id: "measures",
    title: texts.say("measures.title"),
    short: texts.say("nav.measures"),
    blocks: [
      {
        kind: "prose",
        text: texts.phrase("measures.lead", {
          measures: texts.int(measures),
          specific: portion(texts, sum("specific"), measures),
          empty: portion(texts, sum("nothing_checkable"), measures),
          planned: sum("planned"),
          type: first ? labels.measureType(first.measure_type) : "",
          share: portion(texts, first?.measures ?? 0, measures),
          leaves: totals.nothing_checkable,
          all: totals.leaves,
        }),
      },
      { kind: "chart", chart: typeChart(context, types) },
      typesTable(context, types),
      ...(units.total > 1 ? [unitsTable(context, units)] : []),
      ...(await reusedPassages(context, reuse)),
    ],
  };
}

/** Nothing, something, two kinds or more: the three steps the chart and the tables use. */
function parts(row: TypeRow): readonly [number, number, number] {
  return [row.specific, row.measures - row.specific - row.nothing_checkable, row.nothing_checkable];
}

function typeChart(context: Context, types: readonly TypeRow[]): ReturnType<typeof stackedChart> {
  const { texts, labels } = context;
  const rows = types.slice(0, 12).map((row) => ({
    label: labels.measureType(row.measure_type),
    parts: parts(row),
    figure: texts.say("measures.chart.figure", {
      n: row.measures,
      share: portion(texts, row.specific, row.measures),
    }),
  }));
  return stackedChart(
    "measure-types",
    {
      title: texts.say("measures.chart.title"),
      description: rows.map((row) => `${row.label} ${row.parts.join("/")}`).join("; "),
      axis: texts.say("column.measures"),
      parts: [texts.say("specificity.high"), texts.say("specificity.some"), texts.say("specificity.none")],
      tip: (row, part, n) => texts.say("chart.tip", { row, part, n }),
    },
    [SPECIFICITY_COLOURS[3], SPECIFICITY_COLOURS[1], SPECIFICITY_COLOURS[0]],
    rows,
  );
}

function typesTable(context: Context, types: readonly TypeRow[]): Block {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: "measure-types",
    title: texts.say("measures.types.title"),
    columns: [
      { key: "type", label: texts.say("column.measureType"), kind: "name", width: 20 },
      { key: "measures", label: texts.say("column.measures"), kind: "int" },
      { key: "specific", label: texts.say("specificity.high"), kind: "int", definition: texts.say("define.specific") },
      { key: "some", label: texts.say("specificity.some"), kind: "int" },
      { key: "empty", label: texts.say("specificity.none"), kind: "int", definition: texts.say("define.empty") },
      { key: "outcomes", label: texts.say("column.outcomes"), kind: "int", definition: texts.say("define.outcomes") },
      { key: "done", label: texts.say("modality.done"), kind: "int" },
      { key: "ongoing", label: texts.say("modality.ongoing"), kind: "int" },
      { key: "planned", label: texts.say("modality.planned"), kind: "int" },
      { key: "none", label: texts.say("modality.none"), kind: "int" },
    ],
    rows: types.map((row) => [
      labels.measureType(row.measure_type),
      row.measures,
      ...parts(row),
      row.outcomes,
      row.done,
      row.ongoing,
      row.planned,
      row.no_action,
    ]),
    total: types.length,
    shown: 20,
    sheetOnly: true,
  };
}

function unitsTable(context: Context, list: Listed<UnitRow>): Block {
  const { texts } = context;
  return {
    kind: "table",
    id: "unit-measures",
    title: texts.say("measures.units.title"),
    note: texts.say("measures.units.note"),
    columns: [
      unitColumn(context),
      { key: "leaves", label: texts.say("column.leaves"), kind: "int" },
      { key: "measures", label: texts.say("column.measures"), kind: "int" },
      { key: "perLeaf", label: texts.say("column.perLeaf"), kind: "score", definition: texts.say("define.perLeaf") },
      { key: "specific", label: texts.say("column.specific"), kind: "share", definition: texts.say("define.specific") },
      {
        key: "mean",
        label: texts.say("column.meanSpecificity"),
        kind: "score",
        definition: texts.say("define.meanSpecificity"),
      },
      {
        key: "empty",
        label: texts.say("column.emptyLeaves"),
        kind: "int",
        definition: texts.say("define.emptyLeaves"),
      },
      { key: "planned", label: texts.say("modality.planned"), kind: "int" },
    ],
    ...listRows(list, (row) => [
      row.unit,
      row.leaves,
      row.measures,
      row.measures_per_leaf,
      row.measures < LEAST_DENOMINATOR ? null : row.specific_share,
      row.measures < LEAST_DENOMINATOR ? null : row.mean_specificity,
      row.nothing_checkable,
      row.planned,
    ]),
    shown: 20,
    inWord: true,
  };
}

async function reusedPassages(context: Context, list: Listed<ReuseRow>): Promise<readonly Block[]> {
  const { texts, mask } = context;
  if (list.total === 0) return [];
  const { passages, count } = await samePassages(list);
  const groups = passages.map((places): QuoteGroup => {
    const units = new Set(places.map((place) => place.unit)).size;
    const title = texts.say(units > 1 ? "reuse.across" : "reuse.within", {
      units,
      n: places.length,
      characters: [...places[0]!.passage].length,
    });
    return {
      title,
      total: places.length,
      items: places.slice(0, PLACES_SHOWN).map((place) => ({
        label: place.unit,
        text: excerpt(mask(place.notice_id, place.passage)),
        to: leaf(place.problem_id),
      })),
    };
  });
  return [
    {
      kind: "quotes",
      id: "reuse",
      title: texts.say("reuse.title"),
      note: texts.say("reuse.note"),
      groups,
      // A list that was cut counts pairs; what is left out is then counted in pairs as well.
      total: list.total > list.held ? list.total : count,
    },
    reuseTable(context, list),
  ];
}

/** The pairs behind the groups, for the workbook. */
function reuseTable({ texts, mask }: Context, list: Listed<ReuseRow>): Block {
  return {
    kind: "table",
    id: "text-reuse",
    title: texts.say("reuse.title"),
    note: texts.say("reuse.note"),
    columns: [
      { key: "characters", label: texts.say("column.characters"), kind: "int" },
      {
        key: "similarity",
        label: texts.say("column.similarity"),
        kind: "score",
        definition: texts.say("define.similarity"),
      },
      { key: "a_unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "a_passage", label: texts.say("column.passage"), kind: "text", width: 70 },
      { key: "b_unit", label: texts.say("column.otherUnit"), kind: "name", width: 28 },
      { key: "b_problem_id", label: texts.say("column.otherProblem"), kind: "name", width: 28 },
    ],
    ...listRows(list, (row) => [
      row.characters,
      row.similarity,
      row.a_unit,
      leafCell(mask(row.a_notice_id, row.passage), row.a_problem_id),
      row.b_unit,
      leafCell(row.b_problem_id, row.b_problem_id),
    ]),
    shown: 0,
    sheetOnly: true,
  };
}

interface Place {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit: string;
  readonly passage: string;
}

/** Groups of one wording that the page quotes. */
const WORDINGS_SHOWN = 8;

/**
 * Pairs that share one wording, punctuation aside, as one group of all the places it stands in: the first groups,
 * longest pairs first, and how many there are.
 */
async function samePassages(
  list: Listed<ReuseRow>,
): Promise<{ readonly passages: readonly (readonly Place[])[]; readonly count: number }> {
  const shown = new Map<string, Map<string, Place>>();
  const wordings = new Set<string>();
  for await (const page of list.pages())
    for (const row of page) {
      const { passage } = row;
      const wording = fold(passage).replace(/[^\p{L}\p{N}]/gu, "");
      if (wordings.size < WORDINGS_SHOWN && !wordings.has(wording)) shown.set(wording, new Map());
      wordings.add(wording);
      const places = shown.get(wording);
      if (!places) continue;
      const a = { problem_id: row.a_problem_id, notice_id: row.a_notice_id, unit: row.a_unit, passage };
      const b = { problem_id: row.b_problem_id, notice_id: row.b_notice_id, unit: row.b_unit, passage };
      for (const place of [a, b]) places.set(place.problem_id, place);
    }
  return { passages: [...shown.values()].map((places) => [...places.values()]), count: wordings.size };
}
