import { ROLES } from "@essor/contract/rights";
import { Button, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { membersQuery } from "../api/hub.ts";
import { useMay, useMe } from "../api/session.ts";
import type { Member } from "../api/shapes.ts";
import { DataTable } from "../ui/data-table.tsx";
import { useDraft } from "../ui/draft.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Panel, Question } from "../ui/panel.tsx";
import { problemText } from "../ui/problem.ts";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

const toList = (text: string): string[] | null => {
  const codes = text.split(/[,，\s]+/).filter(Boolean);
  return codes.length > 0 ? codes : null;
};

type FormProps = { readonly member: Member | undefined; readonly done: () => void };

function MemberForm({ member, done }: FormProps) {
  const text = useText();
  const { t } = text;
  const queries = useQueryClient();
  const toast = useToast();
  const required = (v: string) => (v.trim() === "" ? t("form.required") : null);
  const form = useDraft(
    `member:${member?.personId ?? "+"}`,
    {
      name: member?.name ?? "",
      email: member?.email ?? "",
      password: "",
      role: (member?.role ?? "viewer") as string,
      districts: member?.districts?.join(", ") ?? "",
      chains: member?.chains?.join(", ") ?? "",
      funds: member?.funds?.join(", ") ?? "",
    },
    {
      keep: false,
      check: member
        ? {}
        : {
            name: required,
            email: (v) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(v) ? null : t("form.email")),
            password: (v) => (v.length >= 12 ? null : t("form.short12")),
          },
    },
  );
  const { values, set } = form;
  const save = useMutation({
    mutationFn: () => {
      const rights = {
        role: values.role,
        districts: toList(values.districts),
        chains: toList(values.chains),
        funds: toList(values.funds),
      };
      return member
        ? write("PATCH", `/hub/members/${member.personId}`, {
            body: rights,
            version: member.version,
          })
        : write("POST", "/hub/members", {
            body: { ...rights, name: values.name, email: values.email, password: values.password },
          });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: membersQuery.queryKey });
      toast(member ? t("ui.saved") : t("members.invited", { name: values.name }));
      done();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="es-form">
      {!member && (
        <>
          <TextInput label={t("members.name")} required autoComplete="off" {...form.text("name")} />
          <TextInput
            label={t("members.email")}
            type="email"
            required
            autoComplete="off"
            {...form.text("email")}
          />
          <PasswordInput
            label={t("members.password")}
            description={t("members.passwordHelp")}
            required
            autoComplete="new-password"
            {...form.text("password")}
          />
        </>
      )}
      <NativeSelect
        label={t("members.role")}
        value={values.role}
        data={ROLES.map((r) => ({ value: r as string, label: t(`role.${r}`) }))}
        onChange={(e) => set("role", e.currentTarget.value)}
      />
      {(["districts", "chains", "funds"] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`members.${name}`)}
          description={t("members.listHelp")}
          {...form.text(name)}
        />
      ))}
      {save.error && (
        <Note tone="danger">
          {problemText(text, save.error).text}{" "}
          <span className="es-mono">({problemText(text, save.error).code})</span>
        </Note>
      )}
      <FormEnd
        pending={save.isPending}
        send={member ? t("ui.save") : t("members.invite")}
        close={done}
      />
    </form>
  );
}

function Remove({ member, close }: { member: Member; close: () => void }) {
  const text = useText();
  const { t } = text;
  const queries = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () =>
      write("DELETE", `/hub/members/${member.personId}`, { version: member.version }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: membersQuery.queryKey });
      toast(t("members.removed", { name: member.name }));
      close();
    },
  });
  return (
    <Question opened onClose={close} title={t("members.remove", { name: member.name })}>
      <div className="es-form">
        <p>{t("members.removeSure", { name: member.name })}</p>
        {remove.error && <Note tone="danger">{problemText(text, remove.error).text}</Note>}
        <div className="es-actions">
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t("ui.delete")}
          </Button>
          <Button variant="default" onClick={close}>
            {t("ui.cancel")}
          </Button>
        </div>
      </div>
    </Question>
  );
}

export function Page() {
  const { t, language } = useText();
  const query = useQuery(membersQuery);
  const admin = useMay()("hub.administer");
  const me = useMe();
  const [{ edit }, setAddress] = useAddress();
  const [removing, setRemoving] = useState<Member | null>(null);
  const edited = query.data?.items.find((m) => String(m.personId) === edit);
  const close = () => setAddress({ edit: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Member>[]>(
    () => [
      {
        id: "name",
        title: t("members.name"),
        value: (m) => m.name,
        width: 180,
        cell: (m) => <strong>{m.name}</strong>,
      },
      { id: "email", title: t("members.email"), value: (m) => m.email, width: 220 },
      {
        id: "role",
        title: t("members.role"),
        value: (m) => t(`role.${m.role}`),
        width: 160,
        choice: true,
      },
      {
        id: "limits",
        title: t("members.limits"),
        width: 220,
        value: (m) =>
          [...(m.districts ?? []), ...(m.chains ?? []), ...(m.funds ?? [])].join(", ") ||
          t("members.unlimited"),
      },
      ...(admin
        ? [
            {
              id: "remove",
              title: t("ui.delete"),
              width: 110,
              value: () => null,
              cell: (m: Member) =>
                m.personId === me?.id ? (
                  ""
                ) : (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={t("members.remove", { name: m.name })}
                    onClick={(e) => {
                      e.stopPropagation();
                      setRemoving(m);
                    }}
                  >
                    {t("ui.delete")}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [language, admin, me?.id],
  );
  return (
    <>
      <PageHead title={t("members.title")} lead={t("members.lead")}>
        {admin && (
          <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
            {t("members.invite")}
          </Button>
        )}
      </PageHead>
      <Section title={t("page.members")} flush>
        <Loaded query={query}>
          {({ items }) => (
            <DataTable
              title={t("members.title")}
              rows={items}
              columns={columns}
              rowKey={(m) => String(m.personId)}
              sort="name"
              {...(admin && {
                onOpen: (m: Member) => setAddress({ edit: String(m.personId) }, { replace: false }),
              })}
            />
          )}
        </Loaded>
      </Section>
      <Panel
        opened={admin && (edit === "+" || edited !== undefined)}
        onClose={close}
        size={440}
        title={edited ? t("members.editOf", { name: edited.name }) : t("members.invite")}
      >
        {(edit === "+" || edited) && <MemberForm key={edit} member={edited} done={close} />}
      </Panel>
      {removing && <Remove member={removing} close={() => setRemoving(null)} />}
    </>
  );
}
