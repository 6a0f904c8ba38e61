import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alikeOrganisations, knownOrganisations } from "./known-organisations.ts";
import { cutChineseName, placeNames } from "./name-parts.ts";
import { registerPairs } from "./register-pairs.ts";
import { buildTypeahead, typeahead } from "./typeahead.ts";

const places = placeNames(["江苏省", "昆山市", "苏州市", "烟台市", "深圳市"]);
const words = { places, forms: new Map([["ltd", "llc"]]) };
const part = (list: string) => fc.constantFrom(...list.split(" "));
const chinese = fc
  .tuple(
    part("江苏 昆山 苏州 昆山市"),
    part("万华 启明 远山 国显 奇羽"),
    part("化学 光电 精密机械 新材料 物流"),
    part("有限公司 集团股份有限公司 股份有限公司 有限责任公司"),
  )
  .map((p) => p.join(""));

describe("register", () => {
  test("[RG1] Chinese names are cut in four, and nothing is made up", () => {
    expect(cutChineseName("昆山市大鹏精密机械有限公司", places)).toEqual({
      place: "昆山",
      brand: "大鹏",
      industry: "精密机械",
      form: "有限公司",
    });
    expect(cutChineseName("南亚电子材料（昆山）有限公司", places)).toMatchObject({
      place: "昆山",
      brand: "南亚",
      industry: "电子材料",
    });
    fc.assert(
      fc.property(fc.oneof(chinese, fc.string({ maxLength: 20 })), (name) => {
        const cut = cutChineseName(name, places);
        for (const value of Object.values(cut))
          for (const c of value) expect(name.normalize("NFKC") + name).toContain(c);
      }),
    );
  });
  test("[RG2] identifiers decide; another place or trade under one short name is related", () => {
    const records = [
      { id: "a", name: "昆山启明光电有限公司", uscc: "91320583MA1AAAAA11" },
      { id: "b", name: "启明光电（昆山）有限公司" },
      { id: "c", name: "苏州启明物流有限公司" },
      { id: "d", name: "Qiming Ltd", uscc: "91320583MA1AAAAA11" },
      { id: "e", name: "昆山启明光电有限公司", uscc: "91320583MA1AAAAA22" },
      ...["远山机电", "晨曦材料", "奇羽包装"].map((n, i) => ({
        id: `x${i}`,
        name: `${n}有限公司`,
      })),
    ];
    const pairs = registerPairs(records, words);
    const between = (a: string, b: string) => pairs.find((p) => p.a === a && p.b === b);
    expect(between("a", "b")).toMatchObject({ proposal: "same" });
    expect(between("b", "c")?.proposal).toBe("related");
    expect(between("a", "d")?.probability ?? 1).toBeGreaterThan(0.99);
    expect(between("a", "e")?.probability ?? 0).toBeLessThan(0.05);
    for (const p of pairs) expect(p.evidence.length).toBeGreaterThan(0);
  });
  test("[RG3] as one types, exactly the names with every word are found", () => {
    const latin = fc.array(part("alpha beta gamma delta steel works"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            chinese,
            latin.map((w) => w.join(" ")),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        (names, which, length) => {
          const ahead = buildTypeahead(
            names.map((name, i) => ({ id: String(i), name })),
            {},
          );
          const query = (names[which % names.length] as string).slice(0, length).trim();
          const found = new Set(typeahead(ahead, query, { top: 99 }));
          const runs = query.match(/\p{Script=Han}+|[a-z]+/gu) ?? [];
          const pieces = runs.flatMap((run) =>
            /[a-z]/.test(run) || run.length < 2
              ? [run]
              : [...run].slice(1).map((c, i) => (run[i] as string) + c),
          );
          names.forEach((name, i) => {
            const begins = (piece: string) =>
              /[a-z]/.test(piece)
                ? name.split(" ").some((w) => w.startsWith(piece))
                : name.includes(piece);
            expect(found.has(String(i)), `${query} in ${name}`).toBe(pieces.every(begins));
          });
        },
      ),
    );
  });
  test("[RG4] what is there under its own name is found before it is saved again", () => {
    fc.assert(
      fc.property(fc.array(chinese, { minLength: 1, maxLength: 20 }), fc.nat(), (names, which) => {
        const known = knownOrganisations(
          names.map((name, i) => ({ id: String(i), name })),
          words,
        );
        const name = names[which % names.length] as string;
        const [first] = alikeOrganisations(known, { name });
        expect(first?.likeness).toBe(1);
      }),
    );
  });
});
