import type { EventDetail } from "@essor/contract/connect-events";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { parsePeople, parseWishes } from "./event-lists.ts";
import { Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

function useAct(event: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: { name: string; body: object }) =>
      write("POST", `/connect/events/${event}/${name}`, { body }),
    onSuccess: () => queries.invalidateQueries(ALL),
  });
}

/** The organiser's lists as text: one person a line, one wish a line. */
export function PeopleForm({ detail, close }: { detail: EventDetail; close: () => void }) {
  const { t } = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const { event, people, wishes } = detail;
  const label = new Map(people.map((p) => [p.id, p.label]));
  const form = useDraft(`event-people:${event.id}`, {
    people: people
      .filter((p) => !p.mine)
      .map((p) => [p.label, ...(p.away.length ? [p.away.join(" ")] : [])].join("; "))
      .join("\n"),
    wishes: wishes.map((w) => `${label.get(w.guest)} > ${label.get(w.host)}`).join("\n"),
  });
  const [bad, setBad] = useState<{ people: number | null; wishes: number | null }>({
    people: null,
    wishes: null,
  });
  const save = useMutation({
    mutationFn: (body: object) => write("PUT", `/connect/events/${event.id}/people`, { body }),
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
      close();
    },
  });
  function submit() {
    const read = {
      people: parsePeople(form.values.people),
      wishes: parseWishes(form.values.wishes),
    };
    setBad({ people: read.people.bad, wishes: read.wishes.bad });
    if (read.people.bad === null && read.wishes.bad === null)
      save.mutate({ people: read.people.rows, wishes: read.wishes.rows });
  }
  const wrong = (line: number | null) =>
    line === null ? undefined : t("connect.lineBad", { n: String(line) });
  return (
    <div className="es-form">
      <Note>{t("connect.eventPeopleNote")}</Note>
      <Textarea
        label={t("connect.eventPeopleList")}
        autosize
        minRows={6}
        maxRows={14}
        {...form.text("people")}
        error={wrong(bad.people)}
      />
      <Textarea
        label={t("connect.eventWishList")}
        autosize
        minRows={6}
        maxRows={14}
        {...form.text("wishes")}
        error={wrong(bad.wishes)}
      />
      <Refusal error={save.error} />
      <div className="es-actions">
        <Button loading={save.isPending} onClick={submit}>
          {t("ui.save")}
        </Button>
        <Button variant="default" onClick={close}>
          {t("ui.cancel")}
        </Button>
      </div>
    </div>
  );
}

/** What a firm does itself: sign up, wish, and answer the wishes of others. */
export function OwnPart({ detail }: { detail: EventDetail }) {
  const { t } = useText();
  const { event, people, wishes } = detail;
  const me = people.find((p) => p.mine);
  const act = useAct(event.id);
  const [name, setName] = useState("");
  const [host, setHost] = useState("");
  const label = new Map(people.map((p) => [p.id, p.label]));
  const asked = wishes.filter((w) => w.guest === me?.id);
  const open = people.filter((p) => !p.mine && !asked.some((w) => w.host === p.id));
  if (!me)
    return (
      <Section title={t("connect.join")}>
        <div className="es-form">
          <Note>{t("connect.joinNote")}</Note>
          <TextInput
            label={t("connect.joinName")}
            maxLength={120}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <Refusal error={act.error} />
          <div>
            <Button
              loading={act.isPending}
              disabled={!name.trim()}
              onClick={() => act.mutate({ name: "join", body: { label: name.trim() } })}
            >
              {t("connect.join")}
            </Button>
          </div>
        </div>
      </Section>
    );
  return (
    <Section title={t("connect.wishes", { name: me.label })}>
      <div className="cn-stack">
        <div className="cn-row-actions">
          <NativeSelect
            label={t("connect.wishFor")}
            value={host}
            data={[
              { value: "", label: "–" },
              ...open.map((p) => ({ value: String(p.id), label: p.label })),
            ]}
            onChange={(e) => setHost(e.currentTarget.value)}
          />
          <Button
            style={{ alignSelf: "end" }}
            disabled={host === ""}
            loading={act.isPending}
            onClick={() => {
              act.mutate({ name: "wishes", body: { host: Number(host) } });
              setHost("");
            }}
          >
            {t("connect.wish")}
          </Button>
        </div>
        <Refusal error={act.error} />
        <ul className="cn-cards">
          {wishes.map((w) => (
            <li key={`${w.guest} ${w.host}`}>
              <span>
                {label.get(w.guest)} → {label.get(w.host)}{" "}
                <span className="es-dim">{t(`connect.wish.${w.accepted ?? "open"}`)}</span>
              </span>
              {w.host === me.id && (
                <div className="cn-row-actions">
                  {[true, false].map((accepted) => (
                    <Button
                      key={String(accepted)}
                      size="xs"
                      variant="default"
                      disabled={w.accepted === accepted}
                      onClick={() =>
                        act.mutate({ name: "answers", body: { guest: w.guest, accepted } })
                      }
                    >
                      {t(accepted ? "connect.accept" : "connect.decline")}
                    </Button>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
