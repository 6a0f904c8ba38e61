import { readStage, stageOrder } from "@essor/core/attract";
import {
  AS_PROMISED,
  ASSUMED,
  type Base,
  EVEN_RAMP,
  estimateDelivery,
  estimateRamp,
  fitStageModel,
  forecast,
  growthHistory,
  type PipelineProject,
  projectChances,
  QUARTER_DAYS,
  type StageStay,
} from "@essor/core/outlook";
import { civil, type Day, type Issue, parseDay } from "@essor/core/vocabulary";
import { formatTable, readTable, writeOutputs } from "./files.ts";
import { needed, onlyFile } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { needColumns, numberCell, refuseAll } from "./outlook-numbers.ts";
import { Refused, Usage } from "./refused.ts";

/** Quarters of other segments' history that a segment may borrow. */
const BORROW = 40;

/** `essor outlook forecast`: output from the pipeline, year by year, with intervals. */
export async function outlookForecast(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    "as-of": { type: "string" },
    to: { type: "string" },
    history: { type: "string" },
    delivered: { type: "string" },
    ramp: { type: "string" },
    base: { type: "string" },
    "base-history": { type: "string" },
    draws: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  });
  const asOf = parseDay(needed(values["as-of"], "as-of"));
  if (asOf === undefined) throw new Usage("--as-of must be a day like 2026-06-30");
  const to = wholeNumber(needed(values.to, "to"), { name: "to", fallback: 0, min: 1900 });
  const draws = wholeNumber(values.draws, { name: "draws", fallback: 2000, min: 1 });
  const seed = wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 });
  const projects = await readProjects(onlyFile(positionals, "PIPELINE.csv"), asOf);
  const stays = values.history === undefined ? [] : await readStays(values.history);
  const model = fitStageModel(stays, { assumption: ASSUMED, borrow: BORROW });
  const { year, month } = civil(asOf);
  const quarter = Math.ceil(month / 3) as 1 | 2 | 3 | 4;
  const input = {
    projects,
    model,
    ramp: values.ramp === undefined ? EVEN_RAMP : await readRamp(values.ramp),
    delivery: values.delivered === undefined ? AS_PROMISED : await readDelivery(values.delivered),
    base: await readBase(values.base, values["base-history"], year),
    asOf: { year, quarter },
    to,
  };
  const made = forecast(input, { draws, seed });
  if (!made.ok)
    throw new Refused([
      {
        code: made.code,
        severity: "error",
        field: "to",
        reason: `The last year ${to} cannot be forecast`,
        facts: made.facts,
      },
    ]);
  const { plan, years, hash } = made.value;
  const chances = projectChances(model, plan.counted, { horizon: plan.horizon });
  writeOutputs(
    {
      "forecast.csv": formatTable(
        ["group", "year", "mean", "q5", "q25", "median", "q75", "q95"],
        years.map((y) => [y.group, y.year, y.mean, y.q5, y.q25, y.median, y.q75, y.q95]),
      ),
      "projects.csv": formatTable(
        ["project", "produces", "median_quarters"],
        plan.counted.map((p, i) => [
          p.id,
          p.fixed?.probability ?? chances[i]?.produces,
          p.fixed?.quarter ?? chances[i]?.medianQuarters,
        ]),
      ),
      "dropped.csv": formatTable(
        ["project", "why", "by"],
        plan.dropped.map((d) => [d.id, d.why, d.by]),
      ),
      "forecast.json": {
        json: {
          hash,
          seed,
          draws,
          asOf: values["as-of"],
          to,
          stays: stays.length,
          assumed: {
            risks:
              stays.length === 0
                ? "the assumption alone: no history was given"
                : "history, with the assumption worth four quarters of one project",
            ramp: values.ramp === undefined ? "even steps over eight quarters" : "from readings",
            delivery: values.delivered === undefined ? "promises at their word" : "from pairs",
          },
        },
      },
    },
    values.out,
  );
}

