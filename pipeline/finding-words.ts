import { type FindingDetail, findingCatalogue, findingText, type Lang } from "./finding.ts";

/** Message or remedy of a finding as a database holds it. */
export interface StoredWords {
  /** In Chinese. */
  readonly words: string;
  /** `findings.detail`; null in a database that was written before it held details. */
  readonly detail: string | null;
}

/** The message or the remedy of a stored finding in a language; as it is stored where the other language can't be told. */
export function findingWords(
  code: string,
  part: "message" | "remedy",
  { words, detail }: StoredWords,
  lang: Lang,
): string {
  const entry = findingCatalogue()[code];
  if (lang === "zh" || !entry || detail === null) return words;
  return findingText(entry, part, JSON.parse(detail) as FindingDetail, lang);
}
