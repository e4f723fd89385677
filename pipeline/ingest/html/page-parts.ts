import { dataYaml } from "../../data-yaml.ts";

interface PageParts {
  /** Names of meta tags, in order of trust, lower case. */
  readonly meta: Readonly<Record<"title" | "date" | "source" | "url", readonly string[]>>;
  /** Words in class and id of elements around the content. */
  readonly furniture: readonly string[];
  readonly dateLabels: readonly string[];
  readonly sourceLabels: readonly string[];
}

let parts: PageParts | undefined;

/** What pages call their parts: `data/ingest/page-parts.yaml`. */
export function pageParts(): PageParts {
  parts ??= dataYaml("ingest", "page-parts.yaml") as PageParts;
  return parts;
}
