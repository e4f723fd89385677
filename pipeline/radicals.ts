import { dataYaml } from "./data-yaml.ts";

let radicals: ReadonlyMap<string, string> | undefined;

/** The character that each radical looks like (⽅ 方, ⻅ 见): `data/ingest/radicals.yaml`. */
export function radicalCharacters(): ReadonlyMap<string, string> {
  radicals ??= new Map(
    (dataYaml("ingest", "radicals.yaml") as { radicals: string }).radicals
      .trim()
      .split(" ")
      .map((pair) => [...pair] as [string, string]),
  );
  return radicals;
}
