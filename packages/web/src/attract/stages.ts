import type { Stage } from "@essor/contract/attract";

export const STAGES: readonly Stage[] = [
  "planned",
  "in-talks",
  "signed",
  "started",
  "under-construction",
  "in-production",
  "at-capacity",
];
