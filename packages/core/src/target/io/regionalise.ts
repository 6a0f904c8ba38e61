/**
 * - `slq`: row i scaled by min(1, SLQ_i). - `cilq`: cell scaled by min(1, SLQ_i / SLQ_j), the diagonal by SLQ_i.
 * - `flq`: CILQ times λ = log2(1 + X_r / X_n)^δ (Flegg and Webber 1997). - `aflq`: FLQ times log2(1 + SLQ_j) where the
 * buyer is specialised (Flegg and Webber 2000).
 */
export type RegionalMethod = "slq" | "cilq" | "flq" | "aflq";

export type RegionaliseOptions = {
  readonly method: RegionalMethod;
  readonly regionalOutput: Float64Array;
  readonly nationalOutput: Float64Array;
  /** δ of flq and aflq, about 0.2 to 0.3. */
  readonly delta?: number;
};

/**
 * Regional input coefficients from national ones, where a city has no table of its own. A sector that the region lacks
 * supplies nothing. Coefficients never exceed the national ones, save by AFLQ's specialisation.
 * @example
 * const options = { method: "slq" as const, regionalOutput: Float64Array.of(1, 3), nationalOutput: Float64Array.of(10, 10) };
 * expect([...regionalCoefficients(Float64Array.of(0.2, 0.2, 0.2, 0.2), options)]).toEqual([0.1, 0.1, 0.2, 0.2]);
 */
export function regionalCoefficients(A: Float64Array, options: RegionaliseOptions): Float64Array {
  const { method, regionalOutput, nationalOutput, delta = 0.25 } = options;
  const n = regionalOutput.length;
  const region = regionalOutput.reduce((a, b) => a + b, 0);
  const nation = nationalOutput.reduce((a, b) => a + b, 0);
  const slq = regionalOutput.map((x, i) => {
    const whole = nationalOutput[i] as number;
    return whole === 0 || region === 0 ? 0 : x / region / (whole / nation);
  });
  const lambda =
    method === "flq" || method === "aflq" ? Math.log2(1 + region / nation) ** delta : 1;
  return A.map((a, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    const own = slq[i] as number;
    const buyer = slq[j] as number;
    if (method === "slq") return a * Math.min(1, own);
    const cross = i === j ? own : buyer === 0 ? 0 : own / buyer;
    const flq = Math.min(1, cross * lambda);
    return method === "aflq" && buyer > 1 ? a * flq * Math.log2(1 + buyer) : a * flq;
  });
}
