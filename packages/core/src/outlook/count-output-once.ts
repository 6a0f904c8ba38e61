import type { PipelineProject } from "./pipeline-project.ts";

export type DroppedProject = {
  readonly id: string;
  readonly why: "over" | "counted-with" | "no-output" | "not-a-stage";
  /** The project whose output stands for this one. */
  readonly by?: string;
};

/**
 * The projects whose output counts. Ended projects do not; of those that name one and the same output (a plant announced by
 * the parent and by the subsidiary, a phase inside a whole) only the largest promise stands, at equal promises the one
 * further on, then the first id. What is left out is listed with its reason.
 * @example
 * const plant = { segment: "", sector: "", link: "", stage: 2, quarters: 0, promised: 10, delivered: 0, fundShare: 0, over: false };
 * const { counted, dropped } = countOutputOnce([{ ...plant, id: "parent", output: "P" }, { ...plant, id: "child", output: "P", promised: 4 }]);
 * expect(counted.map((p) => p.id)).toEqual(["parent"]);
 * expect(dropped).toEqual([{ id: "child", why: "counted-with", by: "parent" }]);
 */
export function countOutputOnce(projects: readonly PipelineProject[]): {
  counted: PipelineProject[];
  dropped: DroppedProject[];
} {
  const dropped: DroppedProject[] = [];
  const kept = new Map<string, PipelineProject>();
  const ordered = [...projects].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const project of ordered) {
    if (project.over) dropped.push({ id: project.id, why: "over" });
    else if (!(project.promised > 0 && Number.isFinite(project.promised)))
      dropped.push({ id: project.id, why: "no-output" });
    else if (!Number.isInteger(project.stage) || project.stage < 0 || project.stage > 6)
      dropped.push({ id: project.id, why: "not-a-stage" });
    else {
      const before = kept.get(project.output);
      if (before === undefined) kept.set(project.output, project);
      else {
        const larger = project.promised - before.promised || project.stage - before.stage;
        const [stays, goes] = larger > 0 ? [project, before] : [before, project];
        kept.set(project.output, stays);
        dropped.push({ id: goes.id, why: "counted-with", by: stays.id });
      }
    }
  }
  // A project dropped for one that was itself overtaken points at the one that stands.
  const standing = new Map(
    dropped.flatMap((d) => (d.by === undefined ? [] : [[d.id, d.by] as const])),
  );
  const final = (id: string): string => (standing.has(id) ? final(standing.get(id) as string) : id);
  return {
    counted: [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    dropped: dropped.map((d) => (d.by === undefined ? d : { ...d, by: final(d.by) })),
  };
}
