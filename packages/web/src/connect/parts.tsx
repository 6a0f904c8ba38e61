import type { AnyText, ProfileRow } from "@essor/contract/connect";
import type { ReactNode } from "react";
import { PageLink } from "../ui/link.tsx";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { type Text, useText } from "../ui/text.ts";
import "./connect.css";

type BadgeProps = {
  readonly tone?: "good" | "warn" | "danger" | undefined;
  readonly children: ReactNode;
};

export function Badge({ tone, children }: BadgeProps) {
  return (
    <span className="cn-badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** The language in which a text is shown: the reader's, or the one it was written in. */
export function spoken(text: AnyText, language: string): string | undefined {
  return text[language as keyof AnyText]
    ? language
    : (["en", "zh-CN", "fr"] as const).find((l) => text[l]);
}

export const titleOf = ({ pick, t }: Text, title: AnyText): string =>
  pick(title) || t("connect.untitled");

const STATE_TONE = { live: "good", expired: "warn", withdrawn: "warn" } as const;

/** What kind of thing it is, whose, and how long it stands. */
export function ProfileBadges({
  profile,
  state = false,
}: {
  profile: ProfileRow;
  state?: boolean;
}) {
  const { t, f } = useText();
  const open = profile.sourceTitle !== "";
  return (
    <div className="cn-badges">
      <Badge tone={profile.side === "offer" ? "good" : undefined}>
        {t(`connect.side.${profile.side}`)}
      </Badge>
      <Badge>{t(`connect.type.${profile.type}`)}</Badge>
      {state && (
        <Badge tone={(STATE_TONE as Record<string, "good" | "warn">)[profile.state]}>
          {t(`connect.state.${profile.state}`)}
        </Badge>
      )}
      {profile.example && <Badge tone="warn">{t("connect.example")}</Badge>}
      {profile.mine ? (
        <Badge tone="good">{t("connect.yours")}</Badge>
      ) : (
        !open && !profile.owner && <Badge>{t("connect.anonymous")}</Badge>
      )}
      {profile.owner && !profile.mine && <Badge tone="good">{profile.owner}</Badge>}
      {profile.triage && profile.triage !== "ready" && (
        <Badge tone="warn">{t(`connect.triage.${profile.triage}`)}</Badge>
      )}
      {profile.state === "live" && profile.expiresOn && (
        <span className="es-dim es-small">
          {t("connect.until", { day: f.day(profile.expiresOn) })}
        </span>
      )}
    </div>
  );
}

/** Where a public call comes from, and its own deadline, which may be past. */
export function SourceLine({ profile }: { profile: ProfileRow }) {
  const { t, f } = useText();
  if (profile.sourceTitle === "") return null;
  return (
    <p className="es-dim es-small">
      {t("connect.source")}:{" "}
      {profile.sourceAddress ? (
        <a href={profile.sourceAddress} rel="noreferrer">
          {profile.sourceTitle}
        </a>
      ) : (
        profile.sourceTitle
      )}
      {profile.sourceCloses && (
        <> · {t("connect.sourceClosed", { day: f.day(profile.sourceCloses) })}</>
      )}
    </p>
  );
}

export function ProfileCard({
  profile,
  state,
  children,
}: {
  profile: ProfileRow;
  state?: boolean;
  children?: ReactNode;
}) {
  const text = useText();
  return (
    <li>
      <h3 lang={spoken(profile.title, text.language)}>
        <PageLink to={`/connect/profiles/${profile.id}`}>{titleOf(text, profile.title)}</PageLink>
      </h3>
      <ProfileBadges profile={profile} {...(state && { state })} />
      {children ?? (
        <p className="es-dim" lang={spoken(profile.summary, text.language)}>
          {text.pick(profile.summary)}
        </p>
      )}
      <SourceLine profile={profile} />
    </li>
  );
}

/** A refusal in the reader's language, with each single point where the server names them. */
export function Refusal({ error }: { error: unknown }) {
  const text = useText();
  if (!error) return null;
  const { code, text: said } = problemText(text, error);
  return (
    <Note tone="danger">
      {said} <span className="es-mono">({code})</span>
    </Note>
  );
}
