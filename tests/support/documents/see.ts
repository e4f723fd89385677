import { type IngestOptions, ingest } from "../../../pipeline/ingest/ingest.ts";
import type { Refused, Seen, Source } from "../../../pipeline/model.ts";

/** Everything ingest sees, in its order. */
export async function seeAll(inputs: readonly string[], options: IngestOptions = {}): Promise<Seen[]> {
  const all: Seen[] = [];
  for await (const seen of ingest(inputs, options)) all.push(seen);
  return all;
}

export function sources(all: readonly Seen[]): Source[] {
  return all.flatMap((seen) => (seen.kind === "source" ? [seen.source] : []));
}

export function refusals(all: readonly Seen[]): Refused[] {
  return all.flatMap((seen) => (seen.kind === "refused" ? [seen.refused] : []));
}
