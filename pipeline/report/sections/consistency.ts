import type { Lang } from "../../finding.ts";
import { findingWords } from "../../finding-words.ts";
import { type Context, excerpt, leafCell, unitColumn } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, Section } from "../document.ts";
import { unmasked } from "../redact/redactor.ts";
import { listRows } from "../rows.ts";

interface ReconciliationRow {
  readonly notice_id: string;
  readonly unit: string;
  readonly inspection_year: number | null;
  readonly what: string;
  readonly declared: number;
  readonly compared_level: string | null;
  readonly parsed: number | null;
  readonly delta: number | null;
  readonly verdict: string;
  readonly reason: string;
  readonly raw: string | null;
}

interface ContradictionRow {
  readonly notice_id: string;
  readonly unit: string;
  readonly inspection_year: number | null;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly detail: string | null;
  readonly problem_id: string | null;
}

interface FindingRow {
  readonly code: string;
  readonly severity: string;
  readonly n: number;
  readonly places: number;
  readonly example: string;
  readonly remedy: string;
  readonly detail: string | null;
}

/** What the notices say about themselves that does not add up. */
export async function consistency(context: Context): Promise<Section> {
  const { query, list, texts } = context;
  const rows = await list<ReconciliationRow>("reconciliation");
  const verdicts = await query<{ verdict: string; n: number }>("verdict_counts");
  const findings = await query<FindingRow>("findings");
  const contradictions = await list<ContradictionRow>("contradictions");
  const count = (...names: readonly string[]): number =>
    verdicts.filter((row) => names.includes(row.verdict)).reduce((sum, row) => sum + row.n, 0);
  return {
    id: "consistency",
    title: texts.say("consistency.title"),
    short: texts.say("nav.consistency"),
    blocks: [
      {
        kind: "prose",
        text:
          rows.total === 0
            ? texts.phrase("consistency.none")
            : texts.sentence("consistency.lead", { declared: rows.total }, "parts", [
                ["consistency.part.exact", count("exact")],
                ["consistency.part.off", count("off")],
                ["consistency.part.contradictory", count("internally-inconsistent")],
                ["consistency.part.other", count("level-not-printed", "not-applicable")],
              ]),
      },
      ...reconciliationTable(context, rows),
      ...contradictionsTable(context, contradictions),
      ...findingsTable(context, findings),
    ],
  };
}

function reconciliationTable(context: Context, list: Listed<ReconciliationRow>): readonly Block[] {
  const { texts, mask } = context;
  if (list.total === 0) return [];
  // What agrees comes last and needs no reading; it stays in the workbook.
  const amiss = list.rows.filter((row) => row.verdict === "off" || row.verdict === "internally-inconsistent").length;
  return [
    {
      kind: "table",
      id: "reconciliation",
      title: texts.say("reconciliation.title"),
      note: texts.say("reconciliation.note"),
      columns: [
        unitColumn(context),
        { key: "year", label: texts.say("column.year"), kind: "year" },
        { key: "what", label: texts.say("column.what"), kind: "name", width: 16 },
        { key: "raw", label: texts.say("column.raw"), kind: "text", width: 30, definition: texts.say("define.raw") },
        { key: "declared", label: texts.say("column.declared"), kind: "int", definition: texts.say("define.declared") },
        { key: "parsed", label: texts.say("column.parsed"), kind: "int", definition: texts.say("define.parsed") },
        { key: "delta", label: texts.say("column.delta"), kind: "int", definition: texts.say("define.delta") },
        {
          key: "verdict",
          label: texts.say("column.verdict"),
          kind: "name",
          width: 18,
          definition: texts.say("define.verdict"),
        },
      ],
      ...listRows(list, (row) => [
        row.unit,
        row.inspection_year,
        texts.say(`what.${row.what}`),
        row.raw === null ? null : mask(row.notice_id, row.raw),
        row.declared,
        row.parsed,
        row.delta,
        texts.say(`verdict.${row.verdict}`),
      ]),
      shown: Math.min(20, Math.max(amiss, 5)),
      inWord: true,
    },
  ];
}

/** Tells the words of a finding's row in the language of the report. */
const teller =
  (lang: Lang) =>
  (
    { code, detail }: { readonly code: string; readonly detail: string | null },
    part: "message" | "remedy",
    words: string,
  ) =>
    findingWords(code, part, { words, detail }, lang);

function contradictionsTable(context: Context, list: Listed<ContradictionRow>): readonly Block[] {
  const { texts, mask } = context;
  if (list.total === 0) return [];
  const told = teller(texts.lang);
  return [
    {
      kind: "table",
      id: "contradictions",
      title: texts.say("contradictions.title"),
      note: texts.say("contradictions.note"),
      columns: [
        unitColumn(context),
        { key: "year", label: texts.say("column.year"), kind: "year", definition: texts.say("define.year") },
        { key: "message", label: texts.say("column.contradiction"), kind: "text", width: 70 },
        { key: "remedy", label: texts.say("column.remedy"), kind: "text", width: 40 },
      ],
      ...listRows(list, (row) => {
        const message = excerpt(mask(row.notice_id, told(row, "message", row.message)));
        return [
          row.unit,
          row.inspection_year,
          row.problem_id === null ? message : leafCell(message, row.problem_id),
          told(row, "remedy", row.remedy),
        ];
      }),
      shown: 15,
      inWord: true,
    },
  ];
}

function findingsTable(context: Context, rows: readonly FindingRow[]): readonly Block[] {
  const { texts, redactor } = context;
  const mask = redactor?.message ?? unmasked;
  if (rows.length === 0) return [];
  const told = teller(texts.lang);
  return [
    {
      kind: "table",
      id: "findings",
      title: texts.say("findings.title"),
      note: texts.say("findings.note"),
      columns: [
        { key: "severity", label: texts.say("column.severity"), kind: "name" },
        { key: "n", label: texts.say("column.count"), kind: "int" },
        { key: "places", label: texts.say("column.places"), kind: "int", definition: texts.say("define.places") },
        { key: "example", label: texts.say("column.example"), kind: "text", width: 60 },
        { key: "remedy", label: texts.say("column.remedy"), kind: "text", width: 50 },
        { key: "code", label: texts.say("column.code"), kind: "name", width: 30 },
      ],
      rows: rows.map((row) => [
        texts.say(`severity.${row.severity}`),
        row.n,
        row.places,
        mask(null, told(row, "message", row.example)),
        mask(null, told(row, "remedy", row.remedy)),
        row.code,
      ]),
      total: rows.length,
      shown: 12,
    },
  ];
}
