import type { EventDetail } from "@essor/contract/connect-events";

/** Of the wishes that were answered, those accepted; of the meetings that were marked, those kept; of those kept, the ones that lead to a second. */
export function ratesOf(
  wishes: EventDetail["wishes"],
  meetings: EventDetail["meetings"],
): EventDetail["rates"] {
  const answered = wishes.filter((w) => w.accepted !== null);
  const marked = meetings.filter((m) => m.kept !== null);
  const kept = marked.filter((m) => m.kept === true);
  return {
    accepted: rateOf(answered.filter((w) => w.accepted === true).length, answered.length),
    kept: rateOf(kept.length, marked.length),
    second: rateOf(kept.filter((m) => m.secondMeeting === true).length, kept.length),
  };
}

const rateOf = (part: number, whole: number) => ({
  part,
  whole,
  rate: whole > 0 ? part / whole : null,
});
