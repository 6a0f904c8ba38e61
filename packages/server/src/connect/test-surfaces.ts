import type { Body, ConnectHub, Who } from "./test-connect.ts";

/**
 * Every address of the product that can be read, from its own description, so that a route made tomorrow is scanned
 * too; and the searches, lists and exports in which a name could stand.
 */
export async function everySurface(
  connect: ConnectHub,
  { profile, thread }: { profile: number; thread: number },
): Promise<string[]> {
  const { paths } = (await connect.call("visitor", "GET", "/api/openapi.json")).body as {
    paths: Record<string, Body>;
  };
  const routes = Object.entries(paths)
    .filter(([path, methods]) => methods.get && !path.endsWith("/events"))
    .map(([path]) =>
      path
        .replace("/connect/threads/{id}", `/connect/threads/${thread}`)
        .replace("{id}", String(profile))
        .replace(/\{[^}]+\}/g, "1")
        .replace("/api/v1", ""),
    );
  const offers = (await connect.get("viewer", "/profiles?side=offer&limit=5")).body.items;
  return [
    ...routes,
    "/hub/search?q=Zephyrine",
    "/hub/search?q=encapsulation",
    "/connect/profiles?q=Zephyrine",
    "/connect/profiles?q=encapsulation%20barrier&limit=200",
    "/connect/profiles?source=hub&limit=200",
    ...offers.map((o: Body) => `/connect/profiles/${o.id}/matches`),
    "/connect/organisations?q=Zephyrine",
    "/connect/events",
    "/hub/audit?limit=500",
    "/hub/audit?limit=500&entity=profile",
    "/measure/export?indicator=gdp&format=csv",
  ];
}

/**
 * Who is asked what: everybody what touches the market, its search and the log; the other slices, which read nothing of
 * it but its published views, the analyst, whose rights reach furthest.
 */
export const mayBeTold = (who: Who, path: string): boolean =>
  path.startsWith("/connect") ||
  path.startsWith("/hub") ||
  path.startsWith("/me") ||
  who === "analyst";
