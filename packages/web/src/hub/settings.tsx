import { CAPABILITIES } from "@essor/contract/rights";
import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { tokensQuery } from "../api/hub.ts";
import { meQuery, useMe } from "../api/session.ts";
import type { NewToken } from "../api/shapes.ts";
import { useDraft } from "../ui/draft.ts";
import { asLanguage, LANGUAGE_NAMES, LANGUAGES } from "../ui/format.ts";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

function Problem({ error }: { error: unknown }) {
  const text = useText();
  if (!error) return null;
  const { code, text: said } = problemText(text, error);
  return (
    <Note tone="danger">
      {said} <span className="es-mono">({code})</span>
    </Note>
  );
}

function Profile() {
  const { t, choose } = useText();
  const me = useMe();
  const queries = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(me?.name ?? "");
  const [locale, setLocale] = useState<string>(me?.locale ?? "en");
  const save = useMutation({
    mutationFn: () => write("PATCH", "/me", { body: { name, locale } }),
    onSuccess: async () => {
      await choose(asLanguage(locale));
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      toast(t("ui.saved"));
    },
  });
  return (
    <Section title={t("settings.profile")}>
      <form
        className="es-form"
        style={{ maxWidth: 420 }}
        onSubmit={(e) => {
          e.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label={t("settings.name")}
          required
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <NativeSelect
          label={t("settings.language")}
          value={locale}
          data={LANGUAGES.map((l) => ({ value: l as string, label: LANGUAGE_NAMES[l] }))}
          onChange={(e) => setLocale(e.currentTarget.value)}
        />
        <Problem error={save.error} />
        <div>
          <Button type="submit" loading={save.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Password() {
  const { t } = useText();
  const toast = useToast();
  const form = useDraft(
    "password",
    { current: "", next: "" },
    {
      keep: false,
      check: {
        current: (v) => (v ? null : t("form.required")),
        next: (v) => (v.length >= 12 ? null : t("form.short12")),
      },
    },
  );
  const save = useMutation({
    mutationFn: () => write("POST", "/me/password", { body: form.values }),
    onSuccess: () => {
      form.reset();
      toast(t("settings.passwordChanged"));
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <Section title={t("settings.password")}>
      <form className="es-form" style={{ maxWidth: 420 }} noValidate onSubmit={submit}>
        <PasswordInput
          label={t("settings.current")}
          autoComplete="current-password"
          required
          {...form.text("current")}
        />
        <PasswordInput
          label={t("settings.next")}
          autoComplete="new-password"
          required
          description={t("form.short12")}
          {...form.text("next")}
        />
        <Problem error={save.error} />
        <div>
          <Button type="submit" loading={save.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function inNinetyDays(): string {
  return new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
}

function MakeToken({ made }: { made: (token: string) => void }) {
  const { t } = useText();
  const me = useMe();
  const queries = useQueryClient();
  const [scopes, setScopes] = useState<readonly string[]>(["measure.read"]);
  const form = useDraft(
    "token",
    { name: "", expiresOn: inNinetyDays() },
    { keep: false, check: { name: (v) => (v.trim() ? null : t("form.required")) } },
  );
  const make = useMutation({
    mutationFn: () => write<NewToken>("POST", "/me/tokens", { body: { ...form.values, scopes } }),
    onSuccess: async (token) => {
      form.reset();
      made(token.token);
      await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  return (
    <form
      className="es-form"
      style={{ maxWidth: 640 }}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (form.valid()) make.mutate();
      }}
    >
      <div className="es-form-pair">
        <TextInput label={t("settings.tokenName")} required {...form.text("name")} />
        <TextInput
          label={t("settings.tokenExpires")}
          type="date"
          required
          {...form.text("expiresOn")}
        />
      </div>
      <Checkbox.Group label={t("settings.tokenScopes")} value={[...scopes]} onChange={setScopes}>
        <div className="es-form-pair" style={{ marginTop: 6 }}>
          {Object.keys(CAPABILITIES)
            .filter((c) => (me?.capabilities as readonly string[] | undefined)?.includes(c))
            .map((c) => (
              <Checkbox key={c} size="xs" value={c} label={<span className="es-mono">{c}</span>} />
            ))}
        </div>
      </Checkbox.Group>
      <Problem error={make.error} />
      <div>
        <Button type="submit" disabled={scopes.length === 0} loading={make.isPending}>
          {t("settings.tokenMake")}
        </Button>
      </div>
    </form>
  );
}

function Tokens() {
  const { t, f } = useText();
  const query = useQuery(tokensQuery);
  const queries = useQueryClient();
  const toast = useToast();
  const [made, setMade] = useState<string | null>(null);
  const revoke = useMutation({
    mutationFn: (id: number) => write("DELETE", `/me/tokens/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  return (
    <Section title={t("settings.tokens")} note={t("settings.tokensLead")} flush>
      {made && (
        <div className="es-body">
          <Note tone="good">
            <p>{t("settings.tokenOnce")}</p>
            <p className="es-mono es-break">{made}</p>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                void navigator.clipboard.writeText(made).then(() => toast(t("ui.copied")))
              }
            >
              {t("ui.copy")}
            </Button>
          </Note>
        </div>
      )}
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="es-dim es-body">{t("settings.tokensEmpty")}</p>
          ) : (
            <ul className="es-list">
              {items.map((token) => (
                <li key={token.id}>
                  <span style={{ flex: 1 }}>
                    <strong>{token.name}</strong>{" "}
                    <span className="es-dim es-small es-mono">{token.scopes.join(" ")}</span>
                    <br />
                    <span className="es-dim es-small">
                      {t("settings.tokenExpires")} {f.day(token.expiresAt)} ·{" "}
                      {t("settings.tokenUsed")}:{" "}
                      {token.usedAt ? f.instant(token.usedAt) : t("settings.tokenNever")}
                    </span>
                  </span>
                  {token.revokedAt ? (
                    <span className="es-dim">{t("settings.tokenRevoked")}</span>
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={t("settings.tokenRevoke", { name: token.name })}
                      onClick={() => revoke.mutate(token.id)}
                    >
                      {t("ui.delete")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="es-body" style={{ borderTop: "1px solid var(--es-line)" }}>
        <MakeToken made={setMade} />
      </div>
    </Section>
  );
}

export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("settings.title")} views={false} />
      <Profile />
      <Password />
      <Tokens />
    </>
  );
}
