/** A question of an investor's template, pointing to an entry of the data dictionary. */
export type Question = {
  readonly id: string;
  readonly text: string;
  readonly code: string;
  readonly unit?: string;
};

/** An entry of the dictionary: a value with its unit, source and date. */
export type DictionaryFact = {
  readonly code: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly day: string;
  readonly grade: string;
};

export type AnswerCell = { readonly id: string; readonly text: string } & (
  | {
      readonly answered: true;
      readonly value: string;
      readonly unit: string;
      readonly source: string;
      readonly day: string;
      readonly grade: string;
    }
  | { readonly answered: false; readonly why: "no-fact" | "no-source" | "other-unit" }
);

export type AnswerPack = {
  readonly cells: readonly AnswerCell[];
  readonly unanswered: readonly string[];
};

/**
 * Fills a template from the dictionary: the newest fact of each code, with source and date in every cell. A fact
 * without source or date, or in another unit than asked, is no answer. What is not answered is listed, nothing is invented.
 * @example
 * const pack = answerPack([{ id: "1", text: "Power price?", code: "power" }, { id: "2", text: "Wages?", code: "wage" }],
 *   [{ code: "power", value: "0.62", unit: "CNY/kWh", source: "grid tariff", day: "2024-01-01", grade: "O" }]);
 * expect(pack.unanswered).toEqual(["2"]);
 */
export function answerPack(
  questions: readonly Question[],
  facts: readonly DictionaryFact[],
): AnswerPack {
  const newest = new Map<string, DictionaryFact>();
  for (const fact of facts) {
    const before = newest.get(fact.code);
    if (before === undefined || fact.day > before.day) newest.set(fact.code, fact);
  }
  const cells = questions.map(({ id, text, code, unit }): AnswerCell => {
    const fact = newest.get(code);
    if (fact === undefined || fact.value === "")
      return { id, text, answered: false, why: "no-fact" };
    if (fact.source === "" || fact.day === "")
      return { id, text, answered: false, why: "no-source" };
    if (unit !== undefined && unit !== fact.unit)
      return { id, text, answered: false, why: "other-unit" };
    return {
      id,
      text,
      answered: true,
      value: fact.value,
      unit: fact.unit,
      source: fact.source,
      day: fact.day,
      grade: fact.grade,
    };
  });
  return { cells, unanswered: cells.filter((c) => !c.answered).map((c) => c.id) };
}
