import type { ConnectFunnel, Outcome } from "@essor/contract/connect";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { MovedFigures } from "../ui/loop.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { type Text, useText } from "../ui/text.ts";
import "./connect.css";
import { OutcomeForm } from "./outcome-form.tsx";
import { connectFunnelQuery, outcomesQuery } from "./queries.ts";

/** The funnel beside published rates, and the ledger. */
export function Page() {
  const { t } = useText();
  const adviser = useMay()("connect.advise");
  const [{ edit, thread, need, outcome }, setAddress] = useAddress();
  const funnel = useQuery(connectFunnelQuery);
  const outcomes = useQuery(outcomesQuery);
  const edited = outcomes.data?.find((o) => String(o.id) === edit);
  const moved = edited ?? outcomes.data?.find((o) => String(o.id) === outcome);
  const close = () => setAddress({ edit: undefined, thread: undefined, need: undefined });
  return (
    <>
      <PageHead title={t("connect.outcomes")} lead={t("connect.outcomesLead")}>
        {adviser && (
          <Button onClick={() => setAddress({ edit: "+" }, { replace: false })}>
            {t("connect.outcomeAdd")}
          </Button>
        )}
      </PageHead>
      {moved && !edited && <MovedFigures kind="outcome" id={moved.id} />}
      <Section title={t("connect.funnel")} note={t("connect.computed")} flush>
        <Loaded query={funnel}>{(data) => <Funnel funnel={data} />}</Loaded>
      </Section>
      <Section title={t("connect.ledger")} flush>
        <Loaded query={outcomes}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("connect.outcomesNone")} />
            ) : (
              <Ledger
                items={items}
                marked={moved?.id}
                open={(id) =>
                  setAddress(adviser ? { edit: id, outcome: id } : { outcome: id }, {
                    replace: false,
                  })
                }
              />
            )
          }
        </Loaded>
      </Section>
      <Panel
        opened={adviser && (edit === "+" || edited !== undefined)}
        onClose={close}
        size={520}
        title={t("connect.outcomeAdd")}
      >
        {(edit === "+" || edited) && (
          <OutcomeForm key={edit} outcome={edited} about={{ thread, need }} close={close} />
        )}
        {edited && <MovedFigures kind="outcome" id={edited.id} />}
      </Panel>
    </>
  );
}

const percent = ({ f }: Text, rate: number | null | undefined) =>
  rate == null ? "–" : f.percent(rate, 1);

