import type pg from "pg";
import { loadAttractDemo } from "../attract/demo.ts";
import { loadUsCleanDemo } from "../attract/demo-us.ts";
import { analyseAttract } from "../attract/queries-load.ts";
import { loadConnectDemo } from "../connect/demo.ts";
import { analyseConnect } from "../connect/queries-load.ts";
import { asSystem, type Tx } from "../db/rights.ts";
import { type Row, readData, readTable } from "../db/shipped-data.ts";
import { loadFundDemo } from "../fund/demo.ts";
import { hashPassword } from "../hub/passwords.ts";
import { addMember, ensurePerson } from "../hub/queries.ts";
import { speakFor } from "../jobs/queries.ts";
import { closeLoop } from "../loop-jobs.ts";
import { loadFirmsDemo } from "../measure/firms/demo.ts";
import { checkRecipe } from "../measure/ranking.ts";
import { loadOutlookDemo } from "../outlook/demo.ts";
import { loadTargetDemo } from "../target/demo.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./accounts.ts";
import { loadCensus } from "./load-census.ts";
import { loadCodelists } from "./load-codelists.ts";
import { loadFacts } from "./load-facts.ts";
import { loadUsQuarters, loadWatchedSeries } from "./load-series.ts";
import { addIndicators, addRecipe, analyse, makeHub } from "./queries.ts";

/** Kunshan's peers: the places that published lists name beside it. */
const PEERS = [
  "320281",
  "320582",
  "320581",
  "320585",
  "350582",
  "330282",
  "330782",
  "320282",
  "430121",
];

/** Loads the demo hub once, whole or not at all; answers whether it did. */
export function loadDemo(pool: pg.Pool): Promise<boolean> {
  return asSystem(pool, async (tx) => {
    const hub = await makeHub(tx, {
      code: "kunshan",
      name: { en: "Kunshan", "zh-CN": "昆山", fr: "Kunshan" },
      areaCode: "320583",
      peers: PEERS,
      settings: { currency: "CNY", calendar: "CN" },
    });
    if (hub === undefined) return false;
    await loadCodelists(tx);
    const register = readTable("demo-hub", "indicators.csv");
    const indicators = await addIndicators(tx, hub, register.map(indicatorOf));
    await loadCensus(
      tx,
      hub,
      indicators,
      register.filter((row) => row.census !== ""),
    );
    await loadFacts(tx, hub, indicators, register);
    await loadWatchedSeries(tx, hub);
    const { code, name, note, body, scope } = JSON.parse(
      readData("demo-hub", "recipe-hub-index.json"),
    );
    await addRecipe(tx, hub, { code, name, note, body, scope, hash: checkRecipe(body) });
    const results = JSON.parse(readData("demo-hub", "recipe-results-index.json"));
    await addRecipe(tx, hub, { ...results, hash: checkRecipe(results.body) });
    await loadTargetDemo(tx, hub, JSON.parse(readData("demo-hub", "chains.json")));
    await addPeople(tx, hub);
    await loadAttractDemo(tx, hub, new Date());
    await loadConnectDemo(tx, hub, new Date());
    await loadFundDemo(tx, hub, {
      now: new Date(),
      facts: readTable("kunshan-public-facts", "kunshan_funds.csv"),
    });
    await loadOutlookDemo(tx, hub, {
      facts: readTable("kunshan-public-facts", "county_indicators.csv"),
      register,
    });
    await speakFor(tx, { hub, person: null });
    await closeLoop(tx);
    await loadFirmsDemo(tx, hub, {
      named: readTable("kunshan-public-facts", "kunshan_firms_named.csv"),
    });
    await speakFor(tx, undefined);
    await loadSecondHub(tx);
    await analyse(tx);
    await analyseAttract(tx);
    await analyseConnect(tx);
    return true;
  });
}

/** A second hub with a whole pipeline of open data: the facilities of the Clean Investment Monitor. */
async function loadSecondHub(tx: Tx): Promise<void> {
  const hub = await makeHub(tx, {
    code: "us-clean",
    name: {
      en: "US clean investment",
      "zh-CN": "美国清洁投资",
      fr: "Investissements propres aux États-Unis",
    },
    areaCode: "US",
    peers: [],
    settings: { currency: "USD", calendar: "US", timeZone: "America/New_York" },
  });
  if (hub === undefined) return;
  await loadUsQuarters(tx, hub);
  await loadUsCleanDemo(tx, hub);
  await addPeople(tx, hub);
}

function indicatorOf(row: Row): object {
  const three = (field: string) => ({
    en: row[`${field}_en`],
    "zh-CN": row[`${field}_zh`],
    fr: row[`${field}_fr`],
  });
  const definition = Object.fromEntries(
    Object.entries(three("definition")).filter(([, text]) => text !== ""),
  );
  return {
    code: row.code,
    name: three("name"),
    definition,
    unit: row.unit,
    multiplier: Number(row.multiplier),
    direction: Number(row.direction),
    nature: row.nature,
    family: row.family || null,
    counts: row.counts || null,
    priceBasis: row.price_basis,
    decimals: Number(row.decimals),
  };
}

async function addPeople(tx: Tx, hub: number): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const account of DEMO_ACCOUNTS) {
    const person = await ensurePerson(tx, {
      email: account.email,
      name: account.name,
      passwordHash,
    });
    await addMember(tx, {
      hub,
      person,
      role: account.role,
      districts: account.districts ?? null,
      chains: account.chains ?? null,
      funds: account.funds ?? null,
    });
  }
}
