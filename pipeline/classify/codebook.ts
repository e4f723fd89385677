import { parse } from "yaml";
import { z } from "zod";
import { dataYamlOf } from "../data-yaml.ts";
import { Failure } from "../failure.ts";

/** Where a fault goes that looks like this code but is not: another code, `@object` or `@inherit`. */
const Exclude = z.strictObject({ when: z.string().min(1), use: z.string().min(1) });

const entry = {
  code: z.string().regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/),
  label_zh: z.string().min(1),
  label_en: z.string().min(1),
  definition: z.string().min(1),
  include: z.string().min(1),
  exclude: z.array(Exclude),
  cues: z.array(z.string().min(2)),
  /** Words that belong to the code but decide nothing alone: they count only where no other cue does. */
  weak_cues: z.array(z.string().min(2)).default([]),
  examples: z.array(z.string().min(4)).min(1),
};

const Subcode = z.strictObject({ ...entry, level: z.literal(2), parent: z.string() });
const Category = z.strictObject({ ...entry, level: z.literal(1), subcodes: z.array(Subcode) });

const TieRule = z.strictObject({
  id: z.string().regex(/^T\d{2}$/),
  case: z.string(),
  primary: z.string(),
  secondary: z.array(z.string()),
  reason: z.string().optional(),
  primary_is_rule: z.boolean(),
});

const CodebookFile = z.strictObject({
  name: z.string(),
  version: z.string(),
  language: z.string(),
  unit_of_coding: z.string(),
  primary_and_secondary: z.string(),
  special_targets: z.record(z.string(), z.string()),
  normalisation_before_matching: z.string(),
  cue_scoring: z.string(),
  weak_cues: z.array(z.string()),
  generic_words: z.array(z.string()),
  violation_words: z.array(z.string()),
  coding_steps: z.array(z.strictObject({ id: z.string().regex(/^S\d$/), do: z.string() })),
  precedence: z.array(z.strictObject({ id: z.string().regex(/^P\d$/), rule: z.string() })),
  tie_rules: z.array(TieRule),
  theme_hints: z.strictObject({
    note: z.string(),
    map: z.array(z.strictObject({ theme: z.string(), hint: z.string().nullable() })),
  }),
  reliability: z.record(z.string(), z.string()),
  categories: z.array(Category),
});

/** The codebook as its file states it. */
export type CodebookFile = z.infer<typeof CodebookFile>;

/** One code of either level. */
export type Code = Omit<z.infer<typeof Subcode>, "level" | "parent"> & {
  readonly level: 1 | 2;
  /** Null for a level-1 code. */
  readonly parent: string | null;
};

/** The codebook and its codes by name, in the order of the file (a level-1 code stands before its subcodes). */
export interface Codebook {
  readonly file: CodebookFile;
  readonly version: string;
  readonly codes: ReadonlyMap<string, Code>;
}

/** The level-1 part of a code: `finance` of `finance.state-assets`. */
export function level1Of(code: string): string {
  const dot = code.indexOf(".");
  return dot < 0 ? code : code.slice(0, dot);
}

/** Whether two codes are of one level-1 category. */
export function sameCategory(a: string, b: string): boolean {
  return level1Of(a) === level1Of(b);
}

/**
 * Reads a codebook from YAML text.
 *
 * @throws ZodError naming the path when the file does not fit the schema, Failure when a code stands twice.
 */
export function parseCodebook(yaml: string): Codebook {
  return codebookOf(CodebookFile.parse(parse(yaml)));
}

function codebookOf(file: CodebookFile): Codebook {
  const codes = new Map<string, Code>();
  const add = (code: Code): void => {
    if (codes.has(code.code))
      throw new Failure({
        zh: `编码本 codebook.yaml：编码 ${code.code} 定义了两次；请改正其中一个`,
        en: `codebook.yaml: the code ${code.code} is defined twice; rename one of them`,
      });
    codes.set(code.code, code);
  };
  for (const { subcodes, ...category } of file.categories) {
    add({ ...category, parent: null });
    for (const subcode of subcodes) add(subcode);
  }
  return { file, version: file.version, codes };
}

let loaded: Codebook | undefined;

/** The project's codebook, `data/codebook/codebook.yaml`, read once a process. */
export function codebook(): Codebook {
  loaded ??= codebookOf(dataYamlOf(CodebookFile, "codebook", "codebook.yaml"));
  return loaded;
}
