import type { PipelineMapping, PipelineRole } from "@essor/contract/attract-import";
import {
  codeWarnings,
  enterStage,
  foldName,
  readStage,
  STAGES,
  type Stage,
  type StageReading,
  stageOrder,
} from "@essor/core/attract";
import {
  foldText,
  isMissingText,
  parseDayText,
  parsePeriodText,
  unguardFormula,
} from "@essor/core/measure";
import { dayOf, formatDay, monthsOf, parseDay } from "@essor/core/vocabulary";
import type { IssueLog } from "../sheets/issue-log.ts";
import { memo } from "../sheets/memo.ts";
import type { SheetRow } from "../sheets/sheet-row.ts";
import { readMoneyCell } from "./import-money.ts";
import type { PipelinePlan } from "./import-plan.ts";

/** A row as it is to be written; null where the file says nothing. */
export type PipelineRow = {
  readonly row: number;
  readonly key: string;
  readonly name: string;
  readonly codeName: string | null;
  readonly investor: string | null;
  readonly folded: string;
  readonly uscc: string | null;
  readonly lei: string | null;
  readonly website: string | null;
  readonly country: string | null;
  readonly district: string;
  readonly sector: string | null;
  readonly kind: string | null;
  readonly area: string | null;
  readonly stage: number | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly since: string | null;
  readonly announced: string | null;
  readonly agreed: string | null;
  readonly plannedStart: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly note: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly amounts: readonly { measure: string; minor: string; currency: string }[];
};

export type RowRules = {
  readonly mapping: PipelineMapping;
  readonly words: Readonly<Record<string, StageReading>>;
  /** The districts that the asker may write to; null is all. */
  readonly districts: readonly string[] | null;
  readonly today: string;
  readonly log: IssueLog;
};

const TOTALS =
  /^(合计|小计|总计|共计|total|sub-?total|grand total|sous-total|总和)\b|^(合计|小计|总计|共计)/i;
