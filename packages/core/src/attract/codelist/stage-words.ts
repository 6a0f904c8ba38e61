import type { Stage, StageReading } from "../pipeline/stage-list.ts";

export type Node = { readonly code: string; readonly zh: string; readonly stage: Stage };

/**
 * The 21 nodes of Zhejiang's "project whole-cycle" application, each under the stage in which it falls. Nodes of the
 * three spans signing-completion, completion-capacity and after capacity. The placing under stages is ours.
 */
export const ZHEJIANG_NODES: readonly Node[] = [
  { code: "contract-review", zh: "合同审查", stage: "in-talks" },
  { code: "land-supply", zh: "供地", stage: "signed" },
  { code: "filing", zh: "备案", stage: "signed" },
  { code: "energy-review", zh: "能评", stage: "signed" },
  { code: "environmental-assessment", zh: "环评", stage: "signed" },
  { code: "planning-permit", zh: "规划许可", stage: "signed" },
  { code: "building-permit", zh: "施工许可", stage: "signed" },
  { code: "start-in-statistics", zh: "开工入统", stage: "started" },
  { code: "attendance", zh: "考勤", stage: "under-construction" },
  { code: "construction-video", zh: "施工视频", stage: "under-construction" },
  { code: "node-tracking", zh: "节点跟踪", stage: "under-construction" },
  { code: "technical-upgrade", zh: "技改投资", stage: "under-construction" },
  { code: "completion-production", zh: "竣工投产", stage: "in-production" },
  { code: "above-scale", zh: "上规", stage: "in-production" },
  { code: "monitoring", zh: "监测", stage: "in-production" },
  { code: "sales", zh: "销售", stage: "in-production" },
  { code: "tax", zh: "税收", stage: "in-production" },
  { code: "alert", zh: "预警", stage: "in-production" },
  { code: "six-not", zh: "六未", stage: "in-production" },
  { code: "policy-push", zh: "政策推送", stage: "at-capacity" },
  { code: "fund-payout", zh: "资金兑付", stage: "at-capacity" },
];

/** Words of other vocabularies in lower case: the Chinese stages, American agency statuses, the Clean Investment Monitor. */
export const STATUS_WORDS: Readonly<Record<string, StageReading>> = {
  谋划: { stage: "planned" },
  储备: { stage: "planned" },
  洽谈: { stage: "in-talks" },
  在谈: { stage: "in-talks" },
  签约: { stage: "signed" },
  开工: { stage: "started" },
  建设: { stage: "under-construction" },
  在建: { stage: "under-construction" },
  投产: { stage: "in-production" },
  达产: { stage: "at-capacity" },
  lead: { stage: "planned" },
  inactive: { status: "on-hold" },
  pending: { stage: "in-talks", status: "on-hold" },
  successful: { stage: "signed", status: "active" },
  "successful (announced)": { stage: "signed", status: "active" },
  announced: { stage: "signed", status: "active" },
  "under construction": { stage: "under-construction", status: "active" },
  operating: { stage: "in-production", status: "active" },
  "canceled prior to operation": { status: "lost" },
  cancelled: { status: "lost" },
  canceled: { status: "lost" },
  retired: { stage: "in-production", status: "active", retired: true },
  "construction start": { stage: "started", status: "active" },
  "planned start": { stage: "signed", status: "active" },
  completed: { stage: "in-production", status: "active" },
  "in production": { stage: "in-production", status: "active" },
  reserve: { stage: "planned", status: "active" },
};