function Funnel({ funnel }: { funnel: ConnectFunnel }) {
  const text = useText();
  const { t, f, pick } = text;
  const { published } = funnel;
  const at = (code: string) => funnel.yardsticks.find((y) => y.code === code)?.value ?? 0;
  const steps = [at("zu-1-needs"), at("zu-2-matched"), at("zu-3-solved")];
  const own = [funnel.needs, funnel.matched, funnel.solved];
  const names = [t("connect.funnelNeeds"), t("connect.funnelMatched"), t("connect.funnelSolved")];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers change with the answer, the words with the language
  const option = useCallback(
    (tokens: Tokens) => ({
      grid: { left: 8, right: 90, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: names,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: tokens.ink, fontSize: 12 },
      },
      series: [
        {
          type: "bar",
          data: steps,
          barMaxWidth: 26,
          itemStyle: { color: tokens.accent },
          label: {
            show: true,
            position: "right",
            color: tokens.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              `${f.exact(steps[dataIndex] as number)}${
                dataIndex > 0
                  ? `  ${percent(text, (steps[dataIndex] as number) / (steps[dataIndex - 1] as number))}`
                  : ""
              }`,
          },
        },
      ],
    }),
    [funnel, text.language],
  );
  const money = funnel.money[0];
  const rows = [
    { name: names[0], own: f.exact(own[0] as number), yard: f.exact(steps[0] as number) },
    {
      name: names[1],
      own: `${f.exact(own[1] as number)} · ${percent(text, funnel.matchedRate)}`,
      yard: `${f.exact(steps[1] as number)} · ${percent(text, published.matched?.rate)}`,
    },
    {
      name: names[2],
      own: `${f.exact(own[2] as number)} · ${percent(text, funnel.solvedRate)}`,
      yard: `${f.exact(steps[2] as number)} · ${percent(text, published.solved?.rate)}`,
    },
    {
      name: t("connect.funnelPaid"),
      own: money
        ? `${f.number(Number(money.paid))} / ${f.number(Number(money.contract))} ${money.currency} · ${percent(text, money.rate)}`
        : "–",
      yard: `${t("connect.yardstickPaid")}: ${percent(text, published.paid?.rate)}`,
    },
    { name: t("connect.stale"), own: percent(text, funnel.staleShare), yard: "–" },
  ];
  return (
    <>
      <div className="es-body">
        <Chart
          title={t("connect.funnelFinding", {
            needs: f.exact(steps[0] as number),
            matched: f.exact(steps[1] as number),
            solved: f.exact(steps[2] as number),
          })}
          source={funnel.yardsticks.find((y) => y.code === "zu-1-needs")?.sourceTitle ?? "–"}
          height={150}
          option={option}
          twin={{
            columns: [t("connect.measure"), t("connect.yardstick")],
            rows: names.map((name, i) => [name, steps[i] as number]),
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="cn-table" tabIndex={0} aria-label={t("connect.funnelTable")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("connect.measure")}</th>
              <th scope="col" className="es-num">
                {t("connect.funnelHere")}
              </th>
              <th scope="col" className="es-num">
                {t("connect.yardstick")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="es-num">{row.own}</td>
                <td className="es-num">{row.yard}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="es-body cn-stack">
        {funnel.examples > 0 && (
          <p className="es-dim es-small">
            {t("connect.funnelExamples", { n: f.exact(funnel.examples) })}
          </p>
        )}
        <details>
          <summary>{t("connect.yardsticks")}</summary>
          <dl className="es-terms">
            {funnel.yardsticks.map((y) => [
              <dt key={`${y.code} t`}>{pick(y.programme)}</dt>,
              <dd key={y.code}>
                {f.exact(y.value)} <span className="es-unit">{y.unit}</span>{" "}
                <GradeBadge grade={y.sourceGrade} full />{" "}
                {y.sourceAddress ? (
                  <a href={y.sourceAddress} rel="noreferrer">
                    {y.sourceTitle}
                  </a>
                ) : (
                  <span className="es-dim">{y.sourceTitle}</span>
                )}
              </dd>,
            ])}
          </dl>
        </details>
      </div>
    </>
  );
}

function Ledger({
  items,
  marked,
  open,
}: {
  items: readonly Outcome[];
  marked: number | undefined;
  open: (id: string) => void;
}) {
  const { t, f, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Outcome>[]>(
    () => [
      {
        id: "on",
        title: t("connect.on"),
        value: (o) => o.on,
        cell: (o) => f.day(o.on),
        width: 120,
      },
      {
        id: "kind",
        title: t("connect.type"),
        value: (o) => t(`connect.kind.${o.kind}`),
        width: 110,
        choice: true,
      },
      { id: "need", title: t("connect.side.need"), value: (o) => pick(o.profileTitle), width: 220 },
      {
        id: "currency",
        title: t("connect.currency"),
        value: (o) => (o.contract ?? o.paid)?.currency ?? null,
        width: 80,
      },
      {
        id: "contract",
        title: t("connect.contract"),
        value: (o) => (o.contract ? Number(o.contract.amount) : null),
        numeric: true,
        width: 130,
      },
      {
        id: "paid",
        title: t("connect.paid"),
        value: (o) => (o.paid ? Number(o.paid.amount) : null),
        numeric: true,
        width: 130,
      },
      {
        id: "solved",
        title: t("connect.solved"),
        width: 120,
        choice: true,
        value: (o) =>
          t(`connect.solved.${o.solved === null ? "unknown" : o.solved ? "yes" : "no"}`),
      },
      {
        id: "follow",
        title: t("connect.followUp"),
        value: (o) => t(`connect.followUp.${o.followUpDue}`),
        width: 140,
        choice: true,
      },
      {
        id: "reward",
        title: t("connect.reward"),
        value: (o) => t(`connect.reward.${o.rewardState}`),
        width: 160,
        choice: true,
      },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("connect.outcomes")}
      rows={items}
      columns={columns}
      rowKey={(o) => String(o.id)}
      sort="-on"
      marked={(o) => o.id === marked}
      onOpen={(o) => open(String(o.id))}
    />
  );
}
