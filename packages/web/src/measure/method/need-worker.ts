import type { RankingTable } from "@essor/contract/measure";
import { findNeed, type Lever, type Need } from "@essor/core/measure";
import { coreOf } from "./core-table.ts";

export type NeedAsked = {
  readonly id: number;
  readonly table: RankingTable;
  readonly unit: string;
  readonly rank: number;
  readonly levers: readonly Lever[];
};
export type NeedAnswered = {
  readonly id: number;
  readonly need: Need | null;
  readonly code: string | null;
};

/** Looks for the smallest change beside the page, which stays responsive. */
self.onmessage = ({ data }: MessageEvent<NeedAsked>) => {
  const core = coreOf(data.table);
  const found = core && findNeed(core.recipe, core.table, { ...data, goal: { rank: data.rank } });
  const answer: NeedAnswered = {
    id: data.id,
    need: found?.ok ? found.value : null,
    code: found === null ? "recipe-refused" : found.ok ? null : found.code,
  };
  self.postMessage(answer);
};
