export type Firm = {
  readonly firm: string;
  readonly score: number;
  readonly yearsInProduction: number;
  /** Utilities and other firms to which output per mu does not apply. */
  readonly exempt?: boolean;
};

export type Grade = "A" | "B" | "C" | "D" | "T";

/**
 * Grades firms by resource efficiency, as the county rules do: the best 20 % are A, to 60 % B, to 95 % C, the rest D;
 * under two years in production, or exempt, is T and takes no place. Limits count firms, rounded half up; a tie at a
 * limit goes to the better grade for all.
 * @example
 * const firms = Array.from({ length: 100 }, (_, i) => ({ firm: `f${i}`, score: 100 - i, yearsInProduction: 5 }));
 * const grades = [...gradeFirms(firms).values()];
 * expect(["A", "B", "C", "D"].map((g) => grades.filter((x) => x === g).length)).toEqual([20, 40, 35, 5]);
 * expect(gradeFirms([{ firm: "new", score: 9, yearsInProduction: 1.5 }]).get("new")).toBe("T");
 */
export function gradeFirms(firms: readonly Firm[]): Map<string, Grade> {
  const suited = firms
    .filter((f) => !f.exempt && f.yearsInProduction >= 2)
    .sort((a, b) => b.score - a.score);
  const last = (share: number) =>
    suited[Math.round(suited.length * share) - 1]?.score ?? Number.POSITIVE_INFINITY;
  const [a, b, c] = [last(0.2), last(0.6), last(0.95)];
  return new Map(
    firms.map((firm) => {
      if (firm.exempt || firm.yearsInProduction < 2) return [firm.firm, "T"];
      return [
        firm.firm,
        firm.score >= a ? "A" : firm.score >= b ? "B" : firm.score >= c ? "C" : "D",
      ];
    }),
  );
}
