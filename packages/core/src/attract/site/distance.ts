/** A point on the earth, in degrees. */
export type Place = { readonly lon: number; readonly lat: number };

const EARTH_KM = 6371.0088;

/**
 * Kilometres between two points along the great circle (haversine, mean earth radius of the IUGG): as the crow flies,
 * and not along a road. Error below 0.6 per cent, because the earth is no ball.
 * @example
 * expect(distanceKm({ lon: 120.98, lat: 31.39 }, { lon: 121.47, lat: 31.23 })).toBeCloseTo(49.84, 1);
 */
export function distanceKm(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
