import type { Area, Figure, Indicator } from "@essor/contract/measure";
import { Button, Menu, NativeSelect, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { apiAddress } from "../api/client.ts";
import {
  areasOfLevelQuery,
  areasQuery,
  figuresQuery,
  indicatorsQuery,
  milestonesQuery,
} from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import type { Milestone } from "../api/shapes.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded, Skeleton } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { baseValue, unitText, valueTexts } from "../ui/unit.ts";
import { FigureCombine } from "./figure-combine.tsx";
import { FigureSeries } from "./figure-series.tsx";

const Chart = lazy(() => import("./figures-chart.tsx").then((m) => ({ default: m.FiguresChart })));
const FORMATS = ["csv", "xlsx", "sdmx-csv", "sdmx-json", "parquet"] as const;

function FigureTable({
  figures,
  indicator,
  areas,
}: {
  figures: readonly Figure[];
  indicator: Indicator;
  areas: ReadonlyMap<string, Area>;
}) {
  const text = useText();
  const { t, pick, say, language } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Figure>[]>(
    () => [
      {
        id: "place",
        title: t("figures.area"),
        value: (r) => pick(areas.get(r.area)?.name) || r.area,
        width: 160,
      },
      { id: "code", title: t("door.code"), value: (r) => r.area, width: 90 },
      {
        id: "activity",
        title: t("figures.activity"),
        value: (r) =>
          r.activity === "_T" ? t("ui.all") : say(`section.${r.activity}`, r.activity),
        width: 130,
        choice: figures.some((x) => x.activity !== "_T"),
        hidden: figures.every((x) => x.activity === "_T"),
      },
      { id: "time", title: t("figures.period"), value: (r) => r.period, width: 110, choice: true },
      {
        id: "value",
        title: t("figures.value"),
        unit: unitText(text, indicator.unit),
        numeric: true,
        downFirst: true,
        width: 170,
        value: (r) => (r.value === null ? null : baseValue(r.value, indicator.multiplier)),
        cell: (r) => (
          <NumberDoor figure={r.id} value={r.value} indicator={indicator} grade={r.grade} />
        ),
      },
      {
        id: "status",
        title: t("figures.status"),
        value: (r) => t(`ui.status.${r.status}`),
        width: 110,
        choice: true,
      },
      {
        id: "grade",
        title: t("figures.grade"),
        value: (r) => t(`ui.grade.${r.grade}`),
        width: 170,
        choice: true,
      },
      {
        id: "vintages",
        title: t("figures.vintages"),
        value: (r) => r.vintages,
        numeric: true,
        downFirst: true,
        width: 90,
      },
    ],
    [figures, indicator, areas, language],
  );
  return (
    <DataTable
      title={pick(indicator.name)}
      rows={figures}
      columns={columns}
      rowKey={(r) => r.id}
      sort="-time,-value"
      empty={t("figures.none")}
    />
  );
}

function MilestoneList({
  items,
  title,
  indicators,
}: {
  items: readonly Milestone[];
  title: string;
  indicators: ReadonlyMap<string, Indicator>;
}) {
  const text = useText();
  const { t, pick } = text;
  if (items.length === 0) return null;
  return (
    <div>
      <h3 style={{ padding: "10px 16px 2px" }}>{title}</h3>
      <ul className="es-list">
        {items.map((m) => {
          const indicator = indicators.get(m.indicator);
          const shown = indicator ? valueTexts(text, m.level, indicator) : null;
          return (
            <li key={`${m.area} ${m.indicator} ${m.level}`}>
              <strong style={{ flex: "none", width: 56 }}>{m.period}</strong>
              <span style={{ flex: 1 }}>
                {pick(m.areaName)} · {pick(m.indicatorName)}: {t("milestones.level")}{" "}
                <strong title={shown ? t("door.exact", { value: shown.exact }) : undefined}>
                  {shown ? `${shown.short} ${shown.unit}` : m.level}
                </strong>
                <GradeBadge grade={m.source.grade} />
                <br />
                <span className="es-dim es-small">{m.source.title}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Milestones({ indicators }: { indicators: ReadonlyMap<string, Indicator> }) {
  const { t } = useText();
  const query = useQuery(milestonesQuery);
  const above = (m: Milestone) => m.indicator.startsWith("above_scale");
  return (
    <Section title={t("milestones.title")} note={t("milestones.lead")} flush>
      <Loaded query={query} lines={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("milestones.empty")} />
          ) : (
            <>
              <MilestoneList
                title={t("milestones.total")}
                items={items.filter((m) => !above(m))}
                indicators={indicators}
              />
              <MilestoneList
                title={t("milestones.aboveScale")}
                items={items.filter(above)}
                indicators={indicators}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** A field that asks for an area by name or code and answers its code. */
function AreaField({ value, put }: { value: string; put: (code: string | undefined) => void }) {
  const { t, pick } = useText();
  const [typed, setTyped] = useState("");
  const chosen = useQuery({ ...areasQuery({ q: value }), enabled: value !== "" }).data?.find(
    (a) => a.code === value,
  );
  const found = useQuery({ ...areasQuery({ q: typed }), enabled: typed.trim() !== "" }).data ?? [];
  const shown = chosen && !found.some((a) => a.code === chosen.code) ? [chosen, ...found] : found;
  return (
    <Select
      size="xs"
      w={220}
      label={t("figures.area")}
      placeholder={t("figures.areaHelp")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("table.clear") }}
      value={value || null}
      data={shown.slice(0, 60).map((a) => ({ value: a.code, label: `${pick(a.name)} ${a.code}` }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(code) => put(code ?? undefined)}
    />
  );
}

export function Page() {
  const text = useText();
  const { t, pick, f } = text;
  const [address, setAddress] = useAddress();
  const me = useMe();
  const indicators = useQuery(indicatorsQuery);
  const code = address.indicator ?? "gdp";
  const indicator =
    indicators.data?.find((i) => i.code === code) ??
    (address.indicator ? undefined : indicators.data?.[0]);
  const figures = useQuery(
    figuresQuery({
      indicator: indicator?.code ?? "",
      area: address.area,
      level: address.area
        ? undefined
        : address.level === "all"
          ? undefined
          : (address.level ?? "county"),
      period: address.period,
      asOf: address.asOf,
    }),
  );
  const names = useAreaNames();
  const byCode = useMemo(
    () => new Map(indicators.data?.map((i) => [i.code, i])),
    [indicators.data],
  );
  const [period, setPeriod] = useState(address.period ?? "");
  useEffect(() => setPeriod(address.period ?? ""), [address.period]);
  const alike =
    indicators.data?.filter(
      (i) => i.family && i.family === indicator?.family && i.code !== indicator.code,
    ) ?? [];
  return (
    <>
      <PageHead title={t("figures.title")} lead={t("figures.lead")}>
        {indicator && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="default" leftSection={<Icon name="download" size={14} />}>
                {t("figures.export")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FORMATS.map((format) => (
                <Menu.Item
                  key={format}
                  component="a"
                  href={apiAddress("/measure/export", {
                    format,
                    indicator: indicator.code,
                    asOf: address.asOf,
                  })}
                  download
                >
                  {format.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </PageHead>
      <Loaded query={indicators}>
        {(all) => (
          <>
            <Section
              title={indicator ? pick(indicator.name) : t("figures.indicator")}
              note={indicator ? pick(indicator.definition) : undefined}
              flush
            >
              <div className="es-body es-fields">
                <Select
                  size="xs"
                  w={300}
                  searchable
                  label={t("figures.indicator")}
                  value={indicator?.code ?? null}
                  data={all.map((i) => ({ value: i.code, label: pick(i.name) }))}
                  onChange={(next) => next && setAddress({ indicator: next, sort: undefined })}
                  allowDeselect={false}
                />
                <AreaField value={address.area ?? ""} put={(area) => setAddress({ area })} />
                {!address.area && (
                  <NativeSelect
                    size="xs"
                    label={t("figures.level")}
                    value={address.level ?? "county"}
                    data={[
                      ...LEVELS.map((l) => ({
                        value: l as string,
                        label: t(`figures.level.${l}`),
                      })),
                      { value: "all", label: t("ui.all") },
                    ]}
                    onChange={(e) => setAddress({ level: e.currentTarget.value })}
                  />
                )}
                <TextInput
                  size="xs"
                  w={120}
                  label={t("figures.period")}
                  value={period}
                  onChange={(e) => setPeriod(e.currentTarget.value)}
                  onBlur={() => setAddress({ period: period || undefined })}
                  onKeyDown={(e) =>
                    e.key === "Enter" && setAddress({ period: period || undefined })
                  }
                />
              </div>
              {alike.length > 0 && (
                <div className="es-body" style={{ paddingTop: 0 }}>
                  <Note>
                    {t("figures.lookAlike", {
                      names: alike
                        .map((i) => pick(i.name))
                        .join(text.language === "zh-CN" ? "、" : ", "),
                    })}
                  </Note>
                </div>
              )}
              {indicator && (
                <Loaded query={figures}>
                  {({ items, nextCursor }) =>
                    items.length === 0 ? (
                      <Empty title={t("figures.none")} />
                    ) : (
                      <>
                        <div className="es-body">
                          <Suspense fallback={<Skeleton lines={5} />}>
                            <Chart
                              figures={items}
                              indicator={indicator}
                              areas={names}
                              hub={me?.hub.areaCode ?? undefined}
                            />
                          </Suspense>
                        </div>
                        {nextCursor && (
                          <div className="es-body">
                            <Note>{t("figures.more", { n: f.exact(items.length) })}</Note>
                          </div>
                        )}
                        <FigureTable figures={items} indicator={indicator} areas={names} />
                      </>
                    )
                  }
                </Loaded>
              )}
            </Section>
            {indicator && address.area && (
              <>
                <FigureSeries indicator={indicator} area={address.area} asOf={address.asOf} />
                <FigureCombine indicator={indicator} area={address.area} all={all} />
              </>
            )}
            <Milestones indicators={byCode} />
          </>
        )}
      </Loaded>
    </>
  );
}

const LEVELS = ["county", "prefecture", "province"] as const;

/** Names of all areas; the long list of counties is read once and kept. */
function useAreaNames(): ReadonlyMap<string, Area> {
  const provinces = useQuery(areasOfLevelQuery("province")).data;
  const prefectures = useQuery(areasOfLevelQuery("prefecture")).data;
  const counties = useQuery(areasOfLevelQuery("county")).data;
  return useMemo(
    () =>
      new Map(
        [...(provinces ?? []), ...(prefectures ?? []), ...(counties ?? [])].map((a) => [a.code, a]),
      ),
    [provinces, prefectures, counties],
  );
}
