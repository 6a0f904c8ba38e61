import { assert } from "../vocabulary/assert.ts";
import { inverseSymmetric, solveSymmetric } from "./dense-cholesky.ts";
import { layOut, openKernels } from "./kernels.ts";

/** Rows of features (row-major), outcomes 0 or 1, and the cluster each row belongs to. */
export type LogisticSample = {
  readonly features: Float64Array;
  readonly width: number;
  readonly outcomes: Uint8Array;
  /** Rows of one cluster are not independent; ascending runs. */
  readonly clusters?: ArrayLike<number>;
};

export type LogisticFit = {
  /** One a feature, the intercept last. */
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients, robust to dependence within clusters where these were given. */
  readonly covariance: Float64Array;
  readonly iterations: number;
};

/**
 * Logistic regression with ridge penalty w'w / (2 c), the intercept not penalised, by Newton's method. The minimum is
 * unique, so the answer does not depend on where it starts. Undefined where all outcomes are equal.
 * @example
 * const features = Float64Array.of(-2, -1, 1, 2, -1, 1);
 * const fit = fitLogistic({ features, width: 1, outcomes: Uint8Array.of(0, 0, 1, 1, 1, 0) }, { c: 1 });
 * expect(fit?.coefficients[0]).toBeGreaterThan(0);
 */
export function fitLogistic(
  sample: LogisticSample,
  { c, iterationsMax = 60 }: { readonly c: number; readonly iterationsMax?: number },
): LogisticFit | undefined {
  const { features, width, outcomes } = sample;
  const rows = outcomes.length;
  assert(features.length === rows * width, "One row of features an outcome");
  const positives = outcomes.reduce((sum, y) => sum + y, 0);
  if (positives === 0 || positives === rows) return undefined;
  const w = new Float64Array(width + 1);
  w[width] = Math.log(positives / (rows - positives));
  if (rows > 40_000)
    newton(everyNth(sample, 16), w, { c: c / 16, iterationsMax, closeEnough: 1e-3 });
  const { hessian, iterations } = newton(sample, w, { c, iterationsMax, closeEnough: 1e-7 });
  return { coefficients: w, covariance: covarianceOf(sample, w, hessian), iterations };
}

/** A thinned sample finds the neighbourhood of the minimum cheaply; the full one then needs few steps. */
function everyNth(sample: LogisticSample, n: number): LogisticSample {
  const { width } = sample;
  const rows = Math.floor(sample.outcomes.length / n);
  const features = new Float64Array(rows * width);
  const outcomes = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const from = i * n + ((i * 7) % n);
    features.set(sample.features.subarray(from * width, (from + 1) * width), i * width);
    outcomes[i] = sample.outcomes[from] as number;
  }
  return { features, width, outcomes };
}

type NewtonOptions = {
  readonly c: number;
  readonly iterationsMax: number;
  readonly closeEnough: number;
};

/** Newton steps on w in place, halved where the loss would grow. */
function newton(
  sample: LogisticSample,
  w: Float64Array,
  { c, iterationsMax, closeEnough }: NewtonOptions,
): { hessian: Float64Array; iterations: number } {
  let kept = derivatives(sample, w, c);
  for (let n = 1; ; n++) {
    const step = solveSymmetric(kept.hessian, kept.gradient);
    assert(step !== undefined, "The penalised Hessian is positive definite");
    const largest = step.reduce((top, s) => Math.max(top, Math.abs(s)), 0);
    if (largest < closeEnough || n > iterationsMax) {
      for (let i = 0; i < w.length; i++) w[i] = (w[i] as number) - (step[i] as number);
      return { hessian: kept.hessian, iterations: n };
    }
    const before = Float64Array.from(w);
    for (let share = 1; share > 1e-6; share /= 2) {
      for (let i = 0; i < w.length; i++) w[i] = (before[i] as number) - share * (step[i] as number);
      const next = derivatives(sample, w, c);
      if (next.loss > kept.loss * (1 + 1e-12)) continue;
      kept = next;
      break;
    }
  }
}

type Local = { loss: number; gradient: Float64Array; hessian: Float64Array };

/** Rows that are weighted together: enough to make a call worth it, few enough to stay in the cache. */
const CHUNK = 256;

/** Adds Σ w x x' of a chunk of rows into the lower triangle. Row length `side`, an even number. */
type Squares = {
  readonly side: number;
  readonly x: Float64Array;
  readonly weights: Float64Array;
  readonly hessian: Float64Array;
  readonly add: (rows: number) => void;
};

