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
export type { Observation, ObservationSource } from "./observation.ts";
export { type CodeFault, leiFault, usccFault } from "./organisation-code.ts";
export { formatPeriod, monthsOf, type Period, parsePeriod, periodOfMonths } from "./period.ts";
export { type Facts, fail, ok, type Result } from "./result.ts";
