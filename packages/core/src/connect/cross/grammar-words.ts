const CHARACTERS =
  "的了是在和与及或也就都而被把对于从到由为以之其这那些个请吗呢吧啊有中上下里不没会能可要将已曾又再还只很更最第后前时候谁何哪几多少次种项名位所用因但若如则即且并让使给向往至自每各某该此本";
const WORDS =
  "什么 怎么 怎样 如何 哪个 哪些 哪里 哪位 多少 为什么 为何 是否 多大 何时 何地 什么时候 之间 之后 之前 期间 根据 关于 通过 进行 以及 可以 能够 因为 所以 但是 如果 没有 这个 那个 这些 那些 他们 她们 它们 我们 你们 自己 一个 一些 一种 其中 其他 非常 已经 曾经 属于 用于 位于 由于 对于 此外 例如 目前 当时 同时 之一 的话";
const GRAMMAR = new Set([...CHARACTERS, ...WORDS.split(" ")]);

/**
 * Whether a Chinese word carries grammar and no subject; it is not translated.
 * @example
 * expect(isGrammarWord("什么")).toBe(true);
 * expect(isGrammarWord("电池")).toBe(false);
 */
export function isGrammarWord(word: string): boolean {
  return GRAMMAR.has(word);
}
