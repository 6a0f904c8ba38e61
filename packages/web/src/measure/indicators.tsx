import type { Indicator } from "@essor/contract/measure";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { indicatorsQuery } from "../api/measure.ts";
import { useMay } from "../api/session.ts";
import { paths } from "../paths.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { unitWithPower } from "../ui/unit.ts";
import { IndicatorForm } from "./indicator-form.tsx";

function Register({ items, open }: { items: readonly Indicator[]; open: (code: string) => void }) {
  const text = useText();
  const { t, pick, f, language } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Indicator>[]>(
    () => [
      {
        id: "name",
        title: t("indicators.name"),
        value: (r) => pick(r.name),
        width: 260,
        cell: (r) => <strong>{pick(r.name)}</strong>,
      },
      {
        id: "unit",
        title: t("indicators.unit"),
        value: (r) => unitWithPower(text, r),
        width: 140,
      },
      {
        id: "nature",
        title: t("indicators.nature"),
        value: (r) => t(`indicators.nature.${r.nature}`),
        width: 90,
        choice: true,
      },
      {
        id: "direction",
        title: t("indicators.direction"),
        value: (r) => t(r.direction > 0 ? "indicators.higher" : "indicators.lower"),
        width: 110,
      },
      {
        id: "price",
        title: t("indicators.price"),
        value: (r) => t(`indicators.price.${r.priceBasis}`),
        width: 100,
        choice: true,
      },
      { id: "counts", title: t("indicators.counts"), value: (r) => r.counts, width: 190 },
      {
        id: "family",
        title: t("indicators.family"),
        value: (r) => r.family,
        width: 130,
        hidden: true,
      },
      {
        id: "issuer",
        title: t("indicators.issuer"),
        value: (r) => r.issuer || null,
        width: 150,
        hidden: true,
      },
      {
        id: "observations",
        title: t("indicators.observations"),
        value: (r) => r.observations ?? null,
        numeric: true,
        downFirst: true,
        width: 100,
        cell: (r) => (
          <PageLink to={`${paths.figures}?indicator=${r.code}`} onClick={() => {}}>
            {r.observations === undefined ? t("indicators.see") : f.exact(r.observations)}
          </PageLink>
        ),
      },
      {
        id: "code",
        title: t("indicators.code"),
        value: (r) => r.code,
        width: 200,
        cell: (r) => <span className="es-mono">{r.code}</span>,
      },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("indicators.title")}
      rows={items}
      columns={columns}
      rowKey={(r) => r.code}
      onOpen={(r) => open(r.code)}
      empty={t("indicators.empty")}
    />
  );
}

export function Page() {
  const { t } = useText();
  const query = useQuery(indicatorsQuery);
  const may = useMay();
  const asOf = useAsOf();
  const [{ edit }, setAddress] = useAddress();
  const writable = may("measure.write") && !asOf;
  const edited = query.data?.find((i) => i.code === edit);
  const close = () => setAddress({ edit: undefined });
  return (
    <>
      <PageHead title={t("indicators.title")} lead={t("indicators.lead")}>
        {writable && (
          <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
            {t("indicators.add")}
          </Button>
        )}
      </PageHead>
      <Section title={t("page.indicators")} flush>
        <Loaded query={query}>
          {(items) => (
            <Register
              items={items}
              open={(code) => setAddress({ edit: code }, { replace: false })}
            />
          )}
        </Loaded>
      </Section>
      <Panel
        opened={edit === "+" || edited !== undefined}
        onClose={close}
        size={520}
        title={edited ? t("indicators.editOf", { code: edited.code }) : t("indicators.add")}
      >
        {(edit === "+" || edited) && (
          <IndicatorForm key={edit} indicator={edited} readOnly={!writable} done={close} />
        )}
      </Panel>
    </>
  );
}
