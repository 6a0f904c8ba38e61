import type { Issue } from "../../vocabulary/issue.ts";
import type { RegionActivityTable, TidyRow } from "./table.ts";

/**
 * Regions or activities that contain one another count the same thing twice: shares are then wrong and densities can
 * pass 1. Two signs are taken as proof, both on codes and on figures: a code that is the beginning of others and whose
 * cells are nowhere smaller than theirs together; and a row that is the exact sum of all others.
 */
export function findOverlaps(table: RegionActivityTable, rows: readonly TidyRow[]): Issue[] {
  const R = table.regions.length;
  const P = table.activities.length;
  const byRegion: Side = {
    labels: table.regions,
    width: P,
    at: (i, k) => table.values[i * P + k] as number,
  };
  const byActivity: Side = {
    labels: table.activities,
    width: R,
    at: (i, k) => table.values[k * P + i] as number,
  };
  return [
    ...issuesOf(byRegion, { field: "region", code: "overlapping-regions", rows }),
    ...issuesOf(byActivity, { field: "activity", code: "overlapping-activities", rows }),
  ];
}

type Side = {
  readonly labels: readonly string[];
  readonly width: number;
  readonly at: (label: number, other: number) => number;
};

type Naming = {
  readonly field: "region" | "activity";
  readonly code: string;
  readonly rows: readonly TidyRow[];
};

function issuesOf(side: Side, { field, code, rows }: Naming): Issue[] {
  const found: Issue[] = [];
  const report = (label: string, reason: string) => {
    const row = rows.findIndex((r) => r[field] === label) + 1;
    found.push({ code, severity: "error", row, field, reason });
  };
  side.labels.forEach((label, i) => {
    const parts = childrenOf(side.labels, i);
    if (parts.length > 0 && contains(side, i, parts)) {
      const first = side.labels[parts[0] as number];
      report(
        label,
        `${label} contains ${first}${parts.length > 1 ? ` and ${parts.length - 1} more` : ""}`,
      );
    }
  });
  if (field === "region" && found.length === 0 && side.labels.length > 3) {
    const total = totalRow(side);
    if (total !== undefined) {
      const label = side.labels[total] as string;
      report(label, `${label} is the sum of all other regions`);
    }
  }
  return found;
}

/** Codes stand sorted, so those that begin with `labels[i]` follow it. */
function childrenOf(labels: readonly string[], i: number): number[] {
  const parent = labels[i] as string;
  if (!/^\d{2,}$/.test(parent)) return [];
  const parts: number[] = [];
  for (let k = i + 1; k < labels.length && (labels[k] as string).startsWith(parent); k++)
    parts.push(k);
  return parts;
}

function contains(side: Side, whole: number, parts: readonly number[]): boolean {
  let seen = 0;
  for (let k = 0; k < side.width; k++) {
    let sum = 0;
    for (const part of parts) sum += side.at(part, k);
    if (sum > side.at(whole, k) * (1 + 1e-12)) return false;
    if (sum > 0) seen++;
  }
  return seen > 0;
}

function totalRow(side: Side): number | undefined {
  const totals = Float64Array.from({ length: side.width }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < side.labels.length; i++) sum += side.at(i, k);
    return sum;
  });
  const used = totals.filter((t) => t > 0).length;
  if (used < 2) return undefined;
  for (let i = 0; i < side.labels.length; i++) {
    let all = true;
    for (let k = 0; k < side.width && all; k++) {
      const total = totals[k] as number;
      all = Math.abs(2 * side.at(i, k) - total) <= 1e-9 * total;
    }
    if (all) return i;
  }
  return undefined;
}
