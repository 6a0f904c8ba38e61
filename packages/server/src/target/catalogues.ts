import type { SectorsWrite } from "@essor/contract/target-firms";
import type { Issue } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { readScheme } from "./queries.ts";
import {
  knownClasses,
  type PeerWrite,
  type RestrictedFull,
  replacePeers,
  replaceRestricted,
} from "./queries-catalogues.ts";
import { areaNames } from "./queries-space.ts";

const mistake = (code: string, rest: Pick<Issue, "field" | "reason"> & { row: number }): Issue => ({
  code,
  severity: "error",
  ...rest,
});

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new Problem("catalogue-refused", issues[0]?.reason, issues);
}

/** A sector may name only classes that exist, each once; two sectors may share a class only in part. */
export async function checkSectors(tx: Tx, body: SectorsWrite): Promise<void> {
  const known = await knownClasses(
    tx,
    body.sectors.flatMap((sector) => sector.gbt4754.map((one) => one.code)),
  );
  const issues: Issue[] = [];
  const names = new Set<string>();
  const wholly = new Map<string, string>();
  body.sectors.forEach((sector, i) => {
    const row = i + 1;
    if (names.has(sector.sector))
      issues.push(
        mistake("duplicate-sector", {
          row,
          field: "sector",
          reason: `${sector.sector} stands twice`,
        }),
      );
    names.add(sector.sector);
    const own = new Set<string>();
    for (const { code, coverage } of sector.gbt4754) {
      const report = (kind: string, reason: string) =>
        issues.push(mistake(kind, { row, field: "gbt4754", reason }));
      if (!known.has(code)) report("unknown-class", `${sector.sector}: there is no class ${code}`);
      if (own.has(code)) report("duplicate-class", `${sector.sector}: ${code} stands twice`);
      own.add(code);
      const other = wholly.get(code);
      if (coverage === "whole" && other !== undefined)
        report("class-twice-whole", `${code} is wholly of ${other} and of ${sector.sector}`);
      if (coverage === "whole") wholly.set(code, sector.sector);
    }
  });
  refuse(issues);
}

/** Declared targets of peers: areas and sectors must exist, each pair once. */
export async function savePeers(tx: Tx, items: readonly PeerWrite[]): Promise<void> {
  const stored = (await readScheme(tx))?.body as { sectors?: { sector: string }[] } | undefined;
  const sectors = new Set(stored?.sectors?.map((sector) => sector.sector));
  const areas = await areaNames(tx, [...new Set(items.map((item) => item.area))]);
  const seen = new Set<string>();
  refuse(
    items.flatMap((item, i) => {
      const row = i + 1;
      const key = `${item.area}|${item.sector}`;
      const twice = seen.has(key);
      seen.add(key);
      if (!areas.has(item.area))
        return [
          mistake("unknown-area", { row, field: "area", reason: `There is no place ${item.area}` }),
        ];
      if (!sectors.has(item.sector))
        return [
          mistake("unknown-sector", {
            row,
            field: "sector",
            reason: `The hub has no sector ${item.sector}`,
          }),
        ];
      if (twice)
        return [
          mistake("duplicate-row", {
            row,
            field: "sector",
            reason: `${item.area}, ${item.sector} stands twice`,
          }),
        ];
      return [];
    }),
  );
  await replacePeers(tx, items);
}

/** A catalogue of restricted classes: codes must exist, an entry ends after it begins. */
export async function saveRestricted(tx: Tx, items: readonly RestrictedFull[]): Promise<void> {
  const known = await knownClasses(tx, [...new Set(items.map((item) => item.code))]);
  const seen = new Set<string>();
  refuse(
    items.flatMap((item, i) => {
      const row = i + 1;
      const key = `${item.code}|${item.validFrom}`;
      const twice = seen.has(key);
      seen.add(key);
      if (!known.has(item.code))
        return [
          mistake("unknown-class", {
            row,
            field: "code",
            reason: `There is no class ${item.code}`,
          }),
        ];
      if (item.validTo !== null && item.validTo < item.validFrom)
        return [
          mistake("ends-before-start", {
            row,
            field: "validTo",
            reason: `${item.code} ends before it begins`,
          }),
        ];
      if (twice)
        return [
          mistake("duplicate-row", {
            row,
            field: "code",
            reason: `${item.code} stands twice from ${item.validFrom}`,
          }),
        ];
      return [];
    }),
  );
  await replaceRestricted(tx, items);
}
