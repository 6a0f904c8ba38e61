import { may } from "@essor/contract/rights";
import type { SlicePart } from "../http/parts.ts";
import { attractFigures } from "./figures.ts";
import { recentlyChanged } from "./queries-desk.ts";
import { namesOfProjects } from "./queries-figures.ts";
import { listProjects } from "./queries-list.ts";
import { needsOf } from "./view-needs.ts";

/** What attracting adds to the overview and the search. Names come through row-level security, as everywhere. */
export const attractPart: SlicePart = {
  slice: "attract",
  figures: attractFigures,
  named: {
    kind: "project",
    find: async (tx, { seat, ids }) =>
      may(seat.asker.role, "attract.read")
        ? (await namesOfProjects(tx, ids)).map(({ id, name }) => ({
            id,
            title: { en: name, "zh-CN": name, fr: name },
            path: `/attract/projects/${id}`,
          }))
        : [],
  },
  changed: async (tx, { seat, since }) =>
    may(seat.asker.role, "attract.read")
      ? (await recentlyChanged(tx, since)).map((row) => ({
          kind: "project" as const,
          at: row.at.toISOString(),
          title: { en: row.name, "zh-CN": row.name, fr: row.name },
          path: `/attract/projects/${row.id}`,
        }))
      : [],
  needs: async (tx, { seat, now }) => {
    if (!may(seat.asker.role, "attract.write")) return [];
    const needs = await needsOf(tx, seat, now);
    return [
      ...needs.enquiries.map((e) => ({
        severity: e.state === "overdue" ? ("red" as const) : ("amber" as const),
        title: {
          en: `Enquiry to answer: ${e.body.slice(0, 60)}`,
          "zh-CN": `待答复咨询：${e.body.slice(0, 40)}`,
          fr: `Demande à traiter : ${e.body.slice(0, 60)}`,
        },
        due: e.dueAt,
        path: "/attract",
      })),
      ...needs.tasks.map((t) => ({
        severity: t.light === "red" ? ("red" as const) : ("amber" as const),
        title: { en: t.title, "zh-CN": t.title, fr: t.title },
        due: t.due,
        path: t.project === null ? "/attract" : `/attract/projects/${t.project}`,
      })),
    ];
  },
  search: async (tx, { seat, text }) =>
    may(seat.asker.role, "attract.read")
      ? (
          await listProjects(tx, {
            stage: null,
            status: null,
            district: null,
            sector: null,
            text,
            sort: "updated",
            limit: 8,
            after: null,
          })
        ).map((row) => {
          const name = row.secretName ?? row.name;
          return {
            kind: "project",
            title: { en: name, "zh-CN": name, fr: name },
            path: `/attract/projects/${row.id}`,
          };
        })
      : [],
};
