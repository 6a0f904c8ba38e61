import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasRealData, realDataPath } from "../../../../tools/reference.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

const PATH = "/api/v1/attract/boundary";
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: false });
});
afterAll(() => hub.close());

type Who = Parameters<TestHub["call"]>[0];
const square = {
  type: "Feature",
  properties: { name: "Worked example" },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [120.8, 31.2],
        [121.2, 31.2],
        [121.2, 31.5],
        [120.8, 31.2],
      ],
    ],
  },
};
const whole = { name: "City", source: "Survey office", licence: "for this hub's own use" };
const put = (who: Who, content: string, fields: Record<string, string> = whole) => {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set("file", new File([content], "city.geojson"));
  return hub.call(who, "PUT", PATH, { form });
};
const shown = async (who: Who = "viewer") =>
  ((await hub.call(who, "GET", PATH)).body as { boundary: never }).boundary as {
    name: string;
    approvalNumber: string;
    shapes: { name: string; polygons: number[][][][] }[];
  } | null;

test("A11: the hub brings its own boundary with source and licence or approval number, changes it, and takes it away", async () => {
  expect(await shown()).toBeNull();
  const first = await put("administrator", JSON.stringify(square));
  expect(first.status, first.text).toBe(200);
  expect(await shown()).toMatchObject({
    ...whole,
    features: 1,
    points: 4,
    shapes: [{ name: "Worked example", polygons: [square.geometry.coordinates] }],
  });
  const { licence: _, ...bare } = whole;
  const second = await put("administrator", `\uFEFF${JSON.stringify(square.geometry)}`, {
    ...bare,
    name: "",
    approvalNumber: "苏S(2026)001号",
  });
  expect(second.status, second.text).toBe(200);
  expect(await shown("officer")).toMatchObject({
    name: "city.geojson",
    licence: "",
    approvalNumber: "苏S(2026)001号",
  });
  expect((await hub.call("administrator", "DELETE", PATH)).status).toBe(204);
  expect((await hub.call("administrator", "DELETE", PATH)).status).toBe(404);
  expect(await shown()).toBeNull();
});

test("a boundary is refused with feature, field and reason, and the one that was there stays", async () => {
  await put("administrator", JSON.stringify(square));
  const refused = async (content: string, fields = whole as Record<string, string>) => {
    const { status, body } = await put("administrator", content, fields);
    const { code, issues } = body as { code: string; issues: { code: string }[] };
    expect([status, code]).toEqual([422, "boundary-refused"]);
    return issues;
  };
  expect(await refused("{")).toMatchObject([{ code: "boundary-not-json", field: "file" }]);
  const point = {
    type: "Feature",
    properties: {},
    geometry: { type: "Point", coordinates: [1, 2] },
  };
  expect(
    await refused(JSON.stringify({ type: "FeatureCollection", features: [square, point] })),
  ).toMatchObject([{ code: "boundary-geometry", row: 2, field: "geometry.type" }]);
  expect(await refused(JSON.stringify(square), { ...whole, source: " " })).toMatchObject([
    { code: "boundary-rights", field: "source" },
  ]);
  expect(await refused(JSON.stringify(square), { ...whole, licence: "" })).toMatchObject([
    { code: "boundary-rights", field: "licence" },
  ]);
  expect((await put("administrator", " ".repeat(5 * 2 ** 20))).status).toBe(413);
  expect((await put("officer", JSON.stringify(square))).status).toBe(403);
  expect(await shown()).toMatchObject(whole);
});

test.skipIf(!hasRealData("cn-county-geo"))(
  "288 real counties are taken and given back",
  async () => {
    const file = realDataPath("cn-county-geo", "counties_sh_js_zj_fj.geojson");
    const answer = await put("administrator", readFileSync(file, "utf8"));
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    expect((await shown())?.shapes.length).toBe(288);
  },
);
