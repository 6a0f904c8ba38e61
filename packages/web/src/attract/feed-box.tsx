import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { CopyButton } from "./copy-button.tsx";
import { feedsQuery } from "./queries.ts";

/** Links that calendar programs read: the address is shown once, and taken back at will. */
export function FeedBox() {
  const { t, f } = useText();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const feeds = useQuery(feedsQuery);
  const again = () => client.invalidateQueries({ queryKey: ["attract", "feeds"] });
  const make = useMutation({
    mutationFn: () => write<{ path: string }>("POST", "/attract/feeds", { body: { name } }),
    onSuccess: () => {
      setName("");
      return again();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: number) => write("DELETE", `/attract/feeds/${id}`),
    onSettled: again,
  });
  const link = make.data ? window.location.origin + make.data.path : "";
  return (
    <Section title={t("desk.feeds")} note={t("desk.feedsNote")}>
      <form
        className="es-fields"
        onSubmit={(e: FormEvent) => {
          e.preventDefault();
          make.mutate();
        }}
      >
        <TextInput
          label={t("desk.feedName")}
          value={name}
          maxLength={100}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={make.isPending}>
          {t("desk.feedMake")}
        </Button>
      </form>
      {link !== "" && (
        <Note tone="good">
          <code className="es-break">{link}</code> <CopyButton text={link} />
        </Note>
      )}
      {feeds.data?.length === 0 && <p className="es-dim">{t("desk.noFeeds")}</p>}
      <ul className="es-list">
        {(feeds.data ?? []).map((feed) => {
          const called = feed.name || f.instant(feed.createdAt);
          return (
            <li key={feed.id}>
              <span className="at-grow">{called}</span>
              <span className="es-dim es-small">
                {feed.readAt
                  ? t("desk.feedRead", { at: f.instant(feed.readAt) })
                  : t("desk.feedUnread")}
              </span>
              <button
                type="button"
                className="at-link"
                aria-label={t("desk.revokeName", { name: called })}
                onClick={() => revoke.mutate(feed.id)}
              >
                {t("desk.revoke")}
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