const DITTO = /^(同上|〃|"|ditto|idem|''|″)$/i;
const KINDS: Readonly<Record<string, string>> = {
  新建: "greenfield",
  new: "greenfield",
  greenfield: "greenfield",
  新建项目: "greenfield",
  création: "greenfield",
  expansion: "expansion",
  增资扩产: "expansion",
  增资: "expansion",
  扩建: "expansion",
  extension: "expansion",
  合资: "joint-venture",
  "joint venture": "joint-venture",
  coentreprise: "joint-venture",
  并购: "acquisition",
  "m&a": "acquisition",
  acquisition: "acquisition",
};

/** Reads rows one after the other: "as above" looks at the row before. Refused and skipped rows give nothing, and say why in the log. */
export function pipelineReader(plan: PipelinePlan, rules: RowRules) {
  const { mapping, log } = rules;
  const { at, headings } = plan;
  const seen = { rows: 0, refused: 0, skipped: 0 };
  let before: readonly string[] = [];
  const stageOf = memo((word: string) => readStage(word, rules.words));
  const dayIn = memo(readDay);
  const width = headings.length;
  const read = (line: SheetRow): PipelineRow | undefined => {
    if (line.cells.every((text) => text.trim() === "")) return undefined;
    seen.rows++;
    let failed = false;
    const say = (
      role: PipelineRole | null,
      code: string,
      reason: string,
      severity: "error" | "warning",
      text?: string,
    ) => {
      if (severity === "error") failed = true;
      const column = role === null ? undefined : at[role];
      log.add({
        row: line.row,
        field: column === undefined ? (role ?? "") : (headings[column] ?? ""),
        code,
        severity,
        reason,
        ...(text === undefined ? {} : { text }),
      });
    };
    const refuse = (role: PipelineRole | null, code: string, reason: string, text?: string) =>
      say(role, code, reason, "error", text);
    const warn = (role: PipelineRole | null, code: string, reason: string, text?: string) =>
      say(role, code, reason, "warning", text);
    if (line.fault !== undefined)
      refuse(null, line.fault, "The row's quotation marks do not close");
    if (line.cells.slice(width).some((text) => text.trim() !== ""))
      refuse(null, "ragged-row", `The row has ${line.cells.length} cells, the heading ${width}`);
    for (const { column, note } of line.notes ?? []) {
      if (note === "cell-error" || note === "formula-without-value")
        refuse(
          null,
          note,
          note === "cell-error"
            ? "The cell shows an error"
            : "The formula was saved without its value",
          line.cells[column],
        );
    }
    const cells = line.cells.map((text, i) => {
      if (!DITTO.test(text.trim())) return text;
      log.once("ditto", {
        row: line.row,
        field: headings[i] ?? "",
        code: "as-above",
        severity: "warning",
        reason: "“As above” was read as the cell above",
        text,
      });
      return before[i] ?? "";
    });
    before = cells;
    const text = (role: PipelineRole): string | null => {
      const column = at[role];
      const raw = column === undefined ? "" : unguardFormula((cells[column] ?? "").trim());
      return isMissingText(raw) ? null : raw;
    };
    const investor = text("investor");
    const parts = plan.nameParts
      .map((column) => (cells[column] ?? "").trim())
      .filter((part) => part !== "");
    const name =
      text("name") ?? ([investor, ...parts].filter((part) => part !== null).join(" · ") || null);
    if (name === null || TOTALS.test(name) || (investor !== null && TOTALS.test(investor))) {
      const key = text("key");
      if (
        (name ?? investor ?? key) !== null &&
        (TOTALS.test(name ?? "") || TOTALS.test(investor ?? "") || TOTALS.test(key ?? ""))
      ) {
        seen.skipped++;
        warn(null, "subtotal-row", "A row of totals is not a project");
        return undefined;
      }
      refuse("name", "name-missing", "The row names neither a project nor an investor");
      seen.refused++;
      return undefined;
    }
    if (name.length > 200)
      refuse("name", "name-too-long", `The name has ${name.length} characters; 200 are kept`);
    const district = text("district") ?? mapping.district;
    if (rules.districts !== null && !rules.districts.includes(district))
      refuse(
        "district",
        "district-not-yours",
        district === ""
          ? "The row names no district"
          : `You have no right to write to the district "${district}"`,
        district,
      );
    const [stageWord, statusWord] = [text("stage"), text("status")];
    let [stage, status, retired]: [Stage | undefined, string | undefined, boolean] = [
      undefined,
      undefined,
      false,
    ];
    for (const [role, word] of [
      ["stage", stageWord],
      ["status", statusWord],
    ] as const) {
      if (word === null) continue;
      const known = stageOf(word);
      if (!known.ok)
        refuse(
          role,
          "unknown-stage",
          `"${word}" is in no codelist of this hub; add it to the hub's words or mend it`,
          word,
        );
      else {
        stage = known.value.stage ?? stage;
        status = known.value.status ?? status;
        retired ||= known.value.retired === true;
      }
    }
    const day = (role: PipelineRole): string | null => {
      const cell = text(role);
      if (cell === null) return null;
      const found = dayIn(cell);
      if (found === null) {
        refuse(role, "wrong-date", `"${cell}" is no day`, cell);
        return null;
      }
      if (found.isMonth)
        warn(role, "month-as-day", "Only the month is given; its first day is taken", cell);
      return found.day;
    };
    const [announced, agreed, plannedStart, sinceGiven] = [
      day("announced"),
      day("agreed"),
      day("planned-start"),
      day("stage-since"),
    ];
    for (const [role, d] of [
      ["announced", announced],
      ["agreed", agreed],
      ["stage-since", sinceGiven],
    ] as const)
      if (d !== null && d > rules.today) refuse(role, "day-to-come", `${d} has not come yet`);
    let reason = text("status-reason");
    if ((status === "lost" || status === "eliminated") && reason === null) {
      const word = foldText(statusWord ?? stageWord ?? "");
      if (word === "" || word.toLowerCase() === status)
        refuse("status-reason", "reason-missing", `A project that is ${status} needs a reason`);
      else reason = word;
    }
    if (stage !== undefined && !mapping.asStated && stageOrder(stage) >= stageOrder("signed")) {
      const since = sinceGiven ?? mapping.asOf;
      const verdict = enterStage(stage, "in-talks", {
        investor: investor ?? name,
        ...(agreed === null ? {} : { agreementDate: agreed }),
        ...(plannedStart === null ? {} : { plannedStart }),
        actualStart: since,
        constructionEvidence: mapping.source.title,
        productionDate: since,
        capacityDate: since,
      });
      if (!verdict.entered) {
        warn(
          "stage",
          "criteria-unmet",
          `Stays in talks: ${verdict.missing.join(", ")}`,
          stageWord ?? "",
        );
        stage = "in-talks";
      }
    }
    const currency = text("currency")?.toUpperCase() ?? mapping.currency;
    if (!/^[A-Z]{3}$/.test(currency))
      refuse("currency", "wrong-currency", `"${currency}" is no currency code`, currency);
    const amounts: { measure: string; minor: string; currency: string }[] = [];
    for (const column of plan.amounts) {
      const cell = (cells[column.column] ?? "").trim();
      if (isMissingText(cell)) continue;
      const money = readMoneyCell(unguardFormula(cell), column, {
        decimal: mapping.decimal,
        currency,
      });
      if ("code" in money) refuse(column.measure, money.code, money.reason, cell);
      else
        amounts.push({
          measure: column.measure,
          minor: String(money.minor),
          currency: money.currency,
        });
    }
    const number = (role: "longitude" | "latitude", limit: number): number | null => {
      const cell = text(role);
      if (cell === null) return null;
      const value = Number(cell);
      if (Number.isFinite(value) && Math.abs(value) <= limit) return value === 0 ? null : value;
      refuse(role, "wrong-place", `"${cell}" is no ${role}`, cell);
      return null;
    };
    const [lon, lat] = [number("longitude", 180), number("latitude", 90)];
    const [uscc, lei] = [text("uscc"), text("lei")];
    for (const code of codeWarnings({
      ...(uscc === null ? {} : { uscc }),
      ...(lei === null ? {} : { lei }),
    }))
      warn(
        code.startsWith("uscc") ? "uscc" : "lei",
        code,
        "The code fails its check; it is kept as it is",
        uscc ?? lei ?? "",
      );
    if (uscc !== null && uscc.length > 18)
      refuse("uscc", "uscc-too-long", `"${uscc}" is longer than a credit code`, uscc);
    if (failed) {
      seen.refused++;
      return undefined;
    }
    const checked = text("place-checked");
    const kind = text("kind");
    const folded = foldName(investor ?? name);
    return {
      row: line.row,
      key: text("key") ?? `${foldName(name)}|${folded}|${district}`.slice(0, 400),
      name,
      codeName: text("code-name")?.slice(0, 80) ?? null,
      investor: investor?.slice(0, 200) ?? null,
      folded,
      uscc,
      lei,
      website: text("website")?.slice(0, 200) ?? null,
      country: text("country")?.slice(0, 80) ?? null,
      district,
      sector: text("sector")?.slice(0, 120) ?? null,
      kind: kind === null ? null : (KINDS[foldText(kind).toLowerCase()] ?? kind.slice(0, 40)),
      area: text("area")?.slice(0, 20) ?? null,
      stage: stage === undefined ? null : STAGES.indexOf(stage),
      status: status ?? null,
      reason: reason?.slice(0, 500) ?? null,
      since:
        sinceGiven ??
        (stage === undefined
          ? null
          : stageOrder(stage) > stageOrder("signed")
            ? mapping.asOf
            : (agreed ?? announced ?? mapping.asOf)),
      announced,
      agreed,
      plannedStart,
      lon,
      lat,
      note: text("note")?.slice(0, 4000) ?? null,
      facts: {
        ...Object.fromEntries(
          plan.attributes.flatMap(({ column, name: as }) => {
            const cell = unguardFormula((cells[column] ?? "").trim());
            return isMissingText(cell) ? [] : [[as, cell.slice(0, 500)]];
          }),
        ),
        ...(checked === null ? {} : { placeApproximate: !/^(true|1|yes|oui|是)$/i.test(checked) }),
        ...(retired ? { retired: true } : {}),
      },
      amounts,
    };
  };
  return { read, seen };
}

/** A day as lists write it; a month alone is its first day, and says so. */
function readDay(text: string): { day: string; isMonth: boolean } | null {
  const iso = parseDay(text);
  if (iso !== undefined) return { day: formatDay(iso), isMonth: false };
  const day = parseDayText(text);
  if (day !== undefined) return { day: formatDay(day.day), isMonth: false };
  const period = parsePeriodText(text, { frequency: "M" });
  if (!period.ok) return null;
  const { year, from, to } = monthsOf(period.value.period);
  return from === to ? { day: formatDay(dayOf(year, from, 1)), isMonth: true } : null;
}
