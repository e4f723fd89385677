import { existsSync } from "node:fs";
import { type LabelledStatement, labelledNotices, labelledSheets } from "../../classify/training-data.ts";
import { Failure } from "../../failure.ts";
import { dataFile } from "../../package-root.ts";

/**
 * The coded leaves in a folder of labels: notices as JSON, coding sheets as JSONL.
 *
 * @param folder null: the labels of the sample
 * @throws Failure when there is no such folder, a file does not fit, or nothing in it is coded
 */
export function readLabelled(folder: string | null): LabelledStatement[] {
  const path = folder ?? dataFile("gold");
  if (!existsSync(path))
    throw new Failure({ zh: `没有 ${path}；请检查路径`, en: `There is no ${path}: check the path` }, { exitCode: 2 });
  let statements: LabelledStatement[];
  try {
    statements = [...labelledNotices(path), ...labelledSheets(path)];
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split("\n").join(" ").slice(0, 200);
    throw new Failure(
      { zh: `读不了 ${path} 里的标注：${why}`, en: `Cannot read the labels in ${path}: ${why}` },
      { cause: error },
    );
  }
  if (statements.length > 0) return statements;
  throw new Failure({
    zh: `${path} 里没有带类别的标注；格式见 data/gold/README.md`,
    en: `${path} holds no labels with a category: see data/gold/README.md for the format`,
  });
}
