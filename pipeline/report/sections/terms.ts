import type { Context } from "../context.ts";
import type { Block } from "../document.ts";

/** One row of `queries/terms.sql`. */
interface TermRow {
  readonly term: string;
  readonly n: number;
  readonly leaves: number;
  readonly reference_n: number;
  readonly g2: number;
  readonly log_odds_z: number;
  readonly dispersion: number | null;
}

/** Words in which the category is written about: the start of a closer reading, and of a better codebook. */
export async function termsTable(context: Context, level1: string, name: string): Promise<Block> {
  const { query, texts, redactor } = context;
  await query("basis_terms");
  const all = await query<TermRow>("terms", { level1 });
  const terms = redactor ? all.filter(({ term }) => redactor.term(null, term) === null) : all;
  return {
    kind: "table",
    id: `${level1}-terms`,
    title: texts.say("terms.title", { category: name }),
    note: texts.say("terms.note"),
    columns: [
      { key: "term", label: texts.say("column.term"), kind: "name", width: 18 },
      { key: "n", label: texts.say("column.termCount"), kind: "int", definition: texts.say("define.termCount") },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int" },
      {
        key: "reference",
        label: texts.say("column.reference"),
        kind: "int",
        definition: texts.say("define.reference"),
      },
      { key: "g2", label: "G²", kind: "score", definition: texts.say("define.g2") },
      { key: "z", label: texts.say("column.logOddsZ"), kind: "score", definition: texts.say("define.cell.logOddsZ") },
      { key: "dispersion", label: "DP", kind: "score", definition: texts.say("define.dispersion") },
    ],
    rows: terms.map((row) => [row.term, row.n, row.leaves, row.reference_n, row.g2, row.log_odds_z, row.dispersion]),
    total: terms.length,
    shown: 10,
  };
}
