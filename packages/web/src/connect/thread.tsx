import type { ThreadDetail } from "@essor/contract/connect";
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { MovedFigures } from "../ui/loop.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { Badge, Refusal, titleOf } from "./parts.tsx";
import { ALL, outcomesQuery, threadQuery } from "./queries.ts";
import { ClockBadge } from "./threads.tsx";

/** One thread: the three answers, the talk, both consents and the introduction. */
export function Page() {
  const { t } = useText();
  const id = useRouteParam("id");
  const query = useQuery(threadQuery(id));
  return (
    <>
      <PageHead title={t("connect.threadNo", { n: id })} lead={t("connect.threadsLead")}>
        <PageLink to="/connect/threads">{t("connect.threads")}</PageLink>
      </PageHead>
      <Loaded query={query}>
        {(detail) => (
          <div className="cn-columns">
            <div>
              <Moved thread={detail.thread.id} />
              <Interests detail={detail} />
              <Talk detail={detail} />
            </div>
            <Consents detail={detail} />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** What the outcomes of the thread moved, once it led to any. */
function Moved({ thread }: { thread: number }) {
  const outcomes = useQuery(outcomesQuery).data ?? [];
  return outcomes
    .filter((o) => o.thread === thread)
    .map((o) => <MovedFigures key={o.id} kind="outcome" id={o.id} />);
}

function useAct(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: { name: string; body?: object }) =>
      write("POST", `/connect/threads/${id}/${name}`, body ? { body } : {}),
    onSuccess: () => queries.invalidateQueries(ALL),
  });
}

function Interests({ detail }: { detail: ThreadDetail }) {
  const text = useText();
  const { t, f } = text;
  return (
    <>
      {detail.interests.map((interest) => (
        <Section
          key={interest.id}
          title={t("connect.questions")}
          note={
            <>
              <PageLink to={`/connect/profiles/${interest.profile}`}>
                {titleOf(text, interest.title)}
              </PageLink>{" "}
              · {f.instant(interest.at)}
            </>
          }
        >
          <dl className="es-terms">
            <dt>{t("connect.interestWhy")}</dt>
            <dd>{interest.why}</dd>
            <dt>{t("connect.interestBrings")}</dt>
            <dd>{interest.brings}</dd>
            <dt>{t("connect.interestNext")}</dt>
            <dd>{interest.next}</dd>
          </dl>
        </Section>
      ))}
    </>
  );
}

function Talk({ detail }: { detail: ThreadDetail }) {
  const { t, f } = useText();
  const act = useAct(detail.thread.id);
  const [body, setBody] = useState("");
  return (
    <Section title={t("connect.messages")}>
      <div className="cn-stack">
        {detail.messages.length === 0 ? (
          <p className="es-dim">{t("connect.messagesNone")}</p>
        ) : (
          <ul className="cn-talk">
            {detail.messages.map((message) => (
              <li key={message.id} data-own={message.side === detail.thread.side || undefined}>
                <span className="es-dim es-small">
                  {t(`connect.role.${message.side}`)}
                  {message.side === detail.thread.side && ` (${t("connect.you")})`} ·{" "}
                  {f.instant(message.at)}
                </span>
                <p>{message.body}</p>
              </li>
            ))}
          </ul>
        )}
        <Textarea
          label={t("connect.write")}
          description={detail.thread.introducedAt ? undefined : t("connect.writeHelp")}
          autosize
          minRows={3}
          value={body}
          onChange={(e) => setBody(e.currentTarget.value)}
        />
        <Refusal error={act.variables?.name === "messages" ? act.error : null} />
        <div>
          <Button
            disabled={body.trim() === ""}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ name: "messages", body: { body } }, { onSuccess: () => setBody("") })
            }
          >
            {t("connect.send")}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Consents({ detail: { thread } }: { detail: ThreadDetail }) {
  const { t, f } = useText();
  const act = useAct(thread.id);
  const adviser = useMay()("connect.advise");
  const both = thread.ownerConsent && thread.askerConsent;
  // An adviser speaks for a public source, which has no seat here.
  const speaks = thread.side !== "adviser" || thread.ownerName === null;
  const own = thread.side === "asker" ? thread.askerConsent : thread.ownerConsent;
  const sides = [
    { side: "owner", name: thread.ownerName, given: thread.ownerConsent },
    { side: "asker", name: thread.askerName, given: thread.askerConsent },
  ] as const;
  return (
    <Section title={t("connect.consent")} actions={<ClockBadge thread={thread} />}>
      <div className="cn-stack">
        <dl className="es-terms">
          {sides.map(({ side, name, given }) => [
            <dt key={`${side} t`}>{t(`connect.role.${side}`)}</dt>,
            <dd key={side}>
              {name ?? t("connect.hidden")}
              {thread.side === side && ` (${t("connect.you")})`}{" "}
              <Badge tone={given ? "good" : undefined}>
                {given ? t("connect.consentGiven") : t("connect.consentWaiting")}
              </Badge>
            </dd>,
          ])}
        </dl>
        {thread.introducedAt && (
          <p>{t("connect.introduced", { day: f.day(thread.introducedAt.slice(0, 10)) })}</p>
        )}
        <div className="cn-row-actions">
          {speaks && !both && (
            <Button
              variant={own ? "default" : "filled"}
              loading={act.isPending}
              onClick={() => act.mutate({ name: "consent", body: { given: !own } })}
            >
              {own ? t("connect.consentTake") : t("connect.consentGive")}
            </Button>
          )}
          {adviser && both && !thread.introducedAt && (
            <Button loading={act.isPending} onClick={() => act.mutate({ name: "introduction" })}>
              {t("connect.introduce")}
            </Button>
          )}
          {adviser && thread.introducedAt && (
            <PageLink
              to={`/connect/outcomes?edit=%2B&thread=${thread.id}&need=${thread.profiles[0]?.id ?? ""}`}
            >
              {t("connect.outcomeAdd")}
            </PageLink>
          )}
        </div>
        <Refusal error={act.variables?.name === "messages" ? null : act.error} />
      </div>
    </Section>
  );
}
