import { formatOfMediaType } from "../ingest/identify.ts";
import type { Interval } from "../statistics/interval.ts";
import { LEAST_DENOMINATOR } from "../statistics/least-denominator.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import type { MetaField } from "./gold.ts";
import type { Outcome } from "./outcome.ts";
import type { ReadCase } from "./read-cases.ts";

/** What error rates are broken down by. */
export const GROUPINGS = ["region", "year", "format"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is rated: items of `items.ts`; a pool counts all its parts. */
export const RATED = ["problems", "measures", "status", "category.level1", "category.level2"] as const;

/** How often one item was read wrongly in the texts of one region, year or format. */
export interface ErrorRate {
  readonly by: Grouping;
  /** `unknown` where neither labels nor text say. */
  readonly group: string;
  readonly item: (typeof RATED)[number];
  readonly notices: number;
  /** Comparisons, those of unsure labels apart. */
  readonly n: number;
  readonly errors: number;
  readonly rate: number;
  /** Wilson, leaf by leaf; errors of one notice come together, so with few notices the truth may lie outside. */
  readonly interval: Interval;
  /** Fewer comparisons than a rate should rest on. */
  readonly smallN: boolean;
}

const UNKNOWN = "unknown";

/**
 * Error rates by region, year of the inspection and format of the file. Groups in code-unit order, `unknown` last.
 *
 * @param perCase the outcomes of each case
 */
export function errorRates(cases: readonly ReadCase[], perCase: readonly (readonly Outcome[])[]): ErrorRate[] {
  return GROUPINGS.flatMap((by) => {
    const groups = new Map<string, (readonly Outcome[])[]>();
    for (const [at, one] of cases.entries()) {
      const group = groupOf(by, one) ?? UNKNOWN;
      groups.set(group, [...(groups.get(group) ?? []), perCase[at]!]);
    }
    const rank = (group: string): string => (group === UNKNOWN ? "\uffff" : group);
    return [...groups]
      .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
      .flatMap(([group, outcomes]) => RATED.flatMap((item) => rateOf(by, group, item, outcomes)));
  });
}

function rateOf(
  by: Grouping,
  group: string,
  item: ErrorRate["item"],
  perCase: readonly (readonly Outcome[])[],
): ErrorRate[] {
  const compared = perCase
    .map((outcomes) =>
      outcomes.filter((one) => !one.isUnsure && (one.item === item || one.item.startsWith(`${item}.`))),
    )
    .filter((outcomes) => outcomes.length > 0);
  const n = compared.flat().length;
  if (n === 0) return [];
  const errors = compared.flat().filter(({ isRight }) => !isRight).length;
  const interval = wilsonInterval(errors, n);
  return [
    { by, group, item, notices: compared.length, n, errors, rate: errors / n, interval, smallN: n < LEAST_DENOMINATOR },
  ];
}

/** Dates in the order in which they stand for the year of the inspection (as `inspection_year` of the database). */
const YEAR_FIELDS: readonly MetaField[] = ["inspection_end", "feedback_date", "signed_on", "published_on"];

function groupOf(by: Grouping, { labelled, reading }: ReadCase): string | null {
  // What the labels say of the text is surer than what was read in it; null there says that the text does not tell.
  const stated = (field: MetaField): string | null => {
    const label = labelled.gold.meta?.[field];
    return label === undefined ? (reading.meta[field]?.value ?? null) : label;
  };
  if (by === "region") return stated("region");
  if (by === "format") return reading.mediaType === null ? null : formatOfMediaType(reading.mediaType);
  const dated = YEAR_FIELDS.map(stated).find((date) => date !== null);
  return dated?.slice(0, "2024".length) ?? null;
}
