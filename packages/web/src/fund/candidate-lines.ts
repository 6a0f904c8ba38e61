import type { AllocationWrite } from "@essor/contract/fund-allocation";

type Candidate = NonNullable<AllocationWrite["candidates"]>[number];
export type LineFault = "too-few-cells" | "not-a-number" | "least-above-most" | "twice";

/** Lines as they are copied from a sheet: id, sector, least, most, score, risk, region, field, early. A heading may stand above. */
export function readCandidates(text: string): {
  readonly candidates: readonly Candidate[];
  readonly refused: readonly { readonly line: number; readonly fault: LineFault }[];
} {
  const candidates: Candidate[] = [];
  const refused: { line: number; fault: LineFault }[] = [];
  const seen = new Set<string>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const cells = line.split(/[\t,;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const [id = "", sector = "", least, most, score, risk, region, field, early] = cells;
    const numbers = [least, most, score, risk || "0.3"].map((cell) => Number(cell || Number.NaN));
    if (at === 0 && numbers.slice(0, 3).every(Number.isNaN)) continue;
    const [minAmount = 0, maxAmount = 0, worth = 0, spread = 0] = numbers;
    const fault = faultOf(id, { cells: cells.length, numbers, seen });
    if (fault) {
      refused.push({ line: at + 1, fault });
      continue;
    }
    seen.add(id);
    candidates.push({
      id,
      name: id,
      sector,
      minAmount,
      maxAmount,
      score: worth,
      risk: spread,
      inRegion: yes(region),
      mainField: yes(field),
      early: yes(early),
    });
  }
  return { candidates, refused };
}

function faultOf(
  id: string,
  {
    cells,
    numbers,
    seen,
  }: { cells: number; numbers: readonly number[]; seen: ReadonlySet<string> },
): LineFault | undefined {
  if (id === "" || cells < 5) return "too-few-cells";
  if (!numbers.every((n) => Number.isFinite(n))) return "not-a-number";
  if ((numbers[0] as number) > (numbers[1] as number)) return "least-above-most";
  return seen.has(id) ? "twice" : undefined;
}

function yes(cell: string | undefined): boolean {
  return cell !== undefined && /^(1|yes|true|y|是|oui)$/i.test(cell);
}
