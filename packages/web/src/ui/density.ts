import { useSyncExternalStore } from "react";

export type Density = "comfortable" | "compact";
const KEY = "essor-density";
const listeners = new Set<() => void>();

function current(): Density {
  return document.documentElement.dataset.density === "compact" ? "compact" : "comfortable";
}

export function startDensity(): void {
  document.documentElement.dataset.density =
    localStorage.getItem(KEY) === "compact" ? "compact" : "comfortable";
}

export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  localStorage.setItem(KEY, density);
  for (const listener of listeners) listener();
}

export function useDensity(): Density {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}

/** The height of a table row in pixels; the same numbers stand in theme.css. */
export function useRowHeight(): number {
  return useDensity() === "compact" ? 28 : 36;
}
