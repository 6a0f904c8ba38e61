import type { Problem } from "@essor/contract/common";

/** An answer that is not 2xx, or no answer at all (`code` is then `network`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly issues: NonNullable<Problem["issues"]>;

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.issues = problem.issues ?? [];
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The address of an API path, without the empty parameters. */
export function apiAddress(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(key, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text === "" ? "" : `?${text}`}`;
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  const json = text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as unknown) : null;
  if (response.ok) return json as T;
  const problem = (json ?? {}) as Partial<Problem>;
  throw new ApiProblem({
    ...problem,
    status: response.status,
    code: problem.code ?? `http-${response.status}`,
  });
}

async function call<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiProblem({ status: 0, code: "network" });
  }
  return answer<T>(response);
}

/** Reads a path of the API, e.g. `read<Overview>("/hub/overview")`. Throws `ApiProblem`. */
export function read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>(apiAddress(path, query), {
    headers: { accept: "application/json" },
    ...(signal ? { signal } : {}),
  });
}

type Write = {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly version?: number;
  /** The same key for a repeated try of one action; a fresh one otherwise. */
  readonly key?: string;
};

/** Writes with the headers the server asks of every write. Throws `ApiProblem`. */
export function write<T>(
  method: "POST" | "PATCH" | "PUT" | "DELETE",
  path: string,
  { body, form, version, key }: Write = {},
): Promise<T> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "x-essor": "1",
    "idempotency-key": key ?? crypto.randomUUID(),
  };
  if (version !== undefined) headers["if-match"] = `"${version}"`;
  if (body !== undefined) headers["content-type"] = "application/json";
  return call<T>(apiAddress(path), {
    method,
    headers,
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
