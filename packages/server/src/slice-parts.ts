import { attractPart } from "./attract/part.ts";
import { connectPart } from "./connect/part.ts";
import { fundPart } from "./fund/part.ts";
import type { SlicePart } from "./http/parts.ts";
import { measurePart } from "./measure/part.ts";
import { outlookPart } from "./outlook/part.ts";
import { targetPart } from "./target/part.ts";

/** What each slice gives to the pages and the work that look across all of them, in the order of the loop. */
export const SLICE_PARTS: readonly SlicePart[] = [
  measurePart,
  targetPart,
  attractPart,
  fundPart,
  connectPart,
  outlookPart,
];
