import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { KERNELS_FILE, kernelsText } from "./build-kernels.ts";

it("the committed kernels are what their source builds to", async () => {
  expect(readFileSync(KERNELS_FILE, "utf8")).toBe(await kernelsText());
});
