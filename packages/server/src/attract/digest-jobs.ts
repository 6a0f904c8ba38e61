import { may } from "@essor/contract/rights";
import { asAsker, asSystem } from "../db/rights.ts";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import { MailFailed, sendMail } from "../mail/send-mail.ts";
import type { MailSettings } from "../mail/settings.ts";
import { digestMail } from "./digest-text.ts";
import { homeOf } from "./project-routes.ts";
import { digestLanguage, noteDigest } from "./queries-digest.ts";
import { askerOf, codeNames, findMember, type MemberDbRow } from "./queries-view.ts";
import { needsOf } from "./view-needs.ts";
import { todayIn } from "./zone.ts";

const TRIES = 3;

/** One person's daily list by e-mail, under that person's own rights. */
export function digestJobs(mail: MailSettings | undefined): JobKinds {
  return {
    "digest.send": async ({ pool, job }) => {
      if (mail === undefined) throw new JobRefused("mail-off", "This server sends no e-mail");
      const person = Number(job.payload.person);
      const whom = { hub: job.hub_id, person };
      const member = await asSystem(pool, (tx) => findMember(tx, whom));
      if (member === undefined || !may(member.role, "attract.read"))
        throw new JobRefused("not-found", "Whom it was for has left");
      const message = await messageFor(pool, member, mail);
      if (message === null) return { sent: false, why: "nothing-waits" };
      try {
        await tried(() =>
          sendMail(mail, { ...message, to: member.email, messageId: `digest-${job.id}` }),
        );
      } catch (error) {
        if (!(error instanceof MailFailed)) throw error;
        await asSystem(pool, (tx) => noteDigest(tx, { ...whom, at: null, failure: error.message }));
        throw new JobRefused(error.code, error.message);
      }
      await asSystem(pool, (tx) => noteDigest(tx, { ...whom, at: new Date(), failure: "" }));
      return { sent: true, subject: message.subject };
    },
  };
}

async function messageFor(pool: JobTools["pool"], member: MemberDbRow, mail: MailSettings) {
  const language = await asSystem(pool, (tx) => digestLanguage(tx, member));
  const asker = askerOf(member);
  return asAsker(pool, asker, async (tx) => {
    const now = new Date();
    const needs = await needsOf(tx, { asker }, now);
    const ids = [
      ...needs.tasks.map((t) => t.project),
      ...needs.breaches.map((b) => b.project),
      ...needs.issues.map((i) => i.project),
      ...needs.stalled.map((s) => s.project.id),
    ].filter((id): id is number => id !== null);
    return digestMail(needs, {
      language,
      hub: member.hubName[language] ?? member.hubName.en ?? "",
      day: todayIn(now, (await homeOf(tx)).zone),
      address: mail.publicUrl,
      codeNames: await codeNames(tx, ids),
    });
  });
}

/** A server that is away may be back in a moment; one that refuses is asked once. */
async function tried(work: () => Promise<void>): Promise<void> {
  for (let i = 1; ; i++) {
    try {
      return await work();
    } catch (error) {
      if (i === TRIES || !(error instanceof MailFailed) || error.code === "mail-refused")
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 4 ** i));
    }
  }
}
