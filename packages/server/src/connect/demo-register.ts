import { registerPairs, scheduleMeetings } from "@essor/core/connect";
import type { Tx } from "../db/rights.ts";
import { readTable } from "../db/shipped-data.ts";
import {
  addEvent,
  addPeople,
  addWishes,
  answerWish,
  saveMeetings,
  savePlan,
  setMeeting,
} from "./queries-event.ts";
import { addListed, registerRecords, savePairs, takeInSources } from "./queries-organisation.ts";
import { registerWords } from "./register-words.ts";

const KUNSHAN = "320583";
const GLEIF = "GLEIF, global register of legal entity identifiers (CC0)";
const PEOPLE = 24;

/** Firms of the place by their register entries, beside those that other sources name, with the pairs to decide. */
export async function loadRegisterDemo(tx: Tx, hub: number): Promise<void> {
  await inHub(tx, hub, async () => {
    await addListed(
      tx,
      readTable("gleif-entities", "cn_entities.csv.gz")
        .filter((row) => row.admin_code === KUNSHAN)
        .map((row) => ({
          name: row.name,
          uscc: /^[0-9A-Z]{18}$/.test(row.registered_as ?? "") ? row.registered_as : "",
          lei: row.lei,
          country: row.country,
          city: row.admin_name,
          address: row.address,
          source: "gleif",
          title: GLEIF,
        })),
    );
    await takeInSources(tx);
    await savePairs(tx, registerPairs(await registerRecords(tx), registerWords()));
  });
}

/** A worked example of an afternoon of meetings, planned and half of it held. */
export async function loadEventDemo(tx: Tx, hub: number, now: Date): Promise<void> {
  await inHub(tx, hub, async () => {
    const event = await addEvent(tx, {
      name: {
        en: "Worked example: display supply afternoon",
        "zh-CN": "示例：新型显示供需对接会",
        fr: "Exemple : après-midi des fournisseurs de l’affichage",
      },
      on: now.toISOString().slice(0, 10),
      slots: 8,
      tables: 6,
    });
    await tx.query("update connect.event set example = true where id = $1", [event]);
    const ids = await addPeople(
      tx,
      event,
      Array.from({ length: PEOPLE }, (_, i) => ({
        label: `示例企业 Firm ${String(i + 1).padStart(2, "0")}`,
        away: i % 8 === 0 ? [1] : [],
        person: null,
      })),
    );
    const wishes = ids.flatMap((guest, i) =>
      [1, 5, 11].map((step) => ({ guest, host: ids[(i + step) % PEOPLE] as number })),
    );
    await addWishes(tx, event, wishes);
    for (const [i, wish] of wishes.entries())
      if (i % 3 !== 2) await answerWish(tx, { event, ...wish, accepted: i % 7 !== 0 });
    const made = scheduleMeetings(
      wishes
        .filter((_, i) => i % 3 === 2 || i % 7 !== 0)
        .map((w) => ({ a: String(w.guest), b: String(w.host), weight: 1 })),
      { slots: 8, tables: 6 },
    );
    const meetings = made.meetings.map(({ slot, table, a, b }) => ({
      slot,
      table,
      guest: Number(a),
      host: Number(b),
    }));
    await saveMeetings(tx, event, meetings);
    const { fairness, unmet, value, bound, gap } = made;
    const counts = { wishes: meetings.length + unmet.length, met: meetings.length };
    await savePlan(tx, event, { ...counts, ...fairness, value, bound, gap }, now);
    for (const [i, m] of meetings.filter((m) => m.slot <= 4).entries())
      await setMeeting(tx, {
        event,
        ...m,
        kept: i % 5 !== 0,
        secondMeeting: i % 5 === 0 ? null : i % 4 === 1,
      });
  });
}

/** The statements of this slice ask which hub is meant; the demo's own transaction says it for them. */
async function inHub(tx: Tx, hub: number, work: () => Promise<void>): Promise<void> {
  await tx.query("select set_config('app.hub', $1, true)", [String(hub)]);
  await work();
  await tx.query("select set_config('app.hub', '', true)");
}
