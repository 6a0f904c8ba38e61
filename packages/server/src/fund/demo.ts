import type { Tx } from "../db/rights.ts";
import { postInvestment } from "./deals.ts";
import { DEALS } from "./demo-deals.ts";
import { EVALUATION, FUNDS, LABEL, PARTIES } from "./demo-funds.ts";
import { exampleClass, loadExampleStructure, loadMarketData } from "./demo-more.ts";
import { type ExampleStep, STEPS } from "./demo-steps.ts";
import { drawUp, noticeOf, settlementEntries, theNotice } from "./notices.ts";
import { postEntries } from "./queries-books.ts";
import { addDeal, addVote, putStatement } from "./queries-deals.ts";
import {
  putApproval,
  putDealState,
  putEvaluation,
  putEvidence,
  putFund,
  putNoticeState,
  putParty,
  putProfile,
  putReinvestment,
  speakAs,
  speakAsNobody,
} from "./queries-demo.ts";
import { addHolding, addValuation } from "./queries-funds.ts";
import { listGaps, listProjects } from "./queries-links.ts";
import { listShares } from "./queries-notices.ts";
import { addCommitment } from "./queries-structure.ts";
import { bookValue } from "./valuations.ts";

const MANAGER = { email: "fund@demo.essor", name: "Claire Morel" };
const SECOND = { email: "admin@demo.essor", name: "顾安 Gu An" };
const yuan = (millions: number) => BigInt(Math.round(millions * 10_000)) * 10_000n;
const recorded = (day: string) => `${day}T02:00:00Z`;

type FundFact = Readonly<Record<string, string>>;

/** Funds of which only public facts are known, and beside them a worked example with books. */
export async function loadFundDemo(
  tx: Tx,
  hub: number,
  { now, facts }: { now: Date; facts: readonly FundFact[] },
): Promise<void> {
  await speakAs(tx, hub, MANAGER.email);
  await loadPublicFacts(tx, facts);
  await loadExampleFunds(tx, now);
  await loadExampleStructure(tx);
  await loadMarketData(tx);
  const deals = await loadExampleDeals(tx);
  for (const step of STEPS) await take(tx, { step, deals, now });
  await loadEvaluation(tx);
  await speakAsNobody(tx);
}

/** English and French names of the funds in the file; the Chinese name is the official one. */
const NAMES: Readonly<Record<string, { code: string; kind: string; en: string; fr: string }>> = {
  昆山市产业发展投资母基金: {
    code: "kunshan-parent",
    kind: "parent",
    en: "Kunshan industrial development parent fund",
    fr: "Fonds mère de développement industriel de Kunshan",
  },
  "昆山天使基金(一期,二期合计)": {
    code: "kunshan-angel",
    kind: "angel",
    en: "Kunshan angel fund (both phases)",
    fr: "Fonds d’amorçage de Kunshan (deux phases)",
  },
  启明融凯基金: {
    code: "kunshan-qiming",
    kind: "sub",
    en: "Qiming Rongkai fund",
    fr: "Fonds Qiming Rongkai",
  },
  昆山市人工智能产业基金: {
    code: "kunshan-ai",
    kind: "industry",
    en: "Kunshan artificial intelligence fund",
    fr: "Fonds d’intelligence artificielle de Kunshan",
  },
};

async function loadPublicFacts(tx: Tx, facts: readonly FundFact[]): Promise<void> {
  for (const fact of facts) {
    const known = NAMES[fact.fund ?? ""];
    if (!known) continue;
    const name = { en: known.en, "zh-CN": fact.fund ?? "", fr: known.fr };
    const minor = (text: string | undefined) =>
      text ? BigInt(Math.round(Number(text) * 100)) * 100_000_000n : null;
    const size = minor(fact.size_100m_cny);
    const firstClose = minor(fact.first_close_100m_cny);
    const launched = fact.launched ?? "";
    const start = /^\d{4}-\d{2}-\d{2}$/.test(launched) ? launched : null;
    const years = Number(fact.term_years || Number.NaN);
    const ruleSets =
      known.kind === "angel"
        ? ["ndrc-2025-1752", "cn-national-base", "kunshan-angel"]
        : ["ndrc-2025-1752", "cn-national-base"];
    await putFund(tx, {
      code: known.code,
      parent: known.code === "kunshan-qiming" ? "kunshan-parent" : null,
      kind: known.kind,
      name,
      example: false,
      source: {
        title: fact.source ?? "",
        address: fact.address ?? "",
        grade: fact.grade ?? "N",
      },
      note: { en: fact.notes ?? "" },
      size,
      firstClose,
      launched,
      manager: fact.manager ?? "",
      vintage: Number(launched.slice(0, 4)) || null,
      startsOn: start,
      investmentEndsOn: null,
      termEndsOn:
        start && Number.isFinite(years)
          ? `${Number(start.slice(0, 4)) + years}${start.slice(4)}`
          : null,
      feeBasis: null,
      feeRate: null,
      ruleSets,
      facts: {},
      committee: { quorum: 0.5, majority: 2 / 3 },
    });
    await putProfile(tx, {
      fund: known.code,
      name,
      example: false,
      ruleSets,
      facts: size === null ? {} : { fundAssets: Number(size / 100n) },
    });
  }
}

