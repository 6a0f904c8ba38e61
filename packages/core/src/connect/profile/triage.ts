import type { Issue } from "../../vocabulary/issue.ts";

/** What a need says about itself, as far as a matchmaker must know it. */
export type NeedFacts = {
  readonly text: string;
  /** Measurable targets: a value, a unit. */
  readonly targets: number;
  readonly hasBudget: boolean;
  readonly hasDeadline: boolean;
  /** Months until a result is needed; undefined where unknown. */
  readonly horizonMonths: number | undefined;
  readonly fields: number;
};

export type Triage = {
  readonly verdict: "ready" | "re-diagnose" | "long-term";
  /** What is missing or stands against a quick match. */
  readonly reasons: readonly (
    | "no-measurable-target"
    | "text-too-short"
    | "no-budget"
    | "no-deadline"
    | "over-three-years"
    | "many-fields"
  )[];
};

/**
 * Sorts a need: ready to be matched; back to the firm, since it is too vague; or long-term, since it takes more than
 * three years or crosses many fields. The rules follow what the Jiangsu technology exchange reports of its triage.
 * @example
 * const facts = { text: "x".repeat(80), targets: 1, hasBudget: true, hasDeadline: true, horizonMonths: 12, fields: 1 };
 * expect(triageNeed(facts)).toEqual({ verdict: "ready", reasons: [] });
 * expect(triageNeed({ ...facts, targets: 0 }).verdict).toBe("re-diagnose");
 * expect(triageNeed({ ...facts, horizonMonths: 48 }).verdict).toBe("long-term");
 */
export function triageNeed({
  text,
  targets,
  hasBudget,
  hasDeadline,
  horizonMonths,
  fields,
}: NeedFacts): Triage {
  const reasons: Triage["reasons"][number][] = [];
  // A Chinese character says about as much as three letters.
  const said =
    text.replace(/\s+/g, " ").trim().length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  if (targets === 0) reasons.push("no-measurable-target");
  if (said < 60) reasons.push("text-too-short");
  const vague = reasons.length > 0;
  if (!hasBudget) reasons.push("no-budget");
  if (!hasDeadline) reasons.push("no-deadline");
  const far = horizonMonths !== undefined && horizonMonths > 36;
  if (far) reasons.push("over-three-years");
  if (fields > 3) reasons.push("many-fields");
  if (vague) return { verdict: "re-diagnose", reasons };
  return { verdict: far || fields > 3 ? "long-term" : "ready", reasons };
}

export type ClusterOrganisation = {
  readonly staffFte: number;
  readonly members: number;
  /** Kinds of members: firms, research, public, … */
  readonly memberKinds: number;
  readonly hasWebsite: boolean;
};

/**
 * Faults of a cluster organisation by the rules of the European Cluster Collaboration Platform: a team of at least half
 * a full-time post, at least 15 members of at least two kinds, a working website.
 * @example
 * expect(clusterIssues({ staffFte: 0.5, members: 15, memberKinds: 2, hasWebsite: true })).toEqual([]);
 * expect(clusterIssues({ staffFte: 0.4, members: 14, memberKinds: 2, hasWebsite: true }).map((i) => i.field)).toEqual(["staffFte", "members"]);
 */
export function clusterIssues({
  staffFte,
  members,
  memberKinds,
  hasWebsite,
}: ClusterOrganisation): Issue[] {
  const fault = (field: string, reason: string): Issue => ({
    code: "cluster-rule",
    severity: "error",
    field,
    reason,
  });
  return [
    ...(staffFte >= 0.5
      ? []
      : [fault("staffFte", `A team of ${staffFte} full-time posts is below 0.5`)]),
    ...(members >= 15 ? [] : [fault("members", `${members} members are below 15`)]),
    ...(memberKinds >= 2 ? [] : [fault("memberKinds", "Members of at least two kinds are needed")]),
    ...(hasWebsite ? [] : [fault("hasWebsite", "An active website is needed")]),
  ];
}
