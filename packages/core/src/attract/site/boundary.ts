import type { Issue } from "../../vocabulary/issue.ts";

/** Longitude and latitude in degrees. */
export type Position = readonly [lon: number, lat: number];
/** An outer ring and its holes. */
export type Polygon = readonly (readonly Position[])[];
export type BoundaryShape = { readonly name: string; readonly polygons: readonly Polygon[] };
export type Boundary = { readonly shapes: readonly BoundaryShape[]; readonly points: number };

/** More points than this draw no better line on a page, and slow it down. */
export const BOUNDARY_POINTS_MOST = 50_000;
const ISSUES_MOST = 50;
/** Names of a shape, the first that is there. */
const NAMES = ["name", "NAME", "名称", "name_zh", "name_en"];

/**
 * Reads a boundary: a GeoJSON polygon or multipolygon, a feature of one, or a collection of such, in degrees of WGS 84
 * or CGCS 2000. Each thing that is wrong is told with the number of its feature, the place within it and the reason.
 * @example
 * const ring = [[120.8, 31.2], [121.2, 31.2], [121.2, 31.5], [120.8, 31.2]];
 * const read = readBoundary({ type: "Feature", properties: { name: "Kunshan" }, geometry: { type: "Polygon", coordinates: [ring] } });
 * expect([read.boundary?.shapes[0]?.name, read.boundary?.points]).toEqual(["Kunshan", 4]);
 * const line = readBoundary({ type: "LineString", coordinates: ring });
 * expect(line.issues).toMatchObject([{ code: "boundary-geometry", row: 1, field: "geometry.type" }]);
 */
export function readBoundary(json: unknown): {
  readonly boundary: Boundary | null;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const found = (code: string, row: number | undefined, field: string, reason: string) => {
    if (issues.length < ISSUES_MOST)
      issues.push({ code, severity: "error", ...(row && { row }), field, reason });
  };
  const features = featuresOf(json);
  const crs = nameOfCrs(json);
  if (features === undefined)
    found("boundary-not-geojson", undefined, "type", "The file is no GeoJSON of areas");
  else if (features.length === 0)
    found("boundary-empty", undefined, "features", "The collection has no feature");
  if (crs !== undefined && !/CRS84|4326|4490|WGS ?84|CGCS ?2000/i.test(crs))
    found("boundary-crs", undefined, "crs", `Degrees of WGS 84 or CGCS 2000 are read, not ${crs}`);
  let points = 0;
  const shapes = (features ?? []).map(({ geometry, properties }, i): BoundaryShape => {
    const row = i + 1;
    const name = NAMES.map((key) => properties[key]).find((text) => typeof text === "string");
    const polygons = polygonsOf(geometry);
    if (polygons === undefined) {
      found(
        "boundary-geometry",
        row,
        "geometry.type",
        `Only Polygon and MultiPolygon are areas, not ${geometry.type}`,
      );
      return { name: "", polygons: [] };
    }
    if (polygons.length === 0)
      found("boundary-empty", row, "geometry.coordinates", "The area has no ring");
    for (const [p, polygon] of polygons.entries())
      for (const [r, ring] of asList(polygon).entries()) {
        const field = `geometry.coordinates[${geometry.type === "Polygon" ? r : `${p}][${r}`}]`;
        points += asList(ring).length;
        checkRing(ring, (code, at, reason) => found(code, row, `${field}${at}`, reason));
      }
    return { name: (name as string | undefined) ?? "", polygons: polygons as readonly Polygon[] };
  });
  if (points > BOUNDARY_POINTS_MOST)
    found(
      "boundary-points",
      undefined,
      "features",
      `${points} points are more than ${BOUNDARY_POINTS_MOST}; simplify the lines first`,
    );
  if (issues.length > 0) return { boundary: null, issues };
  const bare = (position: Position): Position => [position[0], position[1]];
  const drawn = shapes.map(({ name, polygons }) => ({
    name,
    polygons: polygons.map((polygon) => polygon.map((ring) => ring.map(bare))),
  }));
  return { boundary: { points, shapes: drawn }, issues };
}

type Geometry = { readonly type: unknown; readonly coordinates: unknown };
type Feature = { readonly geometry: Geometry; readonly properties: Record<string, unknown> };

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function featuresOf(json: unknown): Feature[] | undefined {
  const { type, features, geometry, coordinates } = record(json);
  const feature = (value: unknown): Feature => {
    const { geometry: of, properties } = record(value);
    const { type: kind, coordinates: at } = record(of);
    return {
      geometry: { type: kind ?? "nothing", coordinates: at },
      properties: record(properties),
    };
  };
  if (type === "FeatureCollection" && Array.isArray(features)) return features.map(feature);
  if (type === "Feature" && geometry !== undefined) return [feature(json)];
  if (typeof type === "string" && coordinates !== undefined)
    return [{ geometry: { type, coordinates }, properties: {} }];
  return undefined;
}

function nameOfCrs(json: unknown): string | undefined {
  const name = record(record(record(json).crs).properties).name;
  return typeof name === "string" ? name : undefined;
}

function polygonsOf({ type, coordinates }: Geometry): readonly unknown[] | undefined {
  if (type === "Polygon") return asList(coordinates).length === 0 ? [] : [coordinates];
  return type === "MultiPolygon" ? asList(coordinates) : undefined;
}

function checkRing(ring: unknown, found: (code: string, at: string, reason: string) => void): void {
  const positions = asList(ring);
  if (positions.length < 4) {
    found("boundary-ring", "", "A ring needs four positions at least, the last being the first");
    return;
  }
  for (const [i, position] of positions.entries()) {
    const [lon, lat] = asList(position);
    const isDegree = (value: unknown, most: number) =>
      typeof value === "number" && Math.abs(value) <= most;
    if (isDegree(lon, 180) && isDegree(lat, 90)) continue;
    found("boundary-position", `[${i}]`, "A position is a longitude and a latitude in degrees");
    return;
  }
  const [first, last] = [asList(positions[0]), asList(positions.at(-1))];
  if (first[0] !== last[0] || first[1] !== last[1])
    found("boundary-ring", "", "The ring is not closed: its last position is not its first");
}
