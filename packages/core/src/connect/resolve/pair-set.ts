/** Slots may be filled up to this share before there are twice as many. */
const FULL_SHARE = 0.75;

/** A set of pairs as whole numbers of 0 or more, in open addressing: a tenth of the memory of a Set. */
export class PairSet {
  private slots = new Float64Array(1 << 16).fill(-1);
  private size = 0;
  private readonly max: number;
  constructor(max: number) {
    this.max = max;
  }
  get full(): boolean {
    return this.size >= this.max;
  }
  add(pair: number): void {
    if (this.full) return;
    if (this.size >= this.slots.length * FULL_SHARE) this.grow();
    if (put(this.slots, pair)) this.size++;
  }
  /** The pairs ascending. They are sorted where they lie; the set is empty afterwards. */
  drain(): Float64Array {
    const { slots } = this;
    let kept = 0;
    for (const pair of slots) if (pair >= 0) slots[kept++] = pair;
    this.slots = new Float64Array(1).fill(-1);
    this.size = 0;
    return slots.subarray(0, kept).sort();
  }
  private grow(): void {
    const wider = new Float64Array(Math.max(16, this.slots.length * 2)).fill(-1);
    for (const pair of this.slots) if (pair >= 0) put(wider, pair);
    this.slots = wider;
  }
}

function put(slots: Float64Array, pair: number): boolean {
  const mask = slots.length - 1;
  let at =
    (Math.imul(pair % 4294967296, 0x9e3779b1) ^
      Math.imul(Math.floor(pair / 4294967296) + 1, 0x85ebca6b)) >>>
    0;
  at = (at ^ (at >>> 15)) & mask;
  while (slots[at] !== -1) {
    if (slots[at] === pair) return false;
    at = (at + 1) & mask;
  }
  slots[at] = pair;
  return true;
}
