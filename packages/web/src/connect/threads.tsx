import type { ThreadRow } from "@essor/contract/connect";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { Badge, titleOf } from "./parts.tsx";
import { threadsQuery } from "./queries.ts";

export function ClockBadge({ thread }: { thread: ThreadRow }) {
  const { t, f } = useText();
  const tone =
    thread.clock === "overdue" ? "danger" : thread.clock === "answered" ? "good" : "warn";
  return (
    <Badge tone={tone}>{t(`connect.clock.${thread.clock}`, { day: f.day(thread.dueOn) })}</Badge>
  );
}

/** Threads, those that wait first. */
export function Page() {
  const text = useText();
  const { t, f } = text;
  const query = useQuery(threadsQuery);
  return (
    <>
      <PageHead title={t("connect.threads")} lead={t("connect.threadsLead")} />
      <Section title={t("page.connectThreads")} flush>
        <Loaded query={query}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("connect.threadsEmpty")}>
                <PageLink to="/connect">{t("connect.title")}</PageLink>
              </Empty>
            ) : (
              <ul className="cn-cards">
                {items.map((thread) => (
                  <li key={thread.id}>
                    <h3>
                      <PageLink to={`/connect/threads/${thread.id}`}>
                        {thread.profiles.map((p) => titleOf(text, p.title)).join(" · ") ||
                          t("connect.threadNo", { n: thread.id })}
                      </PageLink>
                    </h3>
                    <div className="cn-badges">
                      <Badge>{t(`connect.role.${thread.side}`)}</Badge>
                      <ClockBadge thread={thread} />
                      {thread.introducedAt && (
                        <Badge tone="good">
                          {t("connect.introduced", {
                            day: f.day(thread.introducedAt.slice(0, 10)),
                          })}
                        </Badge>
                      )}
                    </div>
                    <p className="es-dim es-small">
                      {t("connect.role.owner")}: {thread.ownerName ?? t("connect.hidden")} ·{" "}
                      {t("connect.role.asker")}: {thread.askerName ?? t("connect.hidden")}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}
