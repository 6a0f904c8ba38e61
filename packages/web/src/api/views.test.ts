import { expect, test } from "vitest";
import { parseSearch } from "./address.ts";
import { viewState } from "./views.ts";

test("a view is the state of a page, whatever the order of its address, without open panels", () => {
  const state = viewState(parseSearch("sort=-score&q=苏州&figure=gdp~2020~320583~_T&asOf="));
  expect(state).toBe(viewState(parseSearch("q=苏州&sort=-score")));
  expect(parseSearch(state)).toEqual({ q: "苏州", sort: "-score" });
  expect(viewState({})).toBe("");
});
