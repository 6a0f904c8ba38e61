import { describe, expect, it } from "vitest";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { readIndexTable, type TableRow } from "./index-table.ts";
import { type Checked, parseRecipe } from "./parse-recipe.ts";
import type { Recipe, Step } from "./recipe.ts";

const NODES = [
  { code: "x", parent: "A", weight: 2 },
  { code: "y", parent: "A", direction: -1 },
  { code: "z", parent: "B" },
  { code: "v", parent: "B" },
  { code: "A", parent: "I", weight: 0.5 },
  { code: "B", parent: "I" },
  { code: "I" },
];

function tryBuild(
  steps: readonly object[],
  rows: readonly TableRow[],
  nodes: readonly object[] = NODES,
): Checked<IndexBuild> {
  const parsed = parseRecipe({ unit: "u", groups: ["g"], framework: nodes, steps });
  if (!parsed.ok) return parsed;
  const table = readIndexTable(parsed.value, rows);
  return table.ok ? buildIndex(parsed.value, table.value) : table;
}

describe("bad input is refused or flagged by name", () => {
  const MEAN = { step: "aggregate", method: "arithmetic" };
  const MINMAX = { step: "normalise", method: "minMax" };
  const rows = (over: object = {}) => [
    { u: "P", g: "a", x: 1, y: 2, z: 3, v: 4, ...over },
    { u: "Q", g: "a", x: 2, y: 1, z: 5, v: 8 },
    { u: "R", g: "b", x: 4, y: 5, z: 1, v: 2 },
  ];
  const codes = (c: { issues: readonly { code: string }[] }) => c.issues.map((i) => i.code);
  const parse = (framework: unknown, steps: unknown = [MEAN], rest: object = {}) =>
    codes(parseRecipe({ unit: "u", framework, steps, ...rest }));

  it("[IX32] recipes: unknown keys, orphans, cycles, several tops, zero weights, steps out of order", () => {
    expect(parse(NODES, [MEAN], { colour: 1 })).toEqual(["unknown-key"]);
    expect(parse([...NODES, { code: "w", parent: "nowhere" }])).toEqual(["framework-orphan"]);
    expect(parse([...NODES, { code: "w" }])).toContain("framework-orphan");
    expect(
      parse([
        { code: "a", parent: "b" },
        { code: "b", parent: "a" },
      ]),
    ).toContain("framework-cycle");
    expect(parse([...NODES, { code: "J" }, { code: "w", parent: "J" }])).toContain(
      "framework-several-tops",
    );
    expect(parse(NODES.map((n) => (n.parent === "A" ? { ...n, weight: 0 } : n)))).toEqual([
      "weights-zero",
    ]);
    expect(parse(NODES.map((n) => ({ ...n, weight: -1 })))).toContain("out-of-bounds");
    expect(parse([...NODES, NODES[0]])).toContain("duplicate-code");
    expect(parse(NODES, [])).toContain("too-short");
    expect(parse(NODES, [MINMAX])).toEqual(["step-missing"]);
    expect(parse(NODES, [MEAN, MINMAX])).toEqual(["step-out-of-order"]);
    expect(parse(NODES, [{ ...MINMAX, range: [5, 5] }, MEAN])).toEqual(["not-a-range"]);
    expect(parse(NODES, [{ step: "treat", perIndicator: { q: {} } }, MEAN])).toEqual([
      "unknown-indicator",
    ]);
    expect(
      parse(NODES, [{ step: "normalise", method: "goalposts", posts: { x: [0, 1] } }, MEAN]),
    ).toEqual(Array(3).fill("goalposts-missing"));
    expect(parse(NODES, [{ step: "normalise", method: "minmax" }, MEAN])).toEqual([
      "unknown-choice",
    ]);
    expect(parse(NODES, [{ step: "aggregate", method: "power" }])).toEqual(["missing-key"]);
  });

  it("[IX33] tables: units twice, words for numbers, columns and denominators that are not there", () => {
    expect(
      codes(tryBuild([MEAN], [...rows(), { u: "P", g: "a", x: 1, y: 1, z: 1, v: 1 }])),
    ).toEqual(["duplicate-unit"]);
    expect(codes(tryBuild([MEAN], rows({ x: "n/a" })))).toEqual(["not-a-number"]);
    expect(codes(tryBuild([MEAN], rows({ x: "Infinity" })))).toEqual(["not-a-number"]);
    expect(codes(tryBuild([MEAN], []))).toEqual(["table-empty"]);
    expect(codes(tryBuild([MEAN], [{ u: "P", g: "a", x: 1 }]))).toEqual(
      Array(3).fill("indicator-missing"),
    );
    expect(codes(tryBuild([MEAN], rows({ u: "" })))).toEqual(["key-missing"]);
    const divided = NODES.map((n) => (n.code === "x" ? { ...n, denominator: "pop" } : n));
    const refused = tryBuild([{ step: "denominate" }, MEAN], rows(), divided);
    expect(refused.issues[0]).toMatchObject({
      code: "denominator-missing",
      facts: { indicator: "x", step: "denominate" },
    });
    const withPop = rows().map((r, i) => ({ ...r, pop: [0, null, 2][i] as number | null }));
    const flagged = tryBuild([{ step: "denominate" }, MEAN], withPop, divided);
    const denominators = flagged.issues.filter((i) => i.code.startsWith("denominator"));
    expect(denominators.map((i) => [i.code, i.facts?.unit])).toEqual([
      ["denominator-zero", "P"],
      ["denominator-missing", "Q"],
    ]);
  });

  it("[IX33] values: constant, empty, alone, negative under a geometric mean", () => {
    const named = (c: Checked<IndexBuild>, code: string) =>
      c.issues.filter((i) => i.code === code).map((i) => i.facts);
    const constant = tryBuild(
      [MINMAX, MEAN],
      rows().map((r) => ({ ...r, x: 7 })),
    );
    expect(named(constant, "indicator-constant")).toMatchObject([
      { indicator: "x", step: "normalise" },
    ]);
    const empty = tryBuild(
      [MINMAX, MEAN],
      rows().map((r) => ({ ...r, x: null })),
    );
    expect(named(empty, "indicator-empty")).toMatchObject([{ indicator: "x", step: "normalise" }]);
    expect(codes(tryBuild([MINMAX, MEAN], rows().slice(0, 1)))).toContain("no-scores");
    expect(
      codes(
        tryBuild(
          [MEAN],
          rows().map((r) => ({ ...r, x: null, y: null, z: null, v: null })),
        ),
      ),
    ).toContain("no-scores");
    const negative = tryBuild([{ step: "aggregate", method: "geometric" }], rows({ x: -1 }));
    expect(negative.ok && negative.value.scores.I?.[0]).toBeGreaterThan(0);
    expect(named(negative, "negative-under-mean")).toMatchObject([
      { unit: "P", indicator: "x", aggregate: "A", step: "aggregate" },
    ]);
    const screened = tryBuild([{ step: "screen", minAvailability: 1 }, MEAN], rows({ x: null }));
    expect(named(screened, "screened-out")).toMatchObject([{ unit: "P", step: "screen" }]);
    const turned = tryBuild([MEAN], rows());
    expect(named(turned, "direction-unused")).toMatchObject([
      { indicator: "y", step: "aggregate" },
    ]);
    const gate = tryBuild(
      [{ step: "eligibility", rules: [{ column: "v", min: 3 }] }, MEAN],
      rows(),
    );
    expect(named(gate, "not-eligible")).toMatchObject([{ unit: "R", step: "eligibility" }]);
  });

  it("[IX33] [IX37] each kind of bad input names what it can: unit, indicator, step, code, row", () => {
    const facts = (c: Checked<IndexBuild>, code: string) => {
      const found = c.issues.find((i) => i.code === code);
      return found && { ...found.facts, row: found.row, field: found.field };
    };
    const all = (over: object) => rows().map((r) => ({ ...r, ...over }));
    const GEO = { step: "aggregate", method: "geometric" };
    const cyclic = NODES.map((n) => (n.code === "I" ? { ...n, parent: "A" } : n));
    const zero = NODES.map((n) => (n.parent === "A" ? { ...n, weight: 0 } : n));
    const divided = NODES.map((n) => (n.code === "x" ? { ...n, denominator: "pop" } : n));
    const cases: [Checked<IndexBuild>, string, object][] = [
      [
        tryBuild([MINMAX, MEAN], all({ x: 7 })),
        "indicator-constant",
        { indicator: "x", step: "normalise" },
      ],
      [
        tryBuild([MINMAX, MEAN], all({ x: null })),
        "indicator-empty",
        { indicator: "x", step: "normalise" },
      ],
      [
        tryBuild([MINMAX, MEAN], rows().slice(0, 1)),
        "indicator-constant",
        { indicator: "v", step: "normalise" },
      ],
      [
        tryBuild([MEAN], all({ x: null, y: null, z: null, v: null })),
        "not-ranked",
        { unit: "P", step: "aggregate", missing: "v, x, y, z" },
      ],
      [
        tryBuild([GEO], rows({ x: -1 })),
        "negative-under-mean",
        { unit: "P", indicator: "x", step: "aggregate" },
      ],
      [
        tryBuild([GEO], rows({ x: 0 })),
        "zero-under-mean",
        { unit: "P", indicator: "x", step: "aggregate" },
      ],
      [tryBuild([MEAN], rows(), zero), "weights-zero", { code: "A" }],
      [tryBuild([MEAN], rows(), cyclic), "framework-cycle", { code: "x" }],
      [
        tryBuild([MEAN], rows(), [...NODES, { code: "w", parent: "nowhere" }]),
        "framework-orphan",
        { code: "w", parent: "nowhere" },
      ],
      [
        tryBuild([{ step: "denominate" }, MEAN], rows(), divided),
        "denominator-missing",
        { indicator: "x", step: "denominate" },
      ],
      [
        tryBuild(
          [{ step: "denominate" }, MEAN],
          rows().map((r) => ({ ...r, pop: r.u === "Q" ? null : 2 })),
          divided,
        ),
        "denominator-missing",
        { unit: "Q", indicator: "x", step: "denominate" },
      ],
      [tryBuild([MEAN], [...rows(), { u: "P", g: "a", x: 1 }]), "duplicate-unit", { row: 4 }],
    ];
    for (const [built, code, wanted] of cases) {
      expect(facts(built, code), code).toMatchObject(wanted);
    }
  });

  it("[IX34] the hash names the recipe: key order does not matter, any value does", () => {
    const base = { unit: "u", framework: NODES, steps: [MINMAX, MEAN] } as unknown as Recipe;
    const hash = (r: Recipe) => {
      const built = buildIndex(r, (readIndexTable(r, rows()) as unknown as { value: never }).value);
      return built.ok ? built.value.hash : "";
    };
    expect(hash({ steps: base.steps, framework: base.framework, unit: "u" })).toBe(hash(base));
    expect(
      hash({
        ...base,
        steps: [{ ...MINMAX, range: [0, 99] } as unknown as Step, ...base.steps.slice(1)],
      }),
    ).not.toBe(hash(base));
    expect(hash(base)).toMatch(/^[0-9a-f]{64}$/);
  });
});
