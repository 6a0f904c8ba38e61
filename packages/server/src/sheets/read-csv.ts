import { createReadStream } from "node:fs";
import type { Delimiter, Encoding } from "./detect-text.ts";
import type { RowGroup } from "./sheet-row.ts";
import { csvSplitter } from "./split-csv.ts";

/** Rows of a text table in groups, with the bytes read so far; never more in memory than one piece of the file. */
export async function* readCsv(
  file: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<RowGroup> {
  const decoder = new TextDecoder(encoding);
  const splitter = csvSplitter(delimiter);
  const pieces = createReadStream(file, { highWaterMark: 1 << 19 });
  let bytes = 0;
  let isSuspicious = false;
  let wasSuspicious = false;
  let hasLineFeeds: boolean | undefined;
  for await (const piece of pieces) {
    bytes += (piece as Buffer).length;
    let text = decoder.decode(piece as Buffer, { stream: true });
    // Old Macintosh files end lines with a carriage return alone.
    hasLineFeeds ??= text.includes("\n") || !text.includes("\r");
    if (!hasLineFeeds) text = text.replaceAll("\r", "\n");
    isSuspicious = text.includes("\uFFFD") || text.includes("\u0000");
    // What a piece begins with may have been cut off the piece before.
    yield { rows: splitter.push(text), bytes, isSuspicious: isSuspicious || wasSuspicious };
    wasSuspicious = isSuspicious;
  }
  const last = decoder.decode();
  yield {
    isSuspicious: true,
    rows: [...(last === "" ? [] : splitter.push(last)), ...splitter.end()],
    bytes,
  };
}
