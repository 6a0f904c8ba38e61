import type { Tx } from "../db/rights.ts";

const INDICATOR = `i.code, i.name, i.definition, i.unit, i.multiplier, i.direction, i.frequency, i.issuer, i.nature, i.family,
  i.counts, i.price_basis as "priceBasis", i.decimals, i.version`;

export type IndicatorRow = {
  id: number;
  code: string;
  name: Record<string, string>;
  definition: Record<string, string>;
  unit: string;
  multiplier: number;
  direction: 1 | -1;
  frequency: string;
  issuer: string;
  nature: "total" | "ratio" | "growth" | "score";
  family: string | null;
  counts: string | null;
  priceBasis: "none" | "nominal" | "real";
  decimals: number;
  version: number;
};

export async function listIndicators(tx: Tx): Promise<IndicatorRow[]> {
  const { rows } = await tx.query<IndicatorRow>(
    `select i.id, ${INDICATOR} from measure.indicator i where i.hub_id = hub.asker_hub() order by i.code`,
  );
  return rows;
}

export async function findIndicator(tx: Tx, code: string): Promise<IndicatorRow | undefined> {
  const { rows } = await tx.query<IndicatorRow>(
    `select i.id, ${INDICATOR} from measure.indicator i where i.hub_id = hub.asker_hub() and i.code = $1`,
    [code],
  );
  return rows[0];
}

export type IndicatorChange = Omit<IndicatorRow, "id" | "version">;

const VALUES = (i: IndicatorChange) => [
  i.code,
  i.name,
  i.definition,
  i.unit,
  i.multiplier,
  i.direction,
  i.frequency,
  i.issuer,
  i.nature,
  i.family,
  i.counts,
  i.priceBasis,
  i.decimals,
];

export async function addIndicator(tx: Tx, indicator: IndicatorChange): Promise<void> {
  await tx.query(
    `insert into measure.indicator (hub_id, code, name, definition, unit, multiplier, direction, frequency, issuer, nature, family, counts, price_basis, decimals)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    VALUES(indicator),
  );
}

/** Changes the description of an indicator at the version that was read; false where it moved on. */
export async function changeIndicator(
  tx: Tx,
  indicator: IndicatorChange,
  version: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update measure.indicator set name = $2, definition = $3, unit = $4, multiplier = $5, direction = $6, frequency = $7, issuer = $8,
       nature = $9, family = $10, counts = $11, price_basis = $12, decimals = $13, version = version + 1
     where hub_id = hub.asker_hub() and code = $1 and version = $14`,
    [...VALUES(indicator), version],
  );
  return rowCount === 1;
}

export type AreaRow = {
  code: string;
  name: { en: string; "zh-CN"?: string };
  level: string;
  parentCode: string | null;
};

export async function listAreas(
  tx: Tx,
  {
    level,
    parent,
    text,
    limit,
    after,
  }: {
    level: string | null;
    parent: string | null;
    text: string | null;
    limit: number;
    after: string;
  },
): Promise<AreaRow[]> {
  const { rows } = await tx.query<AreaRow>(
    `select code, name, level, parent_code as "parentCode" from measure.area
     where ($1::text is null or level = $1) and ($2::text is null or parent_code = $2)
       and ($3::text is null or name ->> 'zh-CN' like '%' || $3 || '%' or name ->> 'en' ilike $3 || '%' or code = $3)
       and code > $5
     order by code limit $4`,
    [level, parent, text === null ? null : text.replace(/[\\%_]/g, "\\$&"), limit, after],
  );
  return rows;
}

export type FigureRow = {
  indicator: string;
  area: string;
  activity: string;
  period: number;
  value: number | null;
  status: string;
  grade: string;
  vintages: number;
};

/** The moment up to which something was known: the end of a day, or an instant as it is. */
export const AS_OF = `coalesce(case when length($1::text) > 10 then $1::text::timestamptz else $1::text::date + interval '1 day' end, 'infinity'::timestamptz)`;

