import type { EventDetail, EventRow } from "@essor/contract/connect-events";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { useDraft } from "../ui/draft.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { eventsQuery } from "./event-queries.ts";
import { Badge, Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

/** Events with meetings at tables. */
export function Page() {
  const { t, f, pick } = useText();
  const adviser = useMay()("connect.advise");
  const [{ edit }, setAddress] = useAddress();
  const query = useQuery(eventsQuery);
  const close = () => setAddress({ edit: undefined });
  return (
    <>
      <PageHead title={t("connect.events")} lead={t("connect.eventsLead")}>
        {adviser && (
          <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
            {t("connect.eventNew")}
          </Button>
        )}
      </PageHead>
      <Section title={t("connect.events")} flush>
        <Loaded query={query} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("connect.eventsEmpty")} />
            ) : (
              <ul className="cn-cards">
                {items.map((event) => (
                  <li key={event.id}>
                    <h3>
                      <PageLink to={`/connect/events/${event.id}`}>{pick(event.name)}</PageLink>
                    </h3>
                    <div className="cn-badges">
                      <Badge>{f.day(event.on)}</Badge>
                      {event.example && <Badge tone="warn">{t("connect.example")}</Badge>}
                      <span className="es-dim es-small">
                        {t("connect.eventSize", {
                          people: f.exact(event.people),
                          tables: f.exact(event.tables),
                          slots: f.exact(event.slots),
                        })}
                        {" · "}
                        {t("connect.eventMeetings", { n: f.exact(event.meetings) })}
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Panel
        opened={adviser && edit === "+"}
        onClose={close}
        size={440}
        title={t("connect.eventNew")}
      >
        {edit === "+" && <EventForm close={close} />}
      </Panel>
    </>
  );
}

function startOf(event: EventRow | undefined) {
  return {
    en: event?.name.en ?? "",
    zh: event?.name["zh-CN"] ?? "",
    fr: event?.name.fr ?? "",
    on: event?.on ?? "",
    slots: String(event?.slots ?? 12),
    tables: String(event?.tables ?? 20),
  };
}

/** Sets up an event or changes its size; another size makes the plan void. */
export function EventForm({ event, close }: { event?: EventRow; close: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [, setAddress] = useAddress();
  const number = (least: number, most: number) => (v: string) =>
    Number.isInteger(Number(v)) && Number(v) >= least && Number(v) <= most
      ? null
      : t("connect.wholeNumber", { least: String(least), most: String(most) });
  const required = (v: string) => (v.trim() ? null : t("form.required"));
  const form = useDraft(`event:${event?.id ?? "+"}`, startOf(event), {
    check: { en: required, on: required, slots: number(1, 60), tables: number(1, 500) },
  });
  const save = useMutation({
    mutationFn: () => {
      const v = form.values;
      const body = {
        name: { en: v.en, ...(v.zh && { "zh-CN": v.zh }), ...(v.fr && { fr: v.fr }) },
        on: v.on,
        slots: Number(v.slots),
        tables: Number(v.tables),
      };
      return event
        ? write<EventDetail>("PATCH", `/connect/events/${event.id}`, {
            body,
            version: event.version,
          })
        : write<EventDetail>("POST", "/connect/events", { body });
    },
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries(ALL);
      if (event) close();
      else setAddress({ edit: undefined });
    },
  });
  function submit(e: FormEvent) {
    e.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="es-form">
      <TextInput
        label={t("connect.partnerName", { language: "English" })}
        required
        lang="en"
        {...form.text("en")}
      />
      <TextInput
        label={t("connect.partnerName", { language: "中文" })}
        lang="zh-CN"
        {...form.text("zh")}
      />
      <TextInput
        label={t("connect.partnerName", { language: "français" })}
        lang="fr"
        {...form.text("fr")}
      />
      <TextInput label={t("connect.on")} type="date" required {...form.text("on")} />
      <div className="es-form-pair">
        <TextInput label={t("connect.slots")} inputMode="numeric" {...form.text("slots")} />
        <TextInput label={t("connect.tables")} inputMode="numeric" {...form.text("tables")} />
      </div>
      <Refusal error={save.error} />
      <FormEnd pending={save.isPending} close={close} />
    </form>
  );
}
