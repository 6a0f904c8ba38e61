const NAMES: Readonly<Record<string, string>> = {
  A: "final",
  P: "preliminary",
  R: "revised",
  E: "estimated",
};

/** The word for a figure's status letter. */
export function statusName(letter: string): string {
  return NAMES[letter] ?? "final";
}
