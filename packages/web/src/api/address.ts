import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Search = Readonly<Record<string, string | undefined>>;
type Change = { readonly replace?: boolean };

/** State worth sharing is in the address: the search part as plain texts, and a setter (undefined removes). */
export function useAddress(): [Search, (changes: Search, options?: Change) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Search, { replace = true }: Change = {}) => {
      void navigate({
        to: ".",
        search: ((before: Search) => ({ ...before, ...changes })) as never,
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}

/** The past day as of which everything is read; undefined is now. */
export function useAsOf(): string | undefined {
  return useAddress()[0].asOf;
}

/** Search texts stay texts: `?period=2020` is "2020", not a number. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") out.set(key, String(value));
  }
  const text = out.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%7E", "~");
  return text === "" ? "" : `?${text}`;
}
