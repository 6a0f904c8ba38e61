import { stageOrder } from "../pipeline/stage.ts";
import type { Stage } from "../pipeline/stage-list.ts";

/** A step of a project with a date by which it should be done; days as day numbers. */
export type NodeDeadline = { readonly node: string; readonly due: number; readonly done?: number };

export type Light = "green" | "amber" | "red";

export const LIGHTS = { amberDays: 1, redDays: 15 } as const;

/**
 * One calendar day late is amber, fifteen are red. A node that was done late keeps no colour: it is done.
 * @example
 * expect(nodeLight({ node: "building-permit", due: 100 }, 101)).toEqual({ light: "amber", daysLate: 1 });
 * expect(nodeLight({ node: "building-permit", due: 100 }, 115)).toEqual({ light: "red", daysLate: 15 });
 */
export function nodeLight(
  { due, done }: NodeDeadline,
  today: number,
  { amberDays, redDays }: { readonly amberDays: number; readonly redDays: number } = LIGHTS,
): { readonly light: Light; readonly daysLate: number } {
  const daysLate = done === undefined ? Math.max(0, today - due) : Math.max(0, done - due);
  if (done !== undefined || daysLate < amberDays) return { light: "green", daysLate };
  return { light: daysLate >= redDays ? "red" : "amber", daysLate };
}

export type StalledClass =
  | "signed-not-started"
  | "started-not-building"
  | "building-not-producing"
  | "producing-below-capacity";

/** Days in a stage after which a project counts as stalled. A template: a hub sets its own. */
export const STALLED_AFTER: Readonly<Record<StalledClass, number>> = {
  "signed-not-started": 365,
  "started-not-building": 180,
  "building-not-producing": 730,
  "producing-below-capacity": 730,
};

const CLASS_OF: Partial<Readonly<Record<Stage, StalledClass>>> = {
  signed: "signed-not-started",
  started: "started-not-building",
  "under-construction": "building-not-producing",
  "in-production": "producing-below-capacity",
};

/**
 * The class in which a project is stalled, by the days since it entered its present stage; undefined where it is not.
 * @example
 * expect(stalledClass("signed", 366)).toBe("signed-not-started");
 * expect(stalledClass("signed", 365)).toBeUndefined();
 */
export function stalledClass(
  stage: Stage,
  daysInStage: number,
  limits: Readonly<Record<StalledClass, number>> = STALLED_AFTER,
): StalledClass | undefined {
  const stalled = stageOrder(stage) < stageOrder("at-capacity") ? CLASS_OF[stage] : undefined;
  return stalled !== undefined && daysInStage > limits[stalled] ? stalled : undefined;
}
