/**
 * Does not inverting pay? Inverse of 1,000 sectors against ml-matrix (5.9 s of CPU) and all output multipliers of 3,000
 * sectors without inverting against forming L.
 * Run: npx tsx bench/target-input-output.ts [sectors of the large table, default 3000]
 */
import { inverseOf } from "../packages/core/src/math/lu.ts";
import { seededRng } from "../packages/core/src/math/rng.ts";
import { identityLess } from "../packages/core/src/target/io/leontief.ts";
import { solveWithoutInverse } from "../packages/core/src/target/io/solve.ts";

/** Coefficients whose columns sum to about 0.55, as in real tables. */
function coefficients(n: number): Float64Array {
  const rng = seededRng(n);
  return Float64Array.from({ length: n * n }, () => (1.1 * rng()) / n);
}

function seconds<T>(run: () => T): { cpu: number; value: T } {
  const before = process.cpuUsage();
  const value = run();
  const used = process.cpuUsage(before);
  return { cpu: (used.user + used.system) / 1e6, value };
}

const small = identityLess(coefficients(1000), 1000);
const inversions = [1, 2, 3, 4].map(() => seconds(() => inverseOf(small, 1000)).cpu);
const best = Math.min(...inversions);
process.stdout.write(
  `inverse n = 1,000: ${best.toFixed(3)} s CPU, ${(5.9 / best).toFixed(0)} x ml-matrix (goal 20)\n`,
);

const n = Number(process.argv[2] ?? 3000);
const A = coefficients(n);
const ones = new Float64Array(n).fill(1);
const rounds = Math.min(
  ...[1, 2, 3].map(() => seconds(() => solveWithoutInverse(A, ones, { side: "multipliers" })).cpu),
);
const whole = seconds(() => inverseOf(identityLess(A, n), n));
const found = solveWithoutInverse(A, ones, { side: "multipliers" });
let gap = 0;
for (let j = 0; j < n; j += 97) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += whole.value?.[i * n + j] ?? 0;
  if (found.ok) gap = Math.max(gap, Math.abs(sum - (found.value[j] ?? 0)) / sum);
}
process.stdout.write(
  `output multipliers n = ${n}: ${rounds.toFixed(3)} s CPU without inverting, ${whole.cpu.toFixed(2)} s by L, ` +
    `${(whole.cpu / rounds).toFixed(0)} x (goal 10), largest relative gap ${gap.toExponential(1)}\n`,
);
