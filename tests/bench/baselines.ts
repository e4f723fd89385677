import { createRequire } from "node:module";
import type { Features } from "../../pipeline/classify/features.ts";
import type { Reading } from "../../pipeline/classify/reading.ts";

/** A way to code a statement, learned from others. */
export interface Baseline {
  readonly name: string;
  readonly learn: (examples: readonly Example[]) => (example: Pick<Example, "reading" | "features">) => string;
}

export interface Example {
  readonly reading: Reading;
  readonly features: Features;
  readonly code: string;
}

/** Gives every statement the code most statements have. */
export const majority: Baseline = {
  name: "majority",
  learn: (examples) => {
    const counts = new Map<string, number>();
    for (const { code } of examples) counts.set(code, (counts.get(code) ?? 0) + 1);
    const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!;
    return () => most;
  },
};

/** Counts cues: the category with most of them, in it the code with most of them; no rules, no order, no weights. */
export const cueCounting: Baseline = {
  name: "cue counting",
  learn:
    () =>
    ({ reading }) => {
      const most = (keys: readonly string[]): string | undefined => {
        const counts = new Map<string, number>();
        for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
        return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
      };
      const category = most(reading.cues.map(({ level1 }) => level1));
      const codes = reading.cues.filter(({ level1 }) => level1 === category).map(({ code }) => code);
      return most(codes.filter((code) => code.includes("."))) ?? category ?? "other.unclassifiable";
    },
};

interface NaturalBayes {
  addDocument: (tokens: readonly string[], label: string) => void;
  train: () => void;
  classify: (tokens: readonly string[]) => string;
}

/**
 * `natural`'s naive Bayes on character pairs. The deep import keeps its database drivers out; the subclass gives it
 * sparse features (its own are dense: minutes a fold).
 */
export const naturalBayes: Baseline = {
  name: "naive Bayes of natural",
  learn: (examples) => {
    const require = createRequire(import.meta.url);
    const Dense = require("natural/lib/natural/classifiers/bayes_classifier") as new () => NaturalBayes;
    class Sparse extends Dense {
      readonly index = new Map<string, number>();
      textToFeatures(tokens: readonly string[]): Record<string, number> {
        const features: Record<string, number> = {};
        for (const token of tokens) {
          let at = this.index.get(token);
          if (at === undefined) {
            at = this.index.size;
            this.index.set(token, at);
          }
          features[String(at)] = at + 1;
        }
        return features;
      }
    }
    const tokens = (features: Features): string[] => features.keys.map(String);
    const bayes = new Sparse();
    for (const { features, code } of examples) bayes.addDocument(tokens(features), code);
    const log = console.log;
    try {
      console.log = () => {}; // it reports its progress on standard output
      bayes.train();
    } finally {
      console.log = log;
    }
    return ({ features }) => bayes.classify(tokens(features));
  },
};
