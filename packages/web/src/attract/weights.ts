import type { CostQuestion } from "@essor/contract/attract-views";
import { COMPARISON_METHODS, type ComparisonMethod } from "@essor/core/attract";
import { useState } from "react";
import { useAddress } from "../api/address.ts";

export type Weights = {
  readonly method: ComparisonMethod;
  readonly setMethod: (method: ComparisonMethod) => void;
  readonly of: (code: string) => number;
  readonly put: (changes: Readonly<Record<string, number>>) => void;
  readonly values: Readonly<Record<string, number>>;
};

/** The weights that the investor moves; the method stands in the address. A weight that was not moved is 1. */
export function useWeights(): Weights {
  const [address, setAddress] = useAddress();
  const [values, setValues] = useState<Readonly<Record<string, number>>>({});
  const asked = address.method ?? "";
  return {
    method: (COMPARISON_METHODS as readonly string[]).includes(asked)
      ? (asked as ComparisonMethod)
      : "weighted-sum",
    setMethod: (method) => setAddress({ method }),
    of: (code) => values[code] ?? 1,
    put: (changes) => setValues((before) => ({ ...before, ...changes })),
    values,
  };
}

export type CostState = {
  readonly question: CostQuestion;
  readonly put: (changes: Partial<CostQuestion>) => void;
};

/** A middling factory, to begin with: the quantities are the investor's to change. */
const FACTORY: CostQuestion = {
  land: 4,
  building: 20_000,
  power: 15_000_000,
  labour: 300,
  tax: 40_000_000,
  logistics: 30_000,
  years: 10,
  rate: 0.08,
};

export function useCostQuestion(start: CostQuestion = FACTORY): CostState {
  const [question, setQuestion] = useState(start);
  return { question, put: (changes) => setQuestion((before) => ({ ...before, ...changes })) };
}
