import type { Metadata, PageMetadata } from "../../pipeline/model.ts";
import { readMetadata } from "../../pipeline/parse/metadata/metadata.ts";
import type { Sections } from "../../pipeline/parse/sections/sections.ts";
import type { Span } from "../../pipeline/span.ts";

/** The parts of an invented notice, in the order they are printed. */
export interface Parts {
  readonly furniture?: string;
  readonly title?: string;
  readonly lead?: string;
  readonly organisation?: string;
  readonly totals?: string;
  readonly body?: string;
  readonly next?: string;
  readonly contact?: string;
  readonly signature?: string;
  readonly foot?: string;
}

export const NO_PAGE: PageMetadata = { title: null, publishedOn: null, sourceLabel: null, url: null };

/** Text and sections of a notice made of `parts`, one below the other. */
export function assemble(parts: Parts): { text: string; sections: Sections } {
  let text = "";
  const put = (part: string | undefined): Span | null => {
    if (part === undefined) return null;
    if (text !== "") text += "\n";
    const start = text.length;
    text += part;
    return { start, end: text.length };
  };
  const furniture = put(parts.furniture);
  const title = put(parts.title);
  const head = furniture || title ? { start: 0, end: (title ?? furniture)!.end } : null;
  const lead = put(parts.lead);
  const organisation = put(parts.organisation);
  const totals = put(parts.totals);
  const body = put(parts.body);
  const next = put(parts.next);
  const contact = put(parts.contact);
  const signature = put(parts.signature);
  const foot = put(parts.foot);
  return {
    text,
    sections: {
      head,
      title,
      lead,
      organisation,
      totals,
      body,
      next,
      contact,
      signature,
      furniture: foot ? [foot] : [],
    },
  };
}

/** Metadata in one flat line of values, dates to the precision they have. */
export function read(parts: Parts, page: Partial<PageMetadata> = {}) {
  const { text, sections } = assemble(parts);
  const { metadata, findings } = readMetadata(text, sections, { ...NO_PAGE, ...page });
  const date = (fact: Metadata["signedOn"]): string | null =>
    fact && (fact.precision === "day" ? fact.date : fact.date.slice(0, 7));
  return {
    text,
    metadata,
    codes: findings.map((one) => one.code),
    unit: metadata.unit,
    type: metadata.unitType,
    level: metadata.unitLevel,
    region: metadata.region,
    by: metadata.inspectingBody,
    kind: metadata.inspectionKind,
    round: metadata.round,
    period: `${date(metadata.inspectionStart)} ${date(metadata.inspectionEnd)}`,
    feedback: date(metadata.feedbackDate),
    asOf: date(metadata.asOfDate),
    published: date(metadata.publishedOn),
    signed: date(metadata.signedOn),
  };
}
