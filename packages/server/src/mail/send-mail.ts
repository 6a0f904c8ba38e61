import { createTransport } from "nodemailer";
import type { MailSettings } from "./settings.ts";

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stays the same for a repeated try, so that a mailbox can tell the second copy. */
  readonly messageId: string;
};

/** Why a message did not go, in a word that may be shown; the password of the address never stands in it. */
export class MailFailed extends Error {
  readonly code: "mail-refused" | "mail-unreachable";
  constructor(code: MailFailed["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Hands a message to the mail server of the settings. Throws `MailFailed`. */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // Nothing is read from files or fetched while a message is put together.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
  try {
    await transport.sendMail({
      from: settings.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.messageId}@${new URL(settings.publicUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    throw responseCode === undefined
      ? new MailFailed("mail-unreachable", `The mail server does not answer (${code ?? "no code"})`)
      : new MailFailed("mail-refused", `The mail server refused the message (${responseCode})`);
  } finally {
    transport.close();
  }
}
