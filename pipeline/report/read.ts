import type { DuckDBConnection } from "@duckdb/node-api";
import { packageVersion } from "../package-root.ts";
import { anchor } from "./anchor.ts";
import { citation } from "./citation.ts";
import { type Context, type Totals, years } from "./context.ts";
import { queries } from "./database.ts";
import type { CoverLine, ReportDocument, Section } from "./document.ts";
import { type Labels, readLabels } from "./labels.ts";
import { readLeaves } from "./leaves.ts";
import { type Redactor, redactor as readRedactor, unmasked, withMaskedPaths } from "./redact/redactor.ts";
import { openScope, type Scope } from "./scope.ts";
import { chapter } from "./sections/chapter.ts";
import { consistency } from "./sections/consistency.ts";
import { differences } from "./sections/differences.ts";
import { profile } from "./sections/dossier.ts";
import { method } from "./sections/method.ts";
import { openItems } from "./sections/open-items.ts";
import { nothingListed, overview } from "./sections/overview.ts";
import { rectification } from "./sections/rectification.ts";
import { repetitionSection } from "./sections/repetition.ts";
import type { Texts } from "./texts.ts";

/** Names of the files of one report; nothing of them comes from a notice except a sanitised id. */
export interface ReportName {
  readonly page: string;
  readonly base: string;
  /** Folder of the CSV files. */
  readonly folder: string;
}

/** Reads what a report says from the database; of long lists the first rows, the others when they are written. */
export async function readDocument(
  connection: DuckDBConnection,
  texts: Texts,
  options: { readonly unit?: string | undefined; readonly category?: string | undefined; readonly redact: boolean },
): Promise<{ readonly document: ReportDocument; readonly name: ReportName }> {
  const plain = queries(connection);
  const redactor = options.redact ? await readRedactor(plain.query) : null;
  const { query, list } = redactor ? await withMaskedPaths(plain, redactor) : plain;
  const labels = await readLabels(query, texts.lang);
  const scope = shownScope(await openScope(connection, labels, options), redactor);
  for (const basis of ["basis_measures", "basis_cells", "basis_repeats"]) await query(basis);
  const [totals] = await query<Totals>("totals");
  const named = titles(texts, labels, scope, totals!);
  const cited = await citation(query, texts, named.title, labels.version, totals!);
  const context: Context = {
    query,
    list,
    texts,
    labels,
    scope,
    totals: totals!,
    mask: redactor?.words ?? unmasked,
    redactor,
    citation: cited,
  };
  const sections: Section[] = [];
  for (const section of sectionsOf(scope, totals!)) sections.push(await section(context));
  const leaves = await readLeaves(context);
  const document: ReportDocument = {
    lang: texts.lang,
    brief: scope.unit !== null,
    ...named,
    restriction: texts.say(options.redact ? "restriction.public" : "restriction.restricted"),
    cover: cover(context, leaves.held),
    sections,
    leaves,
    longestText: async () => {
      const [longest] = await query<{ bytes: number | null }>("longest_text");
      return longest?.bytes ?? 0;
    },
  };
  // What was not asked for names no file: the report of a corpus of one unit stands where any report does.
  return { document, name: nameOf(options.unit === undefined ? { ...scope, unit: null } : scope) };
}

/** A path stands for the unit of a notice that names none. */
function shownScope(scope: Scope, redactor: Redactor | null): Scope {
  const unit = scope.unit && { ...scope.unit, unit: redactor?.paths.get(scope.unit.unit) ?? scope.unit.unit };
  return { ...scope, unit };
}

type SectionReader = (context: Context) => Promise<Section>;

const CHAPTERS: readonly SectionReader[] = ["finance", "ideology"].map(
  (level1) => (context) => chapter(context, level1),
);

/** A dossier of one unit, a chapter on one category, or the report over all. */
function sectionsOf({ unit, category }: Scope, totals: Totals): readonly SectionReader[] {
  if (totals.leaves === 0 && totals.notices_without_leaves > 0) return [nothingListed, consistency, method];
  if (unit) {
    const chapters = category ? [] : CHAPTERS;
    const elsewhere = totals.corpus_units > 1 ? [repetitionSection] : [];
    return [profile, openItems, ...[...chapters, ...elsewhere, rectification, consistency, method].map(onPageOnly)];
  }
  if (category)
    return [
      (context) => chapter(context, category.level1),
      repetitionSection,
      differences,
      rectification,
      openItems,
      method,
    ];
  return [overview, differences, ...CHAPTERS, rectification, openItems, consistency, method];
}

/** A dossier is two or three pages on paper; the rest is for the screen. */
function onPageOnly(read: SectionReader): SectionReader {
  return async (context) => ({ ...(await read(context)), pageOnly: true });
}

function titles(
  texts: Texts,
  labels: Labels,
  scope: Scope,
  totals: Totals,
): Pick<ReportDocument, "title" | "titleParts" | "subtitle"> {
  const titleParts = scope.unit
    ? texts.phrase("report.title.unit", { unit: scope.unit.unit }).map((part) => part.text)
    : [
        scope.category
          ? texts.say("report.title.category", { category: labels.code(scope.category.code) })
          : texts.say("report.title"),
      ];
  const told = years(totals.first_year, totals.last_year);
  const subtitle = texts.say(scope.unit ? "report.subtitle.unit" : "report.subtitle", {
    units: texts.int(totals.units),
    notices: texts.int(totals.notices),
    leaves: texts.int(totals.leaves),
    years: told ? texts.say("report.subtitle.years", { years: told }) : "",
  });
  return { title: titleParts.join(""), titleParts, subtitle };
}

function cover(context: Context, listed: number): ReportDocument["cover"] {
  const { texts, labels, scope, totals, redactor } = context;
  const filters = [
    scope.unit && texts.say("cover.scope.unit", { unit: scope.unit.unit }),
    scope.category && texts.say("cover.scope.category", { category: labels.code(scope.category.code) }),
  ].filter((filter) => filter !== null);
  const line = (key: string, value: string): CoverLine => ({
    label: texts.say(`cover.${key}`),
    value,
    ...(["n", "codebook", "program", "limits"].includes(key) ? { spare: true } : {}),
  });
  return [
    line("scope", filters.length > 0 ? filters.join(texts.say("mark.semicolon")) : texts.say("cover.scope.all")),
    line(
      "n",
      texts.say("cover.n.value", {
        units: texts.int(totals.units),
        notices: texts.int(totals.notices),
        leaves: texts.int(totals.leaves),
        measures: texts.int(totals.measures),
      }),
    ),
    line("codebook", texts.say("cover.codebook.value", { version: labels.version })),
    line("program", `xunjian ${packageVersion}`),
    line("citation", context.citation),
    line("restriction", texts.say(redactor ? "cover.restriction.public" : "cover.restriction.restricted")),
    line("caveat", texts.say("cover.caveat.value")),
    line(
      "limits",
      listed < totals.leaves
        ? texts.say("cover.limits.cut", { shown: texts.int(listed), leaves: texts.int(totals.leaves) })
        : texts.say("cover.limits.none", { leaves: texts.int(totals.leaves) }),
    ),
  ];
}

function nameOf(scope: Scope): ReportName {
  const parts = [scope.unit && `unit-${scope.unit.unitId}`, scope.category && `category-${scope.category.code}`];
  const base = parts
    .filter((part) => part !== null)
    .map(anchor)
    .join("_");
  return base === ""
    ? { page: "index.html", base: "report", folder: "tables" }
    : { page: `${base}.html`, base, folder: `tables-${base}` };
}
