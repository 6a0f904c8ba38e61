import type { AgreementTerms } from "@essor/contract/fund-structure";
import { fraction, parseFraction } from "@essor/core/math";
import type { Tx } from "../db/rights.ts";
import { type Row, readTable } from "../db/shipped-data.ts";
import { FUNDS, three } from "./demo-funds.ts";
import { putParty } from "./queries-demo.ts";
import { putIndex } from "./queries-indices.ts";
import { addReinvestmentRule } from "./queries-reinvestment.ts";
import { addAgreement, addClass, addRate, putRole } from "./queries-structure.ts";

const DOCUMENT = "Worked example: fund agreement";

const TERMS: AgreementTerms = {
  waterfall: {
    style: "whole-fund",
    hurdle: "0.08",
    compounding: "annual",
    dayCount: "act/365f",
    carry: "0.2",
    catchUp: "1",
    escrowShare: "0.3",
    taxRate: "0.2",
    upperTiers: [],
    carryTo: "ex-manager",
  },
  fees: { basis: "paid-in", rate: "0.02", steps: [], offsetShare: "1" },
  equalisationRate: "0.08",
};

const CUSTODIAN = {
  code: "ex-custodian",
  kind: "custodian",
  name: three("Example custodian bank", "示例托管银行", "Banque dépositaire (exemple)"),
};

/** What holds the example funds together: agreements by version, roles, a share class, a written reinvestment rule. */
export async function loadExampleStructure(tx: Tx): Promise<void> {
  await putParty(tx, { ...CUSTODIAN, example: true });
  for (const { code, feeBasis, kind } of FUNDS) {
    const basis = feeBasis as AgreementTerms["fees"]["basis"];
    await addAgreement(tx, {
      fund: code,
      fromDay: "2024-03-01",
      document: DOCUMENT,
      terms: {
        ...TERMS,
        waterfall: {
          ...TERMS.waterfall,
          style: code === "example-energy" ? "deal-by-deal" : "whole-fund",
          ...(kind === "parent" ? { hurdle: "0.06", carry: "0.1" } : {}),
        },
        fees: { ...TERMS.fees, basis, rate: kind === "parent" ? "0.01" : "0.02" },
      },
    });
    for (const [party, role] of [
      ["ex-manager", "manager"],
      ["ex-manager", "general-partner"],
      ["ex-custodian", "custodian"],
    ] as const)
      await putRole(tx, { fund: code, party, role, since: "2024-03-01" });
  }
  await putRole(tx, {
    fund: "example-parent",
    party: "ex-city",
    role: "finance-department",
    since: "2024-03-01",
  });
  await addAgreement(tx, {
    fund: "example-display",
    fromDay: "2026-01-01",
    document: `${DOCUMENT}, amendment 1: fee steps down after year 3`,
    terms: {
      ...TERMS,
      fees: {
        basis: "invested",
        rate: "0.02",
        steps: [{ afterYear: 3, rate: "0.015" }],
        offsetShare: "1",
      },
    },
  });
  await addReinvestmentRule(tx, "example-energy", {
    fromDay: "2024-03-01",
    ratio: "1.2",
    categories: {},
    document: `${DOCUMENT}, clause 9`,
  });
}

/** The share class of a partner's commitment in the example, made when it is first needed. */
export async function exampleClass(tx: Tx, fund: string, party: string): Promise<string | null> {
  if (fund !== "example-display" || party !== "ex-industry") return null;
  await addClass(tx, fund, {
    code: "b",
    name: three("Class B: industrial partners", "B 类：产业出资人", "Catégorie B : industriels"),
    feeRate: "0.015",
    carry: null,
  });
  return "b";
}

/** Real data that fund figures are held against: a market index, and exchange rates of the Federal Reserve. */
export async function loadMarketData(tx: Tx): Promise<void> {
  const month = (text: string) => {
    const [year, of] = text.split("-").map(Number) as [number, number];
    return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
  };
  await putIndex(
    tx,
    {
      code: "sp500",
      name: three("S&P 500 (price)", "标普 500（价格指数）", "S&P 500 (prix)"),
      currency: "USD",
      source: {
        title: "Robert Shiller, Yale; datasets/s-and-p-500",
        address: "https://github.com/datasets/s-and-p-500",
        note: "Monthly averages, without dividends",
      },
    },
    readTable("market-index", "sp500-monthly.csv").map((r: Row) => ({
      day: month(r.month ?? ""),
      level: Number(r.level),
    })),
  );
  const rates = readTable("exchange-rates", "monthly.csv").filter(
    (r: Row) => r.currency === "CNY" && (r.month ?? "") >= "2023-01",
  );
  for (const r of rates) {
    const { num, den } = parseFraction(r.rate ?? "") ?? fraction(0n);
    await addRate(tx, {
      from: "USD",
      to: "CNY",
      day: month(r.month ?? ""),
      num,
      den,
      source: "US Federal Reserve, monthly average",
    });
  }
}
