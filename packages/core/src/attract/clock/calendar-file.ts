import { civil, type Day } from "../../vocabulary/day.ts";

/** Something that is due on a day. */
export type CalendarEvent = {
  /** Stays the same when the event changes, so that a program replaces it. */
  readonly id: string;
  readonly day: number;
  readonly title: string;
  readonly note?: string;
  readonly address?: string;
  readonly done?: boolean;
};

/**
 * A calendar in the form that calendar programs read (iCalendar, RFC 5545): whole days, lines of at most 75 octets,
 * texts escaped. `stamp` is the moment of writing, `YYYYMMDDTHHMMSSZ`; the same events and stamp give the same text.
 * @example
 * const text = writeCalendar([{ id: "t1", day: 20000, title: "Permit; plot 1" }], { name: "Deadlines", stamp: "20241004T000000Z" });
 * expect(text).toContain("DTSTART;VALUE=DATE:20241004\r\nDTEND;VALUE=DATE:20241005\r\nSUMMARY:Permit\\; plot 1");
 */
export function writeCalendar(
  events: readonly CalendarEvent[],
  { name, stamp }: { name: string; stamp: string },
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Essor//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${escaped(event.id)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dateText(event.day)}`,
      `DTEND;VALUE=DATE:${dateText(event.day + 1)}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.note ? [`DESCRIPTION:${escaped(event.note)}`] : []),
      ...(event.address ? [`URL:${event.address}`] : []),
      "TRANSP:TRANSPARENT",
      ...(event.done ? ["X-ESSOR-DONE:TRUE"] : []),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r?\n/g, "\\n");
}

function dateText(day: number): string {
  const { year, month, date } = civil(day as Day);
  return `${String(year).padStart(4, "0")}${String(month).padStart(2, "0")}${String(date).padStart(2, "0")}`;
}

/** A line of more than 75 octets goes on after a line break and a space; no character is cut. */
function folded(line: string): string {
  let [out, width] = ["", 0];
  for (const c of line) {
    const code = c.codePointAt(0) as number;
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (width + octets > 75) {
      out += "\r\n ";
      width = 1;
    }
    out += c;
    width += octets;
  }
  return out;
}
