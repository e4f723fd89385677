import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { type Bilingual, Failure } from "../failure.ts";
import { Gold, type GoldCase } from "./gold.ts";

/** A label file or text that could not be used, and what to do about it. */
export interface Trouble {
  readonly name: string;
  readonly say: Bilingual;
}

export interface GoldFolder {
  readonly cases: readonly GoldCase[];
  readonly troubles: readonly Trouble[];
}

const EXPECTED = "expected.json";

/**
 * The labelled texts below `path`, in the order of their names. Two layouts, also mixed: label files `*.json` whose
 * `file` names the text, and case folders with `input.*` beside `expected.json`. `path` may also be one label file or
 * one case folder.
 *
 * @param notices folder of the texts; null: `../notices`, `../sample` and the folder of the labels itself
 * @throws Failure (wrong usage) when there is no such path
 */
export function loadGold(path: string, notices: string | null): GoldFolder {
  for (const given of notices === null ? [path] : [path, notices])
    if (!existsSync(given))
      throw new Failure(
        { zh: `没有 ${given}；请检查路径`, en: `There is no ${given}: check the path` },
        { exitCode: 2 },
      );
  const cases: GoldCase[] = [];
  const troubles: Trouble[] = [];
  for (const labels of labelFiles(path)) {
    const name = labels.isCase ? basename(dirname(labels.path)) : basename(labels.path, ".json");
    const gold = readLabels(labels.path);
    if ("say" in gold) troubles.push({ name, say: gold.say });
    else {
      const text = labels.isCase
        ? textOfCase(dirname(labels.path))
        : textOfFile(gold.gold.file ?? `${name}.txt`, dirname(labels.path), notices);
      cases.push({ name, gold: gold.gold, declaredComplete: gold.gold.declared_complete ?? labels.isCase, ...text });
    }
  }
  return { cases, troubles };
}

interface Labels {
  readonly path: string;
  readonly isCase: boolean;
}

function labelFiles(path: string): Labels[] {
  if (statSync(path).isFile()) return [{ path, isCase: basename(path) === EXPECTED }];
  if (existsSync(join(path, EXPECTED))) return [{ path: join(path, EXPECTED), isCase: true }];
  return readdirSync(path)
    .sort()
    .flatMap((name): Labels[] => {
      const inside = join(path, name, EXPECTED);
      if (existsSync(inside)) return [{ path: inside, isCase: true }];
      return name.endsWith(".json") && statSync(join(path, name)).isFile()
        ? [{ path: join(path, name), isCase: false }]
        : [];
    });
}

function readLabels(path: string): { readonly gold: Gold } | { readonly say: Bilingual } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { say: { zh: `${path} 不是 JSON：${message}`, en: `${path} is no JSON: ${message}` } };
  }
  const read = Gold.safeParse(json);
  if (read.success) return { gold: read.data };
  const issue = read.error.issues[0]!;
  const at = issue.path.map(String).join(".");
  return {
    say: {
      zh: `${path} 不合标注格式：${at || "顶层"} ${issue.message}（格式见 data/gold/README.md）`,
      en: `${path} is not in the format of the labels: ${at || "top level"} ${issue.message} (see data/gold/README.md)`,
    },
  };
}

interface Text {
  readonly textName: string;
  readonly textPath: string | null;
}

function textOfCase(folder: string): Text {
  const input = readdirSync(folder)
    .sort()
    .find((name) => name.startsWith("input."));
  return {
    textName: `${basename(folder)}/${input ?? "input.txt"}`,
    textPath: input === undefined ? null : join(folder, input),
  };
}

function textOfFile(file: string, folder: string, notices: string | null): Text {
  const isInside = !isAbsolute(file) && !file.split(/[/\\]/).includes("..");
  const folders = notices === null ? [join(folder, "..", "notices"), join(folder, "..", "sample"), folder] : [notices];
  const found = isInside ? folders.map((each) => join(each, file)).find((each) => existsSync(each)) : undefined;
  return { textName: file, textPath: found ?? null };
}
