/** `total:2,quality:1` ↔ { total: 2, quality: 1 }: weights and thresholds as they stand in the address. */
export function parsePairs(text: string | undefined): Record<string, number> {
  const out: Record<string, number> = {};
  for (const part of (text ?? "").split(",")) {
    const colon = part.lastIndexOf(":");
    const value = Number(part.slice(colon + 1));
    if (colon > 0 && part.length > colon + 1 && Number.isFinite(value) && value >= 0) {
      out[part.slice(0, colon)] = value;
    }
  }
  return out;
}

export function formatPairs(pairs: Readonly<Record<string, number>>): string | undefined {
  const text = Object.entries(pairs)
    .map(([key, value]) => `${key}:${value}`)
    .join(",");
  return text === "" ? undefined : text;
}
