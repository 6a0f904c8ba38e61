import fc from "fast-check";
import { expect, test } from "vitest";
import { figureBytes, figureTail, knownMicroseconds } from "./figure-bytes.ts";
import { repeatWatch } from "./repeat-watch.ts";

test("days and moments become microseconds since 2000, to the last digit and before 2000 too", () => {
  expect(knownMicroseconds("2000-01-01")).toBe(0);
  expect(knownMicroseconds("1999-12-31")).toBe(-86_400_000_000);
  expect(knownMicroseconds("2000-01-01T00:00:01.5Z")).toBe(1_500_000);
  expect(knownMicroseconds("2024-03-01T12:34:56.123456Z") % 1_000_000).toBe(123_456);
});

test("a figure larger than what is left of the buffer is written whole", () => {
  const bytes = figureBytes();
  const tail = figureTail("A", 0, JSON.stringify({ note: "昆".repeat(500_000) }));
  const figure = {
    row: 1,
    field: 2,
    indicator: 3,
    period: 4,
    area: 5,
    activity: 6,
    knownAt: -1,
    value: null,
  };
  for (let i = 0; i < 3; i++) bytes.put(figure, tail);
  const taken = bytes.take();
  expect(taken.length).toBe(3 * (2 + 12 + 40 + 12 + 4 + tail.length));
  expect([...taken.subarray(taken.length - tail.length)].slice(0, 20)).toEqual([
    ...tail.subarray(0, 20),
  ]);
  expect(bytes.take().length).toBe(0);
});

test("the watch says that a figure came twice exactly when one did, whatever the order", () => {
  const figure = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.nat(2_000));
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 60 }), (figures) => {
      const watch = repeatWatch();
      for (const [series, activity, knownAt, area] of figures)
        watch.note(series, activity, knownAt, area);
      expect(watch.mayRepeat()).toBe(new Set(figures.map(String)).size < figures.length);
    }),
  );
});

test("where there are too many figures to remember, the watch says that they may repeat", () => {
  const watch = repeatWatch(100);
  for (let series = 0; series < 10; series++) watch.note(series, 0, 0, 40);
  expect(watch.mayRepeat()).toBe(true);
});
