import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Problem } from "../http/problem.ts";

export type Upload = {
  readonly fileName: string;
  readonly storedAs: string;
  readonly bytes: number;
  readonly fields: Readonly<Record<string, string>>;
};

export const UPLOAD_MAX = 200 * 2 ** 20;
const HEAD_MAX = 16_384;
const FIELD_MAX = 4_096;

/**
 * Takes a multipart form apart as it arrives: its `file` goes straight to the disk, never whole into memory; other
 * parts are short texts. What was written is removed again where the upload is refused.
 */
export async function receiveUpload(
  request: Request,
  files: string,
  folder: string,
  most = UPLOAD_MAX,
): Promise<Upload> {
  const boundary = /^multipart\/form-data;.*?boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(
    request.headers.get("content-type") ?? "",
  );
  if (!boundary || !request.body)
    throw new Problem("bad-upload", "Send multipart/form-data with a part named file");
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > most + 65_536) throw new Problem("upload-too-large");
  const storedAs = path.join(folder, randomUUID());
  const full = path.join(files, storedAs);
  mkdirSync(path.dirname(full), { recursive: true });
  try {
    return {
      ...(await takeParts(request.body, boundary[1] ?? (boundary[2] as string), full, most)),
      storedAs,
    };
  } catch (error) {
    rmSync(full, { force: true });
    throw error;
  }
}

async function takeParts(
  body: ReadableStream<Uint8Array>,
  boundary: string,
  full: string,
  most: number,
): Promise<Omit<Upload, "storedAs">> {
  const mark = Buffer.from(`\r\n--${boundary}`);
  const fields: Record<string, string> = {};
  let found: { fileName: string; bytes: number } | undefined;
  let rest: Buffer = Buffer.from("\r\n");
  const reader = body.getReader();
  const more = async (): Promise<void> => {
    const { value, done } = await reader.read();
    if (done) throw new Problem("bad-upload", "The upload ended too early");
    rest = rest.length === 0 ? Buffer.from(value) : Buffer.concat([rest, value]);
  };
  /** Hands everything before the mark to `write`, and leaves what follows it in `rest`. */
  const upToMark = async (write: (piece: Buffer) => Promise<void> | void): Promise<void> => {
    for (;;) {
      const at = rest.indexOf(mark);
      if (at >= 0) {
        await write(rest.subarray(0, at));
        rest = rest.subarray(at + mark.length);
        return;
      }
      const safe = Math.max(0, rest.length - mark.length);
      if (safe > 0) {
        await write(rest.subarray(0, safe));
        rest = rest.subarray(safe);
      }
      await more();
    }
  };
  await upToMark(() => {});
  for (let parts = 0; parts < 20; parts++) {
    while (rest.length < 2) await more();
    if (rest.toString("latin1", 0, 2) === "--") break;
    let end = rest.indexOf("\r\n\r\n");
    while (end < 0) {
      if (rest.length > HEAD_MAX)
        throw new Problem("bad-upload", "A part of the upload has no end of its head");
      await more();
      end = rest.indexOf("\r\n\r\n");
    }
    const head = rest.toString("utf8", 0, end);
    rest = rest.subarray(end + 4);
    const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? "";
    const fileName = nameOf(head);
    if (fileName !== undefined && name === "file" && !found) {
      found = { fileName, bytes: await writePart(upToMark, full, most) };
    } else {
      let text = Buffer.alloc(0);
      await upToMark((piece) => {
        if (text.length + piece.length > FIELD_MAX)
          throw new Problem("bad-upload", `The field ${name} is too long`);
        text = Buffer.concat([text, piece]);
      });
      if (name !== "") fields[name] = text.toString("utf8");
    }
  }
  await reader.cancel().catch(() => {});
  if (!found) throw new Problem("bad-upload", "The upload has no part named file");
  return { ...found, fields };
}

async function writePart(
  upToMark: (write: (piece: Buffer) => Promise<void>) => Promise<void>,
  full: string,
  most: number,
): Promise<number> {
  let bytes = 0;
  const out = createWriteStream(full, { mode: 0o600 });
  try {
    await once(out, "open");
    await upToMark(async (piece) => {
      bytes += piece.length;
      if (bytes > most) throw new Problem("upload-too-large");
      if (piece.length > 0 && !out.write(piece)) await once(out, "drain");
    });
  } finally {
    out.end();
    if (!out.closed) await once(out, "close");
  }
  return bytes;
}

/** The file's own name, without any folder; browsers send UTF-8. */
function nameOf(head: string): string | undefined {
  const star = /filename\*=UTF-8''([^;\r\n]+)/i.exec(head)?.[1];
  let name = /filename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
  if (star !== undefined) {
    try {
      name = decodeURIComponent(star);
    } catch {
      return undefined;
    }
  }
  if (name === undefined) return undefined;
  const bare = name
    .replace(/%22/g, '"')
    .replace(/^.*[/\\]/, "")
    .replaceAll("\u0000", "");
  return bare.slice(0, 255) || "file";
}
