/** The closed lists of the slice in the order in which they are shown. */
export const PROFILE_TYPES_SHOWN = [
  "technology",
  "research",
  "supply",
  "capacity",
  "talent",
  "capital",
  "scenario",
] as const;
export const CHECKS = ["clear", "measurable", "anonymous", "lawful", "new"] as const;
export const TRIAGES = ["ready", "re-diagnose", "long-term"] as const;
export const PART_NAMES = [
  "lexical",
  "cross",
  "tags",
  "constraints",
  "relations",
  "freshness",
] as const;
export const OUTCOMES = [
  "match",
  "meeting",
  "contract",
  "pilot",
  "licence",
  "purchase",
  "hire",
] as const;
export const PARTNERS = [
  "university",
  "laboratory",
  "broker",
  "cluster-organisation",
  "service-body",
] as const;

export const AVAILABILITIES = ["available", "limited", "not-now"] as const;
export const DEVICES = [
  "measuring",
  "testing",
  "production",
  "pilot-line",
  "computing",
  "clean-room",
  "other",
] as const;

/** A list typed with commas, of any script. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,，、;；\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
