import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueDueDigests } from "../attract/digest-clock.ts";
import { asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { jobKinds } from "../job-kinds.ts";
import { startWorker, type Worker } from "../jobs/worker.ts";
import { sendMail } from "./send-mail.ts";
import { type MailSettings, readMail } from "./settings.ts";

const SECRET = "Meridian Photonics";

/** A real mail server on loopback that asks for a password and keeps what it takes. */
async function mailServer(): Promise<{
  port: number;
  got: ParsedMail[];
  refuse: (on: boolean) => void;
  close: () => Promise<void>;
}> {
  const got: ParsedMail[] = [];
  let refusing = false;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "essor" && password === "jade"
        ? done(null, { user: username })
        : done(new Error("wrong password")),
    onRcptTo: (_address, _session, done) =>
      refusing ? done(Object.assign(new Error("no such mailbox"), { responseCode: 550 })) : done(),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        got.push(mail);
        done();
      }, done);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    got,
    refuse: (on) => {
      refusing = on;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe("e-mail through a real mail server", () => {
  let hub: TestHub;
  let server: Awaited<ReturnType<typeof mailServer>>;
  let mail: MailSettings;
  let worker: Worker;
  beforeAll(async () => {
    server = await mailServer();
    mail = {
      url: `smtp://essor:jade@127.0.0.1:${server.port}`,
      from: "Essor <hub@city.example>",
      publicUrl: "https://hub.city.example",
    };
    hub = await openTestHub({ demo: false, idleWorker: true, more: { mail } });
    worker = startWorker(hub.pool, jobKinds({ files: "/tmp", mail }), {
      idleMs: 30,
      log: () => {},
    });
  });
  afterAll(async () => {
    await worker.stop();
    await hub.close();
    await server.close();
  });

  const choose = (language: string, wanted = true) =>
    hub.call("officer", "PUT", "/api/v1/attract/digest", {
      body: { wanted, language, hour: 8, weekdays: true },
    });
  const now = async () => {
    const { job } = (await hub.call("officer", "POST", "/api/v1/attract/digest/now")).body as {
      job: number;
    };
    return hub.ended("officer", job);
  };

  it("the daily list arrives in the chosen language, with project names and links, and code names for what is secret", async () => {
    const made = await hub.call("officer", "POST", "/api/v1/attract/projects", {
      body: { name: SECRET, codeName: "Project Egret", district: "ketd" },
    });
    const { project } = made.body as { project: { id: number } };
    await hub.call("officer", "POST", `/api/v1/attract/projects/${project.id}/tasks`, {
      body: { title: "Send the plot plan", due: "2024-01-05" },
    });
    const open = await hub.call("officer", "POST", "/api/v1/attract/projects", {
      body: { name: "昆仑示例", district: "ketd" },
    });
    await hub.call(
      "officer",
      "POST",
      `/api/v1/attract/projects/${(open.body as { project: { id: number } }).project.id}/tasks`,
      { body: { title: "环评", due: "2024-02-05" } },
    );
    for (const [language, subject] of [
      ["en", /need/],
      ["zh-CN", /等您处理/],
      ["fr", /attend/],
    ] as const) {
      expect((await choose(language)).status).toBe(200);
      expect(await now()).toMatchObject({ error: null, state: "done", result: { sent: true } });
      const message = server.got.at(-1) as ParsedMail;
      expect(message.subject).toMatch(subject);
      expect(message.to).toMatchObject({ text: "officer@demo.essor" });
      expect(message.from?.text).toContain("hub@city.example");
      for (const body of [message.text as string, message.html as string]) {
        expect(body).toContain("Project Egret");
        expect(body).toContain("Send the plot plan");
        expect(body).toContain("昆仑示例");
        expect(body).toContain(`https://hub.city.example/attract/projects/${project.id}`);
        expect(body).toContain("https://hub.city.example/attract/calendar");
        expect(body).not.toContain(SECRET);
      }
    }
    const shown = (await hub.call("officer", "GET", "/api/v1/attract/digest")).body;
    expect(shown).toMatchObject({ wanted: true, possible: true, failure: "" });
    expect((shown as { sentAt: string | null }).sentAt).not.toBeNull();
  });

  it("a list goes out once a day, at the person's hour on the hub's clock, on working days, and only to who wants it", async () => {
    await choose("en");
    const due = (at: string) => queueDueDigests(hub.pool, new Date(at));
    expect(await due("2031-06-04T23:59:00Z")).toBe(0); // Thursday 07:59 in Shanghai
    expect(await due("2031-06-05T00:00:00Z")).toBe(1); // 08:00
    expect(await due("2031-06-05T00:05:00Z")).toBe(0);
    expect(await due("2031-06-07T02:00:00Z")).toBe(0); // Saturday
    const twice = await Promise.all([due("2031-06-09T02:00:00Z"), due("2031-06-09T02:00:00Z")]);
    expect(twice.toSorted()).toEqual([0, 1]); // Monday, from two servers at once
    await choose("en", false);
    expect(await due("2031-06-10T02:00:00Z")).toBe(0);
  });

  it("who has lost the right to see projects gets no list", async () => {
    const id = await asSystem(hub.pool, async (tx) => {
      const { rows } = await tx.query(
        "select p.id, m.hub_id from hub.person p join hub.membership m on m.person_id = p.id where p.email = 'investor@demo.essor' limit 1",
      );
      const made = await tx.query(
        "insert into hub.job (hub_id, kind, payload, created_by) values ($1, 'digest.send', $2, null) returning id",
        [rows[0].hub_id, { person: rows[0].id }],
      );
      return made.rows[0].id as number;
    });
    expect(await hub.ended("administrator", id)).toMatchObject({
      state: "failed",
      error: { code: "not-found" },
    });
  });

  it("a mailbox that does not exist is said to its owner, and the password of the server is in no message", async () => {
    await choose("en");
    server.refuse(true);
    const ended = await now();
    server.refuse(false);
    expect(ended).toMatchObject({ state: "failed", error: { code: "mail-refused" } });
    const shown = (await hub.call("officer", "GET", "/api/v1/attract/digest")).body;
    expect((shown as { failure: string }).failure).toContain("550");
    expect(JSON.stringify([ended, shown])).not.toContain("jade@");
    expect(await now()).toMatchObject({ state: "done" });
    expect((await hub.call("officer", "GET", "/api/v1/attract/digest")).body).toMatchObject({
      failure: "",
    });
  });

  it("a wrong password and a server that is away are told apart", async () => {
    const message = { to: "a@b.example", subject: "x", text: "x", html: "x", messageId: "1" };
    const at = (url: string) => sendMail({ ...mail, url }, message);
    await expect(at(`smtp://essor:wrong@127.0.0.1:${server.port}`)).rejects.toMatchObject({
      code: "mail-refused",
    });
    await expect(at("smtp://127.0.0.1:9")).rejects.toMatchObject({ code: "mail-unreachable" });
  });

  it("settings are read from the environment, whole or not at all", () => {
    expect(readMail({})).toBeUndefined();
    expect(() => readMail({ ESSOR_SMTP_URL: "smtp://x" })).toThrow(/ESSOR_MAIL_FROM/);
    expect(() =>
      readMail({ ESSOR_SMTP_URL: "mail.x", ESSOR_MAIL_FROM: "a", ESSOR_PUBLIC_URL: "b" }),
    ).toThrow(/smtp:\/\//);
  });
});

describe("without a mail server", () => {
  it("the choice says that no e-mail can be sent, and asking for one is refused", async () => {
    const hub = await openTestHub({ demo: false, idleWorker: true });
    expect((await hub.call("officer", "GET", "/api/v1/attract/digest")).body).toMatchObject({
      possible: false,
      wanted: false,
    });
    expect((await hub.call("officer", "POST", "/api/v1/attract/digest/now")).body).toMatchObject({
      code: "mail-off",
    });
    await hub.close();
  });
});
