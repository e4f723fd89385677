import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const results = process.env.XUNJIAN_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/build.ts", "tests/support/scratch.ts"],
    // Dates are read from texts, never from the clock; a fixed zone proves it.
    env: { TZ: "Asia/Shanghai" },
    // Much of a test waits for a process of its own; vitest would keep one core of two for itself.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // CI reads the totals from a file (.ci/run).
    ...(results === undefined ? {} : { reporters: ["default", ["json", { outputFile: results }]] }),
  },
});
