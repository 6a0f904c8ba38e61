import { KUNSHAN_SIX_SECTORS } from "@essor/core/codelist";
import type { Tx } from "../db/rights.ts";
import { type Row, readData, readTable } from "../db/shipped-data.ts";
import { addDemoChain, addScheme } from "./queries-demo.ts";
import { keepRun } from "./queries-entry.ts";
import { addIoTable } from "./queries-io.ts";
import { readBasisOf } from "./queries-space.ts";

export type DemoChain = {
  code: string;
  name: object;
  sector: string;
  body: object;
  sourceNote: string;
};

/** The six sectors of 2021, chains with the firms that public reports name, an open input-output table as worked example. */
export async function loadTargetDemo(
  tx: Tx,
  hub: number,
  chains: readonly DemoChain[],
): Promise<void> {
  await addScheme(tx, hub, { code: KUNSHAN_SIX_SECTORS.scheme, body: KUNSHAN_SIX_SECTORS });
  for (const chain of chains) await addDemoChain(tx, hub, chain);
  await addIoTable(tx, chileTable(hub));
  await keepDemoRun(tx, hub);
}

function chileTable(hub: number) {
  const sectors = readTable("io-chile-2013", "sectors.csv");
  const at = new Map(sectors.map((row, i) => [row.code, i]));
  const flows = sectors.map(() => sectors.map(() => 0));
  for (const { from, to, value } of readTable("io-chile-2013", "flows.csv")) {
    const row = flows[at.get(from) ?? -1];
    if (row) row[at.get(to) ?? -1] = Number(value);
  }
  const column = (name: keyof Row) => sectors.map((row) => Number(row[name]));
  return {
    hub,
    code: "chile-2013",
    name: {
      en: "Chile 2013, 12 sectors",
      "zh-CN": "智利2013年，12部门",
      fr: "Chili 2013, 12 branches",
    },
    unit: "billion CLP",
    sourceNote:
      "Central Bank of Chile, by way of the R package leontief 0.4 (Apache-2.0). A worked example: it says nothing about China. / 智利央行数据，演示用例，不代表中国。",
    example: true,
    body: {
      sectors: sectors.map((row) => ({
        code: row.code,
        name: row.name,
        output: Number(row.output),
        activities: (row.sections ?? "").split(" "),
      })),
      flows,
      imports: null,
      extensions: {
        value_added: column("value_added"),
        income: column("compensation"),
        employment: column("employment"),
      },
    },
    person: null,
  };
}

/** The back-test of the shipped census, made beforehand by the same job: a test runs it again and compares. */
async function keepDemoRun(tx: Tx, hub: number): Promise<void> {
  const kept = JSON.parse(readData("demo-hub", "entry-run.json"));
  const { mark } = await readBasisOf(tx, hub, kept.basis);
  await keepRun(tx, { hub, person: null, mark, ...kept });
}
