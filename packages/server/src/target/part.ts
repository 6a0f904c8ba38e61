import { may } from "@essor/contract/rights";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { SlicePart } from "../http/parts.ts";
import { refreshGaps, shownCharter } from "./chains.ts";
import { targetFigures } from "./figures.ts";
import { listChains, listCharter, listGaps } from "./queries.ts";
import { namesOfGaps } from "./queries-figures.ts";

const PART_NAMES: Readonly<Record<string, { en: string; "zh-CN": string; fr: string }>> = {
  leader: { en: "leader", "zh-CN": "链长", fr: "responsable" },
  alliance: { en: "alliance", "zh-CN": "联盟", fr: "alliance" },
  plan: { en: "plan", "zh-CN": "规划", fr: "plan" },
  policySet: { en: "policy set", "zh-CN": "政策", fr: "train de mesures" },
  consultancy: { en: "consultancy", "zh-CN": "咨询机构", fr: "conseil" },
  fund: { en: "dedicated fund", "zh-CN": "专项基金", fr: "fonds dédié" },
  serviceTeam: { en: "service team", "zh-CN": "服务专班", fr: "équipe de service" },
  forum: { en: "forum", "zh-CN": "论坛", fr: "forum" },
};

/** What targeting adds to the overview and the search. */
export const targetPart: SlicePart = {
  slice: "target",
  figures: targetFigures,
  named: {
    kind: "gap",
    find: async (tx, { seat, ids }) =>
      may(seat.asker.role, "target.read")
        ? (await namesOfGaps(tx, ids)).map(({ id, chain, link }) => ({
            id,
            title: {
              en: `Gap ${chain}: ${link}`,
              "zh-CN": `缺口：${chain} ${link}`,
              fr: `Maillon ${chain} : ${link}`,
            },
            path: `/target/gaps?gap=${id}`,
          }))
        : [],
  },
  changed: async (tx, { seat, since }) => {
    if (!may(seat.asker.role, "target.read")) return [];
    const gaps = await listGaps(tx);
    return gaps.flatMap((gap) =>
      (gap.events as { at: string; what: string; note: string }[])
        .filter((event) => event.what === "closed" && new Date(event.at) > since)
        .map((event) => ({
          kind: "project" as const,
          at: new Date(event.at).toISOString(),
          title: {
            en: `The gap ${gap.link} is closed: ${event.note}`,
            "zh-CN": `缺口“${gap.link}”已补上：${event.note}`,
            fr: `Le maillon ${gap.link} est comblé : ${event.note}`,
          },
          path: "/target/gaps",
        })),
    );
  },
  needs: async (tx, { seat, now }) => {
    if (!may(seat.asker.role, "target.write")) return [];
    await refreshGaps(tx);
    const today = parseDay(now.toISOString().slice(0, 10)) as Day;
    const charters = await listCharter(tx);
    return (await listChains(tx)).flatMap((chain) => {
      const { standing, of, parts } = shownCharter(chain.code, charters, today);
      const next = parts.find((part) => part.overdue) ?? parts.find((part) => part.done === null);
      const name = next && PART_NAMES[next.part];
      if (!next || !name) return [];
      return [
        {
          severity: next.overdue ? ("red" as const) : ("info" as const),
          title: {
            en: `${chain.name.en}: ${standing} of ${of} stand; next the ${name.en}`,
            "zh-CN": `${(chain.name as Record<string, string>)["zh-CN"] ?? chain.name.en}：“八个一”已有${standing}/${of}，下一项：${name["zh-CN"]}`,
            fr: `${(chain.name as Record<string, string>).fr ?? chain.name.en} : ${standing} sur ${of} en place ; à suivre : ${name.fr}`,
          },
          due: next.due,
          path: `/target/chains?chain=${chain.code}`,
        },
      ];
    });
  },
  search: async (tx, { seat, text }) => {
    if (!may(seat.asker.role, "target.read")) return [];
    const wanted = text.toLowerCase();
    return (await listChains(tx)).flatMap((chain) => [
      ...(Object.values(chain.name).some((name) => name.toLowerCase().includes(wanted))
        ? [{ kind: "chain", title: chain.name, path: `/target/chains?chain=${chain.code}` }]
        : []),
      ...chain.body.links
        .filter((link) => link.name.toLowerCase().includes(wanted))
        .map((link) => ({
          kind: "link",
          title: { en: link.name },
          path: `/target/chains?chain=${chain.code}`,
        })),
    ]);
  },
};
