import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Deps } from "../http/seat.ts";

export function today(deps: Deps): Day {
  return parseDay(deps.now().toISOString().slice(0, 10)) as Day;
}
