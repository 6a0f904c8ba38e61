import { expect, test } from "vitest";
import { TILE_COLUMNS, TILE_ROWS, TILES } from "./tile-layout.ts";

test("31 provinces, each with a place of its own inside the grid", () => {
  const places = Object.values(TILES).map(([c, r]) => `${c},${r}`);
  expect(places).toHaveLength(31);
  expect(new Set(places).size).toBe(31);
  for (const [c, r] of Object.values(TILES)) {
    expect(c >= 0 && c < TILE_COLUMNS && r >= 0 && r < TILE_ROWS).toBe(true);
  }
});
