import type { Tx } from "../db/rights.ts";
import { JOINED, type ProjectDbRow, SHOWN } from "./queries.ts";

/** How each order compares with the last row of the page before; the second part makes it total. */
const SORTS = {
  updated: { key: "p.updated_at", cast: "timestamptz", after: "<", way: "desc" },
  amount: { key: "p.sort_minor", cast: "bigint", after: "<", way: "desc" },
  announced: {
    key: "p.sort_announced",
    cast: "date",
    after: "<",
    way: "desc",
  },
  name: { key: `p.name collate "C"`, cast: "text", after: ">", way: "asc" },
} as const;
export type Sort = keyof typeof SORTS;

export type ListAsk = {
  stage: number | null;
  status: string | null;
  district: string | null;
  sector: string | null;
  text: string | null;
  sort: Sort;
  limit: number;
  after: { key: string; id: number } | null;
};

/** More names than this are so many that a walk in the order of the list meets a page of them at once. */
const MANY = 3000;
/** From so many on it is cheaper to walk in the order of the list than to fetch them all and sort them. */
const DENSE = 400;

/**
 * One page of projects. Only conditions that are asked for stand in the statement, so that each finds its index; a part
 * of a name goes through the index of names first, which answers numbers that are then read under the asker's rights.
 */
export async function listProjects(
  tx: Tx,
  ask: ListAsk,
): Promise<(ProjectDbRow & { key: string })[]> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const { key, cast, after, way } = SORTS[ask.sort];
  const where = ["p.hub_id = (select hub.asker_hub())"];
  if (ask.stage !== null) where.push(`p.stage = ${put(ask.stage)}`);
  if (ask.status !== null) where.push(`p.status = ${put(ask.status)}`);
  if (ask.district !== null) where.push(`p.district = ${put(ask.district)}`);
  if (ask.sector !== null) where.push(`p.sector = ${put(ask.sector)}`);
  const found = ask.text === null ? undefined : await namedLike(tx, ask.text);
  let [first, kind] = ["", ""];
  if (ask.text !== null) {
    const like = put(`%${ask.text.replace(/[\\%_]/g, "\\$&")}%`);
    if (found === undefined) where.push(WALKED(like));
    else {
      const dense = found.projects.length + found.parties.length > DENSE;
      const lists = [put(found.projects), put(found.parties)] as const;
      if (dense) where.push(HELD_BY(like, ...lists));
      else {
        first = FOUND(like, ...lists);
        where.push("p.id in (select id from found)");
      }
      kind = dense ? "d" : "f";
    }
  }
  if (ask.after !== null)
    where.push(
      `(${key}, p.id) ${after} (${put(ask.after.key)}::${cast}, ${put(ask.after.id)}::bigint)`,
    );
  const text = `${first}select ${SHOWN}, p.key from (select p.*, (${key})::text as key from attract.project p where ${where.join(" and ")}
       order by ${key} ${way}, p.id ${way} limit ${Math.trunc(ask.limit)}) p ${JOINED} order by ${key} ${way}, p.id ${way}`;
  // Row-level security makes planning dear: each shape of the question is planned once a connection.
  const name = `attract-list ${ask.sort} ${Math.trunc(ask.limit)} ${where.length} ${shapeOf(ask)}${kind}`;
  const { rows } = await tx.query<ProjectDbRow & { key: string }>({ name, text, values });
  return rows;
}

/** Projects by their own name, by the name of their investor, and by a real name that the asker may see. */
const FOUND = (like: string, projects: string, parties: string) =>
  `with found as materialized (
     select id from attract.project where hub_id = (select hub.asker_hub()) and id = any(${projects}::bigint[])
     union select p.id from attract.party y join attract.project p on p.hub_id = y.hub_id and p.party_id = y.id
       where y.hub_id = (select hub.asker_hub()) and y.id = any(${parties}::bigint[])
     union select h.project_id from attract.project_secret h left join attract.party y on y.hub_id = h.hub_id and y.id = h.party_id
       where h.hub_id = (select hub.asker_hub()) and (h.name ilike ${like} or y.name ilike ${like}))
   `;

/** The same asked row by row in the order of the list, from sets that are hashed once also where the plan is an old one. */
const HELD_BY = (like: string, projects: string, parties: string) =>
  `(p.id in (select unnest(${projects}::bigint[])) or p.party_id in (select unnest(${parties}::bigint[]))
    or p.id in (select h.project_id from attract.project_secret h where h.hub_id = (select hub.asker_hub()) and h.name ilike ${like}))`;

const WALKED = (like: string) =>
  `(p.name ilike ${like} or exists (select from attract.project_secret h where h.hub_id = p.hub_id and h.project_id = p.id and h.name ilike ${like})
    or exists (select from attract.party q where q.hub_id = p.hub_id and q.id = p.party_id and q.name ilike ${like}))`;

/** Numbers of projects and firms whose name holds a text; undefined where the index cannot help or there are too many. */
async function namedLike(
  tx: Tx,
  text: string,
): Promise<{ projects: number[]; parties: number[] } | undefined> {
  if (text.length === 1 && text < "\u0250") return undefined;
  const { rows } = await tx.query<{ kind: string; id: number }>({
    name: "attract-names",
    text: "select kind, id from attract.name_candidates($1, $2)",
    values: [text, MANY],
  });
  const of = (kind: string) => rows.filter((r) => r.kind === kind).map((r) => r.id);
  const [projects, parties] = [of("project"), of("party")];
  return projects.length >= MANY || parties.length >= MANY ? undefined : { projects, parties };
}

function shapeOf({ stage, status, district, sector, text, after }: ListAsk): string {
  return [stage, status, district, sector, text, after]
    .map((part) => (part === null ? "-" : "+"))
    .join("");
}
