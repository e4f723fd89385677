import { dataYaml } from "../../data-yaml.ts";
import { readEnumerator } from "../headings/enumerator.ts";
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
