import type { Target } from "@essor/contract/outlook";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAsOf } from "../api/address.ts";
import { useMe } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { baseValue, valueTexts } from "../ui/unit.ts";
import { FanChart } from "./fan-chart.tsx";
import { targetsQuery } from "./queries.ts";
import { TrackChip } from "./track-chip.tsx";
import "./outlook.css";

const DECIMALS = 2;

/** The targets of the hub: on track or not, with the path to each. */
export function Page() {
  const { t } = useText();
  const query = useQuery(targetsQuery(useAsOf()));
  return (
    <Loaded query={query}>
      {(targets) =>
        targets.length === 0 ? (
          <Nothing title={t("outlook.noTargets")} />
        ) : (
          <Targets targets={targets} />
        )
      }
    </Loaded>
  );
}

function Nothing({ title }: { title: string }) {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("outlook.title")} lead={t("outlook.lead")} />
      <Empty title={title} help={t("outlook.noTargetsHelp")} />
    </>
  );
}

function Targets({ targets }: { targets: readonly Target[] }) {
  const text = useText();
  const { t, pick, f } = text;
  const me = useMe();
  const [chosen, setChosen] = useState<number>();
  const own = targets.filter((x) => x.area === me?.hub.areaCode);
  const shown =
    targets.find((x) => x.id === chosen) ??
    own.filter((x) => x.path.length > 0).sort((a, b) => b.year - a.year)[0] ??
    targets[0];
  const judged = own.filter((x) => x.probability !== null);
  const on = judged.filter((x) => x.track === "on-track").length;
  const shownValue = (x: Target, value: number) => {
    const v = valueTexts(text, value, { ...x, decimals: Number.isInteger(value) ? 0 : DECIMALS });
    return `${v.short} ${v.unit}`;
  };
  const columns: readonly Column<Target>[] = [
    {
      id: "indicator",
      title: t("outlook.indicator"),
      pin: true,
      width: 190,
      value: (x) => pick(x.indicatorName),
    },
    { id: "area", title: t("outlook.area"), value: (x) => pick(x.areaName) },
    {
      id: "year",
      title: t("outlook.year"),
      value: (x) => x.year,
      numeric: true,
      cell: (x) => String(x.year),
    },
    {
      id: "value",
      title: t("outlook.goal"),
      value: (x) => baseValue(x.value, x.multiplier),
      numeric: true,
      cell: (x) => shownValue(x, x.value),
    },
    {
      id: "last",
      title: t("outlook.newest"),
      value: (x) => x.history.at(-1)?.value ?? null,
      numeric: true,
      cell: (x) => {
        const last = x.history.at(-1);
        return last === undefined ? (
          "–"
        ) : (
          <>
            <NumberDoor
              figure={last.figure}
              value={last.value}
              indicator={{ ...x, decimals: Number.isInteger(last.value) ? 0 : DECIMALS }}
              unit
            />
            <span className="es-dim es-small"> {last.year}</span>
          </>
        );
      },
    },
    {
      id: "growth",
      title: t("outlook.growthRequired"),
      value: (x) => x.growthRequired,
      numeric: true,
      cell: (x) =>
        x.growthRequired === null
          ? "–"
          : t("outlook.aYear", { rate: f.percent(x.growthRequired, 2) }),
    },
    {
      id: "track",
      title: t("outlook.track"),
      value: (x) => x.probability,
      cell: (x) => <TrackChip track={x.track} probability={x.probability} known={x.known} />,
    },
    {
      id: "source",
      title: t("outlook.source"),
      oneLine: true,
      width: 260,
      value: (x) => x.source.title,
      cell: (x) => (
        <span className="ol-source">
          {x.source.title} <GradeBadge grade={x.source.grade as "S"} />
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={
          judged.length === 0
            ? t("outlook.titleUnknown", { n: own.length })
            : t("outlook.titleTrack", { on, of: judged.length })
        }
        lead={t("outlook.lead")}
      />
      {shown && (
        <Section
          title={`${pick(shown.areaName)} · ${pick(shown.indicatorName)} · ${shown.year}`}
          note={pick(shown.note)}
        >
          <p className="ol-finding">
            {shown.growthRequired === null
              ? t("outlook.noStart")
              : t("outlook.pathFinding", {
                  goal: shownValue(shown, shown.value),
                  year: shown.year,
                  rate: f.percent(shown.growthRequired, 2),
                  from: shown.history.at(-1)?.year ?? "",
                })}{" "}
            <TrackChip track={shown.track} probability={shown.probability} known={shown.known} />
          </p>
          {shown.path.length > 0 && (
            <FanChart
              title={t("outlook.pathTitle", {
                indicator: pick(shown.indicatorName),
                goal: shownValue(shown, shown.value),
                year: shown.year,
              })}
              source={[...new Set([shown.source.title])].join("; ")}
              unit={valueTexts(text, 0, { ...shown, decimals: 0 }).unit}
              history={shown.history.map((h) => ({
                year: h.year,
                value: baseValue(h.value, shown.multiplier),
              }))}
              fan={shown.fan.map((p) => ({
                year: p.year,
                middle: baseValue(p.middle, shown.multiplier),
                low: baseValue(p.low, shown.multiplier),
                high: baseValue(p.high, shown.multiplier),
              }))}
              path={shown.path.map((p) => ({
                year: p.year,
                value: baseValue(p.required, shown.multiplier),
              }))}
            />
          )}
          <p className="es-dim es-small">{t("outlook.probabilityNote")}</p>
        </Section>
      )}
      <Section title={t("outlook.targets")} note={t("outlook.targetsNote")} flush>
        <DataTable
          title={t("outlook.targets")}
          rows={targets}
          columns={columns}
          rowKey={(x) => String(x.id)}
          sort="-year"
          onOpen={(x) => setChosen(x.id)}
          marked={(x) => x.id === shown?.id}
        />
      </Section>
      {judged.length < own.length && (
        <Note>{t("outlook.unknownNote", { n: own.length - judged.length })}</Note>
      )}
    </>
  );
}
