import { existsSync } from "node:fs";
import nodejieba from "nodejieba";
import { Failure } from "../failure.ts";
import { pipelineFile } from "../package-root.ts";

// The package's types leave its dictionary paths out.
const paths = nodejieba as unknown as Readonly<Record<`DEFAULT_${string}`, string>>;

/** Keywords are never asked for: one word in place of the package's 260,000 saves a sixth of loading, 20 MB a thread. */
const NO_KEYWORDS = pipelineFile("tokenize", "no-keywords.utf8");

/** The dictionaries nodejieba loads, by the name its `load` gives them. */
export const dictionaryFiles = {
  dict: paths.DEFAULT_DICT!,
  hmmDict: paths.DEFAULT_HMM_DICT!,
  userDict: paths.DEFAULT_USER_DICT!,
  idfDict: NO_KEYWORDS,
  stopWordDict: NO_KEYWORDS,
};

const REMEDY = {
  zh: "在项目目录执行 `npm rebuild nodejieba`，再用 `npx xunjian doctor` 检查",
  en: "run `npm rebuild nodejieba` in the project folder, then check with `npx xunjian doctor`",
};

let ready = false;

/**
 * nodejieba with its dictionaries loaded (about 1 s and 235 MB, once a thread).
 *
 * @throws Failure when a dictionary or the native binding is missing. The files are looked for first because the
 * native code aborts the whole process over a missing one.
 */
export function jieba(): typeof nodejieba {
  if (ready) return nodejieba;
  const missing = Object.values(dictionaryFiles).filter((path) => !existsSync(path));
  if (missing.length > 0)
    throw new Failure({
      zh: `分词词典缺失：${missing.join("，")}；${REMEDY.zh}`,
      en: `Dictionary of the tokenizer is missing: ${missing.join(", ")}; ${REMEDY.en}`,
    });
  try {
    nodejieba.load(dictionaryFiles);
  } catch (cause) {
    throw new Failure(
      { zh: `分词组件 nodejieba 无法加载；${REMEDY.zh}`, en: `nodejieba could not be loaded; ${REMEDY.en}` },
      { cause },
    );
  }
  ready = true;
  return nodejieba;
}
