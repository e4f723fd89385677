import { packageVersion } from "../package-root.ts";
import { type Totals, years } from "./context.ts";
import type { Query } from "./database.ts";
import type { Texts } from "./texts.ts";

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
  texts: Texts,
  title: string,
  codebook: string,
  totals: Pick<Totals, "notices" | "leaves" | "first_year" | "last_year">,
): Promise<string> {
  const runs = await query<RunRow>("runs");
  const named = (values: readonly string[]): string => (values.length > 0 ? texts.list(values) : "–");
  return texts.say("cover.citation.value", {
    version: packageVersion,
    title,
    codebook,
    notices: texts.int(totals.notices),
    leaves: texts.int(totals.leaves),
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
