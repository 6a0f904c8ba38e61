import type { Outputs } from "./files.ts";

/** One verb: reads its files and options, answers named outputs. */
export type FundVerb = (args: readonly string[]) => Promise<{
  readonly outputs: Outputs;
  readonly out: string | undefined;
}>;
