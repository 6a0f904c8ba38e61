/**
 * How long do 10,000 draws over a pipeline of 10,000 projects take, in one thread and in two workers (asked: 2 s)?
 * Run: npx tsx bench/outlook-forecast.ts
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { seededRng } from "../packages/core/src/math/mod.ts";
import {
  ASSUMED,
  drawForecast,
  EVEN_RAMP,
  fitStageModel,
  joinDraws,
  type PipelineProject,
  planForecast,
  type StageStay,
  summariseForecast,
} from "../packages/core/src/outlook/mod.ts";

const PROJECTS = 10_000;
const DRAWS = 10_000;

function madePlan() {
  const rng = seededRng(1);
  const segments = ["display", "manufacturing", "medicine", "energy", "materials", "digital"];
  const pick = () => segments[Math.floor(rng() * segments.length)] as string;
  const stays = Array.from({ length: 3000 }, (): StageStay => {
    const end = rng() < 0.5 ? "moved" : rng() < 0.4 ? "cancelled" : "open";
    return { segment: pick(), stage: Math.floor(rng() * 5), days: Math.floor(rng() * 900), end };
  });
  const projects = Array.from({ length: PROJECTS }, (_, i): PipelineProject => {
    const sector = pick();
    return {
      id: `P${i}`,
      output: `P${i}`,
      segment: sector,
      sector,
      link: `${sector}-${i % 4}`,
      stage: i % 5,
      quarters: i % 13,
      promised: rng() * 20,
      delivered: 0,
      fundShare: i % 9 === 0 ? 0.3 : 0,
      over: false,
    };
  });
  const plan = planForecast({
    projects,
    model: fitStageModel(stays, { assumption: ASSUMED, borrow: 40 }),
    ramp: EVEN_RAMP,
    delivery: { mean: -0.2, deviation: 0.4, pairs: 30 },
    base: { year: 2025, value: 5615, drift: 0.03, deviation: 0.02, freedom: 6, span: 7 },
    asOf: { year: 2026, quarter: 3 },
    to: 2035,
  });
  if (!plan.ok) throw new Error(plan.code);
  return plan.value;
}

const sumOf = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

if (isMainThread) {
  const plan = madePlan();
  const used = process.cpuUsage();
  const whole = drawForecast(plan, { from: 0, to: DRAWS, seed: 7 });
  const { user, system } = process.cpuUsage(used);
  const alone = (user + system) / 1e6;
  console.log(
    `one thread: ${alone.toFixed(2)} CPU seconds for ${DRAWS} draws over ${PROJECTS} projects (${((alone / DRAWS / PROJECTS) * 1e9).toFixed(1)} ns each)`,
  );
  const summing = process.hrtime.bigint();
  const lines = summariseForecast(plan, whole);
  console.log(
    `summary of ${lines.length} lines: ${(Number(process.hrtime.bigint() - summing) / 1e9).toFixed(2)} s`,
  );
  const halves = [
    [0, DRAWS / 2],
    [DRAWS / 2, DRAWS],
  ] as const;
  const workers = halves.map(
    (half) =>
      new Worker(
        `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`,
        { eval: true, workerData: half },
      ),
  );
  await Promise.all(workers.map((w) => new Promise((ready) => w.once("message", ready))));
  const together = process.hrtime.bigint();
  const parts = await Promise.all(
    workers.map((w) => {
      w.postMessage("go");
      return new Promise<Float64Array>((done) => w.once("message", done));
    }),
  );
  const seconds = Number(process.hrtime.bigint() - together) / 1e9;
  const joined = joinDraws(parts.map((values) => ({ count: DRAWS / 2, values })));
  console.log(
    `two workers: ${seconds.toFixed(2)} s, same bytes: ${Buffer.from(joined.values.buffer).equals(Buffer.from(whole.values.buffer))}`,
  );
  await Promise.all(workers.map((w) => w.terminate()));
} else {
  const plan = madePlan();
  const [from, to] = workerData as readonly [number, number];
  parentPort?.once("message", () => {
    const { values } = drawForecast(plan, { from, to, seed: 7 });
    parentPort?.postMessage(values, [values.buffer as ArrayBuffer]);
  });
  parentPort?.postMessage(sumOf(new Float64Array(1)));
}
