const VOWELS = "aeiouy";
const DOUBLES = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

/** Endings of step 2 (in R1), longest first where one ends another. */
const SECOND: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["ization", "ize"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
];
const THIRD: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const FOURTH = [
  "ement",
  "ance",
  "ence",
  "able",
  "ible",
  "ment",
  "ant",
  "ent",
  "ism",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
  "al",
  "er",
  "ic",
];

const isVowel = (word: string, i: number): boolean => VOWELS.includes(word[i] ?? "");
const hasVowel = (part: string): boolean => /[aeiouy]/.test(part);

/** Where R1 (or, from R1, R2) begins: after the first non-vowel that follows a vowel. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (!isVowel(word, i) && isVowel(word, i - 1)) return i + 1;
  }
  return word.length;
}

function endsShort(word: string): boolean {
  const n = word.length;
  if (n === 2) return isVowel(word, 0) && !isVowel(word, 1);
  return (
    n > 2 &&
    !isVowel(word, n - 3) &&
    isVowel(word, n - 2) &&
    !isVowel(word, n - 1) &&
    !/[wxY]$/.test(word)
  );
}

/**
 * The stem of a lower-case English word by the rules of the Snowball English stemmer (Porter 2001), without its list
 * of single exceptions.
 * @example
 * expect(["flying", "studies", "national", "hopping", "engines"].map(stemEnglish)).toEqual(["fli", "studi", "nation", "hop", "engin"]);
 */
export function stemEnglish(input: string): string {
  if (input.length < 3) return input;
  let word = input.replace(/^y|(?<=[aeiouy])y/g, "Y");
  const special = /^(gener|commun|arsen)/.exec(word);
  const r1 = special ? (special[0] as string).length : regionAfter(word, 0);
  const r2 = regionAfter(word, r1);
  word = plural(word);
  word = pastAndGerund(word, r1);
  word = word.replace(/(?<=.[^aeiouy])[yY]$/, "i");
  word = replaceFirst(word, SECOND, r1);
  if (word.endsWith("logi") && word.length - 3 >= r1) word = word.slice(0, -1);
  else if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) word = word.slice(0, -2);
  word = replaceFirst(word, THIRD, r1);
  if (word.endsWith("ative") && word.length - 5 >= r2) word = word.slice(0, -5);
  word = dropFourth(word, r2);
  if (word.endsWith("e")) {
    const at = word.length - 1;
    if (at >= r2 || (at >= r1 && !endsShort(word.slice(0, -1)))) word = word.slice(0, -1);
  } else if (word.endsWith("ll") && word.length - 1 >= r2) word = word.slice(0, -1);
  return word.toLowerCase();
}

function plural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/[us]s$/.test(word)) return word;
  return word.endsWith("s") && hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function pastAndGerund(word: string, r1: number): string {
  const eed = /eed(ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? word.slice(0, eed.index + 2) : word;
  const end = /(ed|edly|ing|ingly)$/.exec(word);
  if (!end) return word;
  const stem = word.slice(0, end.index);
  if (!hasVowel(stem)) return word;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLES.some((d) => stem.endsWith(d))) return stem.slice(0, -1);
  return endsShort(stem) && stem.length <= r1 ? `${stem}e` : stem;
}

function replaceFirst(
  word: string,
  rules: readonly (readonly [string, string])[],
  from: number,
): string {
  for (const [ending, by] of rules) {
    if (word.endsWith(ending)) {
      const at = word.length - ending.length;
      return at >= from ? word.slice(0, at) + by : word;
    }
  }
  return word;
}

function dropFourth(word: string, r2: number): string {
  for (const ending of FOURTH) {
    if (word.endsWith(ending)) {
      const at = word.length - ending.length;
      return at >= r2 ? word.slice(0, at) : word;
    }
  }
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}
