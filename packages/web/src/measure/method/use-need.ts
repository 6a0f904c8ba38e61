import type { RankingTable } from "@essor/contract/measure";
import type { Lever, Need } from "@essor/core/measure";
import { useEffect, useState } from "react";
import type { NeedAnswered, NeedAsked } from "./need-worker.ts";

type Question = {
  readonly table: RankingTable;
  readonly unit: string | undefined;
  readonly rank: number;
  readonly levers: readonly Lever[];
};
export type Found = {
  readonly busy: boolean;
  readonly need: Need | null;
  readonly code: string | null;
};

/** The smallest change that reaches a rank, found in a worker; a new question ends the search for the old one. */
export function useNeed({ table, unit, rank, levers }: Question): Found {
  const [found, setFound] = useState<Found>({ busy: true, need: null, code: null });
  const asked = JSON.stringify(levers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the levers are compared as text
  useEffect(() => {
    if (unit === undefined) return;
    setFound((before) => ({ ...before, busy: true }));
    const worker = new Worker(new URL("./need-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<NeedAnswered>) =>
      setFound({ busy: false, need: data.need, code: data.code });
    worker.onerror = () => setFound({ busy: false, need: null, code: "worker" });
    const question: NeedAsked = { id: 0, table, unit, rank, levers };
    worker.postMessage(question);
    return () => worker.terminate();
  }, [table, unit, rank, asked]);
  return found;
}
