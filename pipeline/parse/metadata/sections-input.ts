import type { Span } from "../../span.ts";

/** The macro structure that the metadata readers start from; what the notice does not have is null. */
export interface Sections {
  /** Everything before the lead: furniture, title, date and source lines. */
  readonly head: Span | null;
  readonly title: Span | null;
  readonly lead: Span | null;
  readonly organisation: Span | null;
  readonly totals: Span | null;
  readonly body: Span | null;
  readonly next: Span | null;
  readonly contact: Span | null;
  readonly signature: Span | null;
  readonly furniture: readonly Span[];
}
