import { createReadStream } from "node:fs";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding of a text file: by its mark, else UTF-8 if every byte fits, else by whether the high bytes come in the
 * pairs of GB18030 or alone as in Western European text.
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let head: Buffer | undefined;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    if (head === undefined) {
      head = bytes;
      const marked = byMark(bytes) ?? byZeros(bytes);
      if (marked !== undefined) return marked;
    }
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      isUtf8 = false;
      if (bytes !== head) head = Buffer.concat([head.subarray(0, 1 << 16), bytes]);
      break;
    }
  }
  if (isUtf8 || head === undefined) return "utf-8";
  return pairedShare(head) > 0.9 ? "gb18030" : "windows-1252";
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: every second byte of Western text is zero. */
function byZeros(bytes: Buffer): Encoding | undefined {
  const n = Math.min(bytes.length & ~1, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (n < 4 || even + odd < n / 8) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** The share of high bytes that begin a pair of two bytes above 0xA0, as Chinese characters of GB 2312 do. */
function pairedShare(bytes: Buffer): number {
  let paired = 0;
  let all = 0;
  for (let i = 0; i < bytes.length - 1; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    all++;
    if ((bytes[i] as number) > 0x80 && (bytes[i + 1] as number) >= 0xa1) paired++;
    if ((bytes[i + 1] as number) >= 0x40) i++;
  }
  return all === 0 ? 0 : paired / all;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that cuts the first lines into the most even rows of more than one cell. */
export function detectDelimiter(text: string): Delimiter {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== "")
    .slice(0, 200);
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map(
      (line) => line.replace(/"(?:[^"]|"")*"/g, "").split(delimiter).length - 1,
    );
    const tally = new Map<number, number>();
    for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [usual, often] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    const score = often * Math.sqrt(usual);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
