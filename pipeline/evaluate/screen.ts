import type { Lang } from "../finding.ts";
import { wordingOf } from "../wording.ts";
import { differenceLine } from "./difference-lines.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Trouble } from "./gold-folder.ts";
import { agreementTable, codeTable, confusionTable, errorRateTable, scoreTable, type Table } from "./tables.ts";

/**
 * An evaluation as lines for the screen: scores, what concerns categories, then the list of what differs.
 *
 * @param layOut rows as an aligned table
 */
export function screenLines(
  evaluation: Evaluation,
  troubles: readonly Trouble[],
  lang: Lang,
  layOut: (header: Table["header"], rows: Table["rows"]) => readonly string[],
): readonly string[] {
  const say = wordingOf("evaluate", lang);
  const section = (title: string, { header, rows }: Table): readonly string[] =>
    rows.length === 0 ? [] : [title, ...layOut(header, rows), ""];
  const list = (title: string, isUnsure: boolean): readonly string[] => {
    const differences = evaluation.differences.filter((one) => one.isUnsure === isUnsure);
    if (differences.length === 0) return [];
    return [`${title} (${differences.length})`, ...differences.map((one) => `  ${differenceLine(one, lang)}`), ""];
  };
  return [
    ...section(say("screen.scores"), scoreTable(evaluation, lang)),
    ...section(say("screen.agreement"), agreementTable(evaluation, lang)),
    ...section(say("screen.level1"), codeTable(evaluation, lang, 1)),
    ...section(say("screen.confusion"), confusionTable(evaluation, lang, 2)),
    ...section(say("screen.errorRates"), errorRateTable(evaluation, lang)),
    ...list(say("screen.differences"), false),
    ...list(say("screen.unsure"), true),
    say("screen.evaluated", { notices: evaluation.notices.length, troubles: troubles.length }),
  ];
}
