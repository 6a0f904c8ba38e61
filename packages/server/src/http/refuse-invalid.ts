import type { Hook } from "@hono/zod-openapi";
import { Problem } from "./problem.ts";
import type { Env } from "./seat.ts";

/** What the schema does not allow is refused with every place and reason; an unknown field has its own code. */
export const refuseInvalid: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return;
  const issues = result.error.issues.map((issue) => ({
    code:
      issue.code === "unrecognized_keys"
        ? "unknown-field"
        : `invalid-${issue.code.replaceAll("_", "-")}`,
    severity: "error" as const,
    field: [...issue.path, ...("keys" in issue ? (issue.keys as string[]) : [])].join("."),
    reason: issue.message,
  }));
  throw new Problem(
    "bad-request",
    issues[0] ? `${issues[0].field}: ${issues[0].reason}` : undefined,
    issues,
  );
};
