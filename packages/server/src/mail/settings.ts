import { StartError } from "../db/start-error.ts";

/** Where e-mail is handed over, who it is from, and under which address its links lead back. */
export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…`; a password never stands in a log. */
  readonly url: string;
  readonly from: string;
  readonly publicUrl: string;
};

/** The settings of e-mail from the environment; undefined where the server sends none. */
export function readMail(env: NodeJS.ProcessEnv): MailSettings | undefined {
  const { ESSOR_SMTP_URL: url, ESSOR_MAIL_FROM: from, ESSOR_PUBLIC_URL: publicUrl } = env;
  if (!url) return undefined;
  if (!from || !publicUrl)
    throw new StartError(
      "mail-incomplete",
      "ESSOR_SMTP_URL also needs ESSOR_MAIL_FROM and ESSOR_PUBLIC_URL",
    );
  if (!/^smtps?:\/\/[^\s/]+/.test(url))
    throw new StartError("mail-wrong", "ESSOR_SMTP_URL must begin with smtp:// or smtps://");
  return { url, from, publicUrl: publicUrl.replace(/\/+$/, "") };
}
