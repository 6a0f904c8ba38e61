import {
  type Coefficients,
  coefficientsOf,
  extractionOf,
  type InputOutputTable,
  inputOutputTable,
  linkagesOf,
  localisedInput,
  perOutputOf,
  regionalTable,
  supplyGapsOf,
  typeOneMultipliers,
} from "@essor/core/target";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { findIoTable, type IoRow } from "./queries-io.ts";
import { areaNames, hubArea } from "./queries-space.ts";
import { spaceOf } from "./space.ts";

export type IoAsk = {
  readonly hub: number;
  readonly code: string | undefined;
  /** Cut to an area; the nation's table as it stands without. */
  readonly area?: string | undefined;
  /** The jobs that it is cut by; those of the census without. */
  readonly basis?: string | undefined;
  readonly method: "flq" | "slq" | "cilq";
  readonly delta: number;
};

export type IoView = {
  readonly row: IoRow;
  readonly table: InputOutputTable;
  readonly coefficients: Coefficients;
  readonly region: {
    area: string;
    areaName: object;
    method: string;
    delta: number;
    share: number;
  } | null;
  readonly slq: Float64Array | null;
};

/** The stored table as core reads it; refused with every mistake by row. */
export function ioTableOf(body: IoRow["body"]): InputOutputTable {
  const { sectors, flows, imports, extensions } = body;
  const n = sectors.length;
  const square = (field: string, rows: readonly (readonly number[])[]) => {
    const wrong = rows.length === n ? rows.findIndex((row) => row.length !== n) : 0;
    if (rows.length !== n || wrong >= 0)
      throw new Problem("io-refused", `${field} is not ${n} by ${n}`, [
        {
          code: "wrong-length",
          severity: "error",
          field,
          row: Math.max(0, wrong) + 1,
          reason: `${field} has ${rows.length} rows, and row ${Math.max(0, wrong) + 1} ${rows[Math.max(0, wrong)]?.length ?? 0} figures, not ${n}`,
        },
      ]);
    return Float64Array.from(rows.flat());
  };
  const read = inputOutputTable({
    sectors: sectors.map((sector) => sector.code),
    flows: square("flows", flows),
    output: Float64Array.from(sectors, (sector) => sector.output),
    ...(imports ? { imports: square("imports", imports) } : {}),
    extensions: Object.fromEntries(
      Object.entries(extensions).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
  });
  if (!read.ok) throw new Problem("io-refused", read.issues[0]?.reason, read.issues);
  return read.value;
}

/** A table with its coefficients, as it stands or cut to an area by the jobs of its sectors. */
export async function ioView(tx: Tx, ask: IoAsk): Promise<IoView> {
  const row = await findIoTable(tx, ask.code);
  if (!row) throw new Problem("not-found", "There is no input-output table yet");
  const nation = ioTableOf(row.body);
  const cut = ask.area === undefined ? undefined : await cutTo(tx, { row, nation, ask });
  const table = cut?.table ?? nation;
  const made = coefficientsOf(table);
  if (!made.ok)
    throw new Problem("io-refused", "The table has no inverse: a sector feeds on itself");
  return {
    row,
    table,
    coefficients: made.value,
    region: cut?.region ?? null,
    slq: cut?.slq ?? null,
  };
}

async function cutTo(
  tx: Tx,
  { row, nation, ask }: { row: IoRow; nation: InputOutputTable; ask: IoAsk },
) {
  const area = ask.area === "" ? ((await hubArea(tx)).area ?? "") : (ask.area as string);
  const found = await spaceOf(tx, {
    hub: ask.hub,
    basis: ask.basis,
    level: "county",
    period: undefined,
    asOf: null,
  });
  const { table } = found.space;
  const at = table.regions.indexOf(area);
  if (at < 0) throw new Problem("not-found", "The area has no figures by activity");
  const unmapped = row.body.sectors.filter((sector) => sector.activities.length === 0);
  if (unmapped.length > 0)
    throw new Problem(
      "io-refused",
      `No activities of the hub are named for: ${unmapped.map((s) => s.name).join(", ")}`,
      unmapped.map((sector) => ({
        code: "sector-unmapped",
        severity: "error" as const,
        row: row.body.sectors.indexOf(sector) + 1,
        field: "activities",
        reason: `${sector.name} names no activities, so the area's part of it is unknown`,
      })),
    );
  const P = table.activities.length;
  const jobs = (r: number | null, codes: readonly string[]) =>
    table.activities.reduce((sum, activity, p) => {
      if (!codes.some((code) => activity.startsWith(code) || code.startsWith(activity))) return sum;
      if (r !== null) return sum + (table.values[r * P + p] as number);
      let all = 0;
      for (let k = p; k < table.values.length; k += P) all += table.values[k] as number;
      return sum + all;
    }, 0);
  const shares = row.body.sectors.map((sector) => {
    const all = jobs(null, sector.activities);
    return all === 0 ? 0 : jobs(at, sector.activities) / all;
  });
  const regionalOutput = nation.output.map((x, i) => x * (shares[i] as number));
  const total = (v: Float64Array) => v.reduce((a, b) => a + b, 0);
  const share = total(regionalOutput) / total(nation.output);
  return {
    table: regionalTable(nation, { method: ask.method, delta: ask.delta, regionalOutput }),
    slq: Float64Array.from(shares, (s) => (share === 0 ? 0 : s / share)),
    region: {
      area,
      areaName: (await areaNames(tx, [area])).get(area)?.name ?? { en: area },
      method: ask.method,
      delta: ask.delta,
      share,
    },
  };
}

export function shownHead(row: IoRow) {
  const { sectors, imports } = row.body;
  return {
    code: row.code,
    edition: row.edition,
    name: row.name,
    unit: row.unit,
    sourceNote: row.sourceNote,
    example: row.example,
    sectors: sectors.length,
    imports: imports !== null,
    mapped: sectors.filter((sector) => sector.activities.length > 0).length,
    createdAt: row.createdAt,
  };
}

export function shownView({ row, table, coefficients, region, slq }: IoView): object {
  const links = linkagesOf(coefficients);
  const n = table.sectors.length;
  const extensions = Object.entries(table.extensions).map(
    ([name, values]) =>
      [name, typeOneMultipliers(coefficients.L, perOutputOf(values, table.output))] as const,
  );
  const complete = extractionOf(table, coefficients, "complete");
  const whole = table.output.reduce((a, b) => a + b, 0);
  const gaps = table.imports ? supplyGapsOf(table, coefficients) : undefined;
  return {
    table: shownHead(row),
    region,
    sectors: row.body.sectors.map((sector, i) => {
      let intermediate = 0;
      for (let j = 0; j < n; j++) intermediate += table.flows[i * n + j] as number;
      const gap = gaps?.[i];
      return {
        code: sector.code,
        name: sector.name,
        output: table.output[i] as number,
        outputMultiplier: links.totalBackward[i] as number,
        multipliers: Object.fromEntries(extensions.map(([name, v]) => [name, v[i] ?? 0])),
        power: links.powerOfDispersion[i] as number,
        sensitivity: links.sensitivityOfDispersion[i] as number,
        keySector: links.keySector[i],
        upstreamness: links.totalForward[i] as number,
        extraction: whole === 0 ? null : (complete[i] as number) / whole,
        intermediate,
        bought: gap?.intermediateImported ?? null,
        boughtShare: gap?.importShare ?? null,
        outputGain: gap?.outputGain ?? null,
        slq: slq?.[i] ?? null,
      };
    }),
  };
}

/** What making a share of one bought input at home would bring, by sector. */
export function shownInput(
  view: IoView,
  { sector, share }: { sector: string; share: number },
): object {
  const { table, coefficients, row } = view;
  const i = table.sectors.indexOf(sector);
  if (i < 0) throw new Problem("not-found", "The table has no such sector");
  if (!table.imports)
    throw new Problem(
      "io-refused",
      "The table does not tell bought inputs apart; cut it to an area",
    );
  const { bought, gains } = localisedInput(table, coefficients, { sector: i, share });
  const n = table.sectors.length;
  const nameOf = (k: number) => ({
    code: table.sectors[k] as string,
    name: row.body.sectors[k]?.name ?? "",
  });
  const order = (v: Float64Array) =>
    Array.from({ length: n }, (_, k) => k).sort((a, b) => (v[b] as number) - (v[a] as number));
  return {
    sector: nameOf(i),
    share,
    bought: bought.reduce((a, b) => a + b, 0),
    outputGain: gains ? gains.reduce((a, b) => a + b, 0) : null,
    gains: gains ? order(gains).map((k) => ({ ...nameOf(k), gain: gains[k] as number })) : [],
    buyers: order(bought)
      .filter((k) => (bought[k] as number) > 0)
      .slice(0, 15)
      .map((k) => ({
        ...nameOf(k),
        bought: bought[k] as number,
        ofOutput:
          (table.output[k] as number) === 0
            ? 0
            : (bought[k] as number) / (table.output[k] as number),
      })),
    extensions: Object.fromEntries(
      Object.entries(table.extensions).map(([name, values]) => {
        const per = perOutputOf(values, table.output);
        return [
          name,
          gains ? gains.reduce((sum, gain, k) => sum + gain * (per[k] as number), 0) : 0,
        ];
      }),
    ),
  };
}
