/**
 * Two-sided p-value of Student's t: the chance of a value at least as far from 0, with `freedom` degrees of freedom
 *, through the regularised incomplete beta function
 * I_x(freedom / 2, 1 / 2) at x = freedom / (freedom + t²).
 * @example
 * expect(studentTwoSided(2.2621571627, 9)).toBeCloseTo(0.05, 9);
 * expect(studentTwoSided(0, 5)).toBe(1);
 */
export function studentTwoSided(t: number, freedom: number): number {
  const x = freedom / (freedom + t * t);
  if (t === 0) return 1;
  return Math.min(1, incompleteBeta(x, freedom / 2, 0.5));
}

/** Regularised incomplete beta I_x(a, 1/2) by its continued fraction (Lentz), on the side where it converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let h = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** ln Gamma for half-integers and integers >= 1/2: Stirling's series above 15, the recurrence below. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 15) {
    shift += Math.log(y);
    y++;
  }
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188))))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
