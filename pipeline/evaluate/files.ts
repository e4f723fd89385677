import type { Lang } from "../finding.ts";
import { csv } from "../report/csv.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Trouble } from "./gold-folder.ts";
import { evaluationJson } from "./json.ts";
import {
  agreementTable,
  codeTable,
  confusionTable,
  differenceTable,
  errorRateTable,
  scoreTable,
  type Table,
} from "./tables.ts";

/** Everything an evaluation says as files: name and content. */
export function evaluationFiles(
  evaluation: Evaluation,
  troubles: readonly Trouble[],
  lang: Lang,
): readonly { readonly name: string; readonly content: string }[] {
  const asCsv = ({ header, rows }: Table): string => csv([header, ...rows]);
  return [
    { name: "evaluation.json", content: `${evaluationJson(evaluation, troubles, lang)}\n` },
    { name: "scores.csv", content: asCsv(scoreTable(evaluation, lang)) },
    { name: "agreement.csv", content: asCsv(agreementTable(evaluation, lang)) },
    { name: "codes.csv", content: asCsv(codeTable(evaluation, lang)) },
    { name: "confusion.csv", content: asCsv(confusionTable(evaluation, lang)) },
    { name: "error-rates.csv", content: asCsv(errorRateTable(evaluation, lang)) },
    { name: "differences.csv", content: asCsv(differenceTable(evaluation, lang)) },
  ];
}
