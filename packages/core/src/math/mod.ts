export { cooccurrence } from "./cooccurrence.ts";
export { correlation, midRanks, spearman } from "./correlation.ts";
export { inverseSymmetric, solveSymmetric } from "./dense-cholesky.ts";
export {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  formatDecimal,
  formatFraction,
  fraction,
  fractionToNumber,
  maxFraction,
  minFraction,
  multiplyFractions,
  ONE,
  parseFraction,
  powerFraction,
  roundFraction,
  subtractFractions,
  ZERO,
} from "./fraction.ts";
export { gmres } from "./gmres.ts";
export { type EigenPair, largestEigenpairs, type SymmetricOperator } from "./lanczos.ts";
export { fitLogistic, type LogisticFit } from "./logistic-regression.ts";
export { type LowRank, lowRank, lowRankCell } from "./low-rank.ts";
export { inverseOf, luFactors, luSolve } from "./lu.ts";
export { normal } from "./normal.ts";
export { type Rng, seededRng, streamRng } from "./rng.ts";
export { quantilesInPlace, selectInPlace } from "./select.ts";
export { tridiagonalEigen } from "./tridiagonal.ts";
