import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { parseSearch, useAddress } from "../api/address.ts";
import { ApiProblem, apiAddress, write } from "../api/client.ts";
import { meQuery, waysQuery } from "../api/session.ts";
import "./sign-in.css";
import { paths } from "../paths.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { DisplayMenu } from "../ui/shell/menus.tsx";
import { useText } from "../ui/text.ts";

/** Only a path of this product is a place to go on to. */
function onward(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.startsWith(paths.signIn)
    ? next
    : paths.overview;
}

export function Page() {
  const text = useText();
  const { t } = text;
  const ways = useQuery(waysQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [{ next }] = useAddress();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("app.name")}`;
  }, [t]);

  async function signIn(account: { email: string; password: string }) {
    setBusy(true);
    setProblem(null);
    try {
      await write("POST", "/me/session", { body: account });
      queries.clear();
      await queries.fetchQuery(meQuery);
      const [path, search = ""] = onward(next).split("?");
      await navigate({ to: path as never, search: parseSearch(search) as never, replace: true });
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 0;
      setProblem(
        status === 401 || status === 422 || status === 400
          ? t("signIn.wrong")
          : status === 429 || status === 423
            ? t("signIn.locked")
            : problemText(text, error).text,
      );
      setBusy(false);
    }
  }
  const sameRole = (role: string) => ways.data?.demo.filter((a) => a.role === role).length ?? 0;
  function submit(event: FormEvent) {
    event.preventDefault();
    void signIn({ email, password });
  }
  return (
    <div className="es-signin">
      <div className="es-signin-tools">
        <DisplayMenu />
      </div>
      <main>
        <div className="es-signin-brand">
          <svg width="40" height="40" viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" rx="3.5" fill="#0b7a5f" />
            <path
              d="M3 12 7 7l2.5 2L13 4"
              fill="none"
              stroke="#fff"
              strokeWidth="1.6"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          <div>
            <h1>{t("app.name")}</h1>
            <p className="es-dim">{t("app.line")}</p>
          </div>
        </div>
        <p>{t("signIn.about")}</p>
        <form onSubmit={submit}>
          <TextInput
            label={t("signIn.email")}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
          />
          <PasswordInput
            label={t("signIn.password")}
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
          />
          {problem && <Note tone="danger">{problem}</Note>}
          <Button type="submit" loading={busy}>
            {t("signIn.submit")}
          </Button>
          {ways.data?.oidc && (
            <Button component="a" variant="default" href={apiAddress("/me/oidc/start")}>
              {t("signIn.oidc", { name: ways.data.oidc.name })}
            </Button>
          )}
        </form>
        {ways.data && ways.data.demo.length > 0 && (
          <section aria-labelledby="demo">
            <h2 id="demo">{t("signIn.demo")}</h2>
            <div className="es-signin-demo">
              {ways.data.demo.map((account) => (
                <Button
                  key={account.email}
                  variant="default"
                  size="xs"
                  disabled={busy}
                  title={account.email}
                  onClick={() => void signIn({ email: account.email, password: account.password })}
                >
                  {t(`role.${account.role}`)}
                  {sameRole(account.role) > 1 && (
                    <span className="es-unit">{account.email.split("@")[0]}</span>
                  )}
                </Button>
              ))}
            </div>
          </section>
        )}
      </main>
    </div>
  );
}
