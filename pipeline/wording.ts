import { dataYaml } from "./data-yaml.ts";
import type { Lang } from "./finding.ts";

/** A text of an output; `{name}` in it is replaced by a value, where one of this name is given. */
export type Wording = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const read = new Map<string, Wording>();

/**
 * The wording of an output in one language: `data/<output>/<lang>.yaml`, a flat map of keys to sentences, and the names that
 * all outputs share (`data/glossary/<lang>.yaml`: statuses, declared totals). Read once a process.
 */
export function wordingOf(output: "report" | "evaluate", lang: Lang): Wording {
  const name = `data/${output}/${lang}.yaml`;
  const known = read.get(name);
  if (known) return known;
  const words: ReadonlyMap<string, string> = new Map(
    ["glossary", output].flatMap((folder) =>
      Object.entries(dataYaml(folder, `${lang}.yaml`) as Readonly<Record<string, string>>),
    ),
  );
  const wording: Wording = (key, values) => {
    const found = words.get(key);
    if (found === undefined) throw new Error(`${name} has no text ${key}`);
    return values ? found.replace(/\{(\w+)\}/g, (whole, one: string) => String(values[one] ?? whole)) : found;
  };
  read.set(name, wording);
  return wording;
}
