import { z } from "zod";
import { dataYamlOf } from "../data-yaml.ts";

const CombinationFile = z.strictObject({
  /** Version of rules + model + policy, stored as `rule_id` where the model decided. */
  version: z.string(),
  /** Turns the model's decision values into probabilities: the higher, the more alike they are. */
  model_temperature: z.number().positive(),
  /** Power of the rules' distribution in the product of the two. */
  rule_power: z.number().nonnegative(),
  /** Evidence that stands against all objects: little evidence makes no certainty, even where nothing else competes. */
  evidence_prior: z.number().nonnegative(),
  /** What the rules leave for a category they found no word for. */
  rule_floor: z.number().positive().max(1),
  /** Share of the rules' distribution for an inherited category and for one that only weak words speak for. */
  inherited_share: z.strictObject({ parent: z.number(), theme: z.number() }),
  faint_share: z.number(),
  /** Log-odds in favour of the rules' subcode over the model's. */
  subcode_favour: z.number(),
  /** Where the rules name only the category, the model's subcode is taken from this probability on. */
  subcode_minimum: z.number(),
  /** Below this probability a leaf without any object is `other.unclassifiable`. */
  unclassifiable_below: z.number(),
  /** Sharpens or flattens the combined probabilities so that they say how often they are right. */
  calibration_power: z.number().positive(),
  /** Confidence where a rule names the primary (P1, P5). */
  ruled_confidence: z.number(),
  /** `needsReview` below this confidence: chosen on held-out folds. */
  review_below: z.number(),
});

export type CombinationFile = z.infer<typeof CombinationFile>;

let loaded: CombinationFile | undefined;

/** How rules and model are combined, `data/codebook/combination.yaml`, read once a process. */
export function combinationFile(): CombinationFile {
  loaded ??= dataYamlOf(CombinationFile, "codebook", "combination.yaml");
  return loaded;
}
