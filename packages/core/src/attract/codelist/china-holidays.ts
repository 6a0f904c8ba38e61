import { parseDay } from "../../vocabulary/day.ts";
import type { WorkCalendar } from "../clock/working-days.ts";

/** Days off (first to last) and worked weekend days by the State Council's yearly notices. A hub adds the years to come. */
const OFF: readonly (readonly [string, string])[] = [
  ["2024-01-01", "2024-01-01"],
  ["2024-02-10", "2024-02-17"],
  ["2024-04-04", "2024-04-06"],
  ["2024-05-01", "2024-05-05"],
  ["2024-06-10", "2024-06-10"],
  ["2024-09-15", "2024-09-17"],
  ["2024-10-01", "2024-10-07"],
  ["2025-01-01", "2025-01-01"],
  ["2025-01-28", "2025-02-04"],
  ["2025-04-04", "2025-04-06"],
  ["2025-05-01", "2025-05-05"],
  ["2025-05-31", "2025-06-02"],
  ["2025-10-01", "2025-10-08"],
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
];
const WORKED = [
  ...[
    "2024-02-04",
    "2024-02-18",
    "2024-04-07",
    "2024-04-28",
    "2024-05-11",
    "2024-09-14",
    "2024-09-29",
    "2024-10-12",
  ],
  ...["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  ...["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
];

/**
 * Mainland China's public holidays of 2024 to 2026; later years have only weekends until they are added. Those of 2026
 * were held against the State Council's notice of 4 November 2025 (politics.gmw.cn/2025-11/04/content_38391083.htm,
 * read on 2026-11-24): all days agree.
 */
export const CHINA_CALENDAR: WorkCalendar = {
  holidays: new Set(
    OFF.flatMap(([from, to]) => {
      const first = parseDay(from) as number;
      return Array.from({ length: (parseDay(to) as number) - first + 1 }, (_, i) => first + i);
    }),
  ),
  workedWeekends: new Set(WORKED.map((day) => parseDay(day) as number)),
};
