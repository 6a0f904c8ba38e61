export { cooccurrence } from "./cooccurrence.ts";
export { correlation, midRanks, spearman } from "./correlation.ts";
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
export { type EigenPair, largestEigenpairs, type SymmetricOperator } from "./lanczos.ts";
export { type Rng, seededRng, streamRng } from "./rng.ts";
export { tridiagonalEigen } from "./tridiagonal.ts";
