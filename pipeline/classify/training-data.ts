import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { dataFile } from "../package-root.ts";
import { type Codebook, level1Of } from "./codebook.ts";
import { adjudicate, decided } from "./labelling/adjudicate.ts";
import { labelsFromJsonl } from "./labelling/label-jsonl.ts";
import type { LabelRow } from "./labelling/label-row.ts";

/** A statement with the primary code a person gave it. */
export interface LabelledStatement {
  readonly text: string;
  /** What it stands under: direct parent problem first (if it has one), then theme. */
  readonly parents: readonly string[];
  readonly parentIsProblem: boolean;
  readonly themeKind: "aspect" | "status" | null;
  readonly code: string;
  readonly secondary: readonly string[];
  /** The notice or the kind of unit it comes from: what cross-validation leaves out together. */
  readonly source: string;
}

const Statement = z.strictObject({
  id: z.string(),
  /** Who wrote it; hands that did not see each other's statements. */
  hand: z.string(),
  unit: z.string(),
  voice: z.enum(["headline", "finding"]),
  theme: z.string().optional(),
  parent: z.string().optional(),
  text: z.string(),
  code: z.string(),
  secondary: z.array(z.string()).default([]),
  first: z.string().optional(),
  second: z.string().optional(),
});

/** One row of a statements file, with the readings of both coders where there were two. */
export type StatementRow = z.infer<typeof Statement>;

/** What a file of statements is for: rules and model are tuned on `dev`, `held` is put aside, `train` only teaches. */
export type StatementSet = "dev" | "held" | "train";

/** Rows of `data/gold/statements/<set>.jsonl`. @throws ZodError when the file does not fit. */
export function statementRows(set: StatementSet): StatementRow[] {
  const lines = readFileSync(dataFile("gold", "statements", `${set}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean);
  return z.array(Statement).parse(lines.map((line) => JSON.parse(line)));
}

export function labelledStatements(set: StatementSet): LabelledStatement[] {
  return statementRows(set).map(toStatement);
}

/** A row as a statement to code; its source is the hand that wrote it and the kind of unit it is about. */
export function toStatement({ hand, unit, text, theme, parent, code, secondary }: StatementRow): LabelledStatement {
  return {
    text,
    parents: [parent, theme].filter((one) => one !== undefined),
    parentIsProblem: parent !== undefined,
    themeKind: theme === undefined ? null : "aspect",
    code,
    secondary,
    source: `hand ${hand}: ${unit}`,
  };
}

const GoldNotice = z.object({
  problems: z
    .array(
      z.object({
        kind: z.enum(["theme", "problem", "manifestation"]),
        text: z.string().nullable(),
        leaf: z.boolean(),
        category: z.string().nullish(),
        secondary: z.array(z.string()).nullish(),
      }),
    )
    .optional(),
});

/** The coded leaves of every gold notice (`*.json`) in a folder; look-alikes have none. */
export function labelledNotices(folder: string): LabelledStatement[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const { problems = [] } = GoldNotice.parse(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
      let theme: string | null = null;
      let problem: string | null = null;
      return problems.flatMap(({ kind, text, leaf, category, secondary }): LabelledStatement[] => {
        if (kind === "theme") [theme, problem] = [text, null];
        if (kind === "problem") problem = text;
        if (!leaf || !category || text === null) return [];
        const parent = kind === "manifestation" ? problem : null;
        return [
          {
            text,
            parents: [parent, theme].filter((one) => one !== null),
            parentIsProblem: parent !== null,
            themeKind: theme === null ? null : theme.includes("立行立改") ? "status" : "aspect",
            code: category,
            secondary: secondary ?? [],
            source: name,
          },
        ];
      });
    });
}

/** Between theme and parent problem in the column `above` of a coding sheet. */
const ABOVE = " › ";

/** The finished labels of a coding sheet; leaves that were coded in more than one way teach nothing. */
export function labelledSheet(rows: readonly LabelRow[]): LabelledStatement[] {
  const first = new Map<string, LabelRow>();
  for (const row of decided(rows)) if (!first.has(row.problemId)) first.set(row.problemId, row);
  return adjudicate(rows).settled.map(({ problemId, codes: [code, ...secondary] }) => {
    const { text, above, noticeId } = first.get(problemId)!;
    const parents = above.split(ABOVE).filter(Boolean).reverse();
    return {
      text,
      parents,
      // Where only one thing stands above, the sheet does not say what it is; a theme decides less.
      parentIsProblem: parents.length > 1,
      themeKind: null,
      code: code!,
      secondary,
      source: noticeId,
    };
  });
}

/** The labels of every coding sheet (`*.jsonl`, as `label import --out` writes them) in a folder. */
export function labelledSheets(folder: string): LabelledStatement[] {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => labelsFromJsonl(readFileSync(`${folder}/${name}`, "utf8")));
  return labelledSheet(rows);
}

/** The examples of the codebook, and its cues as very short statements; a cue of a subcode is none of its category. */
export function codebookStatements({ codes }: Codebook): { text: string; code: string; isCue: boolean }[] {
  const bySubcode = new Set<string>();
  for (const { level, parent, cues } of codes.values())
    if (level === 2) for (const cue of cues) bySubcode.add(`${parent} ${cue}`);
  return [...codes.values()].flatMap(({ code, level, cues, examples }) => [
    ...examples.map((text) => ({ text, code, isCue: false })),
    ...(level1Of(code) === "other" ? [] : cues)
      .filter((cue) => level === 2 || !bySubcode.has(`${code} ${cue}`))
      .map((text) => ({ text, code, isCue: true })),
  ]);
}
