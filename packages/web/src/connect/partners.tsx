import type { Partner } from "@essor/contract/connect";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { Terms } from "../ui/terms.tsx";
import { useText } from "../ui/text.ts";
import { CapacityOf } from "./capacity-cards.tsx";
import { equipmentQuery, expertsQuery } from "./capacity-queries.ts";
import { PartnerForm } from "./partner-form.tsx";
import { Badge } from "./parts.tsx";
import { partnersQuery } from "./queries.ts";

/** The register of partner bodies. */
export function Page() {
  const { t, f, pick, language } = useText();
  const adviser = useMay()("connect.advise");
  const [{ edit }, setAddress] = useAddress();
  const [shown, setShown] = useState<Partner | null>(null);
  const query = useQuery(partnersQuery);
  const close = () => setAddress({ edit: undefined });
  const edited = query.data?.find((p) => String(p.id) === edit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Partner>[]>(
    () => [
      {
        id: "name",
        title: t("members.name"),
        value: (p) => pick(p.name),
        width: 280,
        cell: (p) => (
          <>
            <strong>{pick(p.name)}</strong>{" "}
            {p.example && <Badge tone="warn">{t("connect.example")}</Badge>}
          </>
        ),
      },
      {
        id: "kind",
        title: t("connect.partnerKind"),
        value: (p) => t(`connect.partner.${p.kind}`),
        width: 140,
        choice: true,
      },
      {
        id: "capabilities",
        title: t("connect.capabilities"),
        value: (p) => p.capabilities.join(", "),
        width: 260,
      },
      {
        id: "equipment",
        title: t("connect.equipment"),
        value: (p) => p.equipment.join(", "),
        width: 180,
      },
      {
        id: "experts",
        title: t("connect.experts"),
        value: (p) => p.experts.join(", "),
        width: 180,
      },
      {
        id: "members",
        title: t("connect.members"),
        value: (p) => p.members,
        numeric: true,
        width: 90,
      },
      {
        id: "staff",
        title: t("connect.staff"),
        value: (p) => p.staffFte,
        numeric: true,
        width: 110,
      },
      {
        id: "until",
        title: t("connect.termTo"),
        value: (p) => p.appointedUntil,
        cell: (p) => (p.appointedUntil ? f.day(p.appointedUntil) : "–"),
        width: 120,
      },
    ],
    [language],
  );
  return (
    <>
      <PageHead title={t("connect.partners")} lead={t("connect.partnersLead")}>
        <PageLink to="/connect/experts">{t("page.connectExperts")}</PageLink>
        {adviser && (
          <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
            {t("connect.partnerAdd")}
          </Button>
        )}
      </PageHead>
      <Section title={t("page.connectPartners")} note={t("connect.clusterRule")} flush>
        <Loaded query={query}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("connect.partnersNone")} />
            ) : (
              <DataTable
                title={t("connect.partners")}
                rows={items}
                columns={columns}
                rowKey={(p) => String(p.id)}
                sort="name"
                onOpen={setShown}
              />
            )
          }
        </Loaded>
      </Section>
      <Panel opened={shown !== null} onClose={() => setShown(null)} title={pick(shown?.name)}>
        {shown && <Card partner={shown} />}
        {shown && adviser && (
          <Button
            mt="md"
            onClick={() => {
              setAddress({ edit: String(shown.id) }, { replace: false });
              setShown(null);
            }}
          >
            {t("connect.partnerEdit")}
          </Button>
        )}
      </Panel>
      <Panel
        opened={adviser && (edit === "+" || edited !== undefined)}
        onClose={close}
        size={520}
        title={edited ? pick(edited.name) : t("connect.partnerAdd")}
      >
        {(edit === "+" || edited) && <PartnerForm key={edit} partner={edited} close={close} />}
      </Panel>
    </>
  );
}

function Card({ partner }: { partner: Partner }) {
  const { t, f } = useText();
  const experts = useQuery(expertsQuery({ partner: partner.id })).data?.items ?? [];
  const devices = useQuery(equipmentQuery({ partner: partner.id })).data?.items ?? [];
  const lines: [string, string][] = [
    [t("connect.partnerKind"), t(`connect.partner.${partner.kind}`)],
    [t("connect.country"), partner.country],
    [t("connect.website"), partner.website],
    [t("connect.members"), partner.members === null ? "" : f.exact(partner.members)],
    [t("connect.memberKinds"), partner.memberKinds.join(", ")],
    [t("connect.staff"), partner.staffFte === null ? "" : f.exact(partner.staffFte)],
    [t("connect.capabilities"), partner.capabilities.join(", ")],
    [t("connect.termFrom"), partner.appointedOn ? f.day(partner.appointedOn) : ""],
    [t("connect.termTo"), partner.appointedUntil ? f.day(partner.appointedUntil) : ""],
    [t("connect.terms"), partner.terms],
    [t("connect.source"), partner.sourceTitle],
  ];
  return (
    <>
      {partner.example && <Badge tone="warn">{t("connect.example")}</Badge>}
      <Terms lines={lines} />
      <CapacityOf experts={experts} devices={devices} />
    </>
  );
}
