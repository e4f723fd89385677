import { expect, it } from "vitest";
import { faults, fuzz } from "../bench/fuzz.ts";

// The long form (10,000 inputs): npx tsx tests/bench/fuzz.ts
it("damaged and senseless files cost their own place and nothing else; the counts close", async () => {
  const counts = await fuzz(250, 11);
  expect(faults(counts, 250)).toEqual([]);
  expect(counts.notices).toBeGreaterThan(50);
}, 600_000);
