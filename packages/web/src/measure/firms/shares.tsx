import type { FirmShares } from "@essor/contract/measure-firms";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { write } from "../../api/client.ts";
import { useMay } from "../../api/session.ts";
import { ChartFrame } from "../../chart/chart.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { PageLink } from "../../ui/link.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { Empty } from "../../ui/states.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { ExampleNote } from "./example-note.tsx";
import { PartBar } from "./part-bar.tsx";

type Firm = FirmShares["items"][number];

/** Strategic emerging and high-tech output from product lines: two shares, their overlap, never a sum. */
export function Shares({ data }: { data: FirmShares }) {
  const { t, f, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Firm>[]>(() => {
    const part = (id: "sei" | "highTech", title: string): Column<Firm>[] => [
      {
        id,
        title,
        unit: t("unit.CNY"),
        value: (r) => r[id],
        cell: (r) => f.number(r[id]),
        numeric: true,
        downFirst: true,
        width: 150,
      },
      {
        id: `${id}Share`,
        title: t("firms.shareOf", { name: title }),
        unit: "%",
        value: (r) => (r.output === 0 ? null : (r[id] / r.output) * 100),
        cell: (r) => (r.output === 0 ? "–" : f.percent(r[id] / r.output, 1)),
        numeric: true,
        downFirst: true,
        width: 130,
      },
    ];
    return [
      { id: "name", title: t("firms.firm"), value: (r) => r.name, width: 220, pin: true },
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 170, hidden: true },
      {
        id: "output",
        title: t("firms.output"),
        unit: t("unit.CNY"),
        value: (r) => r.output,
        cell: (r) => f.number(r.output),
        numeric: true,
        downFirst: true,
        width: 150,
      },
      ...part("sei", t("firms.sei")),
      ...part("highTech", t("firms.highTech")),
    ];
  }, [language]);
  if (data.total === 0) return <Empty title={t("firms.noLines")} help={t("firms.noLinesHelp")} />;
  const of = (catalogue: string) => data.shares.find((s) => s.catalogue === catalogue);
  const [sei, highTech] = [of("sei"), of("high-tech")];
  const both = data.overlap.output;
  const percent = (output: number) => f.percent(output / data.total, 1);
  return (
    <>
      <ExampleNote shown={data.example} />
      <Section
        title={t("firms.sharesTitle", { year: data.year ?? "" })}
        note={t("firms.sharesNote", { count: data.firms })}
        actions={<Publish data={data} />}
      >
        <ChartFrame
          title={t("firms.sharesFinding", {
            sei: percent(sei?.output ?? 0),
            highTech: percent(highTech?.output ?? 0),
            both: percent(both),
          })}
          note={t("firms.neverSum")}
          source={t("firms.source", { count: data.firms, year: data.year ?? "" })}
          twin={{
            columns: ["", t("firms.output"), "%"],
            rows: [
              [t("firms.sei"), sei?.output ?? 0, percent(sei?.output ?? 0)],
              [t("firms.highTech"), highTech?.output ?? 0, percent(highTech?.output ?? 0)],
              [t("firms.both"), both, percent(both)],
              [t("firms.either"), data.either.output, percent(data.either.output)],
            ],
          }}
        >
          <PartBar
            total={data.total}
            parts={[
              { name: t("firms.seiOnly"), value: (sei?.output ?? 0) - both, tone: 0 },
              { name: t("firms.both"), value: both, tone: 1 },
              { name: t("firms.highTechOnly"), value: (highTech?.output ?? 0) - both, tone: 2 },
              { name: t("firms.neither"), value: data.total - data.either.output, tone: 4 },
            ]}
          />
        </ChartFrame>
      </Section>
      {data.classes.length > 0 && (
        <Section title={t("firms.classes")} flush>
          <ul className="es-list">
            {data.classes.map((c) => (
              <li key={c.code}>
                <span className="es-mono es-dim">{c.code}</span>
                <span style={{ flex: 1 }}>{c.name}</span>
                <span className="es-num">{f.number(c.output)}</span>
                <span className="es-num">{percent(c.output)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("firms.byFirm")} flush>
        <DataTable
          title={t("firms.sharesTitle", { year: data.year ?? "" })}
          rows={data.items}
          columns={columns}
          rowKey={(r) => r.code}
          sort="-sei"
          source={t("firms.source", { count: data.firms, year: data.year ?? "" })}
        />
      </Section>
    </>
  );
}

/** The shares become figures of the hub, so that an index may read them. */
function Publish({ data }: { data: FirmShares }) {
  const text = useText();
  const { t } = text;
  const may = useMay()("firms.write");
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: () => write("POST", "/measure/firm-shares/publish", { body: { year: data.year } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["measure"] }),
  });
  if (!may || data.example) return null;
  return (
    <>
      {publish.isSuccess && (
        <PageLink to="/measure/figures?indicator=sei_share">{t("firms.published")}</PageLink>
      )}
      {publish.error && <Note tone="danger">{problemText(text, publish.error).text}</Note>}
      <Button
        size="xs"
        variant="default"
        loading={publish.isPending}
        onClick={() => publish.mutate()}
      >
        {t("firms.publish")}
      </Button>
    </>
  );
}