function squaresOf(size: number): Squares {
  const side = size + (size % 2);
  const { at, bytes } = layOut({
    x: CHUNK * side * 8,
    weights: CHUNK * 8,
    hessian: side * side * 8,
  });
  const kernels = openKernels(bytes);
  if (!kernels) return plainSquares(side);
  const { buffer } = kernels.memory;
  return {
    side,
    x: new Float64Array(buffer, at.x, CHUNK * side),
    weights: new Float64Array(buffer, at.weights, CHUNK),
    hessian: new Float64Array(buffer, at.hessian, side * side),
    add: (rows) => kernels.addWeightedSquares(rows, side, at.x, at.weights, at.hessian),
  };
}

/** The plain twin of the compiled kernel. */
function plainSquares(side: number): Squares {
  const x = new Float64Array(CHUNK * side);
  const weights = new Float64Array(CHUNK);
  const hessian = new Float64Array(side * side);
  const add = (rows: number) => {
    for (let row = 0; row < rows; row++) {
      const base = row * side;
      for (let i = 0; i < side; i++) {
        const scaled = (weights[row] as number) * (x[base + i] as number);
        for (let j = 0; j <= i; j++) {
          hessian[i * side + j] =
            (hessian[i * side + j] as number) + scaled * (x[base + j] as number);
        }
      }
    }
  };
  return { side, x, weights, hessian, add };
}

function derivatives(
  { features, width, outcomes }: LogisticSample,
  w: Float64Array,
  c: number,
): Local {
  const size = width + 1;
  const gradient = new Float64Array(size);
  const { side, x, weights, hessian, add } = squaresOf(size);
  let loss = 0;
  for (let first = 0; first < outcomes.length; first += CHUNK) {
    const rows = Math.min(CHUNK, outcomes.length - first);
    for (let k = 0; k < rows; k++) {
      const from = (first + k) * width;
      const to = k * side;
      let eta = w[width] as number;
      for (let j = 0; j < width; j++) {
        const v = features[from + j] as number;
        x[to + j] = v;
        eta += (w[j] as number) * v;
      }
      x[to + width] = 1;
      const y = outcomes[first + k] as number;
      const p = 1 / (1 + Math.exp(-eta));
      loss += (eta > 0 ? eta : 0) + Math.log1p(Math.exp(-Math.abs(eta))) - y * eta;
      weights[k] = p * (1 - p);
      const residual = p - y;
      for (let j = 0; j < size; j++)
        gradient[j] = (gradient[j] as number) + residual * (x[to + j] as number);
    }
    add(rows);
  }
  const full = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      full[i * size + j] = hessian[i * side + j] as number;
      full[j * size + i] = hessian[i * side + j] as number;
    }
  }
  for (let j = 0; j < width; j++) {
    const wj = w[j] as number;
    loss += (wj * wj) / (2 * c);
    gradient[j] = (gradient[j] as number) + wj / c;
    full[j * size + j] = (full[j * size + j] as number) + 1 / c;
  }
  return { loss, gradient, hessian: full };
}

/** H^-1 (Σ clusters g g') H^-1, the sandwich; the plain H^-1 without clusters. */
function covarianceOf(
  sample: LogisticSample,
  w: Float64Array,
  hessian: Float64Array,
): Float64Array {
  const size = w.length;
  const bread = inverseSymmetric(hessian, size);
  assert(bread !== undefined, "The penalised Hessian is positive definite");
  const { clusters } = sample;
  if (clusters === undefined) return bread;
  const meat = new Float64Array(size * size);
  const score = new Float64Array(size);
  const flush = () => {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        meat[i * size + j] =
          (meat[i * size + j] as number) + (score[i] as number) * (score[j] as number);
      }
    }
    score.fill(0);
  };
  for (let row = 0; row < sample.outcomes.length; row++) {
    if (row > 0 && clusters[row] !== clusters[row - 1]) flush();
    const base = row * sample.width;
    let eta = w[sample.width] as number;
    for (let j = 0; j < sample.width; j++)
      eta += (w[j] as number) * (sample.features[base + j] as number);
    const residual = 1 / (1 + Math.exp(-eta)) - (sample.outcomes[row] as number);
    for (let j = 0; j < sample.width; j++) {
      score[j] = (score[j] as number) + residual * (sample.features[base + j] as number);
    }
    score[sample.width] = (score[sample.width] as number) + residual;
  }
  flush();
  return product(product(bread, meat, size), bread, size);
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const aik = a[i * n + k] as number;
      for (let j = 0; j < n; j++)
        out[i * n + j] = (out[i * n + j] as number) + aik * (b[k * n + j] as number);
    }
  }
  return out;
}
