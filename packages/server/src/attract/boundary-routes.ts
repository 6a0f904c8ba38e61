import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { MapBoundary } from "@essor/contract/attract-boundary";
import { readBoundary } from "@essor/core/attract";
import type { Issue } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { receiveUpload, type Upload } from "../sheets/receive-upload.ts";
import * as q from "./queries-boundary.ts";

const PATH = "/api/v1/attract/boundary";
export const BOUNDARY_MAX = 4 * 2 ** 20;
const Answer = z.object({ boundary: MapBoundary.nullable() });

/** The boundary that a hub brings for its maps: the product ships none, for none has an open licence. */
export function boundaryRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "The hub's own boundary for its maps, or null",
      needs: "attract.read",
      answer: Answer,
    },
    async ({ tx }) => shown(tx),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: PATH,
      summary:
        "Bring a boundary as GeoJSON (at most 4 MB) with its source and its licence or 审图号; it takes the place of the former",
      needs: "hub.administer",
      takes: "multipart/form-data",
      answer: Answer,
    },
    async ({ c, tx, seat }) => {
      const folder = path.join("boundaries", String(seat.asker.hub));
      const upload = await receiveUpload(c.req.raw, deps.files, folder, BOUNDARY_MAX);
      const full = path.join(deps.files, upload.storedAs);
      try {
        const bytes = readFileSync(full);
        const head = headOf(upload);
        const { boundary, issues } = readBoundary(parsed(bytes));
        if (boundary === null) refuse(issues);
        await q.removeBoundary(tx);
        await q.addBoundary(tx, {
          ...head,
          features: boundary.shapes.length,
          points: boundary.points,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          person: seat.asker.person,
        });
        await q.addBoundaryShapes(tx, boundary.shapes);
        return shown(tx);
      } finally {
        rmSync(full, { force: true });
      }
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: PATH,
      summary: "Take the hub's boundary off its maps",
      needs: "hub.administer",
      status: 204,
    },
    async ({ tx }) => {
      if (!(await q.removeBoundary(tx))) throw new Problem("not-found");
    },
  );
}

async function shown(tx: Tx): Promise<z.infer<typeof Answer>> {
  const head = await q.findBoundary(tx);
  return { boundary: head ? { ...head, shapes: await q.boundaryShapes(tx) } : null };
}

/** Whose lines they are is not left open: a map without a source, and without a licence or an approval, is not drawn. */
function headOf({ fields, fileName }: Upload) {
  const text = (key: string) => (fields[key] ?? "").trim().slice(0, 300);
  const head = {
    name: text("name") || fileName,
    source: text("source"),
    licence: text("licence"),
    approvalNumber: text("approvalNumber"),
  };
  const missing = (field: string, reason: string): Issue => ({
    code: "boundary-rights",
    severity: "error",
    field,
    reason,
  });
  if (head.source === "") refuse([missing("source", "Say where the boundary comes from")]);
  if (head.licence === "" && head.approvalNumber === "")
    refuse([missing("licence", "Say the licence or the map approval number (审图号)")]);
  return head;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    return refuse([
      {
        code: "boundary-not-json",
        severity: "error",
        field: "file",
        reason: `The file is not valid JSON: ${(error as Error).message}`.slice(0, 200),
      },
    ]);
  }
}

function refuse(issues: readonly Issue[]): never {
  throw new Problem("boundary-refused", issues[0]?.reason, [...issues]);
}
