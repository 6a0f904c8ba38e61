import { useParams } from "@tanstack/react-router";

/** A part of the path, e.g. `:id` of `/measure/imports/$id`. */
export function useRouteParam(name: string): string {
  return (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? "";
}
