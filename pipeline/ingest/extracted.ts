import type { Finding, FindingDetail } from "../finding.ts";
import type { PageMetadata } from "../model.ts";

/** What the reader of one format returns: one text, or one a table row. */
export interface Extracted {
  readonly text: string;
  /** Null where the format fixes it. */
  readonly encoding: string | null;
  readonly page: PageMetadata;
  readonly findings: readonly Finding[];
  /** Set for a text that is one row of a table: its row number as a spreadsheet shows it, and the row's content. */
  readonly row?: { readonly number: number; readonly content: string };
}

export const noPage: PageMetadata = { title: null, publishedOn: null, sourceLabel: null, url: null };

/**
 * A file that cannot become a text. Readers throw it; `ingest` turns it into a `Refused` with the finding `code`.
 * It is an expected irregularity of the world and carries no stack to a user.
 */
export class Unreadable extends Error {
  readonly code: string;
  readonly outcome: "rejected" | "failed";
  readonly detail: FindingDetail;

  constructor(code: string, outcome: "rejected" | "failed", detail: FindingDetail = {}) {
    super(code);
    this.code = code;
    this.outcome = outcome;
    this.detail = detail;
  }
}
