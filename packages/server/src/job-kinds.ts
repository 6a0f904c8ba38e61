import type { JobKinds } from "./jobs/worker.ts";

/** All kinds of long work, by name. */
export function jobKinds(_place: { files: string }): JobKinds {
  return {};
}
