import type { DuckDBConnection } from "@duckdb/node-api";
import { stringify } from "yaml";
import type { Lang } from "../finding.ts";
import { packageVersion } from "../package-root.ts";
import { type Totals, years } from "./context.ts";
import { type Query, queries } from "./database.ts";
import { readLabels } from "./labels.ts";
import { openScope } from "./scope.ts";
import { type Texts, texts } from "./texts.ts";

/** One row of `queries/runs.sql`. */
interface RunRow {
  readonly run_id: string;
  readonly manifest: string;
}

/**
 * What a paper or another report has to say to name exactly these numbers: program, codebook, size and hash of the
 * corpus, and the run. Stands in every format.
 */
export async function citation(
  query: Query,
  words: Texts,
  title: string,
  codebook: string,
  totals: Pick<Totals, "notices" | "leaves" | "first_year" | "last_year">,
): Promise<string> {
  const runs = await query<RunRow>("runs");
  const named = (values: readonly string[]): string => (values.length > 0 ? words.list(values) : "–");
  return words.say("cover.citation.value", {
    version: packageVersion,
    title,
    codebook,
    notices: words.int(totals.notices),
    leaves: words.int(totals.leaves),
    years: years(totals.first_year, totals.last_year) || "–",
    corpus: named(runs.flatMap((run) => corpusHash(run.manifest))),
    runs: named(runs.map((run) => run.run_id)),
  });
}

/** Hash of everything read, which tells a reader of a citation whether they hold the same texts. */
function corpusHash(manifest: string): readonly string[] {
  const { corpus } = JSON.parse(manifest) as { corpus?: unknown };
  return typeof corpus === "string" ? [corpus] : [];
}

/**
 * The same statement for a folder of exported tables, as a Citation File (CFF 1.2.0), which reference managers read.
 * Says also whether names and contacts are masked.
 */
export async function citationFile(connection: DuckDBConnection, lang: Lang, redact: boolean): Promise<string> {
  const words = texts(lang);
  const { query } = queries(connection);
  const labels = await readLabels(query, lang);
  await openScope(connection, labels, {});
  const [totals] = await query<Totals>("totals");
  const title = words.say("export.title");
  return stringify(
    {
      "cff-version": "1.2.0",
      message: await citation(query, words, title, labels.version, totals!),
      type: "dataset",
      title,
      authors: [{ name: "xunjian" }],
      version: packageVersion,
      abstract: words.say(redact ? "cover.restriction.public" : "cover.restriction.restricted"),
    },
    { lineWidth: 0 },
  );
}
