import { DEMO_PASSWORD } from "../demo/accounts.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
export type Body = any;
/** The roles of the demo, and a second firm. */
export type Who = Parameters<TestHub["call"]>[0] | "second";
export type Said = { status: number; text: string; body: Body };

export type ConnectHub = {
  readonly hub: TestHub;
  readonly call: (
    who: Who,
    method: string,
    path: string,
    more?: { body?: unknown; version?: number },
  ) => Promise<Said>;
  readonly get: (who: Who, path: string) => Promise<Said>;
  readonly post: (who: Who, path: string, body?: unknown, version?: number) => Promise<Said>;
  /** What the server wrote into its log so far. */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
};

/** The demo hub as the tests of this slice ask it: paths under /connect, one line a question. */
export async function openConnect(): Promise<ConnectHub> {
  const lines: string[] = [];
  const hub = await openTestHub({ demo: true, more: { log: (line) => lines.push(line) } });
  const signed = await hub.app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "enterprise2@demo.essor", password: DEMO_PASSWORD }),
  });
  const second = (signed.headers.get("set-cookie") ?? "").split(";")[0] as string;
  const call: ConnectHub["call"] = async (who, method, path, { body, version } = {}) => {
    const answer = await hub.call(
      who === "second" ? "visitor" : who,
      method,
      path.startsWith("/api") ? path : `/api/v1${path}`,
      {
        headers: {
          ...(version === undefined ? {} : { "if-match": String(version) }),
          ...(who === "second" ? { cookie: second } : {}),
          ...(method === "GET" ? {} : { "x-essor": "1" }),
        },
        ...(body === undefined ? {} : { body }),
      },
    );
    return { status: answer.status, text: answer.text, body: answer.body as Body };
  };
  return {
    hub,
    lines,
    call,
    get: (who, path) => call(who, "GET", `/connect${path}`),
    post: (who, path, body = {}, version) =>
      call(who, "POST", `/connect${path}`, { body, ...(version === undefined ? {} : { version }) }),
    close: () => hub.close(),
  };
}
