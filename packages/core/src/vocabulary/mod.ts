export { assert } from "./assert.ts";
export { civil, type Day, dayOf, formatDay, parseDay } from "./day.ts";
export type { Issue } from "./issue.ts";
export {
  addMoney,
  allocateMinor,
  formatMinor,
  type Money,
  minorDigits,
  parseMoney,
} from "./money.ts";
export { type Facts, fail, ok, type Result } from "./result.ts";
