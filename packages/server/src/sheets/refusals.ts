import { Problem } from "../http/problem.ts";
import { JobRefused } from "../jobs/worker.ts";
import { FileRefused } from "./sheet-row.ts";

const isGone = (error: unknown) => (error as { code?: string }).code === "ENOENT";

/** What a request answers for a file that cannot be read; any other error as it is. */
export function asProblemOfFile(error: unknown): unknown {
  if (error instanceof FileRefused)
    return new Problem("import-refused", error.message, [
      { code: error.code, severity: "error", field: "file", reason: error.message },
    ]);
  return isGone(error) ? new Problem("not-found", "The uploaded file is gone") : error;
}

/** What a job ends with for a file that cannot be read; any other error as it is. */
export function asJobRefusal(error: unknown): unknown {
  if (error instanceof FileRefused) return new JobRefused(error.code, error.message);
  return isGone(error)
    ? new JobRefused("file-lost", "The uploaded file is no longer on this machine; upload it again")
    : error;
}
