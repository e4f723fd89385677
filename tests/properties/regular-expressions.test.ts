import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { analyse } from "scslre";
import { parseAst } from "vite";
import { describe, expect, test, vi } from "vitest";
import { packageRoot } from "../../pipeline/package-root.ts";
import { type Construct, constructsOf } from "../../pipeline/parse/construct.ts";
import { docTypeCues } from "../../pipeline/parse/doc-type.ts";
import { themePatterns } from "../../pipeline/parse/headings/theme.ts";
import { PHRASES, STATUS_TOTALS, THEME_GROUP, VOCABULARY } from "../../pipeline/parse/leaf/status-words.ts";
import { columnWords } from "../../pipeline/parse/ledger/header.ts";
import { DATE_LINE } from "../../pipeline/parse/lines/closing.ts";
import { furnitureConstructs } from "../../pipeline/parse/lines/furniture.ts";
import { ethnicNames } from "../../pipeline/parse/metadata/regions.ts";
import { constructedExpressions } from "./constructed-expressions.ts";

/**
 * No regular expression of the pipeline may take super-linear time on hostile input. The checker is the engine of the lint
 * rule `regexp/no-super-linear-backtracking` and `-move`; it is applied to every literal in the sources, to the
 * patterns that live in data files, and to what is put together from words.
 */
interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

function literals(): Pattern[] {
  const folder = join(packageRoot, "pipeline");
  const found: Pattern[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!name.endsWith(".ts") || name.endsWith(".d.ts")) continue;
    const file = join(folder, name);
    collect(parseAst(readFileSync(file, "utf8"), { lang: "ts" }), (regex) =>
      found.push({ where: relative(packageRoot, file), source: regex.pattern, flags: regex.flags }),
    );
  }
  return found;
}

function collect(node: unknown, report: (regex: { pattern: string; flags: string }) => void): void {
  if (Array.isArray(node)) for (const one of node) collect(one, report);
  else if (node !== null && typeof node === "object") {
    const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } };
    if (type === "Literal" && regex) report(regex);
    else for (const value of Object.values(node)) collect(value, report);
  }
}

const slow = (pattern: Pattern): boolean =>
  analyse({ source: pattern.source, flags: pattern.flags }).reports.length > 0;

describe("regular expressions are linear", () => {
  test("every literal of the sources", () => {
    const all = literals();
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(slow).map(({ where, source }) => `${where}: ${source}`)).toEqual([]);
  });

  test("every pattern of the lexicons", () => {
    const all = [
      ...furnitureConstructs().map(({ name, pattern }) => ({ where: `furniture/${name}`, source: pattern, flags: "" })),
      ...Object.entries(themePatterns()).map(([name, { source }]) => ({ where: `theme/${name}`, source, flags: "" })),
      ...docTypeCues().map(({ name, regex }) => ({
        where: `doc-type/${name}`,
        source: regex.source,
        flags: regex.flags,
      })),
      { where: "regions/peoples", source: ethnicNames().source, flags: "" },
      ...columnWords().map(({ column, pattern }) => ({ where: `ledger/${column}`, source: pattern.source, flags: "" })),
      ...["closing.yaml", "future.yaml", "section-roles.yaml"].flatMap((file) =>
        Object.values<readonly Construct[]>(constructsOf(file)).flatMap((constructs) =>
          constructs.map(({ name, pattern }) => ({ where: `${file}/${name}`, source: pattern, flags: "i" })),
        ),
      ),
      ...PHRASES.map(({ status, pattern }) => ({ where: `status/${status}`, source: pattern.source, flags: "" })),
      ...STATUS_TOTALS.map(({ what, words }) => ({ where: `status/${what}`, source: words, flags: "" })),
      { where: "status/vocabulary", source: VOCABULARY.source, flags: "g" },
      { where: "status/group", source: `^(${THEME_GROUP}.{0,24}?)问题$`, flags: "" },
      { where: "closing/date", source: DATE_LINE.source, flags: "" },
    ];
    expect(all.filter(slow).map(({ where, source }) => `${where}: ${source}`)).toEqual([]);
  });

  test("every one that is constructed while the sample is read", async () => {
    vi.resetModules();
    const all = await constructedExpressions();
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(slow).map(({ where, source }) => `${where}: ${source}`)).toEqual([]);
  });

  test("the checker itself finds a slow one", () => {
    expect(slow({ where: "", source: "(a+)+b", flags: "" })).toBe(true);
  });
});
