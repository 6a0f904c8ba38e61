import { may } from "@essor/contract/rights";
import type { SlicePart } from "../http/parts.ts";
import { fundFigures } from "./figures.ts";
import { alarmsOf, changesOf, waitingOf } from "./glance.ts";
import { listDeals } from "./queries-deals.ts";
import { namesOfDeals } from "./queries-figures.ts";
import { listFunds } from "./queries-funds.ts";
import { momentOf, readWorld } from "./world.ts";

const STEPS: Readonly<Record<string, { en: string; "zh-CN": string; fr: string }>> = {
  draft: { en: "waits for approval", "zh-CN": "待审批", fr: "attend une approbation" },
  approved: {
    en: "is approved and waits to be sent",
    "zh-CN": "已审批，待发送",
    fr: "est approuvé et attend l’envoi",
  },
  sent: {
    en: "was sent and waits to be settled",
    "zh-CN": "已发送，待结清",
    fr: "est envoyé et attend le règlement",
  },
  approve: {
    en: "has a value that waits for approval",
    "zh-CN": "估值待审批",
    fr: "a une valeur à approuver",
  },
  committee: { en: "is before the committee", "zh-CN": "待投委会审议", fr: "est devant le comité" },
};
const ALARMS: Readonly<Record<string, { en: string; "zh-CN": string; fr: string }>> = {
  "investment-period-ends": {
    en: "the investment period ends",
    "zh-CN": "投资期即将届满",
    fr: "la période d’investissement se termine",
  },
  "term-ends": { en: "the term ends", "zh-CN": "存续期即将届满", fr: "la durée se termine" },
  "fee-base": {
    en: "the fee is taken on commitments",
    "zh-CN": "管理费按认缴计提",
    fr: "les frais sont pris sur les engagements",
  },
};

type Three = { en: string; "zh-CN"?: string; fr?: string };

function joined(name: Three, rest: Three): Three {
  return {
    en: `${name.en}: ${rest.en}`,
    "zh-CN": `${name["zh-CN"] ?? name.en}：${rest["zh-CN"] ?? rest.en}`,
    fr: `${name.fr ?? name.en} : ${rest.fr ?? rest.en}`,
  };
}

/** What the funds add to the overview and the search; only for those who may read them. */
export const fundPart: SlicePart = {
  slice: "fund",
  figures: fundFigures,
  named: {
    kind: "deal",
    find: async (tx, { seat, ids }) =>
      may(seat.asker.role, "fund.read")
        ? (await namesOfDeals(tx, ids)).map(({ id, name }) => ({
            id,
            title: name,
            path: `/fund/deals/${id}`,
          }))
        : [],
  },
  changed: async (tx, { seat, since }) => {
    if (!may(seat.asker.role, "fund.read")) return [];
    const world = await readWorld(tx, momentOf(undefined, new Date(since)));
    return (await changesOf(tx, world))
      .filter(({ at, kind }) => at > since.toISOString() && kind !== "deal-screening")
      .slice(0, 10)
      .map(({ at, title, path }) => ({ kind: "deal" as const, at, title, path }));
  },
  needs: async (tx, { seat, now }) => {
    if (!may(seat.asker.role, "fund.write")) return [];
    const world = await readWorld(tx, momentOf(undefined, now));
    const name = (code: string) => world.funds.find((f) => f.code === code)?.name ?? { en: code };
    const waiting = (await waitingOf(tx, world, seat.asker.person)).filter(
      (w) => STEPS[w.step] !== undefined && !(w.mine && ["draft", "approve"].includes(w.step)),
    );
    return [
      ...alarmsOf(world).map((a) => ({
        severity: a.daysLeft < 0 ? ("red" as const) : ("amber" as const),
        title: joined(name(a.fund), ALARMS[a.code] ?? { en: a.code }),
        due: a.code === "fee-base" ? null : a.day,
        path: `/fund/funds/${a.fund}`,
      })),
      ...waiting.map((w) => ({
        severity: "info" as const,
        title: joined(w.title, STEPS[w.step] as Three),
        due: null,
        path:
          w.kind === "notice"
            ? `/fund/notices?notice=${w.id}`
            : w.kind === "valuation"
              ? `/fund/funds/${w.fund}`
              : `/fund/deals/${w.id}`,
      })),
    ];
  },
  search: async (tx, { seat, text }) => {
    if (!may(seat.asker.role, "fund.read")) return [];
    const wanted = text.toLowerCase();
    const fits = (name: object) =>
      Object.values(name).some((n) => String(n).toLowerCase().includes(wanted));
    return [
      ...(await listFunds(tx))
        .filter((f) => fits(f.name))
        .slice(0, 6)
        .map((f) => ({ kind: "fund", title: f.name, path: `/fund/funds/${f.code}` })),
      ...(await listDeals(tx))
        .filter((d) => fits(d.name) || fits(d.companyName))
        .slice(0, 6)
        .map((d) => ({ kind: "deal", title: d.name, path: `/fund/deals/${d.id}` })),
    ];
  },
};
