import type { Predictions } from "@essor/contract/target-entry";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { ApiProblem } from "../api/client.ts";
import { paths } from "../paths.ts";
import "./target.css";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Failed, Skeleton } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { ChooseActivity } from "./choose-activity.tsx";
import { numberColumn } from "./columns.tsx";
import { Interval } from "./interval.tsx";
import { PrioritiesTable } from "./priorities.tsx";
import { predictionsQuery } from "./queries.ts";
import { Why } from "./why.tsx";

type Tip = Predictions["targets"][number];

/** What to build next: gaps joined with what is near and likely, and the activities likeliest to be entered. */
export function Page() {
  const { t } = useText();
  const [address] = useAddress();
  const asked = { area: address.area, basis: address.basis, level: address.level };
  return (
    <>
      <PageHead title={t("target.tipsTitle")} lead={t("target.tipsLead")}>
        <PageLink to={`${paths.target}/backtest`}>{t("target.howGood")}</PageLink>
      </PageHead>
      <Section title={t("target.priorities")} note={t("target.prioritiesNote")} flush>
        <PrioritiesTable basis={asked.basis} level={asked.level} />
      </Section>
      <Foretold asked={asked} />
    </>
  );
}

type Asked = Parameters<typeof predictionsQuery>[0];

function Foretold({ asked }: { asked: Asked }) {
  const { t } = useText();
  const query = useQuery(predictionsQuery(asked));
  if (query.data) return <Tips found={query.data} />;
  if (query.error instanceof ApiProblem && query.error.code === "not-found")
    return (
      <Section title={t("target.predictions")}>
        <Empty title={t("target.noRun")} help={t("target.noRunHelp")}>
          <PageLink to={`${paths.target}/backtest`}>{t("target.toBacktest")}</PageLink>
        </Empty>
      </Section>
    );
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton />;
}

function Tips({ found }: { found: Predictions }) {
  const text = useText();
  const { t, pick, f, language } = text;
  const [address, setAddress] = useAddress();
  const open = found.targets.find((tip) => tip.code === address.tip);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<readonly Column<Tip>[]>(
    () => [
      {
        id: "name",
        title: t("target.activity"),
        value: (tip) => pick(tip.name),
        width: 240,
        pin: true,
        cell: (tip) => (
          <>
            {pick(tip.name)}
            {tip.restricted && <strong className="tg-restricted">{tip.restricted}</strong>}
          </>
        ),
      },
      {
        id: "probability",
        title: t("target.probability"),
        value: (tip) => tip.probability,
        numeric: true,
        downFirst: true,
        width: 250,
        cell: (tip) => <Interval {...tip} />,
      },
      {
        id: "why",
        title: t("target.why"),
        value: (tip) => tip.nearPresent.map((near) => pick(near.name)).join(", "),
        width: 300,
        cell: (tip) =>
          t("target.becauseNear", {
            names: tip.nearPresent
              .slice(0, 2)
              .map((near) => pick(near.name))
              .join(", "),
          }),
      },
      numberColumn("rca", {
        title: t("target.rca"),
        value: (tip) => tip.rca,
        show: (v) => f.exact(v, 2),
      }),
      numberColumn("density", {
        title: t("target.density"),
        value: (tip) => tip.density,
        show: (v) => f.exact(v, 3),
        width: 170,
      }),
      numberColumn("pci", {
        title: t("target.pci"),
        value: (tip) => tip.pci,
        show: (v) => f.exact(v, 2),
        width: 190,
      }),
      numberColumn("cog", {
        title: t("target.cog"),
        value: (tip) => tip.cog,
        show: (v) => f.exact(v, 2),
      }),
      {
        id: "chosen",
        title: t("target.chosen"),
        value: (tip) => (tip.chosen ? t("target.yes") : ""),
        width: 110,
      },
    ],
    [language],
  );
  return (
    <Section
      title={t("target.predictionsOf", { area: pick(found.areaName) })}
      note={
        <>
          {t("target.predictionsNote", {
            at: found.at,
            from: found.run.from,
            to: found.run.to,
            base: f.percent(found.baseRate, 1),
          })}{" "}
          {t("target.association")}
        </>
      }
      flush
    >
      {found.run.stale && <Note tone="warn">{t("target.staleRun")}</Note>}
      <DataTable
        title={t("target.predictions")}
        name="tips"
        rows={found.targets}
        columns={columns}
        rowKey={(tip) => tip.code}
        sort="-probability"
        onOpen={(tip) => setAddress({ tip: tip.code })}
        marked={(tip) => tip.chosen}
      />
      <Why
        title={open ? pick(open.name) : ""}
        reasons={open}
        close={() => setAddress({ tip: undefined })}
      >
        {open && <ChooseActivity tip={open} />}
      </Why>
    </Section>
  );
}
