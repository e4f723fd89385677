import { z } from "zod";
import { dataYamlOf } from "../data-yaml.ts";

const words = z.array(z.string().min(1));
const Modality = z.object({ zh: z.string(), cues: words });

const MeasureType = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  label_zh: z.string(),
  label_en: z.string(),
  definition: z.string(),
  exclude: z.array(z.strictObject({ when: z.string(), use: z.string() })),
  /** `action`: something was done; `statement`: text without an act (codebook: primary only if the row has no action). */
  kind: z.enum(["action", "statement"]).default("action"),
  cues: words,
  /** Words that fit several types; they decide only where the clause has no better word. */
  weak_cues: words.default([]),
  examples: z.array(z.string()).min(1),
});

const MeasureFile = z.looseObject({
  name: z.string(),
  version: z.string(),
  modality: z.strictObject({ done: Modality, ongoing: Modality, planned: Modality, none: Modality }),
  /** First words of a label sentence (加强组织领导。), which names no act of its own. */
  label_openers: words,
  /** Words by which a clause says that something was not or cannot be done: it explains, and reports no act. */
  no_act_cues: words,
  /** Words that make an act with evidence an outcome: the fault itself changed. */
  outcome_cues: words,
  /** Words that say of an outcome that all of the fault changed: no figure is needed to see it. */
  complete_cues: words,
  /** What a type weighs in a clause: a cue its square root of characters, times these. */
  weights: z.strictObject({
    /** … where the cue fits several types. */
    weak: z.number().positive(),
    /** … for the type named first. */
    first: z.number().positive(),
  }),
  /** Characters: the longest label, and how much text behind a label may be a mere status. */
  limits: z.strictObject({ label: z.number().int(), status: z.number().int() }),
  /** What in a clause decides its type (`act-type.ts`). */
  grammar: z.strictObject({
    light_verbs: words,
    verb_objects: z.array(z.strictObject({ use: z.string(), verbs: words, objects: words, unless: words.default([]) })),
    nouns: words,
    setting_openers: words,
    setting_ends: words,
    noun_tails: words,
    manner_cues: words,
    object_ends: words,
    topic_verbs: words,
    goal_verbs: words,
    striving_cues: words,
    effort_cues: words,
    aim_cues: words,
    opening_cues: words,
  }),
  types: z.array(MeasureType),
  evidence: z.looseObject({
    kinds: z.array(z.looseObject({ code: z.string(), weight: z.number() })),
    /** Verbs before a title that say the unit made it, and that it only cites it. */
    issuing_verbs: words,
  }),
});

export type MeasureFile = z.infer<typeof MeasureFile>;
export type MeasureTypeEntry = MeasureFile["types"][number];

let loaded: MeasureFile | undefined;

/** The typology of measures, `data/codebook/measures.yaml`, read once a process. @throws ZodError naming the path. */
export function measureCodebook(): MeasureFile {
  loaded ??= dataYamlOf(MeasureFile, "codebook", "measures.yaml");
  return loaded;
}
