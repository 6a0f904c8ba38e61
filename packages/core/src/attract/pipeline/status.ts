import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { STAGES, type Stage, type Status } from "./stage-list.ts";

export type Standing = { readonly stage: Stage; readonly status: Status; readonly reason: string };

/**
 * Changes the status and leaves the stage as it is. `lost` and `eliminated` without a reason are refused; a lost
 * project comes back only by becoming active again.
 * @example
 * const talks = { stage: "in-talks", status: "active", reason: "" } as const;
 * expect(changeStatus(talks, "delayed", "power")).toEqual({ ok: true, value: { stage: "in-talks", status: "delayed", reason: "power" } });
 * expect(changeStatus(talks, "lost", " ")).toMatchObject({ ok: false, code: "reason-needed" });
 */
export function changeStatus(
  standing: Standing,
  status: Status,
  reason: string,
): Result<Standing, "reason-needed" | "project-over"> {
  const over = standing.status === "lost" || standing.status === "eliminated";
  if (over && status !== "active" && status !== standing.status)
    return fail("project-over", { status: standing.status });
  if ((status === "lost" || status === "eliminated") && reason.trim() === "")
    return fail("reason-needed", { status });
  return ok({ stage: standing.stage, status, reason: reason.trim() });
}

/** What an agency that is asked for its record must be able to show: won, lost, and on hold. */
export type StatusReport = {
  readonly won: number;
  readonly lost: number;
  readonly eliminated: number;
  readonly onHold: number;
  readonly open: number;
  readonly reasons: readonly { readonly reason: string; readonly projects: number }[];
};

/**
 * Counts projects as won (signed or later and not over), lost, eliminated, on hold (delayed counts here too) and open.
 * @example
 * expect(statusReport([{ stage: "signed", status: "active", reason: "" }, { stage: "in-talks", status: "lost", reason: "power" }]))
 *   .toEqual({ won: 1, lost: 1, eliminated: 0, onHold: 0, open: 0, reasons: [{ reason: "power", projects: 1 }] });
 */
export function statusReport(projects: readonly Standing[]): StatusReport {
  const report = { won: 0, lost: 0, eliminated: 0, onHold: 0, open: 0 };
  const reasons = new Map<string, number>();
  for (const { stage, status, reason } of projects) {
    if (status === "lost" || status === "eliminated") {
      report[status] += 1;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    } else if (status === "delayed" || status === "on-hold") report.onHold += 1;
    else if (STAGES.indexOf(stage) >= STAGES.indexOf("signed")) report.won += 1;
    else report.open += 1;
  }
  return {
    ...report,
    reasons: [...reasons]
      .map(([reason, projects]) => ({ reason, projects }))
      .sort((a, b) => b.projects - a.projects || (a.reason < b.reason ? -1 : 1)),
  };
}
