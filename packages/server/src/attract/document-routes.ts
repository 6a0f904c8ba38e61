import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, openSync, readSync, rmSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { StoredDocument } from "@essor/contract/attract-company";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { receiveUpload } from "../sheets/receive-upload.ts";
import { existing, IdParam } from "./project-routes.ts";
import * as q from "./queries-company.ts";

const PATH = "/api/v1/attract/documents";
export const DOCUMENT_MAX = 20 * 2 ** 20;

/** Kinds of files that are kept: by the ending, and by the first bytes where the format has some of its own. */
const TYPES: Readonly<Record<string, readonly [mediaType: string, magic: string]>> = {
  pdf: ["application/pdf", "25504446"],
  docx: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304"],
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304"],
  pptx: ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "504b0304"],
  png: ["image/png", "89504e47"],
  jpg: ["image/jpeg", "ffd8ff"],
  jpeg: ["image/jpeg", "ffd8ff"],
  txt: ["text/plain; charset=utf-8", ""],
  csv: ["text/csv; charset=utf-8", ""],
  md: ["text/markdown; charset=utf-8", ""],
};

/** Files of a project or a firm: kept on the hub's own disk, seen by who sees what they belong to, confidential ones by fewer. */
export function documentRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: PATH,
      summary: "Upload a document of a project or a firm; at most 20 MB, and only of known kinds",
      needs: "attract.write",
      takes: "multipart/form-data",
      answer: StoredDocument,
      status: 201,
    },
    async ({ c, tx, seat }) => {
      const upload = await receiveUpload(
        c.req.raw,
        deps.files,
        path.join("documents", String(seat.asker.hub)),
        DOCUMENT_MAX,
      );
      const full = path.join(deps.files, upload.storedAs);
      try {
        const id = (key: string) => {
          const text = upload.fields[key] ?? "";
          if (text === "") return null;
          if (!/^\d{1,15}$/.test(text)) throw new Problem("bad-request", `${key} is a number`);
          return Number(text);
        };
        const [project, company] = [id("project"), id("company")];
        if ((project === null) === (company === null))
          throw new Problem(
            "bad-request",
            "Name the project or the company that the document belongs to",
          );
        if (project !== null) await existing(tx, project);
        else if ((await q.findCompany(tx, company as number)) === undefined)
          throw new Problem("not-found");
        const mediaType = mediaTypeOf(full, upload.fileName);
        if (mediaType === undefined)
          throw new Problem(
            "document-refused",
            `"${upload.fileName}" is none of ${Object.keys(TYPES).join(", ")}, or its content is something else`,
          );
        const stored = await q.storeDocument(tx, {
          project,
          company,
          name: upload.fileName,
          mediaType,
          bytes: upload.bytes,
          sha256: await hashOf(full),
          kind: (upload.fields.kind ?? "other").slice(0, 40),
          confidential: upload.fields.confidential === "true",
          storedAs: upload.storedAs,
          person: seat.asker.person,
        });
        return shown(await q.findDocument(tx, stored));
      } catch (error) {
        rmSync(full, { force: true });
        throw error;
      }
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}/content`,
      summary: "Download a document",
      needs: "attract.read",
      params: IdParam,
      answer: z.string(),
      gives: "application/octet-stream",
    },
    async ({ tx, params }) => {
      const found = await q.findDocument(tx, params.id);
      if (found === undefined) throw new Problem("not-found");
      const full = found.storedAs === null ? undefined : path.join(deps.files, found.storedAs);
      if (full === undefined || !existsSync(full))
        throw new Problem(
          "not-found",
          "Only the name and the hash of this document were noted here",
        );
      return new Response(Readable.toWeb(createReadStream(full)) as ReadableStream, {
        headers: {
          "content-type": found.mediaType,
          "content-length": String(found.bytes),
          // Never shown inside the product's own pages: a document may hold script.
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
          "x-content-type-options": "nosniff",
        },
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${PATH}/{id}`,
      summary: "Remove a document; its name and hash stay in the history",
      needs: "attract.write",
      params: IdParam,
      status: 204,
    },
    async ({ tx, seat, params }) => {
      const found = await q.findDocument(tx, params.id);
      if (found === undefined) throw new Problem("not-found");
      if (found.enteredBy !== seat.asker.person && seat.asker.role !== "administrator")
        throw new Problem(
          "forbidden",
          "Only who brought a document, or the administrator, removes it",
        );
      await q.removeDocument(tx, { id: params.id, person: seat.asker.person, at: deps.now() });
      if (found.storedAs !== null) rmSync(path.join(deps.files, found.storedAs), { force: true });
    },
  );
}

function shown(found: Awaited<ReturnType<typeof q.findDocument>>): StoredDocument {
  const { storedAs: _, enteredBy: _e, ...row } = found as NonNullable<typeof found>;
  return row;
}

function mediaTypeOf(full: string, name: string): string | undefined {
  const [mediaType, magic] = TYPES[path.extname(name).slice(1).toLowerCase()] ?? [];
  if (mediaType === undefined || magic === undefined) return undefined;
  const head = Buffer.alloc(512);
  const file = openSync(full, "r");
  const read = readSync(file, head, 0, 512, 0);
  closeSync(file);
  const start = head.subarray(0, read);
  if (magic !== "") return start.toString("hex").startsWith(magic) ? mediaType : undefined;
  return start.includes(0) ? undefined : mediaType;
}

async function hashOf(full: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(full)) hash.update(piece as Buffer);
  return hash.digest("hex");
}
