import type { ProfileDetail } from "@essor/contract/connect";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { InterestForm } from "./interest-form.tsx";
import { MatchList } from "./matches.tsx";
import { ProfileBadges, Refusal, SourceLine, titleOf } from "./parts.tsx";
import { ProfileExperts } from "./profile-experts.tsx";
import { ALL, profileQuery } from "./queries.ts";
import { ReadyList } from "./ready-list.tsx";
import { ReviewBox, SubmitBox } from "./review-box.tsx";

/** One need or offer: what everybody may know, what its owner must still do, and what matches it. */
export function Page() {
  const { t } = useText();
  const id = useRouteParam("id");
  const query = useQuery(profileQuery(id));
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <>
        <PageHead title={t("connect.notFound")} />
        <PageLink to="/connect">{t("connect.title")}</PageLink>
      </>
    );
  }
  return (
    <Loaded query={query} lines={14}>
      {(detail) => <Shown key={detail.profile.version} detail={detail} />}
    </Loaded>
  );
}

function Shown({ detail }: { detail: ProfileDetail }) {
  const text = useText();
  const { t } = text;
  const { profile, may, thread } = detail;
  const [asking, setAsking] = useState(false);
  const steers = may.edit;
  return (
    <>
      <PageHead title={titleOf(text, profile.title)}>
        {thread !== null && (
          <PageLink to={`/connect/threads/${thread}`}>{t("connect.toThread")}</PageLink>
        )}
        {may.interest && <Button onClick={() => setAsking(true)}>{t("connect.interest")}</Button>}
        {may.edit && (
          <PageLink to={`/connect/mine?edit=${profile.id}`}>{t("connect.edit")}</PageLink>
        )}
      </PageHead>
      <InterestForm profile={profile.id} opened={asking} close={() => setAsking(false)} />
      <div className="cn-columns">
        <div>
          <Section title={t("connect.text")}>
            {/* The reader's own language first. */}
            {(["zh-CN", "en", "fr"] as const)
              .toSorted((a, b) => Number(b === text.language) - Number(a === text.language))
              .map(
                (language) =>
                  detail.body[language] && (
                    <p key={language} className="cn-text" lang={language}>
                      {detail.body[language]}
                    </p>
                  ),
              )}
          </Section>
          {(profile.state === "live" || steers) && <MatchList id={profile.id} judge={may.judge} />}
        </div>
        <div>
          <About detail={detail} />
          {profile.side === "need" && <ProfileExperts id={profile.id} />}
          {steers && profile.state !== "live" && (
            <Section title={t("connect.ready")}>
              <ReadyList detail={detail} />
            </Section>
          )}
          {may.submit && <SubmitBox detail={detail} />}
          {may.review && <ReviewBox detail={detail} />}
          {(may.renew || may.withdraw) && <Steps detail={detail} />}
          {steers && detail.acts.length > 0 && <Acts detail={detail} />}
        </div>
      </div>
    </>
  );
}

function About({ detail }: { detail: ProfileDetail }) {
  const { t, f } = useText();
  const { profile, targets, constraints } = detail;
  const { trl, regions } = constraints;
  return (
    <Section title={t("connect.about")}>
      <div className="cn-stack">
        <ProfileBadges profile={profile} state />
        <SourceLine profile={profile} />
        <dl className="es-terms">
          {profile.owner && (
            <>
              <dt>{t("connect.owner")}</dt>
              <dd>{profile.owner}</dd>
            </>
          )}
          <dt>{t("connect.targets")}</dt>
          <dd>
            {targets.length === 0
              ? t("connect.targetsNone")
              : targets.map((target) => (
                  <div key={`${target.what} ${target.value}`}>
                    {target.what}: {t(`connect.target.${target.at}`)}{" "}
                    {target.value === null ? "–" : f.exact(target.value)}
                    <span className="es-unit">{target.unit}</span>
                  </div>
                ))}
          </dd>
          {trl && (
            <>
              <dt>{t("connect.trl")}</dt>
              <dd>
                {trl.min ?? 1}–{trl.max ?? 9}
              </dd>
            </>
          )}
          {regions && regions.length > 0 && (
            <>
              <dt>{t("connect.regions")}</dt>
              <dd>{regions.join(", ")}</dd>
            </>
          )}
          {profile.tags.length > 0 && (
            <>
              <dt>{t("connect.tags")}</dt>
              <dd>{profile.tags.join(", ")}</dd>
            </>
          )}
        </dl>
      </div>
    </Section>
  );
}

function Steps({ detail: { profile, may } }: { detail: ProfileDetail }) {
  const { t } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const step = useMutation({
    mutationFn: (name: "renew" | "withdraw") =>
      write("POST", `/connect/profiles/${profile.id}/${name}`, {
        body: {},
        version: profile.version,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
    },
  });
  return (
    <Section title={t("connect.state")}>
      <div className="cn-row-actions">
        {may.renew && (
          <Button size="xs" variant="default" onClick={() => step.mutate("renew")}>
            {t("connect.renew")}
          </Button>
        )}
        {may.withdraw && (
          <Button size="xs" variant="default" onClick={() => step.mutate("withdraw")}>
            {t("connect.withdraw")}
          </Button>
        )}
      </div>
      <Refusal error={step.error} />
    </Section>
  );
}

function Acts({ detail }: { detail: ProfileDetail }) {
  const { t, f, say } = useText();
  return (
    <Section title={t("connect.acts")}>
      <dl className="es-terms">
        {detail.acts.map((act) => [
          <dt key={`${act.at} at`}>{f.instant(act.at)}</dt>,
          <dd key={act.at}>
            {say(`connect.act.${act.act}`, act.act)}
            {act.person && <span className="es-dim"> · {act.person}</span>}
          </dd>,
        ])}
      </dl>
      {detail.reviewNote && <p className="es-dim">{detail.reviewNote}</p>}
    </Section>
  );
}
