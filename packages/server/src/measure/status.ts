import type { ObsStatus } from "@essor/contract/measure";

/** One letter in the store, as in SDMX's CL_OBS_STATUS where it has one; the words are ours. */
const LETTERS: Readonly<Record<string, ObsStatus>> = {
  A: "final",
  P: "preliminary",
  R: "revised",
  F: "forecast",
  T: "target",
  B: "bound",
  E: "estimated",
  M: "missing",
};

export function statusWord(letter: string): ObsStatus {
  return LETTERS[letter] ?? "final";
}

export function statusLetter(word: ObsStatus): string {
  return Object.entries(LETTERS).find(([, w]) => w === word)?.[0] ?? "A";
}
