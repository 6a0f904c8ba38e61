import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { JobProgress } from "../ui/job-progress.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { mergesQuery, organisationsQuery, pairsQuery } from "./event-queries.ts";
import { Mentions } from "./mentions.tsx";
import { Merges } from "./organisation-merges.tsx";
import { PairCard } from "./organisation-pair.tsx";
import { Badge, Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

const STATES = ["open", "same", "related", "different"] as const;

/** The register of organisations: found as one types, pairs to decide, merges to take back. */
export function Page() {
  const { t, f } = useText();
  const keeper = useMay()("connect.resolve");
  const [address, setAddress] = useAddress();
  const state = STATES.find((s) => s === address.state) ?? "open";
  const [typed, setTyped] = useState(address.q ?? "");
  useEffect(() => {
    const later = setTimeout(() => {
      if (typed !== (address.q ?? "")) setAddress({ q: typed || undefined });
    }, 150);
    return () => clearTimeout(later);
  }, [typed, address.q, setAddress]);
  const found = useQuery(organisationsQuery(address.q ?? ""));
  const pairs = useQuery(pairsQuery(state, keeper));
  const merges = useQuery(mergesQuery(keeper));
  return (
    <>
      <PageHead title={t("connect.organisations")} lead={t("connect.organisationsLead")}>
        {keeper && <Sweep />}
      </PageHead>
      {keeper && <Mentions />}
      {keeper && (
        <Section
          title={
            pairs.data
              ? t("connect.pairsOpen", { n: f.exact(pairs.data.open) })
              : t("connect.pairs")
          }
          note={t("connect.pairsNote")}
          actions={
            <NativeSelect
              size="xs"
              aria-label={t("connect.state")}
              value={state}
              data={STATES.map((s) => ({ value: s, label: t(`connect.pair.${s}`) }))}
              onChange={(e) => setAddress({ state: e.currentTarget.value })}
            />
          }
          flush
        >
          <Loaded query={pairs} lines={4}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t("connect.pairsNone")} />
              ) : (
                <ul className="cn-cards">
                  {items.map((pair) => (
                    <PairCard key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Section>
      )}
      {keeper && merges.data && merges.data.length > 0 && <Merges items={merges.data} />}
      <Section
        title={
          found.data
            ? t("connect.organisationsIn", { n: f.exact(found.data.total) })
            : t("connect.organisations")
        }
        flush
      >
        <div className="es-body">
          <TextInput
            type="search"
            label={t("connect.organisationSearch")}
            placeholder={t("connect.organisationSearchHint")}
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
          />
        </div>
        <Loaded query={found} lines={5}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("connect.organisationsNone")} />
            ) : (
              <ul className="cn-cards">
                {items.map((o) => (
                  <li key={o.id}>
                    <h3>{o.name}</h3>
                    <div className="cn-badges">
                      {o.country && <Badge>{o.country}</Badge>}
                      {o.uscc && <span className="es-mono es-small">USCC {o.uscc}</span>}
                      {o.lei && <span className="es-mono es-small">LEI {o.lei}</span>}
                      <span className="es-dim es-small">
                        {t("connect.linksOf", { n: f.exact(o.links) })}
                      </span>
                    </div>
                    <p className="es-dim es-small">
                      {[...o.names, o.city, o.sourceTitle].filter(Boolean).join(" · ")}
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

/** Looks through the whole register for doubles, as a job. */
function Sweep() {
  const { t } = useText();
  const queries = useQueryClient();
  const [job, setJob] = useState<number | null>(null);
  const run = useMutation({
    mutationFn: () => write<{ job: number }>("POST", "/connect/organisations/sweep"),
    onSuccess: (queued) => setJob(queued.job),
  });
  if (job !== null)
    return (
      <JobProgress
        id={job}
        onEnd={() => {
          setJob(null);
          queries.invalidateQueries(ALL);
        }}
      />
    );
  return (
    <>
      <Button loading={run.isPending} onClick={() => run.mutate()}>
        {t("connect.sweep")}
      </Button>
      <Refusal error={run.error} />
    </>
  );
}
