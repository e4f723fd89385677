import type { Evidence } from "../../model.ts";

/** One checkable token of a stretch of text, before it is given to a problem or measure. */
export type EvidenceToken = Omit<Evidence, "problemId" | "measureId">;

/** What a single reader finds; the future is settled for all of them at once. Offsets count from the folded stretch. */
export interface Found {
  readonly kind: EvidenceToken["kind"];
  readonly value: string | null;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}
