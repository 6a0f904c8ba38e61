import type { CalendarItem } from "@essor/contract/attract-views";
import { stageOrder } from "@essor/core/attract";
import type { Tx } from "../db/rights.ts";
import type { Home } from "./project-routes.ts";
import { listEnquiries } from "./queries-desk.ts";
import { listPromises, tasksBetween } from "./queries-project.ts";
import { plannedStarts } from "./queries-view.ts";
import { promiseShown, taskShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** Everything with a day on it in a span of days, as the asker may see it. */
export async function calendarItems(
  tx: Tx,
  { from, to, now, home }: { from: string; to: string; now: Date; home: Home },
): Promise<CalendarItem[]> {
  const today = todayIn(now, home.zone);
  const light = (day: string, done: boolean): CalendarItem["light"] =>
    done || day > today ? "green" : dayNumber(today) - dayNumber(day) >= 15 ? "red" : "amber";
  const tasks = (await tasksBetween(tx, { from, to, open: false })).map((row): CalendarItem => {
    const task = taskShown(row, today);
    return {
      id: `task-${task.id}`,
      kind: task.kind,
      day: task.due as string,
      title: task.title,
      project: task.project,
      projectName: task.projectName,
      light: task.light,
      done: task.done !== null,
    };
  });
  const promises = (await listPromises(tx, null))
    .filter((p) => p.due >= from && p.due <= to)
    .map((row): CalendarItem => {
      const { id, due, what, target, unit, project, projectName, state } = promiseShown(row, today);
      return {
        id: `promise-${id}`,
        kind: "promise",
        day: due,
        title: `${what} ${target} ${unit}`,
        project,
        projectName,
        light: state === "breach" || state === "unmeasured" ? "red" : "green",
        done: state === "kept",
      };
    });
  const enquiries = (await listEnquiries(tx, false)).flatMap((row): CalendarItem[] => {
    const day = todayIn(row.dueAt, home.zone);
    if (day < from || day > to) return [];
    const answered = row.answeredAt !== null;
    return [
      {
        id: `enquiry-${row.id}`,
        kind: "enquiry",
        day,
        title: row.body.slice(0, 120),
        project: row.project,
        projectName: null,
        light: answered || row.dueAt > now ? "green" : "red",
        done: answered,
      },
    ];
  });
  const starts = (await plannedStarts(tx, { from, to })).map((p): CalendarItem => {
    const done = p.stage >= stageOrder("started");
    return {
      id: `start-${p.id}`,
      kind: "start",
      day: p.on,
      title: "",
      project: p.id,
      projectName: p.name,
      light: light(p.on, done),
      done,
    };
  });
  return [...tasks, ...promises, ...enquiries, ...starts].sort((a, b) =>
    a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
}
