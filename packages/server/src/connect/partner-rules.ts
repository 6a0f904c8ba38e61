import type { PartnerWrite } from "@essor/contract/connect";
import { clusterIssues } from "@essor/core/connect";
import type { Issue } from "@essor/core/vocabulary";

const error = (field: string, code: string, reason: string): Issue => ({
  code,
  severity: "error",
  field,
  reason,
});

/** What speaks against entering a body in the register; empty where nothing does. */
export function partnerIssues(partner: PartnerWrite): Issue[] {
  const { kind, website = "" } = partner;
  const issues: Issue[] = [];
  if (kind === "cluster-organisation") {
    const faults = clusterIssues({
      staffFte: partner.staffFte ?? 0,
      members: partner.members ?? 0,
      memberKinds: new Set(partner.memberKinds).size,
      hasWebsite: website !== "",
    });
    issues.push(
      ...faults.map((fault) =>
        fault.field === "hasWebsite" ? { ...fault, field: "website" } : fault,
      ),
    );
  }
  if (website !== "" && !/^https?:\/\/[^\s.]+\.[^\s]+$/.test(website))
    issues.push(error("website", "no-website", "The address of a website begins with http"));
  issues.push(...termIssues(partner));
  return issues;
}

/** A term of appointment, of a body or of an expert, begins on a day and does not end before it. */
export function termIssues({
  appointedOn,
  appointedUntil,
  endedOn,
}: {
  readonly appointedOn?: string | null | undefined;
  readonly appointedUntil?: string | null | undefined;
  readonly endedOn?: string | null | undefined;
}): Issue[] {
  const issues: Issue[] = [];
  if (appointedUntil && !appointedOn)
    issues.push(
      error("appointedOn", "term-without-start", "A term of appointment begins on a day"),
    );
  if (appointedOn && appointedUntil && appointedUntil < appointedOn)
    issues.push(
      error("appointedUntil", "term-ends-before-start", "The term ends before it begins"),
    );
  if (appointedOn && endedOn && endedOn < appointedOn)
    issues.push(error("endedOn", "term-ends-before-start", "The term ends before it begins"));
  return issues;
}
