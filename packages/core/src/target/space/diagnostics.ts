import type { Issue } from "../../vocabulary/issue.ts";
import type { Components } from "./components.ts";
import type { OrientationVotes } from "./orientation.ts";
import type { Portfolios } from "./portfolio.ts";
import type { RawPart } from "./second-eigenvector.ts";
import type { RegionActivityTable } from "./table.ts";

/** What a reader must know before trusting a ranking. */
export type Diagnostics = {
  readonly components: readonly {
    readonly regions: readonly string[];
    readonly activities: readonly string[];
    readonly lambda2: number | null;
    readonly lambda3: number | null;
    /** 1 - λ3 / λ2 of the ranking's own axis: near 0 the axis is not well determined. */
    readonly spectralGap: number | null;
    readonly undefinedBecause: string | null;
  }[];
  /** Regions and activities without any presence: null in the results. */
  readonly droppedRegions: readonly string[];
  readonly droppedActivities: readonly string[];
  readonly secondEigenvalueTied: boolean;
  readonly votes: OrientationVotes;
};

export type DiagnoseBasis = {
  readonly table: RegionActivityTable;
  readonly totals: Float64Array;
  readonly lists: Portfolios;
  readonly components: Components;
  readonly parts: readonly RawPart[];
  readonly votes: OrientationVotes;
};

/** Names parts, ties and what fell away, as figures and as warnings. */
export function diagnose(basis: DiagnoseBasis): { diagnostics: Diagnostics; issues: Issue[] } {
  const { table, lists, components, parts, votes } = basis;
  const labelled = (labels: readonly string[], of: Int32Array, part: number) =>
    labels.filter((_, i) => of[i] === part);
  const diagnostics: Diagnostics = {
    components: parts.map((part, i) => ({
      regions: labelled(table.regions, components.ofRegion, i),
      activities: labelled(table.activities, components.ofActivity, i),
      ...part,
      spectralGap:
        part.lambda2 !== null && part.lambda3 !== null ? 1 - part.lambda3 / part.lambda2 : null,
    })),
    droppedRegions: table.regions.filter((_, r) => lists.diversity[r] === 0),
    droppedActivities: table.activities.filter((_, p) => lists.ubiquity[p] === 0),
    secondEigenvalueTied: parts.some((part) => part.undefinedBecause === "second-eigenvalue-tied"),
    votes,
  };
  return { diagnostics, issues: warningsOf(diagnostics) };
}

function warningsOf(d: Diagnostics): Issue[] {
  const issues: Issue[] = [];
  const warn = (code: string, reason: string, names: readonly string[] = []) =>
    issues.push({ code, severity: "warning", reason, facts: { names } });
  if (d.droppedRegions.length > 0)
    warn(
      "region-without-presence",
      "These regions have no activity at the threshold: null",
      d.droppedRegions,
    );
  if (d.droppedActivities.length > 0)
    warn(
      "activity-without-presence",
      "No region has these activities at the threshold: null",
      d.droppedActivities,
    );
  if (d.components.length > 1)
    warn(
      "several-components",
      `The space falls into ${d.components.length} parts that share no activity; each has its own ECI, not comparable`,
      d.components.map((part) => part.regions.join(" ")),
    );
  d.components.forEach((part) => {
    if (part.undefinedBecause !== null)
      warn(
        `eci-undefined-${part.undefinedBecause}`,
        REASONS[part.undefinedBecause] ?? "",
        part.regions,
      );
  });
  const vote = d.votes.spearmanFitness;
  if (vote !== null && vote < 0)
    warn(
      "orientation-against-fitness",
      "ECI and Fitness rank the regions oppositely under the chosen sign",
    );
  return issues;
}

const REASONS: Readonly<Record<string, string>> = {
  "too-small": "A part with fewer than two regions or activities has no ECI",
  "no-spread": "All regions of this part are alike: ECI has no spread",
  "second-eigenvalue-tied": "The second eigenvalue is repeated: ECI would be an arbitrary mixture",
};
