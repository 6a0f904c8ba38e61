import type { Tx } from "../../db/rights.ts";

export type FirmRow = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly stage: "start-up" | "growth" | "stable" | null;
  readonly producingSince: string | null;
  readonly exempt: boolean;
  readonly example: boolean;
  readonly source: string;
  readonly version: number;
};

export async function listFirms(tx: Tx, code: string | null = null): Promise<FirmRow[]> {
  const { rows } = await tx.query<FirmRow>(
    `select f.id::integer as id, f.code, f.name, f.district, f.stage, f.producing_since::text as "producingSince", f.exempt, f.example,
       s.title as source, f.version
     from measure.firm f join measure.source s on s.hub_id = f.hub_id and s.id = f.source_id
     where f.hub_id = hub.asker_hub() and ($1::text is null or f.code = $1)
     order by f.example, f.name, f.code limit 20000`,
    [code],
  );
  return rows;
}

/** Years for which some firm that the asker may see has a return, a product or a score; the newest first. */
export async function listYears(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query<{ year: number }>(
    `select distinct year from (
       select year from measure.firm_return where hub_id = hub.asker_hub()
       union all select year from measure.product_line where hub_id = hub.asker_hub()
       union all select year from measure.firm_score where hub_id = hub.asker_hub()) y order by year desc`,
  );
  return rows.map((row) => row.year);
}

export type ReturnRow = {
  readonly firm: string;
  readonly year: number;
  readonly output: number | null;
  readonly sales: number | null;
  readonly tax: number | null;
  readonly land: number | null;
  readonly energy: number | null;
  readonly version: number;
};

export async function listReturns(tx: Tx, year: number | null): Promise<ReturnRow[]> {
  const { rows } = await tx.query<ReturnRow>(
    `select f.code as firm, r.year, r.output, r.sales, r.tax, r.land, r.energy, r.version
     from measure.firm_return r join measure.firm f on f.hub_id = r.hub_id and f.id = r.firm_id
     where r.hub_id = hub.asker_hub() and ($1::integer is null or r.year = $1) order by f.code, r.year`,
    [year],
  );
  return rows;
}

export type LineRow = {
  readonly firm: string;
  readonly year: number;
  readonly product: string;
  readonly activity: string | null;
  readonly output: number;
  readonly sei: string | null;
  readonly highTech: boolean;
  readonly version: number;
};

export async function listLines(tx: Tx, year: number | null): Promise<LineRow[]> {
  const { rows } = await tx.query<LineRow>(
    `select f.code as firm, p.year, p.product, p.activity, p.output, p.sei, p.high_tech as "highTech", p.version
     from measure.product_line p join measure.firm f on f.hub_id = p.hub_id and f.id = p.firm_id
     where p.hub_id = hub.asker_hub() and ($1::integer is null or p.year = $1) order by f.code, p.year, p.product`,
    [year],
  );
  return rows;
}

export type ScoreRow = {
  readonly firm: string;
  readonly year: number;
  readonly indicator: string;
  readonly score: number;
  readonly version: number;
};

export async function listScores(tx: Tx, year: number | null): Promise<ScoreRow[]> {
  const { rows } = await tx.query<ScoreRow>(
    `select f.code as firm, s.year, s.indicator, s.score, s.version
     from measure.firm_score s join measure.firm f on f.hub_id = s.hub_id and f.id = s.firm_id
     where s.hub_id = hub.asker_hub() and ($1::integer is null or s.year = $1) order by f.code, s.year, s.indicator`,
    [year],
  );
  return rows;
}

export type RuleRow = {
  readonly name: { en: string };
  readonly note: { en: string };
  readonly validFrom: string;
  readonly body: never;
  readonly source: string;
  readonly version: number;
};

/** All rules of the hub, of each kind the newest first. */
export async function listRules(
  tx: Tx,
): Promise<(RuleRow & { readonly kind: "grade" | "points" })[]> {
  const { rows } = await tx.query<RuleRow & { readonly kind: "grade" | "points" }>(
    `select r.kind, r.name, nullif(r.note, '{}') as note, r.valid_from::text as "validFrom", r.body, s.title as source, r.version
     from measure.firm_rule r join measure.source s on s.hub_id = r.hub_id and s.id = r.source_id
     where r.hub_id = hub.asker_hub() order by r.kind, r.valid_from desc`,
  );
  return rows;
}

/** The rule of a kind that holds at the end of a year: the newest that had begun. */
export async function ruleOf(
  tx: Tx,
  kind: "grade" | "points",
  year: number | null,
): Promise<RuleRow | undefined> {
  const { rows } = await tx.query<RuleRow>(
    `select r.name, r.note, r.valid_from::text as "validFrom", r.body, s.title as source, r.version
     from measure.firm_rule r join measure.source s on s.hub_id = r.hub_id and s.id = r.source_id
     where r.hub_id = hub.asker_hub() and r.kind = $1 and ($2::integer is null or r.valid_from <= make_date($2, 12, 31))
     order by r.valid_from desc limit 1`,
    [kind, year],
  );
  return rows[0];
}
