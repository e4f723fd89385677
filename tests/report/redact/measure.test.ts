import { describe, expect, it } from "vitest";
import { masked } from "../../../pipeline/report/redact/mask.ts";
import { PLAIN, SECRETS } from "./sentences.ts";

describe("redaction of a labelled set", () => {
  it("hides what is to be hidden, and little else", () => {
    const missed = SECRETS.filter(([sentence, ...secrets]) =>
      secrets.some((secret) => masked(sentence).includes(secret)),
    );
    const wrong = PLAIN.filter((sentence) => masked(sentence) !== sentence);
    const hidden = SECRETS.length - missed.length;
    const recall = hidden / SECRETS.length;
    const precision = hidden / (hidden + wrong.length);
    if (process.env.SHOW)
      console.log(
        [`${SECRETS.length}+${PLAIN.length} recall ${recall.toFixed(3)} precision ${precision.toFixed(3)}`]
          .concat(missed.map(([s]) => `- ${JSON.stringify(masked(s))} <= ${JSON.stringify(s)}`))
          .concat(wrong.map((s) => `+ ${masked(s)} <= ${s}`))
          .join("\n"),
      );
    expect(SECRETS.length + PLAIN.length).toBeGreaterThanOrEqual(150);
    expect(hidden).toBeGreaterThan(0);
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(precision).toBeGreaterThanOrEqual(0.97);
  });
});
