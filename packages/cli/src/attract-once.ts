import { countOnce } from "@essor/core/attract";
import { formatMinor } from "@essor/core/vocabulary";
import { readEventCommand } from "./attract-events.ts";
import { formatTable, writeOutputs } from "./files.ts";

/** `essor attract once`: every claim, what of it counts, and the totals beside what was claimed. */
export async function attractOnce(args: readonly string[]): Promise<void> {
  const { events, options, asOf } = await readEventCommand(args);
  const { lines, totals, issues } = countOnce(events.claims.filter((c) => c.day <= asOf));
  const money = (minor: bigint, currency: string) => formatMinor({ minor, currency });
  writeOutputs(
    {
      "ledger.csv": formatTable(
        ["event", "key", "why", "counted", "claimed", "currency"],
        lines.map((l) => [
          l.event,
          l.key,
          l.why,
          money(l.counted, l.currency),
          money(l.claimed, l.currency),
          l.currency,
        ]),
      ),
      "totals.csv": formatTable(
        ["currency", "projects", "counted", "claimed"],
        totals.map((t) => [
          t.currency,
          t.projects,
          money(t.counted, t.currency),
          money(t.claimed, t.currency),
        ]),
      ),
      "issues.json": { json: [...events.issues, ...issues] },
    },
    options.out,
  );
}
