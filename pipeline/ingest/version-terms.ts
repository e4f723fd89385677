import { dataYaml } from "../data-yaml.ts";

interface VersionTerms {
  readonly official: readonly string[];
}

let terms: VersionTerms | undefined;

/** Official sites and the words for decisions about versions: `data/ingest/versions.yaml`. */
export function versionTerms(): VersionTerms {
  terms ??= dataYaml("ingest", "versions.yaml") as VersionTerms;
  return terms;
}

/** Whether an office publishes under this address by itself. */
export function isOfficial(url: string): boolean {
  const host = /^(?:[a-z]{1,10}:)?\/\/([^/:?#]+)/iu.exec(url)?.[1] ?? url.split(/[/?#]/u)[0]!;
  return versionTerms().official.some((site) => host.toLowerCase() === site || host.toLowerCase().endsWith(`.${site}`));
}
