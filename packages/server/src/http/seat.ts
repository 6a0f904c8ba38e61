import type { Role } from "@essor/contract/rights";
import type pg from "pg";
import type { Asker } from "../db/rights.ts";
import type { MailSettings } from "../mail/settings.ts";

/** Everything the server needs from outside: no module reaches for a global. */
export type Deps = {
  readonly pool: pg.Pool;
  /** The present moment; tests hand in their own. */
  readonly now: () => Date;
  /** A folder for uploads and results, below ESSOR_HOME. */
  readonly files: string;
  /** Demo accounts shown on the sign-in page; empty outside the demo. */
  readonly demo: readonly { email: string; password: string; role: Role }[];
  readonly oidc: OidcSettings | undefined;
  /** Wakes the workers of this process after a job was queued. */
  readonly wake: () => void;
  /** Undefined where the server sends no e-mail. */
  readonly mail?: MailSettings | undefined;
  /** Plain-text lines for the person who runs the server. */
  readonly log: (line: string) => void;
};

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** The address under which browsers reach this server. */
  readonly publicUrl: string;
  /** For a provider on loopback without TLS, as in tests. */
  readonly allowHttp: boolean;
};

/** Who sits at the other end of a request. */
export type Seat = {
  readonly asker: Asker & { readonly role: Role };
  readonly hubCode: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly via: "session" | "token";
  /** Undefined for a session: everything the role may. */
  readonly scopes: readonly string[] | undefined;
};

export type Env = { Variables: { seat: Seat | undefined } };
