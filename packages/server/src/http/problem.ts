import type { Problem as ProblemBody } from "@essor/contract/common";
import type { Issue } from "@essor/core/vocabulary";

/**
 * Every refusal the API can give: its status and its title. The codes are stable; clients translate by code.
 * ERRORS.md lists the same codes, and a test holds both together.
 */
export const PROBLEMS = {
  "bad-json": [400, "The body is not valid JSON"],
  "bad-request": [400, "The request does not have the expected form"],
  "bad-cursor": [400, "The cursor is not one that this list gave"],
  "bad-upload": [400, "The upload cannot be read"],
  "unknown-indicator": [400, "The hub has no indicator of this code"],
  "incomparable-indicators": [400, "These indicators look alike but count different things"],
  "not-signed-in": [401, "Sign in first"],
  "wrong-credentials": [401, "The e-mail address or the password is wrong"],
  "token-expired": [401, "The token has expired or was revoked"],
  "oidc-failed": [401, "The sign-in provider did not confirm who you are"],
  forbidden: [403, "This role may not do this"],
  "csrf-guard": [403, "A write with a session cookie needs the header X-Essor"],
  "oidc-unknown-person": [403, "The provider knows you, but this hub does not"],
  "not-found": [404, "There is nothing here, or nothing that you may see"],
  "wrong-state": [409, "This step is not possible in the present state"],
  "already-exists": [409, "There is already one of this name"],
  "request-in-progress": [409, "The same request is still being worked on"],
  "organisation-known": [
    409,
    "The register holds an organisation that is nearly the same; say what is different",
  ],
  "similar-profile": [409, "A live profile says nearly the same; decide what to do"],
  "consent-missing": [409, "Both sides must consent first"],
  "stale-version": [412, "Somebody changed this since you read it"],
  "upload-too-large": [413, "The file is too large"],
  "boundary-refused": [422, "The boundary cannot be drawn as it is"],
  "chain-refused": [422, "The chain has mistakes"],
  "catalogue-refused": [422, "The list has mistakes"],
  "io-refused": [422, "The input-output table cannot be used like this"],
  "restricted-activity": [
    422,
    "A restricted industry needs a name and a reason before it can be a target",
  ],
  "brief-refused": [422, "The brief holds a number that is not in the store"],
  "scenario-refused": [422, "The scenario has levers that do not fit"],
  "recipe-refused": [422, "The recipe has mistakes"],
  "vary-refused": [422, "What is to be varied does not fit the recipe"],
  "no-ranking": [422, "The recipe gives nobody a score"],
  "no-score": [422, "The unit has no score there"],
  "framework-differs": [422, "The two editions measure different things"],
  "lead-refused": [422, "The lead does not pass the gate of its sector"],
  "criteria-unmet": [422, "The project does not meet the criteria of this stage"],
  "reason-needed": [422, "This needs a reason"],
  "project-over": [409, "The project has ended; make it active first"],
  "agreement-missing": [422, "An increase needs the agreement behind it"],
  "same-person": [422, "Whoever wrote the offer cannot review it"],
  "offer-stopped": [422, "The offer is against fair-competition law"],
  "idempotency-key-reused": [422, "This Idempotency-Key was used for another request"],
  "profile-refused": [422, "The profile cannot be shown to others as it is"],
  "name-in-text": [422, "The text would give its writer away"],
  "partner-refused": [422, "The body does not meet the rules of its kind"],
  "capacity-refused": [422, "The record of the expert or the device is not complete"],
  "payment-evidence-missing": [422, "A payment needs its evidence"],
  "weights-not-100": [422, "The weights do not add up to 100"],
  "return-refused": [422, "The return does not add up"],
  "document-refused": [422, "A file of this kind is not kept"],
  "import-refused": [422, "The file cannot be imported as it is"],
  "last-administrator": [422, "A hub keeps at least one administrator"],
  "password-too-weak": [422, "The password is too easy to guess"],
  "limits-broken": [422, "A rule that the fund is held to stands against this"],
  "deal-forbidden": [422, "The deal is in a forbidden class or uses a forbidden instrument"],
  "own-approval": [422, "Whoever drew it up cannot approve it"],
  "over-called": [422, "The call is larger than what partners still have to pay in"],
  "cash-short": [422, "The fund's bank does not hold that much"],
  "not-balanced": [422, "The entry does not balance in each currency"],
  "already-reversed": [422, "The entry was turned round, or turns another round"],
  "closing-refused": [422, "The closing cannot be made like this"],
  "transfer-refused": [422, "The commitment cannot be transferred like this"],
  "no-rate": [422, "No exchange rate of this currency is known for that day"],
  "no-agreement": [422, "No version of the fund's agreement is in force on that day"],
  "link-unknown": [422, "There is no such project or gap, or none that you may see"],
  "notice-refused": [422, "The notice cannot be drawn up like this"],
  "statement-missing": [422, "Whoever votes first states whether there is a conflict of interest"],
  "committee-refused": [422, "The committee cannot decide like this"],
  "version-needed": [428, "Send If-Match with the version that you read"],
  "account-locked": [429, "Too many wrong passwords; wait a quarter of an hour"],
  "too-many-requests": [429, "Too many requests; wait a little"],
  unexpected: [500, "Something broke on our side"],
  "mail-off": [409, "This server sends no e-mail; whoever runs it can set it up"],
  "database-away": [503, "The database does not answer; the request was not carried out"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown to answer a refusal; nothing of the transaction around it remains. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly issues: readonly Issue[] | undefined;
  constructor(code: ProblemCode, detail?: string, issues?: readonly Issue[]) {
    super(detail ?? PROBLEMS[code][1]);
    this.code = code;
    this.issues = issues;
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  body(): ProblemBody {
    const [status, title] = PROBLEMS[this.code];
    return {
      type: `/api#${this.code}`,
      title,
      status,
      code: this.code,
      ...(this.message === title ? {} : { detail: this.message }),
      ...(this.issues === undefined
        ? {}
        : {
            issues: this.issues.map(({ code, severity, row, field, reason }) => ({
              code,
              severity,
              ...(row === undefined ? {} : { row }),
              ...(field === undefined ? {} : { field }),
              reason,
            })),
          }),
    };
  }

  response(): Response {
    return new Response(JSON.stringify(this.body()), {
      status: this.status,
      headers: { "content-type": "application/problem+json" },
    });
  }
}

/** PostgreSQL's codes for a lost or unwilling server. */
const AWAY = new Set([
  "08006",
  "08001",
  "08003",
  "57P01",
  "57P02",
  "57P03",
  "25006",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
]);

/** Any thrown thing as a problem: our own as it is, known database refusals by their code, the rest as unexpected. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message, status } = error as { code?: string; message?: string; status?: number };
  if (status === 400 && /JSON/.test(message ?? "")) return new Problem("bad-json");
  if (code !== undefined && AWAY.has(code)) return new Problem("database-away");
  if (/Connection terminated|timeout exceeded when trying to connect/.test(message ?? ""))
    return new Problem("database-away");
  if (code === "23505") return new Problem("already-exists");
  if (code === "42501") return new Problem("forbidden");
  if (code === "22P05" || code === "22021")
    return new Problem("bad-request", "The text holds a character that cannot be stored");
  return new Problem("unexpected");
}
