import { expect, test } from "vitest";
import { parsePeople, parseWishes } from "./event-lists.ts";

test("people and wishes as typed, in any script; the first bad line is named", () => {
  expect(parsePeople("Firm A; 1 2\n\n乙公司；3，4\n").rows).toEqual([
    { label: "Firm A", away: [1, 2] },
    { label: "乙公司", away: [3, 4] },
  ]);
  expect(parsePeople("Firm A\nFirm B; x").bad).toBe(2);
  expect(parseWishes("Firm A > 乙公司\n丙→丁").rows).toEqual([
    { guest: "Firm A", host: "乙公司" },
    { guest: "丙", host: "丁" },
  ]);
  expect(parseWishes("Firm A").bad).toBe(1);
});
