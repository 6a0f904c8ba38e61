import { type ParseArgsConfig, parseArgs } from "node:util";
import { Usage } from "./refused.ts";

/** Reads options strictly: an unknown option or a missing value is wrong usage, not a guess. */
export function readOptions<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
): ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Usage((error as Error).message);
  }
}

/** A whole number option within bounds, or the fallback where it was not given. */
export function wholeNumber(
  text: string | undefined,
  { name, fallback, min }: { name: string; fallback: number; min: number },
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min) {
    throw new Usage(`--${name} must be a whole number of at least ${min}, not "${text}"`);
  }
  return value;
}
