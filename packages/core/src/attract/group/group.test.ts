import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OwnershipLinks, ownershipGroup } from "./ownership-group.ts";

function linksOf(parents: Readonly<Record<string, string>>): OwnershipLinks {
  return {
    parentOf: (entity) => parents[entity],
    childrenOf: (entity) => Object.keys(parents).filter((child) => parents[child] === entity),
  };
}

describe("groups of firms", () => {
  test("[AI3] the chain goes up to the ultimate parent, and sisters are known through several levels", () => {
    const links = linksOf({
      plant: "china",
      branch: "plant",
      sister: "china",
      china: "asia",
      asia: "group",
      japan: "asia",
      cousin: "japan",
      stranger: "others",
    });
    expect(ownershipGroup("plant", links, { most: 10 })).toEqual({
      chain: ["china", "asia", "group"],
      members: ["branch", "sister", "japan", "cousin"],
      circular: false,
      more: false,
    });
    expect(ownershipGroup("plant", links, { most: 2 })).toMatchObject({
      members: ["branch", "sister"],
      more: true,
    });
    expect(ownershipGroup("alone", links, { most: 2 })).toEqual({
      chain: [],
      members: [],
      circular: false,
      more: false,
    });
  });

  test("[AI3] owners in a circle end, are told, and name nobody twice", () => {
    const circle = ownershipGroup("a", linksOf({ a: "b", b: "c", c: "b", d: "c" }), { most: 9 });
    expect(circle).toEqual({ chain: ["b", "c"], members: ["d"], circular: true, more: false });
    expect(ownershipGroup("a", linksOf({ a: "a" }), { most: 9 })).toMatchObject({
      chain: [],
      circular: true,
    });
    const name = fc.constantFrom(..."abcdefgh");
    fc.assert(
      fc.property(fc.dictionary(name, name), name, (parents, entity) => {
        const { chain, members } = ownershipGroup(entity, linksOf(parents), { most: 99 });
        const all = [entity, ...chain, ...members];
        expect(new Set(all).size).toBe(all.length);
        for (const member of members) {
          let top = member;
          for (let step = 0; step < 9 && !chain.includes(top) && top !== entity; step++)
            top = parents[top] ?? top;
          expect([entity, ...chain]).toContain(top);
        }
      }),
    );
  });
});
