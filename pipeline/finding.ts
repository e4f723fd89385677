import { readdirSync } from "node:fs";
import { dataYaml } from "./data-yaml.ts";
import { dataFile } from "./package-root.ts";
import type { Span } from "./span.ts";

export type Severity = "error" | "warning" | "note";
export type StageName = "ingest" | "parse" | "tokenize" | "classify" | "load" | "compare" | "report";

/**
 * One irregularity, kept beside the data it concerns. A finding is an expected irregularity of the world (a numbering
 * gap, a damaged date, an unreadable file); a broken invariant of the program throws instead.
 */
export interface Finding {
  /** Key of `data/findings/<stage>.yaml`, e.g. `parse/number-missing`. */
  readonly code: string;
  readonly severity: Severity;
  readonly stage: StageName;
  /** What happened, with the words or numbers concerned. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly span: Span | null;
}

export type Lang = "zh" | "en";

interface CatalogueEntry {
  readonly severity: Severity;
  readonly zh: { readonly message: string; readonly remedy: string };
  readonly en: { readonly message: string; readonly remedy: string };
}

let catalogue: Readonly<Record<string, CatalogueEntry>> | undefined;

/** The finding texts, read once from `data/findings/<stage>.yaml`. */
export function findingCatalogue(): Readonly<Record<string, CatalogueEntry>> {
  catalogue ??= Object.assign(
    {},
    ...readdirSync(dataFile("findings"))
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => dataYaml("findings", name) as Record<string, CatalogueEntry>),
  ) as Record<string, CatalogueEntry>;
  return catalogue;
}

/**
 * A finding with its catalogue text; `{name}` in the text is replaced by `detail.name`.
 *
 * @throws Error when the code is not in the catalogue: every finding must be documented.
 */
export function finding(
  code: string,
  span: Span | null = null,
  detail: Readonly<Record<string, string | number>> = {},
  lang: Lang = "zh",
): Finding {
  const entry = findingCatalogue()[code];
  if (!entry) throw new Error(`finding code ${code} is not in data/findings/: add it there with message and remedy`);
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));
  return {
    code,
    severity: entry.severity,
    stage: code.slice(0, code.indexOf("/")) as StageName,
    message: fill(entry[lang].message),
    remedy: fill(entry[lang].remedy),
    span,
  };
}
