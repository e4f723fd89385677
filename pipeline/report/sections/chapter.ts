import { recurrenceChart } from "../charts/recurrence.ts";
import { type Context, excerpt, groupBy, leaf } from "../context.ts";
import type { Block, Phrase, Section } from "../document.ts";
import { portion, rate } from "../rate.ts";
import { type AmountRow, amountsTable } from "./chapter-amounts.ts";
import { codeMatrix, UNITS_SHOWN, type UnitCodeRow, unitCodesTable } from "./chapter-units.ts";
import { type CodeRow, codesTable } from "./codes-table.ts";
import { isNamed } from "./rectification.ts";
import { termsTable } from "./terms.ts";

interface QuoteRow {
  readonly problem_id: string;
  readonly notice_id: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly inspection_year: number | null;
  readonly code: string;
  readonly status: string | null;
  readonly text: string;
  readonly unit_leaves: number;
  readonly answer: string | null;
}

interface TypeRow {
  readonly measure_type: string;
  readonly measures: number;
  readonly nothing_checkable: number;
  readonly outcomes: number;
  readonly specific: number;
}

/** One category in detail: recurring faults, amounts, quotes per unit, what was done, what is open. */
export async function chapter(context: Context, level1: string): Promise<Section> {
  const { query, list, texts, labels, totals } = context;
  const codes = await query<CodeRow>("codes", { level1: context.scope.category?.code ?? level1 });
  const amounts = await list<AmountRow>("amounts", { level1 });
  const [named] = await query<{ n: number; leaves: number }>("amount_counts", { level1 });
  const perUnit = await list<UnitCodeRow>(
    "unit_codes",
    { level1 },
    // All codes of the units that the matrix shows.
    { first: UNITS_SHOWN * labels.codes.length },
  );
  const quotes = await query<QuoteRow>("chapter_quotes", { level1, quotes: 3, units: UNITS_QUOTED });
  const types = await query<TypeRow>("measure_types", { level1 });
  const everywhere = await query<{ measure_type: string; measures: number }>("all_measures");
  const [status] = await query<{
    leaves: number;
    units: number;
    with_status: number;
    open: number;
    nothing_checkable: number;
  }>("chapter_status", { level1 });
  const measures = types.reduce((sum, row) => sum + row.measures, 0);
  const name = labels.code(context.scope.category?.code ?? level1);
  const title = texts.say("chapter.title", { category: name });
  if (!status || status.leaves === 0)
    return {
      id: level1,
      title,
      short: name,
      blocks: [{ kind: "prose", text: texts.phrase("chapter.none", { category: name }) }],
    };
  const largest = amounts.rows.find((row) => !row.in_answer);
  const ofOneUnit = context.scope.unit !== null;
  const sentences: readonly Phrase[] = [
    ofOneUnit
      ? texts.phrase("chapter.lead.unit", {
          category: name,
          leaves: status.leaves,
          codes: texts.list(
            perUnit.rows.map((row) =>
              texts.say("dossier.count", { category: codeName(context, row.code, level1), n: row.leaves }),
            ),
          ),
        })
      : texts.phrase("chapter.lead", {
          category: name,
          leaves: status.leaves,
          units: status.units,
          all: totals.corpus_units,
          codes: texts.list(
            codes
              .slice(0, 3)
              .map((row) =>
                texts.say("recurs.next", { category: labels.code(row.code), units: row.units, leaves: row.leaves }),
              ),
          ),
        }),
    ...(largest
      ? [
          texts.phrase("chapter.amounts", {
            n: named!.n,
            leaves: named!.leaves,
            largest: { text: texts.yuan(largest.yuan), to: leaf(largest.problem_id) },
            unit: ofOneUnit ? "" : texts.say("chapter.amounts.unit", { unit: largest.unit }),
          }),
        ]
      : []),
    ...(measures > 0
      ? [
          texts.phrase("chapter.answers", {
            types: texts.list(
              types
                .filter(isNamed)
                .slice(0, 3)
                .map((row) =>
                  texts.say("chapter.answer", {
                    type: labels.measureType(row.measure_type),
                    share: portion(texts, row.measures, measures),
                  }),
                ),
            ),
            empty: status.nothing_checkable,
            leaves: status.leaves,
          }),
        ]
      : []),
    status.with_status > 0
      ? texts.phrase("chapter.open", { open: status.open, with: status.with_status })
      : texts.phrase("chapter.open.unknown"),
  ];
  const lead: Block = { kind: "lead", sentences };
  const acrossUnits = async (): Promise<readonly Block[]> => [
    { kind: "beside", blocks: [lead, { kind: "chart", chart: codeChart(context, level1, name, codes) }] },
    {
      kind: "beside",
      blocks: [
        codeMatrix(context, level1, name, codes, perUnit.rows, status.units),
        await termsTable(context, level1, name),
      ],
    },
    {
      ...codesTable(context, codes, `${level1}-codes`),
      title: texts.say("chapter.codes", { category: name }),
      sheetOnly: true,
      inWord: false,
    },
    unitCodesTable(context, level1, name, perUnit),
  ];
  const blocks: Block[] = [
    ...(ofOneUnit ? [lead] : await acrossUnits()),
    ...amountsTable(context, level1, name, amounts),
    ...quotesPerUnit(context, level1, name, quotes, status.units),
    typesTable(context, level1, name, types, everywhere),
  ];
  return { id: level1, title, short: name, blocks };
}

