import { assert } from "../vocabulary/assert.ts";
import { countSignChanges } from "./cash-flow.ts";
import { seriesRoots } from "./irr.ts";
import { LN_RATE_LIMIT, soleRoot } from "./irr-root.ts";

/** What became of one series of a batch. */
export const BATCH_OK = 0;
/** No rate: no flows, one date, one sign, or a proven absence of roots. */
export const BATCH_NONE = 1;
/** More than one rate: ask `irrReport` for all of them. */
export const BATCH_SEVERAL = 2;
/** An amount is not finite. */
export const BATCH_INVALID = 3;

export type IrrBatch = {
  /** ln(1 + annual rate), Act/365 Fixed; 0 where the status is not `BATCH_OK`. */
  readonly lnRates: Float64Array;
  readonly statuses: Uint8Array;
};

const GAP_CACHE = 4096;
const STEPS_MAX = 12;

/**
 * Internal rates of return of many series at once, Act/365 Fixed.
 * Series k owns the flows from `offsets[k]` to `offsets[k + 1]`; days are whole day numbers, in any order.
 * Halley on ln(P/N) in x = ln(1+r) with flows summed per date and one exponential for each different gap between dates;
 * series whose sums change sign more than once take the certified way.
 * @example
 * const batch = irrBatch(Int32Array.of(0, 365, 0, 365), Float64Array.of(-1, 1.1, 1, 1), Uint32Array.of(0, 2, 4));
 * expect(batch.lnRates[0]).toBeCloseTo(Math.log(1.1), 14);
 * expect([...batch.statuses]).toEqual([BATCH_OK, BATCH_NONE]);
 */
export function irrBatch(days: Int32Array, amounts: Float64Array, offsets: Uint32Array): IrrBatch {
  assert(days.length === amounts.length, "Days and amounts must pair up");
  const count = Math.max(0, offsets.length - 1);
  const lnRates = new Float64Array(count);
  const statuses = new Uint8Array(count);
  let longest = 0;
  for (let k = 0; k < count; k += 1) {
    longest = Math.max(longest, (offsets[k + 1] as number) - (offsets[k] as number));
  }
  const room = makeRoom(longest);
  for (let k = 0; k < count; k += 1) {
    const from = offsets[k] as number;
    const to = offsets[k + 1] as number;
    const size = sumPerDate(days, amounts, from, to, room);
    statuses[k] = size < 0 ? BATCH_INVALID : size < 2 ? BATCH_NONE : solve(size, room, lnRates, k);
  }
  return { lnRates, statuses };
}

type Room = {
  readonly day: Int32Array;
  readonly sum: Float64Array;
  readonly decay: Float64Array;
  readonly stamp: Int32Array;
  turn: number;
};

function makeRoom(longest: number): Room {
  return {
    day: new Int32Array(longest),
    sum: new Float64Array(longest),
    decay: new Float64Array(GAP_CACHE),
    stamp: new Int32Array(GAP_CACHE),
    turn: 0,
  };
}

/** Writes the series as ascending dates with their sums into the room; -1 where an amount is not finite. */
function sumPerDate(
  days: Int32Array,
  amounts: Float64Array,
  from: number,
  to: number,
  { day, sum }: Room,
): number {
  let size = 0;
  let check = 0;
  let ascending = true;
  for (let i = from; i < to; i += 1) {
    const d = days[i] as number;
    const a = amounts[i] as number;
    check += a - a;
    if (size > 0 && day[size - 1] === d) {
      sum[size - 1] = (sum[size - 1] as number) + a;
    } else {
      if (size > 0 && d < (day[size - 1] as number)) {
        ascending = false;
        break;
      }
      day[size] = d;
      sum[size] = a;
      size += 1;
    }
  }
  if (!ascending) {
    const order = Array.from({ length: to - from }, (_, i) => from + i).sort(
      (a, b) => (days[a] as number) - (days[b] as number),
    );
    size = 0;
    check = 0;
    for (const i of order) {
      const a = amounts[i] as number;
      check += a - a;
      if (size > 0 && day[size - 1] === days[i]) sum[size - 1] = (sum[size - 1] as number) + a;
      else {
        day[size] = days[i] as number;
        sum[size] = a;
        size += 1;
      }
    }
  }
  return check === 0 ? size : -1;
}

