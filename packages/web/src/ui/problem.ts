import { ApiProblem } from "../api/client.ts";
import type { Text } from "./text.ts";

/** What went wrong, in the reader's language: by code, else by status, else what the server said. */
export function problemText({ say }: Text, error: unknown): { code: string; text: string } {
  if (!(error instanceof ApiProblem)) {
    return { code: "client", text: error instanceof Error ? error.message : String(error) };
  }
  const byStatus = say(`problem.${error.status}`, error.detail ?? error.message);
  return { code: error.code, text: say(`problem.${error.code}`, byStatus) };
}
