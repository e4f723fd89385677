import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../pipeline/package-root.ts";

const NO_TEXT = /\.(?:png|docx|xlsx|bin|gz|zip|pdf)$/;
const NOT_OURS = new Set(["node_modules", "dist", ".git", "out"]);
const THIS_TEST = join("tests", "docs", "references.test.ts");

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(packageRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

const read = (path: string): string => readFileSync(join(packageRoot, path), "utf8");
const files = filesIn(".");
const markdown = files.filter((path) => path.endsWith(".md") && !path.startsWith("reports"));
const citing = ["pipeline", "data", "tests", "notebooks"]
  .flatMap((folder) => files.filter((path) => path.startsWith(folder)))
  .filter((path) => !NO_TEXT.test(path) && path !== THIS_TEST);

/** A document as it is cited: `model.md`, `data/gold/README.md`. Null where there is none. */
function cited(name: string, from: string): string | null {
  const places = [name, join(dirname(from), name), join("docs", name)];
  return places.find((path) => existsSync(join(packageRoot, path))) ?? null;
}

interface Citation {
  readonly from: string;
  readonly name: string;
  readonly section: string | null;
  readonly rule: string | null;
}

/** `model.md section 4`, `formats.md §9, no. 1`, `Rule 8 of model.md`, `model.md rule 7`. */
function citationsIn(from: string): readonly Citation[] {
  const sections = /`?([\w./-]+\.md)`?(?: section |,? §)(\d+)(?:, (?:no\.|rule) (\d+))?/g;
  const rules = /(?:\b[Rr]ule (\d+) of `?([\w./-]+\.md)|`?([\w./-]+\.md)`? rule (\d+))/g;
  const text = read(from);
  return [
    ...[...text.matchAll(sections)].map(([, name, section, rule]) => ({
      from,
      name: name!,
      section: section!,
      rule: rule ?? null,
    })),
    ...[...text.matchAll(rules)].map(([, first, one, two, second]) => ({
      from,
      name: (one ?? two)!,
      section: null,
      rule: (first ?? second)!,
    })),
  ];
}

/** The text below a numbered heading of level two, or the whole document. */
function sectionOf(document: string, section: string | null): string | null {
  if (section === null) return document;
  return document.split(/^## /m).find((part) => part.startsWith(`${section}. `)) ?? null;
}

/** `4. A theme whose …` or a table row `| 4 | … |`. */
const hasRule = (text: string, rule: string): boolean => new RegExp(`^(?:${rule}\\. |\\| ${rule} \\|)`, "m").test(text);

/** The anchor GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

describe("what comments, data and tests cite", () => {
  const citations = [...citing, ...markdown.filter((path) => path.startsWith("docs"))].flatMap(citationsIn);

  it("is found by this test", () => {
    expect(citations.length).toBeGreaterThan(25);
  });

  it("stands in a document of the tree, under the number cited", () => {
    const missing = citations.filter(({ name, from, section, rule }) => {
      const path = cited(name, from);
      const text = path === null ? null : sectionOf(read(path), section);
      return text === null || (rule !== null && !hasRule(text, rule));
    });
    expect(missing).toEqual([]);
  });

  it("names no document that is not in the tree", () => {
    const named = citing
      .filter((path) => /\.(?:ts|sql|ya?ml|json)$/.test(path) && !path.startsWith("tests"))
      .flatMap((from) =>
        [...read(from).matchAll(/(?<![\w$}./*-])([A-Za-z][\w-]*(?:\/[\w-]+)*\.md)\b/g)].map(([, name]) => ({
          from,
          name: name!,
        })),
      )
      .filter(({ name, from }) => cited(name, from) === null);
    expect(named.map(({ from, name }) => `${from}: ${name}`)).toEqual([]);
  });
});

describe("links of Markdown files", () => {
  it.each(markdown)("%s leads to files and headings of the tree", (from) => {
    const text = read(from).replace(/^```[\s\S]*?^```/gm, "");
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path, anchor] = decodeURI(target).split("#", 2) as [string, string?];
        const to = path === "" ? from : relative(packageRoot, join(packageRoot, dirname(from), path));
        if (!existsSync(join(packageRoot, to))) return true;
        if (anchor === undefined) return false;
        const headings = [...read(to).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
        return !headings.includes(anchor);
      });
    expect(dead).toEqual([]);
  });
});
