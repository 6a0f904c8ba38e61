import type { Tx } from "../db/rights.ts";
import { addDemoTarget, openDemoPage } from "./queries-demo.ts";

type Row = Readonly<Record<string, string>>;

/** Targets that were published, as data with their sources, and the public page of the demo hub. */
export async function loadOutlookDemo(
  tx: Tx,
  hub: number,
  { facts, register }: { facts: readonly Row[]; register: readonly Row[] },
): Promise<void> {
  const codes = new Map(
    register.filter((r) => r.fact !== "").map((r) => [r.fact as string, r.code as string]),
  );
  for (const row of facts.filter((r) => r.status === "target")) {
    const indicator = codes.get(row.indicator as string);
    if (indicator === undefined) continue;
    await addDemoTarget(tx, hub, {
      indicator,
      area: row.code as string,
      year: Number(row.year),
      value: Number(row.value),
      source: {
        title: row.source,
        issuer: "",
        address: row.address,
        readOn: "2026-11-01",
        grade: row.grade,
      },
      note: {},
    });
  }
  await addDemoTarget(tx, hub, {
    indicator: "gdp",
    area: "320583",
    year: 2035,
    value: 10_000,
    source: {
      title: "Stated goal of the city for 2035: GDP of one trillion yuan",
      issuer: "",
      address: "",
      readOn: "2026-11-01",
      grade: "S",
    },
    note: {
      en: "Check on the official site before publishing.",
      "zh-CN": "发布前请到官方网站核对。",
      fr: "À vérifier sur le site officiel avant publication.",
    },
  });
  await openDemoPage(tx, hub, { recipe: "hub-index", licence: "CC BY 4.0; facts with citation" });
}
