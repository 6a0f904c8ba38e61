import type { AnyText } from "@essor/contract/connect";
import { may } from "@essor/contract/rights";
import type { SlicePart } from "../http/parts.ts";
import { connectFigures } from "./figures.ts";
import { found, marketOf } from "./market.ts";
import { listProfiles, recentProfiles, waitingProfiles } from "./queries.ts";
import { namesOfOutcomes } from "./queries-figures.ts";
import { waitingFollowUps } from "./queries-outcome.ts";
import { waitingThreads } from "./queries-thread.ts";
import { today } from "./shown.ts";

/** A title in every language that a reader may ask for: that of another language where its own is missing. */
function three(title: AnyText) {
  const any = title.en || title["zh-CN"] || title.fr || "–";
  return { en: title.en || any, "zh-CN": title["zh-CN"] || any, fr: title.fr || any };
}

/** What connecting adds to the overview and the search. No owner is ever read here. */
export const connectPart: SlicePart = {
  slice: "connect",
  figures: connectFigures,
  named: {
    kind: "outcome",
    find: async (tx, { seat, ids }) =>
      may(seat.asker.role, "connect.read")
        ? (await namesOfOutcomes(tx, ids)).map(({ id, title, kind, on }) => ({
            id,
            title: three((title ?? { en: `${kind} ${on}` }) as AnyText),
            path: `/connect/outcomes?outcome=${id}`,
          }))
        : [],
  },
  changed: async (tx, { since }) =>
    (await recentProfiles(tx, since, today(new Date()))).map((row) => ({
      kind: "project" as const,
      at: `${row.on}T00:00:00.000Z`,
      title: three(row.title),
      path: `/connect/profiles/${row.id}`,
    })),
  needs: async (tx, { now }) => {
    const day = today(now);
    const reviews = (await waitingProfiles(tx)).map((row) => {
      const title = three(row.title);
      return {
        severity: "amber" as const,
        title: {
          en: `To review: ${title.en}`,
          "zh-CN": `待审核：${title["zh-CN"]}`,
          fr: `À examiner : ${title.fr}`,
        },
        due: null,
        path: `/connect/profiles/${row.id}`,
      };
    });
    const threads = (await waitingThreads(tx)).map((row) => ({
      severity: row.kind === "answer" && row.dueOn < day ? ("red" as const) : ("amber" as const),
      title:
        row.kind === "introduce"
          ? {
              en: "Both firms consent: introduce them",
              "zh-CN": "双方均已同意：请安排对接",
              fr: "Les deux entreprises consentent : les mettre en relation",
            }
          : {
              en: "An expression of interest waits for an answer",
              "zh-CN": "有一份合作意向待答复",
              fr: "Une manifestation d’intérêt attend une réponse",
            },
      due: row.kind === "introduce" ? null : row.dueOn,
      path: `/connect/threads/${row.id}`,
    }));
    const followUps = (await waitingFollowUps(tx, day)).map(({ title, months, dueOn }) => {
      const of = three(title ?? {});
      return {
        severity: "amber" as const,
        title: {
          en: `Follow up after ${months} months: ${of.en}`,
          "zh-CN": `${months} 个月回访：${of["zh-CN"]}`,
          fr: `Suivi à ${months} mois : ${of.fr}`,
        },
        due: dueOn,
        path: "/connect/outcomes",
      };
    });
    return [...threads, ...reviews, ...followUps];
  },
  search: async (tx, { seat, text }) => {
    const hits = found(await marketOf(tx, seat.asker.hub), text, 6);
    if (hits.length === 0) return [];
    const rows = await listProfiles(tx, {
      side: null,
      type: null,
      state: null,
      mine: null,
      source: null,
      ids: hits.map((h) => h.id),
      today: today(new Date()),
      limit: 6,
      offset: 0,
    });
    const place = new Map(hits.map((h, i) => [h.id, i]));
    return rows
      .sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number))
      .map((row) => ({
        kind: "profile",
        title: three(row.title),
        path: `/connect/profiles/${row.id}`,
      }));
  },
};
