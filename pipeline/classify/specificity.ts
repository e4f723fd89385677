import type { Evidence } from "../model.ts";
import { type MeasureFile, measureCodebook } from "./measure-codebook.ts";

/** What specificity asks of an evidence token. */
export type EvidenceToken = Pick<Evidence, "kind" | "text" | "unit" | "isFuture">;

/** How far before a title the verb may stand that says whether the unit issued or cited the document. */
const VERB_REACH = 40;

/**
 * How checkable a measure is, 0–3 (`measures.yaml`, specificity_score): the weights of the distinct kinds of evidence
 * it gives, tokens of the future apart; 0 none, 1 up to one point, 2 up to two, 3 more.
 */
export function specificity(text: string, tokens: readonly EvidenceToken[]): 0 | 1 | 2 | 3 {
  const file = measureCodebook();
  const kinds = new Set<string>();
  for (const token of tokens) {
    const kind = token.isFuture ? null : evidenceKind(text, token, file);
    if (kind !== null) kinds.add(kind);
  }
  let points = 0;
  for (const { code, weight } of file.evidence.kinds) if (kinds.has(code)) points += weight;
  return points === 0 ? 0 : points <= 1 ? 1 : points <= 2 ? 2 : 3;
}

/** The evidence kind of `measures.yaml` a token is, null where it scores nothing (a bare year, a telephone number). */
function evidenceKind(text: string, token: EvidenceToken, file: MeasureFile): string | null {
  switch (token.kind) {
    case "document": {
      const at = text.indexOf(token.text);
      const sentence = text
        .slice(Math.max(0, at - VERB_REACH), Math.max(0, at))
        .split(/[。；;]/)
        .at(-1)!;
      return file.evidence.issuing_verbs.some((verb) => sentence.includes(verb)) ? "doc-issued" : "doc-cited";
    }
    case "document-number":
      return "doc-number";
    case "date":
      return token.unit === "year" ? null : "date";
    case "actor":
      return "named-actor";
    case "contact":
      return null;
    default:
      return token.kind;
  }
}
