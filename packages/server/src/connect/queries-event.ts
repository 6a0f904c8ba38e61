import type { EventDetail, EventRow, EventWrite } from "@essor/contract/connect-events";
import type { Tx } from "../db/rights.ts";

const SHOWN = `e.id, e.name, e.on_day as "on", e.slots, e.tables, e.example, e.version,
  (select count(*) from connect.event_person p where p.hub_id = e.hub_id and p.event_id = e.id)::int as people,
  (select count(*) from connect.meeting m where m.hub_id = e.hub_id and m.event_id = e.id)::int as meetings`;

export async function listEvents(tx: Tx, id: number | null = null): Promise<EventRow[]> {
  const { rows } = await tx.query(
    `select ${SHOWN} from connect.event e where e.hub_id = (select hub.asker_hub()) and ($1::bigint is null or e.id = $1) order by e.on_day desc, e.id desc limit 500`,
    [id],
  );
  return rows;
}

export async function addEvent(tx: Tx, e: EventWrite): Promise<number> {
  const { rows } = await tx.query(
    "insert into connect.event (hub_id, name, on_day, slots, tables) values (hub.asker_hub(), $1, $2, $3, $4) returning id",
    [e.name, e.on, e.slots, e.tables],
  );
  return rows[0].id;
}

export async function setEvent(
  tx: Tx,
  e: EventWrite & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.event set name = $3, on_day = $4, slots = $5, tables = $6, version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $1 and version = $2`,
    [e.id, e.version, e.name, e.on, e.slots, e.tables],
  );
  return rowCount === 1;
}

export type PersonRow = EventDetail["people"][number] & { person: number | null };

export async function peopleOf(tx: Tx, event: number): Promise<PersonRow[]> {
  const { rows } = await tx.query(
    `select p.id, p.label, p.away, p.person_id as person, coalesce(p.person_id = (select hub.asker_person()), false) as mine,
       (select count(*) from connect.meeting_seat s where s.hub_id = p.hub_id and s.event_id = p.event_id and s.person = p.id)::int as meetings
     from connect.event_person p where p.hub_id = (select hub.asker_hub()) and p.event_id = $1 order by p.id`,
    [event],
  );
  return rows;
}

export async function wishesOf(tx: Tx, event: number): Promise<EventDetail["wishes"]> {
  const { rows } = await tx.query(
    "select guest, host, accepted from connect.event_wish where hub_id = (select hub.asker_hub()) and event_id = $1 order by guest, host",
    [event],
  );
  return rows;
}

export async function meetingsOf(tx: Tx, event: number): Promise<EventDetail["meetings"]> {
  const { rows } = await tx.query(
    `select slot, table_no as table, guest, host, kept, second_meeting as "secondMeeting" from connect.meeting
     where hub_id = (select hub.asker_hub()) and event_id = $1 order by slot, table_no`,
    [event],
  );
  return rows;
}

export async function planOf(tx: Tx, event: number): Promise<EventDetail["plan"]> {
  const { rows } = await tx.query(
    `select wishes, met, value, bound, gap, jain, least, most, made_at::text as "madeAt" from connect.event_plan
     where hub_id = (select hub.asker_hub()) and event_id = $1`,
    [event],
  );
  return rows[0] ?? null;
}

/** Clears what was planned; people and wishes stay. */
export async function clearPlan(tx: Tx, event: number): Promise<void> {
  for (const table of ["meeting_seat", "meeting", "event_plan"])
    await tx.query(
      `delete from connect.${table} where hub_id = (select hub.asker_hub()) and event_id = $1`,
      [event],
    );
}

/** Removes the people of the organiser's list; those who signed up themselves stay. */
export async function clearPeople(tx: Tx, event: number): Promise<void> {
  await tx.query(
    "delete from connect.event_person where hub_id = (select hub.asker_hub()) and event_id = $1 and person_id is null",
    [event],
  );
}

export type NewPerson = { label: string; away: readonly number[]; person: number | null };

/** Adds people behind those that are there and answers their numbers, in order. */
export async function addPeople(
  tx: Tx,
  event: number,
  people: readonly NewPerson[],
): Promise<number[]> {
  const { rows } = await tx.query(
    `insert into connect.event_person (hub_id, event_id, id, label, person_id, away)
     select hub.asker_hub(), $1, (select coalesce(max(id), 0) from connect.event_person p where p.hub_id = hub.asker_hub() and p.event_id = $1) + p.n,
       p.label, p.person, array(select jsonb_array_elements_text(p.away)::smallint)
     from jsonb_to_recordset($2::jsonb) as p(n integer, label text, person bigint, away jsonb) order by p.n returning id`,
    [event, JSON.stringify(people.map((p, i) => ({ ...p, n: i + 1 })))],
  );
  return rows.map((row) => row.id);
}

export async function setAway(
  tx: Tx,
  event: number,
  { label, away }: { label: string; away: readonly number[] },
): Promise<void> {
  await tx.query(
    `update connect.event_person set label = $2, away = $3
     where hub_id = (select hub.asker_hub()) and event_id = $1 and person_id = (select hub.asker_person())`,
    [event, label, away],
  );
}

export async function addWishes(
  tx: Tx,
  event: number,
  wishes: readonly { guest: number; host: number }[],
): Promise<void> {
  await tx.query(
    `insert into connect.event_wish (hub_id, event_id, guest, host)
     select hub.asker_hub(), $1, g, h from unnest($2::integer[], $3::integer[]) as w(g, h) where g <> h on conflict do nothing`,
    [event, wishes.map((w) => w.guest), wishes.map((w) => w.host)],
  );
}

export async function answerWish(
  tx: Tx,
  w: { event: number; guest: number; host: number | null; accepted: boolean },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.event_wish set accepted = $4
     where hub_id = (select hub.asker_hub()) and event_id = $1 and guest = $2 and host = coalesce($3, connect.event_seat($1))`,
    [w.event, w.guest, w.host, w.accepted],
  );
  return rowCount === 1;
}

export async function saveMeetings(
  tx: Tx,
  event: number,
  meetings: readonly { slot: number; table: number; guest: number; host: number }[],
): Promise<void> {
  const columns = [
    meetings.map((m) => m.slot),
    meetings.map((m) => m.table),
    meetings.map((m) => m.guest),
    meetings.map((m) => m.host),
  ];
  await tx.query(
    `insert into connect.meeting (hub_id, event_id, slot, table_no, guest, host)
     select hub.asker_hub(), $1, s, t, g, h from unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[]) as m(s, t, g, h)`,
    [event, ...columns],
  );
  await tx.query(
    `insert into connect.meeting_seat (hub_id, event_id, slot, person, table_no)
     select hub.asker_hub(), $1, s, p, t from unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[]) as m(s, t, g, h), unnest(array[g, h]) as p`,
    [event, ...columns],
  );
}

export async function savePlan(
  tx: Tx,
  event: number,
  p: Omit<NonNullable<EventDetail["plan"]>, "madeAt">,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into connect.event_plan (hub_id, event_id, wishes, met, value, bound, gap, jain, least, most, made_at)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [event, p.wishes, p.met, p.value, p.bound, p.gap, p.jain, p.least, p.most, now],
  );
}

export async function setMeeting(
  tx: Tx,
  m: {
    event: number;
    slot: number;
    table: number;
    kept: boolean | null;
    secondMeeting: boolean | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.meeting set kept = $4, second_meeting = $5 where hub_id = (select hub.asker_hub()) and event_id = $1 and slot = $2 and table_no = $3`,
    [m.event, m.slot, m.table, m.kept, m.secondMeeting],
  );
  return rowCount === 1;
}
