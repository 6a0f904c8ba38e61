import { expect, test } from "vitest";
import { paths } from "./paths.ts";

test("addresses stay: people bookmark and mail them", () => {
  const all = Object.values(paths).map((p) => (typeof p === "function" ? p(":id") : p));
  expect(all).toEqual([
    "/sign-in",
    "/",
    "/hub/members",
    "/hub/audit",
    "/me/settings",
    "/api",
    "/measure",
    "/measure/lists",
    "/measure/figures",
    "/measure/indicators",
    "/measure/imports",
    "/measure/imports/:id",
    "/target",
    "/attract",
    "/fund",
    "/connect",
    "/outlook",
  ]);
});