function solve(size: number, room: Room, lnRates: Float64Array, k: number): number {
  const { day, sum } = room;
  // The first step, at x = 0, needs no exponential.
  let p = 0;
  let pt = 0;
  let m = 0;
  let mt = 0;
  let ptt = 0;
  let mtt = 0;
  let changes = 0;
  let negativeBefore: boolean | undefined;
  const start = day[0] as number;
  for (let i = 0; i < size; i += 1) {
    const a = sum[i] as number;
    if (a === 0) continue;
    const negative = a < 0;
    if (negative !== negativeBefore) {
      if (negativeBefore !== undefined) changes += 1;
      negativeBefore = negative;
    }
    const t = (day[i] as number) - start;
    const w = t * a;
    if (negative) {
      m -= a;
      mt -= w;
      mtt -= t * w;
    } else {
      p += a;
      pt += w;
      ptt += t * w;
    }
  }
  if (changes === 0) return BATCH_NONE;
  if (changes > 1) return solveSeveral(size, room, lnRates, k);
  let x = halleyStep(p, pt, ptt, m, mt, mtt);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    room.turn += 1;
    const turn = room.turn;
    const { decay, stamp } = room;
    p = m = pt = mt = ptt = mtt = 0;
    let factor = 1;
    let before = start;
    for (let i = 0; i < size; i += 1) {
      const d = day[i] as number;
      const gap = d - before;
      before = d;
      if (gap < GAP_CACHE) {
        if (stamp[gap] !== turn) {
          stamp[gap] = turn;
          decay[gap] = Math.exp(-gap * x);
        }
        factor *= decay[gap] as number;
      } else {
        factor *= Math.exp(-gap * x);
      }
      const v = (sum[i] as number) * factor;
      const t = d - start;
      const w = t * v;
      if (v < 0) {
        m -= v;
        mt -= w;
        mtt -= t * w;
      } else {
        p += v;
        pt += w;
        ptt += t * w;
      }
    }
    // Where a double cannot hold the sums, the guarded way can.
    if (!(p > 1e-280 && m > 1e-280 && p < 1e280 && m < 1e280)) break;
    const move = halleyStep(p, pt, ptt, m, mt, mtt);
    x += move;
    if (!Number.isFinite(x)) break;
    // Halley cubes the error: after a move this small the next would be below the last digits of a double.
    if (Math.abs(move) <= 1e-5 * Math.abs(x) || Math.abs(move) < 1e-18) {
      if (x * 365 > LN_RATE_LIMIT) return BATCH_NONE;
      lnRates[k] = x * 365;
      return BATCH_OK;
    }
  }
  return solveGuarded(size, room, lnRates, k);
}

/** Halley's step to the root of ln(P/N), from the sums and their first and second moments of time. */
function halleyStep(
  p: number,
  pt: number,
  ptt: number,
  m: number,
  mt: number,
  mtt: number,
): number {
  const pMean = pt / p;
  const mMean = mt / m;
  const slope = pMean - mMean;
  const newton = logRatio(p, m) / slope;
  const bend = ptt / p - pMean * pMean - (mtt / m - mMean * mMean);
  const curve = (newton * bend) / (2 * slope);
  return curve > -0.5 && curve < 0.5 ? newton / (1 - curve) : newton;
}

function logRatio(p: number, m: number): number {
  return Math.abs(p - m) < 0.5 * m ? Math.log1p((p - m) / m) : Math.log(p / m);
}

function seriesOf(
  size: number,
  { day, sum }: Room,
): { years: Float64Array; amounts: Float64Array } {
  const years: number[] = [];
  const amounts: number[] = [];
  for (let i = 0; i < size; i += 1) {
    if (sum[i] === 0) continue;
    years.push(((day[i] as number) - (day[0] as number)) / 365);
    amounts.push(sum[i] as number);
  }
  return { years: Float64Array.from(years), amounts: Float64Array.from(amounts) };
}

function solveGuarded(size: number, room: Room, lnRates: Float64Array, k: number): number {
  const { years, amounts } = seriesOf(size, room);
  const start = years[0] as number;
  const lnRate = soleRoot(
    years.map((t) => t - start),
    amounts,
  );
  if (lnRate === undefined || lnRate > LN_RATE_LIMIT) return BATCH_NONE;
  lnRates[k] = lnRate;
  return BATCH_OK;
}

function solveSeveral(size: number, room: Room, lnRates: Float64Array, k: number): number {
  const { years, amounts } = seriesOf(size, room);
  const { roots } = seriesRoots({ years, amounts, signChanges: countSignChanges(amounts) });
  if (roots.length > 1) return BATCH_SEVERAL;
  const [only] = roots;
  if (!only) return BATCH_NONE;
  lnRates[k] = only.lnRate;
  return BATCH_OK;
}