/**
 * The newest figure of each key that was known on the as-of day. $1 is the day. A withdrawn figure stands only on the
 * days between its recording and its withdrawal: an undone import leaves no trace on the days before it. Where $1 is an
 * instant, what counts is what the register held then: a figure of last year that was loaded since is not yet there.
 */
export const KNOWN = `o.known_at < ${AS_OF} and (coalesce(length($1::text), 0) <= 10 or o.recorded_at < ${AS_OF}) and (o.withdrawn_at is null or (o.recorded_at < ${AS_OF} and o.withdrawn_at >= ${AS_OF}))`;

/** Figures of one indicator as they stood on a day, in the order of area, activity and period. */
export async function listFigures(
  tx: Tx,
  q: {
    asOf: string | null;
    indicator: number;
    area: string | null;
    level: string | null;
    period: number | null;
    activity: string | null;
    limit: number;
    offset: number;
  },
): Promise<FigureRow[]> {
  const { rows } = await tx.query<FigureRow>(
    `with known as (
       select distinct on (o.hub_id, o.indicator_id, o.period, o.area_id, o.activity_id) o.*,
         count(*) over (partition by o.hub_id, o.indicator_id, o.period, o.area_id, o.activity_id) as vintages
       from measure.observation o
       where o.hub_id = hub.asker_hub() and o.indicator_id = $2 and ($3::integer is null or o.period = $3) and ${KNOWN}
         and ($4::text is null or o.area_id = (select id from measure.area where code = $4))
       order by o.hub_id, o.indicator_id, o.period, o.area_id, o.activity_id, o.known_at desc, o.recorded_at desc)
     select i.code as indicator, a.code as area, coalesce(c.code, '_T') as activity, k.period, k.value, k.status, s.grade, k.vintages::integer
     from known k
     join measure.indicator i on i.hub_id = k.hub_id and i.id = k.indicator_id
     join measure.source s on s.hub_id = k.hub_id and s.id = k.source_id
     join measure.area a on a.id = k.area_id
     left join measure.activity c on c.id = k.activity_id
     where ($5::text is null or a.level = $5) and ($6::text is null or coalesce(c.code, '_T') = $6)
     order by k.period desc, a.code, activity limit $7 offset $8`,
    [q.asOf, q.indicator, q.period, q.area, q.level, q.activity, q.limit, q.offset],
  );
  return rows;
}

export type CellRow = { area: string; column: number; value: number | null; grade: string };

/** Figures of several columns (an indicator, or one activity of it) for all units of a level in one period: what a ranking needs. */
export async function readCells(
  tx: Tx,
  q: {
    asOf: string | null;
    columns: readonly { indicator: number; activity: string }[];
    period: number;
    level: string;
  },
): Promise<CellRow[]> {
  const { rows } = await tx.query<CellRow>(
    `with wanted as materialized (
       select w.ordinality::integer - 1 as "column", w.indicator_id, coalesce(c.id, 0) as activity_id
       from unnest($2::integer[], $3::text[]) with ordinality as w(indicator_id, activity, ordinality)
       left join measure.activity c on c.code = w.activity
       where w.activity = '_T' or c.id is not null),
     known as (
       select distinct on (o.indicator_id, o.activity_id, o.area_id) w."column", o.area_id, o.value, o.source_id
       from wanted w
       join measure.observation o on o.hub_id = hub.asker_hub() and o.indicator_id = w.indicator_id and o.period = $4
         and o.activity_id = w.activity_id
       where ${KNOWN}
       order by o.indicator_id, o.activity_id, o.area_id, o.known_at desc, o.recorded_at desc)
     select a.code as area, k."column", k.value, s.grade
     from known k
     join measure.area a on a.id = k.area_id and a.level = $5
     join measure.source s on s.hub_id = hub.asker_hub() and s.id = k.source_id`,
    [
      q.asOf,
      q.columns.map((column) => column.indicator),
      q.columns.map((column) => column.activity),
      q.period,
      q.level,
    ],
  );
  return rows;
}

