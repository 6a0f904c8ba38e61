import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ProfileCard, titleOf } from "./parts.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { profileQuery, profilesQuery } from "./queries.ts";

/** One's own needs and offers in every state, and for an adviser those that wait for a review. */
export function Page() {
  const text = useText();
  const { t } = text;
  const adviser = useMay()("connect.advise");
  const [{ edit }, setAddress] = useAddress();
  const mine = useQuery(profilesQuery({ mine: "true" }, { limit: 200 }));
  const id = edit && edit !== "+" ? edit : undefined;
  const detail = useQuery({ ...profileQuery(id ?? ""), enabled: id !== undefined });
  const close = () => setAddress({ edit: undefined });
  return (
    <>
      <PageHead title={t("connect.mine")} lead={t("connect.mineLead")}>
        <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
          {t("connect.new")}
        </Button>
      </PageHead>
      {adviser && (
        <>
          <Waiting state="internal-review" />
          <Waiting state="external-review" />
        </>
      )}
      <Section title={t("connect.mine")} flush>
        <Loaded query={mine}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("connect.mineEmpty")} />
            ) : (
              <ul className="cn-cards">
                {items.map((profile) => (
                  <ProfileCard key={profile.id} profile={profile} state />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Panel
        opened={edit === "+" || detail.data !== undefined}
        onClose={close}
        size={620}
        title={
          detail.data
            ? t("connect.editOf", { title: titleOf(text, detail.data.profile.title) })
            : t("connect.new")
        }
      >
        {(edit === "+" || detail.data) && (
          <ProfileForm key={edit} detail={id ? detail.data : undefined} close={close} />
        )}
      </Panel>
    </>
  );
}

function Waiting({ state }: { state: "internal-review" | "external-review" }) {
  const { t } = useText();
  const query = useQuery(profilesQuery({ state }, { limit: 100 }));
  return (
    <Section title={`${t("connect.reviews")} · ${t(`connect.state.${state}`)}`} flush>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("connect.reviewsEmpty")} />
          ) : (
            <ul className="cn-cards">
              {items.map((profile) => (
                <ProfileCard key={profile.id} profile={profile} state />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
