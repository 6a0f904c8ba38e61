import { existsSync } from "node:fs";
import {
  coefficientsOf,
  type ExtractionKind,
  extractionOf,
  type InputOutputTable,
  inputOutputTable,
  linkagesOf,
  perOutputOf,
  supplyGapsOf,
  typeOneMultipliers,
} from "@essor/core/target";
import type { Issue } from "@essor/core/vocabulary";
import { type Cell, formatTable, readTable, writeOutputs } from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

export const linkagesHelp = `essor target linkages IO.csv [options]

Multipliers, linkages, extraction and supply gaps of an input-output table. IO.csv holds flows: from (selling sector), to
(buying sector), value. Writes multipliers.csv, linkages.csv, extraction.csv and, with imports, supply_gaps.csv.

  --sectors S.csv    columns code, output and/or final_demand, and any of value_added, compensation, employment
                     (default: the file beside NAME.transactions.csv called NAME.sectors.csv)
  --imports M.csv    imported inputs, laid out as IO.csv (default: beside NAME_domestic.transactions.csv, NAME_imports.…)
  --out DIR          folder for the files; without it one JSON document is printed

Without a sectors file, flows to "final_demand" are taken as final demand, and flows from "value_added", "compensation",
"employment" as those rows.
`;

const EXTENSIONS = ["compensation", "value_added", "employment"] as const;
const KINDS: readonly (readonly [string, ExtractionKind])[] = [
  ["complete", "complete"],
  ["backward", "backward"],
  ["backward_total", "backward-total"],
  ["forward", "forward"],
  ["forward_total", "forward-total"],
];

/** `essor target linkages` */
export async function runLinkages(args: readonly string[]): Promise<void> {
  const { values: o, positionals } = readOptions(args, {
    sectors: { type: "string" },
    imports: { type: "string" },
    out: { type: "string" },
  });
  const file = positionals[0];
  if (file === undefined || positionals.length > 1) throw new Usage("One table of flows is needed");
  const sectorsFile =
    o.sectors ??
    beside(file, (name) => name.replace(/\.transactions\.csv(\.gz)?$/, ".sectors.csv"));
  const importsFile =
    o.imports ??
    beside(file, (name) => name.replace("_domestic.transactions", "_imports.transactions"));
  const table = await readInputOutput(file, { sectorsFile, importsFile });
  const made = coefficientsOf(table);
  if (!made.ok)
    throw refusal([
      {
        code: made.code,
        severity: "error",
        reason: "Sectors use up all they make: there is no inverse",
      },
    ]);
  const coefficients = made.value;
  const links = linkagesOf(coefficients);
  const extensions = Object.entries(table.extensions).map(([name, values]) => ({
    heading: `${name === "compensation" ? "income" : name}_multiplier`,
    values: typeOneMultipliers(coefficients.L, perOutputOf(values, table.output)),
  }));
  const rows = (columns: readonly ArrayLike<Cell>[]) =>
    table.sectors.map((code, i): Cell[] => [code, ...columns.map((column) => column[i])]);
  writeOutputs(
    {
      "multipliers.csv": formatTable(
        ["code", "output_multiplier", ...extensions.map((e) => e.heading)],
        rows([links.totalBackward, ...extensions.map((e) => e.values)]),
      ),
      "linkages.csv": formatTable(
        [
          "code",
          "direct_backward",
          "direct_forward",
          "total_backward",
          "total_forward",
          "power_of_dispersion",
          "sensitivity_of_dispersion",
          "sensitivity_of_dispersion_leontief",
          "power_dispersion_cv",
          "sensitivity_dispersion_cv",
          "upstreamness",
          "downstreamness",
          "key_sector",
        ],
        rows([
          links.directBackward,
          links.directForward,
          links.totalBackward,
          links.totalForward,
          links.powerOfDispersion,
          links.sensitivityOfDispersion,
          links.sensitivityLeontief,
          links.powerVariation,
          links.sensitivityVariation,
          links.totalForward,
          links.totalBackward,
          links.keySector,
        ]),
      ),
      "extraction.csv": formatTable(
        ["code", ...KINDS.map(([heading]) => heading)],
        rows(KINDS.map(([, kind]) => extractionOf(table, coefficients, kind))),
      ),
      ...(table.imports
        ? { "supply_gaps.csv": gapTable(table, supplyGapsOf(table, coefficients)) }
        : {}),
    },
    o.out,
  );
}

