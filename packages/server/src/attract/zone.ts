import type { Moment } from "@essor/core/attract";
import { civil, type Day, dayOf } from "@essor/core/vocabulary";

/** A moment as the civil day and minute in a zone. */
export function momentIn(date: Date, zone: string): Moment {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    })
      .formatToParts(date)
      .map((p) => [p.type, Number(p.value)]),
  ) as Record<string, number>;
  return {
    day: dayOf(parts.year as number, parts.month as number, parts.day as number),
    minute: (parts.hour as number) * 60 + (parts.minute as number),
  };
}

/** The moment at which it is this day and minute in a zone. */
export function dateAt({ day, minute }: Moment, zone: string): Date {
  const { year, month, date } = civil(day);
  const wanted = Date.UTC(year, month - 1, date, 0, minute);
  let guess = wanted;
  for (let i = 0; i < 2; i++) {
    const shown = momentIn(new Date(guess), zone);
    guess += wanted - (shown.day * 86_400_000 + shown.minute * 60_000);
  }
  return new Date(guess);
}

/** The civil day in a zone as ISO text. */
export function todayIn(date: Date, zone: string): string {
  return new Date(momentIn(date, zone).day * 86_400_000).toISOString().slice(0, 10);
}

export function dayNumber(text: string): Day {
  return Math.round(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000) as Day;
}