function codeName({ texts, labels }: Context, code: string, level1: string): string {
  return code === level1 ? texts.say("codes.undivided") : labels.code(code);
}

function codeChart(
  context: Context,
  level1: string,
  name: string,
  codes: readonly CodeRow[],
): ReturnType<typeof recurrenceChart> {
  const { texts, totals } = context;
  const bars = codes.map((row) => ({
    label: codeName(context, row.code, row.level1),
    n: row.units,
    figure: texts.say("recurs.chart.figure", {
      units: row.units,
      all: totals.corpus_units,
      leaves: texts.int(row.leaves),
    }),
    highlighted: true,
  }));
  return recurrenceChart(
    `${level1}-recurrence`,
    {
      title: texts.say("chapter.chart", { category: name, units: totals.corpus_units }),
      description: bars.map((bar) => `${bar.label} ${bar.figure}`).join("; "),
    },
    bars,
    totals.corpus_units,
  );
}

/** Units whose quotes the page shows; all of them are in the leaf list and the workbook. */
const UNITS_QUOTED = 12;

function quotesPerUnit(
  context: Context,
  level1: string,
  name: string,
  rows: readonly QuoteRow[],
  units: number,
): readonly Block[] {
  const { texts, labels, mask } = context;
  const groups = groupBy(rows, (row) => row.unit_id).map((unit) => ({
    title: texts.say("quotes.group", { unit: unit[0].unit, leaves: unit[0].unit_leaves }),
    total: unit[0].unit_leaves,
    items: unit.map((row) => ({
      label: [labels.code(row.code), row.inspection_year ?? "", row.status ? texts.say(`status.${row.status}`) : ""]
        .filter((part) => part !== "")
        .join(" · "),
      text: excerpt(mask(row.notice_id, row.text)),
      to: leaf(row.problem_id),
      ...(row.answer === null ? {} : { answer: excerpt(mask(row.notice_id, row.answer), 80) }),
    })),
  }));
  return [
    {
      kind: "quotes",
      id: `${level1}-quotes`,
      title: texts.say(context.scope.unit ? "quotes.title.unit" : "quotes.title", { category: name }),
      groups,
      total: units,
    },
  ];
}

function typesTable(
  context: Context,
  level1: string,
  name: string,
  types: readonly TypeRow[],
  everywhere: readonly { readonly measure_type: string; readonly measures: number }[],
): Block {
  const { texts, labels } = context;
  const sum = (rows: readonly { readonly measures: number }[]): number => rows.reduce((n, row) => n + row.measures, 0);
  const all = sum(everywhere);
  const own = sum(types);
  const share = new Map(everywhere.map((row) => [row.measure_type, rate(row.measures, all)]));
  return {
    kind: "table",
    id: `${level1}-measures`,
    title: texts.say("chapter.measures", { category: name }),
    note: texts.say("chapter.measures.note"),
    columns: [
      { key: "type", label: texts.say("column.measureType"), kind: "name", width: 20 },
      { key: "measures", label: texts.say("column.measures"), kind: "int" },
      { key: "share", label: texts.say("column.share"), kind: "share", definition: texts.say("define.type.share") },
      {
        key: "everywhere",
        label: texts.say("column.everywhere"),
        kind: "share",
        definition: texts.say("define.type.everywhere"),
      },
      { key: "specific", label: texts.say("column.specific"), kind: "share", definition: texts.say("define.specific") },
      { key: "empty", label: texts.say("column.empty"), kind: "int", definition: texts.say("define.empty") },
      { key: "outcomes", label: texts.say("column.outcomes"), kind: "int", definition: texts.say("define.outcomes") },
    ],
    rows: types.map((row) => [
      labels.measureType(row.measure_type),
      row.measures,
      rate(row.measures, own),
      share.get(row.measure_type) ?? rate(0, all),
      rate(row.specific, row.measures),
      row.nothing_checkable,
      row.outcomes,
    ]),
    total: types.length,
    shown: 8,
  };
}