function gapTable(table: InputOutputTable, gaps: ReturnType<typeof supplyGapsOf>): string {
  return formatTable(
    [
      "code",
      "intermediate_domestic",
      "intermediate_imported",
      "import_share_of_intermediate_supply",
      "import_multiplier_per_unit_final_demand_of_sector",
      "output_gain_if_imported_input_produced_at_home",
    ],
    gaps.map((g, i) => [
      table.sectors[i],
      g.intermediateDomestic,
      g.intermediateImported,
      g.importShare,
      g.importMultiplier,
      g.outputGain,
    ]),
  );
}

function beside(file: string, rename: (name: string) => string): string | undefined {
  const other = rename(file);
  if (other === file) return undefined;
  return [other, `${other}.gz`].find((name) => existsSync(name));
}

type Flow = { readonly from: string; readonly to: string; readonly value: number };
type Files = { readonly sectorsFile: string | undefined; readonly importsFile: string | undefined };

async function readInputOutput(
  file: string,
  { sectorsFile, importsFile }: Files,
): Promise<InputOutputTable> {
  const flows = await readFlows(file);
  const imports = importsFile === undefined ? undefined : await readFlows(importsFile);
  const given = sectorsFile === undefined ? undefined : await readTable(sectorsFile);
  const special = new Set<string>(["final_demand", ...EXTENSIONS]);
  const named = flows.flatMap((f) => [f.from, f.to]).filter((code) => !special.has(code));
  const codes = given ? given.rows.map((row) => row.code ?? "") : [...new Set(named)].sort();
  const at = new Map(codes.map((code, i) => [code, i]));
  const column = (key: string) => Float64Array.from(given?.rows ?? [], (row) => toNumber(row[key]));
  const between = flows.filter((f) => !special.has(f.from) && !special.has(f.to));
  const margin = (side: "from" | "to", name: string): Float64Array | undefined => {
    const found = flows.filter((f) => f[side] === name);
    if (found.length === 0) return undefined;
    const values = new Float64Array(codes.length);
    for (const f of found) values[at.get(side === "from" ? f.to : f.from) ?? -1] = f.value;
    return values;
  };
  const has = (key: string) => given?.columns.includes(key) ?? false;
  const output = has("output") ? column("output") : undefined;
  const finalDemand = output
    ? undefined
    : has("final_demand")
      ? column("final_demand")
      : margin("to", "final_demand");
  const extensions = EXTENSIONS.flatMap((key): [string, Float64Array][] => {
    const values = has(key) ? column(key) : margin("from", key);
    return values ? [[key, values]] : [];
  });
  const read = inputOutputTable({
    sectors: codes,
    flows: matrixOf(between, { at, file }),
    ...(output ? { output } : {}),
    ...(finalDemand ? { finalDemand } : {}),
    ...(imports ? { imports: matrixOf(imports, { at, file: importsFile ?? "" }) } : {}),
    extensions: Object.fromEntries(extensions),
  });
  if (!read.ok) throw refusal(read.issues);
  return read.value;
}

async function readFlows(file: string): Promise<Flow[]> {
  const table = await readTable(file);
  const missing = ["from", "to", "value"].filter((column) => !table.columns.includes(column));
  if (missing.length > 0)
    throw refusal(
      missing.map((field) => ({
        code: "column-missing",
        severity: "error",
        field,
        reason: `${file} has no column ${field}`,
      })),
    );
  return table.rows.map((row) => ({
    from: row.from ?? "",
    to: row.to ?? "",
    value: toNumber(row.value),
  }));
}

/** Missing text is NaN, so that the table refuses it: never zero. */
function toNumber(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}

function matrixOf(
  flows: readonly Flow[],
  { at, file }: { readonly at: ReadonlyMap<string, number>; readonly file: string },
): Float64Array {
  const n = at.size;
  const matrix = new Float64Array(n * n);
  const seen = new Set<number>();
  const issues: Issue[] = [];
  flows.forEach(({ from, to, value }, i) => {
    const issue = (code: string, field: string, reason: string) =>
      issues.push({ code, severity: "error", row: i + 1, field, reason: `${file}: ${reason}` });
    const [row, column] = [at.get(from), at.get(to)];
    if (row === undefined) issue("unknown-sector", "from", `no sector ${from}`);
    else if (column === undefined) issue("unknown-sector", "to", `no sector ${to}`);
    else if (!Number.isFinite(value))
      issue("not-a-number", "value", `the flow from ${from} to ${to} is not a finite number`);
    else if (value < 0)
      issue("negative-value", "value", `the flow from ${from} to ${to} is negative: ${value}`);
    else if (seen.has(row * n + column))
      issue("duplicate-cell", "to", `the flow from ${from} to ${to} stands twice`);
    else {
      seen.add(row * n + column);
      matrix[row * n + column] = value;
    }
  });
  if (issues.length > 0) throw refusal(issues);
  return matrix;
}

function refusal(issues: readonly Issue[]): Refused {
  return new Refused(issues);
}
