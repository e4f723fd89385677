import { readdirSync } from "node:fs";
import { dataYaml } from "./data-yaml.ts";
import { dataFile } from "./package-root.ts";
import type { Span } from "./span.ts";

export type Severity = "error" | "warning" | "note";
export type StageName = "ingest" | "parse" | "tokenize" | "classify" | "load" | "compare" | "report";

/** What stands in the places of `{name}` in the text of a finding: as printed in the source, or a name of `values`. */
export type FindingDetail = Readonly<Record<string, string | number | readonly number[]>>;

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
  /** The words and numbers in its text, by name: from them it is told in the other language too. */
  readonly detail: FindingDetail;
  readonly span: Span | null;
}

export type Lang = "zh" | "en";

export interface CatalogueEntry {
  readonly severity: Severity;
  readonly zh: { readonly message: string; readonly remedy: string };
  readonly en: { readonly message: string; readonly remedy: string };
  /** By name of a detail: the values it can have, and how each language says them. Other details are shown as they are. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<Lang, string>>>>>>;
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
 * @throws Error when the catalogue lacks the code or a value that it enumerates: every finding must be documented.
 */
export function finding(
  code: string,
  span: Span | null = null,
  detail: FindingDetail = {},
  lang: Lang = "zh",
): Finding {
  const entry = findingCatalogue()[code];
  if (!entry) throw new Error(`finding code ${code} is not in data/findings/: add it there with message and remedy`);
  for (const [name, values] of Object.entries(entry.values ?? {}))
    if (!Object.hasOwn(values, String(detail[name])))
      throw new Error(`finding ${code}: ${name} can't be ${detail[name]}; its values stand in data/findings/`);
  const told = new Set(detailNames(entry));
  return {
    code,
    severity: entry.severity,
    stage: code.slice(0, code.indexOf("/")) as StageName,
    message: findingText(entry, "message", detail, lang),
    remedy: findingText(entry, "remedy", detail, lang),
    detail: Object.fromEntries(Object.entries(detail).filter(([name]) => told.has(name))),
    span,
  };
}

/** Message or remedy of a finding in a language. */
export function findingText(
  entry: CatalogueEntry,
  part: "message" | "remedy",
  detail: FindingDetail,
  lang: Lang,
): string {
  return entry[lang][part].replace(DETAIL, (whole, name: string) => {
    const value = detail[name];
    if (value === undefined) return whole;
    if (typeof value === "object") return value.join(lang === "zh" ? "、" : ", ");
    return entry.values?.[name]?.[value]?.[lang] ?? String(value);
  });
}

const DETAIL = /\{(\w+)\}/g;

/** The details that the texts of a finding name. */
export function detailNames({ zh, en }: CatalogueEntry): string[] {
  const texts = [zh.message, zh.remedy, en.message, en.remedy].join("");
  return [...new Set([...texts.matchAll(DETAIL)].map(([, name]) => name!))];
}