/** Periods for which all of the indicators have figures, newest first. */
export async function periodsOf(tx: Tx, indicators: readonly number[]): Promise<number[]> {
  const { rows } = await tx.query<{ period: number }>(
    `select p.period from (
       select distinct i.id, o.period from unnest($1::integer[]) i(id)
       cross join lateral (
         with recursive step as (
           (select period from measure.observation where hub_id = hub.asker_hub() and indicator_id = i.id order by period limit 1)
           union all
           select (select o.period from measure.observation o where o.hub_id = hub.asker_hub() and o.indicator_id = i.id and o.period > s.period order by o.period limit 1)
           from step s where s.period is not null)
         select period from step where period is not null) o) p
     group by p.period having count(*) = cardinality($1::integer[]) order by p.period desc`,
    [indicators],
  );
  return rows.map((row) => row.period);
}

export type UnitRow = {
  code: string;
  name: { en: string };
  level: string;
  province: string;
  prefecture: string;
};

/** Units of a level with the names of the province and the prefecture above them. */
export async function listUnits(tx: Tx, level: string): Promise<UnitRow[]> {
  const { rows } = await tx.query<UnitRow>(
    `select a.code, a.name, a.level, left(a.code, 2) || '0000' as province,
       case when p.level = 'prefecture' then p.code else '' end as prefecture
     from measure.area a left join measure.area p on p.code = a.parent_code
     where a.scheme = 'GB/T 2260' and a.level = $1 order by a.code`,
    [level],
  );
  return rows;
}

export type SourceRow = {
  id: number;
  title: string;
  issuer: string;
  address: string;
  readOn: string;
  grade: string;
  licence: string;
};

export const SOURCE = `jsonb_build_object('id', s.id, 'title', s.title, 'issuer', s.issuer, 'address', s.address, 'readOn', s.read_on, 'grade', s.grade, 'licence', s.licence)`;

export type VintageRow = {
  value: number | null;
  status: string;
  knownAt: Date;
  recordedAt: Date;
  withdrawnAt: Date | null;
  source: SourceRow;
  recordedBy: string | null;
  batchId: number | null;
  fileName: string | null;
  isCurrent: boolean;
  /** What a computed figure was made with. */
  trace: { formula?: string; inputs?: readonly FormulaInput[] } | null;
};
export type FormulaInput = {
  readonly name: string;
  readonly value: number | null;
  readonly figure?: string;
};

/** Every vintage of one figure, newest first, each with its source and who recorded it. */
export async function readVintages(
  tx: Tx,
  q: { asOf: string | null; indicator: number; area: string; activity: string; period: number },
): Promise<VintageRow[]> {
  const { rows } = await tx.query<VintageRow>(
    `select o.value, o.status, o.known_at as "knownAt", o.recorded_at as "recordedAt", o.withdrawn_at as "withdrawnAt", ${SOURCE} as source,
       p.name as "recordedBy", b.id as "batchId", b.file_name as "fileName", (${KNOWN}) as "isCurrent",
       o.attributes -> 'trace' as trace
     from measure.observation o
     join measure.source s on s.hub_id = o.hub_id and s.id = o.source_id
     left join measure.batch b on b.hub_id = o.hub_id and b.id = o.batch_id
     left join hub.person p on p.id = b.created_by
     where o.hub_id = hub.asker_hub() and o.indicator_id = $2 and o.period = $3
       and o.area_id = (select id from measure.area where code = $4)
       and o.activity_id = coalesce((select id from measure.activity where code = $5 limit 1), 0)
     order by o.known_at desc, o.recorded_at desc`,
    [q.asOf, q.indicator, q.period, q.area, q.activity],
  );
  return rows;
}

export async function findArea(tx: Tx, code: string): Promise<AreaRow | undefined> {
  const { rows } = await tx.query<AreaRow>(
    `select code, name, level, parent_code as "parentCode" from measure.area where code = $1`,
    [code],
  );
  return rows[0];
}