async function loadExampleFunds(tx: Tx, now: Date): Promise<void> {
  for (const party of PARTIES) await putParty(tx, { ...party, example: true });
  const soon = new Date(now.getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
  for (const f of FUNDS) {
    await putParty(tx, { code: f.code, kind: "fund", name: f.name, example: true });
    await putFund(tx, {
      ...f,
      example: true,
      source: null,
      note: LABEL,
      size: yuan(f.sizeMillions),
      firstClose: null,
      launched: "2024",
      manager: "Example fund manager",
      vintage: 2024,
      startsOn: "2024-03-01",
      investmentEndsOn: f.code === "example-energy" ? soon : "2029-02-28",
      termEndsOn: "2034-02-28",
      feeRate: "2/100",
      committee: { quorum: 0.5, majority: 2 / 3 },
    });
    await putProfile(tx, {
      fund: f.code,
      name: f.name,
      example: true,
      ruleSets: f.ruleSets,
      facts: {
        fundAssets: f.sizeMillions * 1e6,
        ...(f.kind === "parent" ? { paidIn: 2_866_000_000 } : {}),
      },
    });
    for (const [party, source, millions, role] of f.partners)
      await addCommitment(tx, {
        fund: f.code,
        party,
        role,
        source,
        minor: yuan(millions),
        closedOn: "2024-03-01",
        shareClass: await exampleClass(tx, f.code, party),
      });
    const own = f.partners.find(([party]) => party === f.parent);
    if (f.parent && own)
      await addHolding(tx, {
        fund: f.parent,
        held: f.code,
        num: BigInt(own[2]),
        den: BigInt(f.sizeMillions),
        since: "2024-03-01",
      });
  }
}

async function loadExampleDeals(tx: Tx): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  // Deals of the example serve worked examples of the pipeline, and gaps of the chains where the hub has them.
  const projects = (await listProjects(tx, {})).filter((p) => p.example);
  const gaps = new Set((await listGaps(tx)).map(({ ref }) => ref));
  for (const d of DEALS) {
    await putParty(tx, { code: d.key, kind: "company", name: d.company, example: true });
    const id = await addDeal(tx, {
      fund: d.fund,
      company: d.key,
      name: d.name,
      example: true,
      class: d.class ?? "allowed",
      activity: d.activity,
      inRegion: d.inRegion,
      mainField: d.mainField,
      minor: yuan(d.millions),
      currency: "CNY",
      stake: d.stake,
      instruments: d.instruments ?? ["equity"],
      project: projects.find((p) => p.name.endsWith(`example ${d.project}`))?.ref ?? null,
      gap: d.gap !== undefined && gaps.has(d.gap) ? d.gap : null,
      screening: d.screening,
    });
    ids.set(d.key, id);
    const done = d.stage === "invested";
    if (done)
      for (const { name } of [MANAGER, SECOND]) {
        await putStatement(tx, {
          deal: id,
          fund: d.fund,
          member: name,
          conflicted: false,
          body: "",
        });
        await addVote(tx, { deal: id, fund: d.fund, member: name, vote: "for", conditions: [] });
      }
    await putDealState(tx, {
      id,
      stage: d.stage,
      on: d.investedOn ?? "2026-10-15",
      output: d.outputMillions === undefined ? null : yuan(d.outputMillions),
      decision: done
        ? {
            approved: true,
            inFavour: 2,
            against: 0,
            abstained: 0,
            recused: [],
            conditions: [],
            checked: ["cn-national-base@2019-10-25"],
          }
        : null,
    });
  }
  return ids;
}

