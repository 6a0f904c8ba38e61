import type { Locale } from "@essor/contract/common";
import type { Tx } from "../db/rights.ts";

export type DigestDbRow = {
  wanted: boolean;
  language: Locale;
  hour: number;
  weekdays: boolean;
  sentAt: Date | null;
  failure: string;
};
const DIGEST = `wanted, language, hour, weekdays, sent_at as "sentAt", failure`;

export async function readDigest(tx: Tx): Promise<DigestDbRow | undefined> {
  const { rows } = await tx.query<DigestDbRow>(
    `select ${DIGEST} from attract.digest where hub_id = hub.asker_hub() and person_id = hub.asker_person()`,
  );
  return rows[0];
}

export async function saveDigest(
  tx: Tx,
  d: { wanted: boolean; language: Locale; hour: number; weekdays: boolean },
): Promise<DigestDbRow> {
  const { rows } = await tx.query<DigestDbRow>(
    `insert into attract.digest (hub_id, person_id, wanted, language, hour, weekdays) values (hub.asker_hub(), hub.asker_person(), $1, $2, $3, $4)
     on conflict (hub_id, person_id) do update set wanted = $1, language = $2, hour = $3, weekdays = $4, version = attract.digest.version + 1 returning ${DIGEST}`,
    [d.wanted, d.language, d.hour, d.weekdays],
  );
  return rows[0] as DigestDbRow;
}

export type WantedDbRow = {
  hub: number;
  person: number;
  hour: number;
  weekdays: boolean;
  lastOn: string | null;
  settings: Record<string, string>;
};

/** Runs as the system: who wants the list by e-mail, in all hubs. */
export async function wantedDigests(tx: Tx): Promise<WantedDbRow[]> {
  const { rows } = await tx.query<WantedDbRow>(
    `select d.hub_id as hub, d.person_id as person, d.hour, d.weekdays, d.last_on as "lastOn", h.settings
     from attract.digest d join hub.hub h on h.id = d.hub_id
     join hub.membership m on m.hub_id = d.hub_id and m.person_id = d.person_id
     join hub.person p on p.id = d.person_id and p.disabled_at is null
     where d.wanted order by d.hub_id, d.person_id`,
  );
  return rows;
}

/** Runs as the system: takes a day for a person, once, whoever else looks at the same moment. */
export async function takeDigestDay(
  tx: Tx,
  d: { hub: number; person: number; on: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.digest set last_on = $3 where hub_id = $1 and person_id = $2 and wanted and (last_on is null or last_on < $3)",
    [d.hub, d.person, d.on],
  );
  return rowCount === 1;
}

/** Runs as the system. */
export async function noteDigest(
  tx: Tx,
  d: { hub: number; person: number; at: Date | null; failure: string },
): Promise<void> {
  await tx.query(
    "update attract.digest set sent_at = coalesce($3, sent_at), failure = $4 where hub_id = $1 and person_id = $2",
    [d.hub, d.person, d.at, d.failure],
  );
}

/** Runs as the system: the language in which the person wants it, or reads the product. */
export async function digestLanguage(tx: Tx, d: { hub: number; person: number }): Promise<Locale> {
  const { rows } = await tx.query<{ language: Locale }>(
    `select coalesce(d.language, p.locale) as language from hub.person p left join attract.digest d on d.hub_id = $1 and d.person_id = p.id where p.id = $2`,
    [d.hub, d.person],
  );
  return rows[0]?.language ?? "en";
}
