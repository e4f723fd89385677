import { expect, it } from "vitest";
import { crashTest } from "../bench/crash.ts";

// The long form (200 kills, 1,500 notices): npx tsx tests/bench/crash.ts
it("killed at random moments, a run ends with the rows of an undisturbed one", async () => {
  const { kills, different } = await crashTest(6, 40, 1500, 3);
  expect({ kills, different }).toEqual({ kills: 6, different: [] });
}, 600_000);
