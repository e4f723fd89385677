import { say } from "./display";

/** Two sets of figures that must be the same, each under a key. */
export type Figures = ReadonlyMap<string, number>;

/**
 * Stops the notebook unless two ways to the same figures give the same doubles, key by key: not "nearly", because a
 * figure that differs in its last digit was computed otherwise than it is said to be. Missing equals missing.
 */
export function expectSame(what: string, computed: Figures, published: Figures): void {
  const keys = [...new Set([...computed.keys(), ...published.keys()])].sort();
  const differing = keys.filter((key) => !Object.is(positive(computed.get(key)), positive(published.get(key))));
  if (keys.length === 0) throw new Error(`${what}: there is nothing to compare`);
  if (differing.length > 0) {
    const examples = differing.slice(0, 5).map((key) => `${key}: ${computed.get(key)} ≠ ${published.get(key)}`);
    throw new Error(`${what}: ${differing.length} of ${keys.length} figures differ\n${examples.join("\n")}`);
  }
  say(`✓ ${what}：${keys.length} 个数字逐位相同 / all ${keys.length} figures equal to the last digit`);
}

/** -0 and 0 are the same figure. */
function positive(value: number | undefined): number | undefined {
  return value === 0 ? 0 : value;
}

/** Figures of rows: one for each of `columns`, keyed by the words of `keys` and the column. */
export function figures(
  rows: readonly Readonly<Record<string, unknown>>[],
  keys: readonly string[],
  columns: Readonly<Record<string, string>>,
): Figures {
  const found = new Map<string, number>();
  for (const row of rows)
    for (const [column, name] of Object.entries(columns)) {
      const key = [...keys.map((one) => row[one]), name].join(" · ");
      if (found.has(key)) throw new Error(`two rows are called ${key}`);
      found.set(key, row[column] as number);
    }
  return found;
}
