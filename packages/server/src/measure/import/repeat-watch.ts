/** Words of 32 bits kept at most: 64 MB. */
const WORDS_MAX = 16 * 2 ** 20;

export type RepeatWatch = {
  /** Notes a figure by its series (indicator × 10^7 + period), activity, day known and area. */
  readonly note: (series: number, activity: number, knownAt: number, area: number) => void;
  /** Whether a figure came twice; also true where there were too many to tell. */
  readonly mayRepeat: () => boolean;
  /** How often the next figure was of another series than the one before. */
  readonly turns: () => number;
};

/**
 * Tells whether any figure of a file came twice, with one bit a figure, so that the database need not sort a million
 * rows to find that none did.
 */
export function repeatWatch(wordsMax: number = WORDS_MAX): RepeatWatch {
  const groups = new Map<number, Map<string, Uint32Array>>();
  let words = 0;
  let isFull = false;
  let hasRepeat = false;
  let turns = 0;
  let series = Number.NaN;
  let activity = Number.NaN;
  let knownAt = Number.NaN;
  let seen: Uint32Array = new Uint32Array(0);
  const keep = (more: number) => {
    words += more;
    if (words <= wordsMax) return;
    isFull = true;
    groups.clear();
  };
  const turnTo = () => {
    let group = groups.get(series);
    if (group === undefined) {
      group = new Map();
      groups.set(series, group);
    }
    const key = `${activity} ${knownAt}`;
    let found = group.get(key);
    if (found === undefined) {
      found = new Uint32Array(16);
      group.set(key, found);
      keep(32);
    }
    seen = found;
  };
  const grow = (size: number) => {
    const larger = new Uint32Array(Math.max(size, seen.length * 2));
    larger.set(seen);
    keep(larger.length - seen.length);
    groups.get(series)?.set(`${activity} ${knownAt}`, larger);
    seen = larger;
  };
  return {
    note: (nextSeries, nextActivity, nextKnownAt, area) => {
      if (nextSeries !== series || nextActivity !== activity || nextKnownAt !== knownAt) {
        if (nextSeries !== series) turns++;
        series = nextSeries;
        activity = nextActivity;
        knownAt = nextKnownAt;
        if (!isFull && !hasRepeat) turnTo();
      }
      if (isFull || hasRepeat) return;
      const word = area >>> 5;
      if (word >= seen.length) grow(word + 1);
      const bit = 1 << (area & 31);
      if (((seen[word] as number) & bit) !== 0) hasRepeat = true;
      seen[word] = (seen[word] as number) | bit;
    },
    mayRepeat: () => isFull || hasRepeat,
    turns: () => turns,
  };
}
