import type { PartnerWrite } from "@essor/contract/connect";
import type { Issue } from "@essor/core/vocabulary";

/** What a cluster organisation must have, after the rules of the European Cluster Collaboration Platform. */
export const CLUSTER_RULE = { membersMin: 15, staffFteMin: 0.5, memberKindsMin: 2 } as const;

const error = (field: string, code: string, reason: string): Issue => ({
  code,
  severity: "error",
  field,
  reason,
});

/** What speaks against entering a body in the register; empty where nothing does. */
export function partnerIssues(partner: PartnerWrite): Issue[] {
  const issues: Issue[] = [];
  if (partner.kind === "cluster-organisation") {
    const { membersMin, staffFteMin, memberKindsMin } = CLUSTER_RULE;
    if ((partner.members ?? 0) < membersMin)
      issues.push(
        error(
          "members",
          "too-few-members",
          `A cluster organisation has at least ${membersMin} members`,
        ),
      );
    if ((partner.staffFte ?? 0) < staffFteMin)
      issues.push(
        error(
          "staffFte",
          "too-little-staff",
          `A cluster organisation has a team of at least ${staffFteMin} full-time equivalents`,
        ),
      );
    if (new Set(partner.memberKinds).size < memberKindsMin)
      issues.push(
        error(
          "memberKinds",
          "one-kind-of-members",
          `A cluster organisation has at least ${memberKindsMin} kinds of members`,
        ),
      );
  }
  if (partner.kind === "cluster-organisation" || partner.website) {
    if (!/^https?:\/\/[^\s.]+\.[^\s]+$/.test(partner.website ?? ""))
      issues.push(
        error("website", "no-website", "Give the address of the website, beginning with http"),
      );
  }
  if (partner.appointedUntil && !partner.appointedOn)
    issues.push(
      error("appointedOn", "term-without-start", "A term of appointment begins on a day"),
    );
  if (partner.appointedOn && partner.appointedUntil && partner.appointedUntil < partner.appointedOn)
    issues.push(
      error("appointedUntil", "term-ends-before-start", "The term ends before it begins"),
    );
  return issues;
}
