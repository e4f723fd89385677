import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Dates are read from texts, never from the clock; a fixed zone proves it.
    env: { TZ: "Asia/Shanghai" },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
