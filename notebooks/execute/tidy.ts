import type { Output } from "./notebook.ts";

/** Folders of this machine, by what stands for them in a saved notebook. */
export type Places = Readonly<Record<string, string>>;

/**
 * The outputs of a cell as they are saved: text that came in pieces is one piece, whatever the timing, and folders of
 * this machine carry the names under which a reader knows them.
 */
export function tidy(outputs: readonly Output[], places: Places): readonly Output[] {
  const merged: Output[] = [];
  for (const output of outputs) {
    const last = merged.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name)
      merged[merged.length - 1] = { ...last, text: last.text + output.text };
    else merged.push(output);
  }
  return merged.map((output) =>
    output.output_type === "stream"
      ? { ...output, text: withoutPlaces(output.text, places) }
      : { ...output, data: withoutPlaces(output.data, places) },
  );
}

function withoutPlaces<Value>(value: Value, places: Places): Value {
  // Through JSON, because a folder may stand anywhere in a display; the longest first, as one may hold another.
  const folders = Object.entries(places).toSorted(([, a], [, b]) => b.length - a.length);
  let json = JSON.stringify(value);
  for (const [name, folder] of folders) json = json.replaceAll(JSON.stringify(folder).slice(1, -1), name);
  return JSON.parse(json) as Value;
}
