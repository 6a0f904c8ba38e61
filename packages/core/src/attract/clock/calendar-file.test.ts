import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCalendar } from "./calendar-file.ts";

const octets = (text: string) => new TextEncoder().encode(text).length;

test("[AG6] a calendar keeps every title, cuts no character and no line is longer than 75 octets", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 5 }),
      (titles) => {
        const clean = titles.map((t) => t.replace(/[\r\n]/g, " "));
        const text = writeCalendar(
          clean.map((title, i) => ({ id: `e${i}`, day: 20_000 + i, title })),
          { name: "截止日期", stamp: "20241004T000000Z" },
        );
        for (const line of text.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
        const unfolded = text.replaceAll("\r\n ", "");
        const read = [...unfolded.matchAll(/^SUMMARY:(.*)$/gm)].map((m) =>
          (m[1] as string).replace(/\r$/, "").replace(/\\([\\;,])/g, "$1"),
        );
        expect(read).toEqual(clean);
      },
    ),
  );
});

test("[AG6] the same events give the same text, and an event lasts a whole day", () => {
  const event = {
    id: "task-1",
    day: 19_782,
    title: "土地供应 · 示例甲",
    note: "a\nb",
    address: "https://hub.example/x",
  };
  const text = writeCalendar([event], { name: "x", stamp: "20240229T010203Z" });
  expect(text).toBe(writeCalendar([event], { name: "x", stamp: "20240229T010203Z" }));
  expect(text).toContain("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301");
  expect(text).toContain("DESCRIPTION:a\\nb");
});
