import type { Issue } from "../../vocabulary/issue.ts";

/** One organisation's part in one joint undertaking. */
export type Participation = {
  readonly project: string;
  readonly organisation: string;
  /** Day on which the project began. */
  readonly start: number;
  readonly country?: string;
  /** What kind of body it is: university, firm, … */
  readonly kind?: string;
  /** Whether it leads the project. */
  readonly leads?: boolean;
};

/** Who worked with whom before a day. Organisations and projects are numbered in order of appearance. */
export type History = {
  readonly organisations: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly countries: readonly string[];
  readonly kinds: readonly string[];
  /** Members of each project, without repetition. */
  readonly projects: readonly (readonly number[])[];
  /** Who leads each project, the first named; undefined where nobody is known to. */
  readonly leaders: readonly (number | undefined)[];
  readonly starts: readonly number[];
  /** Projects of each organisation. */
  readonly memberOf: readonly (readonly number[])[];
};

/**
 * The history before a day (the day itself excluded).
 * @example
 * const rows = [{ project: "p", organisation: "a", start: 5 }, { project: "p", organisation: "b", start: 5 }, { project: "q", organisation: "a", start: 9 }];
 * expect(historyBefore(rows, 9).projects).toEqual([[0, 1]]);
 */
export function historyBefore(rows: readonly Participation[], before: number): History {
  const numbers = new Map<string, number>();
  const countries: string[] = [];
  const kinds: string[] = [];
  const projectNumbers = new Map<string, number>();
  const members: Set<number>[] = [];
  const leaders: (number | undefined)[] = [];
  const starts: number[] = [];
  for (const { project, organisation, start, country = "", kind = "", leads } of rows) {
    if (start >= before) continue;
    let o = numbers.get(organisation);
    if (o === undefined) {
      o = numbers.size;
      numbers.set(organisation, o);
      countries.push(country);
      kinds.push(kind);
    }
    let p = projectNumbers.get(project);
    if (p === undefined) {
      p = members.length;
      projectNumbers.set(project, p);
      members.push(new Set());
      leaders.push(undefined);
      starts.push(start);
    }
    members[p]?.add(o);
    if (leads) leaders[p] ??= o;
  }
  const memberOf: number[][] = countries.map(() => []);
  const projects = members.map((set) => [...set]);
  projects.forEach((list, p) => {
    for (const o of list) memberOf[o]?.push(p);
  });
  return {
    organisations: [...numbers.keys()],
    numbers,
    countries,
    kinds,
    projects,
    leaders,
    starts,
    memberOf,
  };
}

/**
 * Faults of participation rows: a missing project, organisation or start.
 * @example
 * expect(participationIssues([{ project: "", organisation: "a", start: 1 }])[0]?.field).toBe("project");
 */
export function participationIssues(rows: readonly Participation[]): Issue[] {
  return rows.flatMap((row, i): Issue[] =>
    (["project", "organisation"] as const)
      .filter((field) => row[field] === "")
      .map((field) => ({
        code: "value-missing",
        severity: "error",
        row: i + 1,
        field,
        reason: `${field} is empty`,
      })),
  );
}
