import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { STATUS_WORDS, ZHEJIANG_NODES } from "../codelist/stage-words.ts";
import { STAGES, STATUSES, type Stage, type StageReading, type Status } from "./stage-list.ts";

/**
 * The place of a stage in the order, from 0.
 * @example
 * expect(stageOrder("planned")).toBe(0);
 * expect(stageOrder("at-capacity")).toBe(6);
 */
export function stageOrder(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/**
 * Reads a stage or status word of the vocabularies that are in use: our own codes, the seven Chinese stages, the 21
 * nodes of Zhejiang's project app, American agency statuses and the words of the Clean Investment Monitor.
 * An unknown word is refused, never bent to the first stage. `extra` holds a hub's own words, which go first.
 * @example
 * expect(readStage("签约")).toEqual({ ok: true, value: { stage: "signed" } });
 * expect(readStage("Delayed")).toEqual({ ok: true, value: { status: "delayed" } });
 * expect(readStage("Operating")).toEqual({ ok: true, value: { stage: "in-production", status: "active" } });
 * expect(readStage("closed won").ok).toBe(false);
 */
export function readStage(
  word: string,
  extra: Readonly<Record<string, StageReading>> = {},
): Result<StageReading, "unknown-stage"> {
  const key = word.trim().toLowerCase();
  if (Object.hasOwn(extra, key)) return ok(extra[key] as StageReading);
  if ((STAGES as readonly string[]).includes(key)) return ok({ stage: key as Stage });
  if ((STATUSES as readonly string[]).includes(key)) return ok({ status: key as Status });
  const node = ZHEJIANG_NODES.find((n) => n.zh === word.trim() || n.code === key);
  if (node) return ok({ stage: node.stage });
  const reading = STATUS_WORDS[key];
  return reading === undefined ? fail("unknown-stage", { word }) : ok(reading);
}
