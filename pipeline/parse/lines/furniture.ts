import { dataYaml } from "../../data-yaml.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import { roleOf } from "../sections/section-role.ts";
import type { Line } from "./line.ts";

export interface FurnitureConstruct {
  readonly name: string;
  readonly kind: "furniture" | "metadata";
  readonly pattern: string;
  /** Lines the construct must read; tested. */
  readonly lines: readonly string[];
}

let constructs: readonly (FurnitureConstruct & { readonly regex: RegExp })[] | undefined;

/** The constructs of `data/lexicon/furniture.yaml`, read once. */
export function furnitureConstructs(): readonly (FurnitureConstruct & { readonly regex: RegExp })[] {
  constructs ??= (dataYaml("lexicon", "furniture.yaml") as FurnitureConstruct[]).map((construct) => ({
    ...construct,
    regex: new RegExp(construct.pattern),
  }));
  return constructs;
}

let anyConstruct: RegExp | undefined;

/** All constructs in one expression: nearly every line is none, and is done with after one look. */
function isConstruct(text: string): boolean {
  anyConstruct ??= new RegExp(
    furnitureConstructs()
      .map(({ pattern }) => `(?:${pattern})`)
      .join("|"),
  );
  return anyConstruct.test(text);
}

// No furniture line seen is longer; the bound keeps one 40 MB line from being matched against every pattern.
const LONGEST = 300;

/**
 * What a line is when it belongs to the web page: site furniture (`浏览量:[字体: ]`), page metadata
 * (`发布时间: 2023-02-27 来源:…`), or null when it is text of the notice.
 */
export function furnitureOf(line: Line): "furniture" | "metadata" | null {
  if (line.text === "" || line.text.length > LONGEST || !isConstruct(line.text)) return null;
  const found = furnitureConstructs().find((construct) => construct.regex.test(line.text));
  // 3.二维码扫一扫跳转错误 numbers a fault about furniture; only a page number is furniture with a number.
  if (!found || (found.name !== "page-number" && readEnumerator(line.text))) return null;
  return found.kind;
}

// 03   PART 03   No.3   叁: the number of a part, set as an ornament in a paragraph of its own
const ORNAMENT = /^(?:0\d|(?:PART|NO)[ .·-]{0,3}\d{1,2}|[壹贰叁肆伍陆柒捌玖拾])$/i;
// 附件：1.整改任务清单 / 2.制度汇编目录
const FIRST_ANNEX = /^附件 ?: ?(?:1 ?[.、].{1,80})?$/;
const LONGEST_ANNEX = 80;

/**
 * The lines that belong to the page, by their index: those that say so themselves, ornaments above the heading of a part, and
 * annexes listed below the first.
 */
export function pageFurniture(lines: readonly Line[]): ReadonlyMap<number, "furniture" | "metadata"> {
  const found = new Map<number, "furniture" | "metadata">();
  let annex = 0; // number of the last annex of the list that is open; 0 = none
  let ornament: Line | null = null;
  for (const line of lines) {
    if (line.text === "") continue;
    const kind = furnitureOf(line);
    if (kind) found.set(line.index, kind);
    if (ornament && roleOf(line.text) !== "other" && isTitle(line.text)) found.set(ornament.index, "furniture");
    ornament = ORNAMENT.test(line.text) ? line : null;
    if (FIRST_ANNEX.test(line.text)) annex = line.text.endsWith(":") ? 1 : 2;
    else if (annex > 0 && isAnnex(line.text, annex)) {
      found.set(line.index, "furniture");
      annex++;
    } else annex = 0;
  }
  return found;
}

const isTitle = (text: string): boolean => text.length <= 30 && !/[。;:,]/.test(text);

function isAnnex(text: string, number: number): boolean {
  const enumerator = readEnumerator(text);
  const isNext = enumerator?.class === "arabic" && enumerator.value === number;
  return (
    isNext &&
    text.length <= LONGEST_ANNEX &&
    !/[。;]/.test(text) &&
    /(?:清单|目录|台账|表|方案|汇编|情况|统计|一览|图|名单|制度|办法)$/.test(text)
  );
}
