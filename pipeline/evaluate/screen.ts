import type { Lang } from "../finding.ts";
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
  const say = (zh: string, en: string): string => (lang === "zh" ? zh : en);
  const section = (title: string, { header, rows }: Table): readonly string[] =>
    rows.length === 0 ? [] : [title, ...layOut(header, rows), ""];
  const list = (title: string, isUnsure: boolean): readonly string[] => {
    const differences = evaluation.differences.filter((one) => one.isUnsure === isUnsure);
    if (differences.length === 0) return [];
    return [`${title} (${differences.length})`, ...differences.map((one) => `  ${differenceLine(one, lang)}`), ""];
  };
  return [
    ...section(say("得分", "Scores"), scoreTable(evaluation, lang)),
    ...section(say("类别的一致性", "Agreement on categories"), agreementTable(evaluation, lang)),
    ...section(say("各一级类别", "Level-1 codes"), codeTable(evaluation, lang, 1)),
    ...section(say("二级类别的混淆", "Level-2 codes confused"), confusionTable(evaluation, lang, 2)),
    ...section(
      say("按地区、年份、格式的错误率", "Error rates by region, year, format"),
      errorRateTable(evaluation, lang),
    ),
    ...list(say("差异", "Differences"), false),
    ...list(say("标注存疑，未计入得分", "Labels unsure, in no score"), true),
    say(
      `检验 ${evaluation.notices.length} 份，未能检验 ${troubles.length} 份`,
      `${evaluation.notices.length} texts evaluated, ${troubles.length} could not be`,
    ),
  ];
}
