import type { Mention } from "@essor/contract/connect-mentions";
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { Evidence } from "../ui/evidence.tsx";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { mentionsQuery } from "./capacity-queries.ts";
import { Badge, Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

const STATES = ["open", "same", "different"] as const;

/** Records of imports that may mean an organisation of the register: a person says which, or none. */
export function Mentions() {
  const { t, f } = useText();
  const [address, setAddress] = useAddress();
  const state = STATES.find((s) => s === address.mentions) ?? "open";
  const query = useQuery(mentionsQuery(state, true));
  // Where no import has brought anything, the page is the register's alone.
  if (address.mentions === undefined && query.data?.items.length === 0) return null;
  return (
    <Section
      title={
        query.data
          ? t("connect.mentionsOpen", { n: f.exact(query.data.open) })
          : t("connect.mentions")
      }
      note={t("connect.mentionsNote")}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t("connect.mentions")}
          value={state}
          data={STATES.map((s) => ({ value: s, label: t(`connect.mentionState.${s}`) }))}
          onChange={(e) => setAddress({ mentions: e.currentTarget.value })}
        />
      }
      flush
    >
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("connect.mentionsNone")} />
          ) : (
            <ul className="cn-cards">
              {items.map((mention) => (
                <One key={mention.id} mention={mention} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function One({ mention }: { mention: Mention }) {
  const { t, f } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const decide = useMutation({
    mutationFn: (body: { decision: string; organisation?: number }) =>
      write("POST", `/connect/organisation-mentions/${mention.id}`, {
        body,
        version: mention.version,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
    },
  });
  const open = mention.state === "open";
  return (
    <li>
      <h3>
        {mention.source === "attract.firm" ? (
          <PageLink to={`/attract/companies/${mention.record}`}>{mention.name}</PageLink>
        ) : (
          mention.name
        )}
      </h3>
      <div className="cn-badges">
        <Badge>{t(`connect.mention.${mention.source}`)}</Badge>
        {!open && (
          <Badge tone={mention.state === "same" ? "good" : "warn"}>
            {t(`connect.mentionState.${mention.state}`)}
          </Badge>
        )}
        {!open && (
          <Badge>{t(mention.decided ? "connect.knownDecided" : "connect.knownSure")}</Badge>
        )}
      </div>
      <ul className="cn-candidates">
        {mention.candidates
          .filter((c) => mention.state !== "same" || c.organisation === mention.organisation)
          .map((c) => (
            <li key={c.organisation}>
              <div className="cn-match-head">
                <span>
                  <span className="es-dim">≟</span>{" "}
                  <PageLink to={`/connect/organisations?q=${encodeURIComponent(c.name)}`}>
                    {c.name}
                  </PageLink>{" "}
                  <Badge tone={c.proposal === "related" ? "warn" : "good"}>
                    {t(`connect.proposal.${c.proposal}`)}
                  </Badge>
                </span>
                <strong>{f.percent(c.probability, 0)}</strong>
              </div>
              <Evidence says={c.reasons} />
              {open && (
                <Button
                  size="xs"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ decision: "same", organisation: c.organisation })}
                >
                  {t("connect.mentionIs")}
                </Button>
              )}
            </li>
          ))}
      </ul>
      <Refusal error={decide.error} />
      <div className="cn-row-actions">
        {open ? (
          <Button
            size="xs"
            variant="default"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ decision: "different" })}
          >
            {t("connect.mentionNone")}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ decision: "open" })}
          >
            {t("connect.mentionAgain")}
          </Button>
        )}
      </div>
    </li>
  );
}
