import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasRealData, realDataPath } from "../../../../../tools/reference.ts";
import { BOUNDARY_POINTS_MOST, readBoundary } from "./boundary.ts";

const ring = [
  [120.8, 31.2],
  [121.2, 31.2],
  [121.2, 31.5],
  [120.8, 31.2],
];
const feature = (geometry: object, properties: object = {}) => ({
  type: "Feature",
  geometry,
  properties,
});

test("[AP9] a polygon, a multipolygon with a hole and a collection are read with their names; heights are left out", () => {
  const read = readBoundary({
    type: "FeatureCollection",
    features: [
      feature({ type: "Polygon", coordinates: [ring.map((p) => [...p, 7])] }, { name: "昆山" }),
      feature({ type: "MultiPolygon", coordinates: [[ring, ring], [ring]] }, { NAME: "Islands" }),
    ],
  });
  expect(read.issues).toEqual([]);
  expect(read.boundary?.points).toBe(16);
  expect(read.boundary?.shapes.map((s) => [s.name, s.polygons.map((p) => p.length)])).toEqual([
    ["昆山", [1]],
    ["Islands", [2, 1]],
  ]);
  expect(read.boundary?.shapes[0]?.polygons[0]?.[0]?.[0]).toEqual([120.8, 31.2]);
});

test("[AP9] what is wrong is told by feature, place and reason, and nothing is taken", () => {
  const codes = (json: unknown) =>
    readBoundary(json).issues.map(({ code, row, field }) => [code, row, field]);
  for (const bad of [null, 7, [], {}, { type: "Topology" }, { type: "FeatureCollection" }])
    expect(codes(bad)).toEqual([["boundary-not-geojson", undefined, "type"]]);
  expect(codes({ type: "FeatureCollection", features: [] })).toEqual([
    ["boundary-empty", undefined, "features"],
  ]);
  const at = "geometry.coordinates";
  expect(
    codes({
      type: "FeatureCollection",
      features: [
        feature({ type: "Point", coordinates: [1, 2] }),
        feature({ type: "Polygon", coordinates: [ring.slice(0, 3)] }),
        feature({ type: "Polygon", coordinates: [[...ring.slice(0, 3), [0, 0]]] }),
        feature({ type: "MultiPolygon", coordinates: [[ring], [[...ring, [13_466_000, 3]]]] }),
        feature({ type: "Polygon", coordinates: [[...ring.slice(0, 2), ["121", null], ring[0]]] }),
        feature({ type: "Polygon", coordinates: [] }),
        null,
      ],
    }),
  ).toEqual([
    ["boundary-geometry", 1, "geometry.type"],
    ["boundary-ring", 2, `${at}[0]`],
    ["boundary-ring", 3, `${at}[0]`],
    ["boundary-position", 4, `${at}[1][0][4]`],
    ["boundary-position", 5, `${at}[0][2]`],
    ["boundary-empty", 6, at],
    ["boundary-geometry", 7, "geometry.type"],
  ]);
  const projected = { type: "name", properties: { name: "EPSG:3857" } };
  expect(codes({ ...feature({ type: "Polygon", coordinates: [ring] }), crs: projected })).toEqual([
    ["boundary-crs", undefined, "crs"],
  ]);
  const long = Array.from({ length: BOUNDARY_POINTS_MOST }, () => [1, 2]);
  expect(codes({ type: "Polygon", coordinates: [[...long, [1, 2]]] })).toEqual([
    ["boundary-points", undefined, "features"],
  ]);
});

describe.skipIf(!hasRealData("cn-county-geo"))("boundaries of real counties", () => {
  test("[AP9] 288 counties of four provinces are read, Kunshan among them", () => {
    const file = realDataPath("cn-county-geo", "counties_sh_js_zj_fj.geojson");
    const { boundary, issues } = readBoundary(JSON.parse(readFileSync(file, "utf8")));
    expect(issues).toEqual([]);
    expect(boundary?.shapes.length).toBe(288);
    const kunshan = boundary?.shapes.find((s) => s.name.startsWith("昆山"));
    const lons = kunshan?.polygons.flat(2).map(([lon]) => lon) ?? [];
    expect(Math.min(...lons)).toBeGreaterThan(120.7);
    expect(Math.max(...lons)).toBeLessThan(121.3);
  });
});
