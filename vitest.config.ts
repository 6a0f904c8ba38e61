import { defineConfig } from "vitest/config";
import { Totals } from "./tools/totals-reporter.ts";

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: ["default", new Totals()],
    maxWorkers: 2,
    teardownTimeout: 30_000,
    setupFiles: ["tools/fast-check-seed.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: [
            "packages/{core,contract,cli,web}/src/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
          ],
          exclude: ["**/*.e2e.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["packages/server/src/**/*.test.ts"],
          globalSetup: ["packages/server/src/db/test-cluster.ts"],
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["packages/web/e2e/**/*.e2e.test.ts"],
          globalSetup: ["packages/web/e2e/hub-under-test.ts"],
          ...slow,
        },
      },
    ],
  },
});
