import type { ImportIssue } from "@essor/contract/measure";

/** Issues kept one by one; beyond this they are only counted, and the log says so. */
const KEPT_MAX = 100_000;

export type IssueLog = {
  readonly add: (issue: ImportIssue) => void;
  /** Adds an issue that would otherwise repeat in every row: only the first of its key is kept. */
  readonly once: (key: string, issue: ImportIssue) => void;
  readonly kept: readonly ImportIssue[];
  readonly counts: () => { code: string; severity: "error" | "warning"; count: number }[];
  readonly warnings: () => number;
};

/** Collects what is wrong with a file, in order, without growing beyond bounds. */
export function issueLog(): IssueLog {
  const kept: ImportIssue[] = [];
  const counts = new Map<string, { code: string; severity: "error" | "warning"; count: number }>();
  const said = new Set<string>();
  const add = (issue: ImportIssue) => {
    const key = `${issue.severity} ${issue.code}`;
    const count = counts.get(key);
    if (count) count.count++;
    else counts.set(key, { code: issue.code, severity: issue.severity, count: 1 });
    if (kept.length < KEPT_MAX)
      kept.push({
        ...issue,
        ...(issue.text === undefined ? {} : { text: clean(issue.text).slice(0, 200) }),
        reason: clean(issue.reason).slice(0, 500),
      });
  };
  return {
    add,
    once: (key, issue) => {
      if (said.has(key) || said.size > 10_000) return;
      said.add(key);
      add(issue);
    },
    kept,
    counts: () => [...counts.values()].sort((a, b) => b.count - a.count),
    warnings: () =>
      [...counts.values()].reduce((n, c) => n + (c.severity === "warning" ? c.count : 0), 0),
  };
}

/** A zero character cannot be stored. */
function clean(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD");
}
