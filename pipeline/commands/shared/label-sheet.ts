import { readFileSync, statSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { LABEL_FORMATS, type LabelFormat, type LabelRow, readLabels, writeLabels } from "../../classify/labels.ts";
import { type Bilingual, Failure } from "../../failure.ts";
import { replaceFile } from "./output-file.ts";
import { asWriteFailure } from "./write-failure.ts";

const OUT: Bilingual = { zh: "--out", en: "--out" };
const SHEET: Bilingual = { zh: "编码表", en: "Coding sheet" };

/** @throws Failure (wrong usage) where what `--out` names does not end as a sheet does */
export function expectSheetName(path: string): void {
  formatOf(path, OUT);
}

/** `option` is what the file was given with. */
function formatOf(path: string, option: Bilingual): LabelFormat {
  const format = LABEL_FORMATS.find((each) => each === extname(path).slice(1).toLowerCase());
  if (format !== undefined) return format;
  const endings = LABEL_FORMATS.map((each) => `.${each}`);
  throw new Failure(
    {
      zh: `${option.zh} ${path}：文件名要以 ${endings.join("、")} 之一结尾`,
      en: `${option.en} ${path}: the name has to end in ${endings.join(", ")}`,
    },
    { exitCode: 2 },
  );
}

/** @throws Failure where the file cannot be written */
export async function writeSheet(path: string, rows: readonly LabelRow[]): Promise<void> {
  const content = await writeLabels(rows, formatOf(path, OUT));
  try {
    await replaceFile(path, (unfinished) => writeFileSync(unfinished, content));
  } catch (error) {
    throw asWriteFailure(error, path);
  }
}

/** @throws Failure where there is no such sheet, or none with a leaf in it */
export async function readSheet(path: string): Promise<LabelRow[]> {
  const format = formatOf(path, SHEET);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Failure(
      { zh: `没有编码表 ${path}；请检查路径和文件名`, en: `There is no coding sheet ${path}: check path and name` },
      { exitCode: 2 },
    );
  try {
    const rows = await readLabels(readFileSync(path), format);
    if (rows.length > 0) return rows;
    throw new Failure({
      zh: "里面没有一条问题；请检查是否选对了文件",
      en: "it holds no leaf, check whether it is the right file",
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      { zh: `编码表 ${path}：${error.say.zh}`, en: `Coding sheet ${path}: ${error.say.en}` },
      { cause: error },
    );
  }
}