async function readProjects(file: string, asOf: Day): Promise<PipelineProject[]> {
  const table = await readTable(file);
  needColumns(table, ["project", "stage", "since", "promised"]);
  const issues: Issue[] = [];
  const projects = table.rows.flatMap((row, at): PipelineProject[] => {
    const refuse = (code: string, field: string, reason: string) => {
      issues.push({ code, severity: "error", row: at + 1, field, reason });
      return [];
    };
    const id = row.project ?? "";
    if (id === "") return refuse("project-missing", "project", "The row names no project");
    const stage = readStage(row.stage ?? "");
    if (!stage.ok || stage.value.stage === undefined)
      return refuse("unknown-stage", "stage", `"${row.stage}" is in no known vocabulary`);
    const since = parseDay(row.since ?? "");
    if (since === undefined || since > asOf)
      return refuse("wrong-date", "since", `"${row.since}" is not a day up to the day of the look`);
    const number = (field: string, fallback?: number) =>
      numberCell(row, field, { at, issues, ...(fallback === undefined ? {} : { fallback }) });
    const [promised, delivered, fundShare] = [
      number("promised"),
      number("delivered", 0),
      number("fund_share", 0),
    ];
    const probability = row.probability ? number("probability") : undefined;
    const start = row.probability ? number("start") : undefined;
    if (promised === undefined || delivered === undefined || fundShare === undefined) return [];
    if (probability !== undefined && !(probability >= 0 && probability <= 1))
      return refuse("not-a-probability", "probability", `${probability} is not within 0 and 1`);
    return [
      {
        id,
        segment: row.segment ?? "",
        sector: row.sector ?? "",
        link: row.link ?? "",
        stage: stageOrder(stage.value.stage),
        quarters: Math.floor((asOf - since) / QUARTER_DAYS),
        promised,
        delivered,
        fundShare,
        over: ["lost", "eliminated"].includes(row.status ?? ""),
        output: row.output || id,
        ...(probability === undefined || start === undefined
          ? {}
          : { fixed: { probability, quarter: start } }),
      },
    ];
  });
  const twice = projects.find((p, i) => projects.findIndex((q) => q.id === p.id) !== i);
  if (twice)
    issues.push({
      code: "project-twice",
      severity: "error",
      field: "project",
      reason: `"${twice.id}" stands twice`,
    });
  refuseAll(issues);
  return projects;
}

async function readStays(file: string): Promise<StageStay[]> {
  const table = await readTable(file);
  needColumns(table, ["segment", "stage", "days", "end"]);
  const issues: Issue[] = [];
  const stays = table.rows.flatMap((row, at): StageStay[] => {
    const stage = readStage(row.stage ?? "");
    const days = numberCell(row, "days", { at, issues });
    const { end } = row;
    if (!stage.ok || stage.value.stage === undefined)
      issues.push({
        code: "unknown-stage",
        severity: "error",
        row: at + 1,
        field: "stage",
        reason: `"${row.stage}" is in no known vocabulary`,
      });
    else if (end !== "moved" && end !== "cancelled" && end !== "open")
      issues.push({
        code: "unknown-end",
        severity: "error",
        row: at + 1,
        field: "end",
        reason: `"${end}" is not moved, cancelled or open`,
      });
    else if (days !== undefined)
      return [{ segment: row.segment ?? "", stage: stageOrder(stage.value.stage), days, end }];
    return [];
  });
  refuseAll(issues);
  return stays;
}

async function readRamp(file: string) {
  const table = await readTable(file);
  needColumns(table, ["quarter", "share"]);
  const issues: Issue[] = [];
  const readings = table.rows.map((row, at) => ({
    quarter: numberCell(row, "quarter", { at, issues }) ?? -1,
    share: numberCell(row, "share", { at, issues }) ?? 0,
  }));
  refuseAll(issues);
  const ramp = estimateRamp(readings);
  if (!ramp.ok)
    throw new Refused([
      {
        code: ramp.code,
        severity: "error",
        field: file,
        reason: "No reading of the ramp can be used",
      },
    ]);
  return ramp.value;
}

async function readDelivery(file: string) {
  const table = await readTable(file);
  needColumns(table, ["promised", "delivered"]);
  const issues: Issue[] = [];
  const pairs = table.rows.map((row, at) => ({
    promised: numberCell(row, "promised", { at, issues }) ?? 0,
    delivered: numberCell(row, "delivered", { at, issues }) ?? 0,
  }));
  refuseAll(issues);
  const read = estimateDelivery(pairs);
  if (!read.ok)
    throw new Refused([
      {
        code: read.code,
        severity: "error",
        field: file,
        reason: "Fewer than five pairs above zero",
        facts: read.facts,
      },
    ]);
  return read.value;
}

async function readBase(
  value: string | undefined,
  history: string | undefined,
  year: number,
): Promise<Base | null> {
  if (history !== undefined) {
    const table = await readTable(history);
    needColumns(table, ["year", "value"]);
    const issues: Issue[] = [];
    const series = table.rows.map((row, at) => ({
      year: numberCell(row, "year", { at, issues }) ?? 0,
      value: numberCell(row, "value", { at, issues }) ?? 0,
    }));
    refuseAll(issues);
    const read = growthHistory(series);
    if (!read.ok)
      throw new Refused([
        {
          code: read.code,
          severity: "error",
          field: history,
          reason: "The base needs four years above zero",
          facts: read.facts,
        },
      ]);
    const { last, drift, deviation, steps, span } = read.value;
    return { year: last.year, value: last.value, drift, deviation, freedom: steps - 1, span };
  }
  if (value === undefined) return null;
  const held = Number(value);
  if (!(held > 0)) throw new Usage(`--base must be a number above zero, not "${value}"`);
  return { year, value: held, drift: 0, deviation: 0, freedom: 1, span: 1 };
}
