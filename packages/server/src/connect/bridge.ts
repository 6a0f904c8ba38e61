import { type Bridge, buildGlossary, dictionarySteps, withGlossary } from "@essor/core/connect";
import { readData, readTable } from "../db/shipped-data.ts";

/** Milliseconds of reading between two looks at who else waits. */
const STRETCH_MS = 15;

let bridge: Promise<Bridge> | undefined;

/**
 * The shipped dictionary and glossary; read when first asked for, so that the start does not wait for them, and in
 * short stretches, so that nobody else waits for whoever asked first.
 */
export function bridgeOf(): Promise<Bridge> {
  bridge ??= readBridge();
  return bridge;
}

async function readBridge(): Promise<Bridge> {
  const glossary = buildGlossary(
    readTable("trilingual-glossary", "terms.csv").map(({ zh = "", en = "", fr = "" }) => ({
      zh,
      en,
      fr,
    })),
  );
  await others();
  const steps = dictionarySteps(readData("zh-en-dictionary", "cedict.tsv.gz"));
  let from = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - from > STRETCH_MS) {
      await others();
      from = performance.now();
    }
    step = steps.next();
  }
  return { dictionary: withGlossary(step.value, glossary), glossary };
}

/** Lets whatever waits come first. */
export const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
