import type { FirmPoints } from "@essor/contract/measure-firms";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { ExampleNote } from "./example-note.tsx";

type Firm = FirmPoints["items"][number];
const STAGES = ["start-up", "growth", "stable"] as const;

/** Innovation points: the weights of each stage, and what each firm's scores give in its own and the other stages. */
export function Points({ data }: { data: FirmPoints }) {
  const { t, f, pick, language } = useText();
  const indicators = data.rule?.body.indicators ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Firm>[]>(() => {
    const number = (
      id: string,
      title: string,
      value: (r: Firm) => number | null,
    ): Column<Firm> => ({
      id,
      title,
      value,
      cell: (r) => {
        const own = value(r);
        return own === null ? "–" : f.exact(own, 1);
      },
      numeric: true,
      downFirst: true,
      width: 120,
    });
    return [
      { id: "name", title: t("firms.firm"), value: (r) => r.name, width: 220, pin: true },
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 170, hidden: true },
      {
        id: "stage",
        title: t("firms.stage"),
        value: (r) => (r.stage ? t(`firms.stage.${r.stage}`) : null),
        choice: true,
        width: 110,
      },
      number("points", t("firms.points"), (r) => r.points),
      ...STAGES.map((s) =>
        number(
          `as-${s}`,
          t("firms.asStage", { stage: t(`firms.stage.${s}`) }),
          (r) => r.byStage[s],
        ),
      ),
      ...indicators.map(
        (i): Column<Firm> => ({
          ...number(i.code, pick(i.name), (r) => r.parts[i.code] ?? null),
          hidden: true,
        }),
      ),
      {
        id: "missing",
        title: t("firms.missing"),
        value: (r) => r.missing.join(", ") || null,
        width: 180,
      },
    ];
  }, [language, data.rule]);
  if (!data.rule) return <Empty title={t("firms.noRule")} help={t("firms.noRuleHelp")} />;
  return (
    <>
      <ExampleNote shown={data.items.some((i) => i.example)} />
      <Section
        title={pick(data.rule.name)}
        note={t("firms.since", { day: f.day(data.rule.validFrom) })}
        flush
      >
        {data.rule.note && (
          <div className="es-body">
            <Note>{pick(data.rule.note)}</Note>
          </div>
        )}
        <DataTable
          bare
          name="rule"
          title={t("firms.weights")}
          rows={indicators}
          rowKey={(i) => i.code}
          columns={[
            { id: "name", title: t("firms.indicator"), value: (i) => pick(i.name), width: 240 },
            ...STAGES.map((s) => ({
              id: s,
              title: t(`firms.stage.${s}`),
              value: (i: (typeof indicators)[number]) => i.weights[s],
              numeric: true,
              width: 110,
            })),
          ]}
        />
      </Section>
      <Section title={t("firms.byFirm")} flush>
        <DataTable
          title={t("firms.view.points")}
          rows={data.items}
          columns={columns}
          rowKey={(r) => r.code}
          sort="-points"
          source={data.rule.source}
        />
      </Section>
    </>
  );
}