type Taken<K extends ExampleStep["do"]> = Extract<ExampleStep, { do: K }>;

async function take(
  tx: Tx,
  { step, deals, now }: { step: ExampleStep; deals: ReadonlyMap<string, number>; now: Date },
): Promise<void> {
  switch (step.do) {
    case "call":
    case "distribute":
      return notice(tx, step);
    case "invest": {
      const d = DEALS.find(({ key }) => key === step.deal) as (typeof DEALS)[number];
      return postInvestment(
        tx,
        {
          id: deals.get(d.key) as number,
          fund: d.fund,
          company: d.key,
          minor: yuan(d.millions).toString(),
          currency: "CNY",
          stake: d.stake,
          name: d.name,
        },
        step.on,
        recorded(step.on),
      );
    }
    case "pay-sub":
      return move(tx, {
        fund: "example-parent",
        day: step.on,
        kind: "investment",
        ref: `${step.sub}/${step.on}`,
        memo: `Paid into ${step.sub}`,
        lines: [
          [`assets:investment:${step.sub}`, yuan(step.millions), step.sub],
          ["assets:bank", -yuan(step.millions), undefined],
        ],
      });
    case "exit":
      return move(tx, {
        fund: step.fund,
        day: step.on,
        kind: "exit",
        ref: `${step.held}/${step.on}`,
        memo: `Proceeds of ${step.held}`,
        lines: [
          ["assets:bank", yuan(step.cash), undefined],
          [`assets:investment:${step.held}`, -yuan(step.cost), step.held],
          ["income:realised", yuan(step.cost) - yuan(step.cash), step.held],
        ],
      });
    case "value":
      return value(tx, step, now);
  }
}

async function notice(tx: Tx, step: Taken<"call"> | Taken<"distribute">): Promise<void> {
  const call = step.do === "call";
  const id = await drawUp(tx, {
    fund: step.fund,
    kind: call ? "call" : "distribution",
    day: step.on,
    title: step.title,
    deal: null,
    lines: call
      ? [
          { purpose: "investment", minor: yuan(step.millions) },
          ...(step.fee === undefined
            ? []
            : [{ purpose: "management-fee" as const, minor: yuan(step.fee) }]),
        ]
      : [
          { purpose: "return-of-capital", minor: yuan(step.capital) },
          { purpose: "gain", minor: yuan(step.gain) },
        ],
  });
  const status = call ? (step.state ?? "settled") : "settled";
  if (status === "draft") return;
  await putNoticeState(tx, { id, status, on: step.on, approver: SECOND.email });
  if (status !== "settled") return;
  const found = await theNotice(tx, id);
  const entries = settlementEntries(found, noticeOf(found, await listShares(tx, { notice: id })));
  await postEntries(
    tx,
    entries.map((entry) => ({ ...entry, recordedAt: recorded(step.on) })),
  );
}

async function value(tx: Tx, step: Taken<"value">, now: Date): Promise<void> {
  const v = {
    fund: step.fund,
    held: step.held,
    day: step.on,
    minor: yuan(step.millions),
    currency: "CNY",
    method: step.method,
    level: 3,
  };
  const id = await addValuation(tx, v);
  if (step.waits) return;
  await putApproval(tx, id, SECOND.email);
  await bookValue(tx, { ...v, id }, now, recorded(step.on));
}

async function move(
  tx: Tx,
  m: {
    fund: string;
    day: string;
    kind: string;
    ref: string;
    memo: string;
    lines: readonly (readonly [account: string, minor: bigint, held: string | undefined])[];
  },
): Promise<void> {
  await postEntries(tx, [
    {
      fund: m.fund,
      effectiveOn: m.day,
      eventKind: m.kind,
      eventRef: m.ref,
      memo: m.memo,
      recordedAt: recorded(m.day),
      postings: m.lines.map(([account, minor, investment]) => ({
        account,
        minor,
        currency: "CNY",
        investment,
      })),
    },
  ]);
}

async function loadEvaluation(tx: Tx): Promise<void> {
  const { fund, year, inputs, evidence } = EVALUATION;
  await putEvaluation(tx, { fund, year, inputs });
  for (const [code, document, signed] of evidence)
    await putEvidence(tx, { fund, year, code, document, signedBy: signed ? SECOND.name : null });
  await putReinvestment(tx, {
    fund: "example-energy",
    category: "local-company",
    minor: yuan(310),
    day: "2025-06-30",
    evidence: "Worked example: capital verification report",
  });
}
