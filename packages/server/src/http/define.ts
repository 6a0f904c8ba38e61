import type { Capability } from "@essor/contract/rights";
import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { asAsker, asSystem, type Tx } from "../db/rights.ts";
import { requireSeat } from "./auth.ts";
import { once } from "./idempotency.ts";
import { Problem } from "./problem.ts";
import type { Deps, Env, Seat } from "./seat.ts";

export type Api = OpenAPIHono<Env>;

type Empty = Record<string, never>;
type Out<S> = S extends z.ZodType ? z.infer<S> : Empty;

export type RouteSpec<Q, P, B> = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  readonly path: string;
  readonly summary: string;
  /** Who may call: a capability, anyone signed in, or anyone at all. */
  readonly needs: Capability | "signed-in" | "anyone";
  readonly query?: Q;
  readonly params?: P;
  readonly body?: B;
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** For anyone, and answered from memory: no transaction is opened, and the work gets none. */
  readonly still?: true;
  /** For uploads and downloads: what comes in or goes out is not JSON. */
  readonly takes?: "multipart/form-data";
  readonly gives?: string;
};

export type Call<Q, P, B> = {
  readonly c: Context<Env>;
  readonly tx: Tx;
  readonly seat: Seat;
  readonly query: Out<Q>;
  readonly params: Out<P>;
  readonly body: Out<B>;
};

/**
 * Declares one route: its schema for the contract, who may call it, and the work.
 * The work runs in one transaction under the caller's rights; what it returns is the JSON answer.
 */
export function define<
  Q extends z.ZodType | undefined = undefined,
  P extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  api: Api,
  deps: Deps,
  spec: RouteSpec<Q, P, B>,
  work: (call: Call<Q, P, B>) => Promise<unknown>,
): void {
  const status = spec.status ?? 200;
  const route = createRoute({
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    "x-needs": spec.needs,
    // Rights come before form: who may not ask learns nothing about what the question should look like.
    middleware: [
      async (c: Context<Env>, next: () => Promise<void>) => {
        if (spec.needs !== "anyone") requireSeat(c, spec.needs);
        await next();
      },
    ] as never,
    request: {
      ...(spec.query ? { query: spec.query } : {}),
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.body
        ? { body: { required: true, content: { "application/json": { schema: spec.body } } } }
        : {}),
    } as never,
    responses: {
      [status]: {
        description: spec.summary,
        ...(spec.answer
          ? { content: { [spec.gives ?? "application/json"]: { schema: spec.answer } } }
          : {}),
      },
    } as never,
  });
  api.openapi(
    route as never,
    (async (c: Context<Env>) => {
      const valid = (part: "query" | "param" | "json", given: unknown) =>
        given ? c.req.valid(part as never) : {};
      const call = (tx: Tx, seat: Seat) =>
        work({
          c,
          tx,
          seat,
          query: valid("query", spec.query) as Out<Q>,
          params: valid("param", spec.params) as Out<P>,
          body: valid("json", spec.body) as Out<B>,
        });
      if (spec.needs === "anyone") {
        const nobody = undefined as unknown as Seat; // a public route has no seat to look at
        const said = (tx: Tx) => call(tx, c.get("seat") ?? nobody);
        return answer(
          c,
          spec.still ? await said(undefined as unknown as Tx) : await asSystem(deps.pool, said),
          status,
        );
      }
      const seat = requireSeat(c, spec.needs);
      return asAsker(deps.pool, seat.asker, (tx) =>
        once(c, tx, seat, async () => answer(c, await call(tx, seat), status)),
      );
    }) as never,
  );
}

function answer(c: Context<Env>, value: unknown, status: number): Response {
  if (value instanceof Response) return value;
  if (status === 204) return c.body(null, 204);
  const text = JSON.stringify(value);
  c.header("content-type", "application/json");
  // Said beforehand, so that short answers go out as they are and long ones are zipped.
  c.header("content-length", String(Buffer.byteLength(text)));
  return c.body(text, status as 200);
}

/** The version in If-Match; a write on something that has versions needs one. */
export function versionOf(c: Context<Env>): number {
  const match = /^"?(\d+)"?$/.exec(c.req.header("if-match") ?? "");
  if (!match) throw new Problem("version-needed");
  return Number(match[1]);
}
