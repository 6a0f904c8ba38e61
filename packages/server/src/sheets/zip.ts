import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { FileRefused } from "./sheet-row.ts";

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
};

const ENTRIES_MAX = 5_000;
const INFLATED_MAX = 2 ** 31;
/** Deflate cannot exceed 1,032 : 1, workbooks seldom reach 30 : 1. */
const RATIO_MAX = 250;
const RATIO_MATTERS_FROM = 20 * 2 ** 20;

const notWorkbook = () =>
  new FileRefused("workbook-unreadable", "The file is not a readable XLSX workbook");
const bomb = () => new FileRefused("zip-bomb", "The workbook inflates to far more than it should");

/** The table of contents of a zip file. Refuses one that declares to inflate beyond measure. */
export async function readZip(file: string): Promise<Map<string, ZipEntry>> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || end + 22 > tail.length) throw notWorkbook();
    const count = tail.readUInt16LE(end + 10);
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (count > ENTRIES_MAX || start + length > size) throw notWorkbook();
    const directory = Buffer.alloc(length);
    await handle.read(directory, 0, length, start);
    return checkDeclared(entriesOf(directory, count));
  } finally {
    await handle.close();
  }
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw notWorkbook();
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function checkDeclared(entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  let total = 0;
  for (const { size, compressed } of entries) {
    total += size;
    if (total > INFLATED_MAX) throw bomb();
    if (size > RATIO_MATTERS_FROM && size / Math.max(compressed, 1) > RATIO_MAX) throw bomb();
  }
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The bytes of one entry, inflated piece by piece; what inflates beyond its declared size is refused on the way. */
export async function* entryBytes(file: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  const handle = await open(file);
  const local = Buffer.alloc(30);
  await handle.read(local, 0, 30, entry.offset).finally(() => handle.close());
  if (local.readUInt32LE(0) !== 0x04034b50) throw notWorkbook();
  if (entry.method !== 0 && entry.method !== 8) throw notWorkbook();
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.compressed === 0) return;
  const raw = createReadStream(file, { start, end: start + entry.compressed - 1 });
  const bytes = entry.method === 0 ? raw : raw.pipe(createInflateRaw());
  raw.on("error", (error) => bytes.destroy(error));
  let inflated = 0;
  try {
    for await (const piece of bytes) {
      inflated += (piece as Buffer).length;
      if (inflated > entry.size) throw bomb();
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : notWorkbook();
  } finally {
    raw.destroy();
    bytes.destroy();
  }
}

/** The text of a small entry; refused where it is larger than expected. */
export async function entryText(
  file: string,
  entry: ZipEntry | undefined,
  bytesMax: number,
): Promise<string> {
  if (entry === undefined) return "";
  if (entry.size > bytesMax)
    throw new FileRefused("workbook-too-large", `${entry.name} is too large`);
  const pieces: Buffer[] = [];
  for await (const piece of entryBytes(file, entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
