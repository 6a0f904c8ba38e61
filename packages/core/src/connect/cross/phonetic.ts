/** Letters that sound alike between Chinese syllables and Western names, one class a group. */
const CLASSES = ["aeiouy", "bp", "fvw", "dt", "gkhcqx", "lr", "mn", "jszcxqh"];
const HALF = new Set<string>();
for (const group of CLASSES) for (const a of group) for (const b of group) HALF.add(a + b);

/** Cost of leaving a letter out: vowels and the sounds that Chinese cannot end a syllable with are cheap. */
function dropCost(letter: string): number {
  if ("aeiouy".includes(letter)) return 0.25;
  if ("hrlwg".includes(letter)) return 0.5;
  if ("ntdsm".includes(letter)) return 0.7;
  return 1;
}

function changeCost(a: string, b: string): number {
  if (a === b) return 0;
  if (!HALF.has(a + b)) return 1;
  return "aeiouy".includes(a) ? 0.2 : 0.3;
}

/**
 * A Western name as plain letters, near to how it sounds.
 * @example
 * expect(soundOfName("Schröder")).toBe("shroder");
 */
export function soundOfName(plainLowerCase: string): string {
  return plainLowerCase
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase()
    .replace(/sch/g, "sh")
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/ck/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/x/g, "ks")
    .replace(/ng/g, "n")
    .replace(/(.)\1/g, "$1");
}

/**
 * Chinese syllables (pinyin apart by blanks) as plain letters.
 * @example
 * expect(soundOfSyllables("pei dun")).toBe("peidun");
 * expect(soundOfSyllables("ai er wei")).toBe("ailwei");
 */
export function soundOfSyllables(syllables: string): string {
  return syllables
    .split(" ")
    .map((s) => (s === "er" ? "l" : s.replace(/^zh/, "j").replace(/ng$/, "n").replace(/v/g, "u")))
    .join("")
    .replace(/(.)\1/g, "$1");
}

/**
 * How alike two names sound, 0 to 1: one less the cheapest way to turn one into the other over the mean length.
 * @example
 * expect(soundsAlike("peidun", "peyton")).toBeGreaterThan(0.8);
 * expect(soundsAlike("peidun", "boston")).toBeLessThan(0.7);
 */
export function soundsAlike(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  const row = new Float64Array(b.length + 1);
  for (let j = 1; j <= b.length; j++)
    row[j] = (row[j - 1] as number) + dropCost(b[j - 1] as string);
  for (let i = 1; i <= a.length; i++) {
    const letter = a[i - 1] as string;
    let diagonal = row[0] as number;
    row[0] = diagonal + dropCost(letter);
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1] as string;
      const cost = Math.min(
        (row[j] as number) + dropCost(letter),
        (row[j - 1] as number) + dropCost(other),
        diagonal + changeCost(letter, other),
      );
      diagonal = row[j] as number;
      row[j] = cost;
    }
  }
  return Math.max(0, 1 - (2 * (row[b.length] as number)) / (a.length + b.length));
}
