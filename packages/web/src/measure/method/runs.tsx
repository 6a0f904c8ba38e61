import type { UncertaintyRun } from "@essor/contract/measure-analysis";
import { NativeSelect } from "@mantine/core";
import { useAddress } from "../../api/address.ts";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { type Text, useText } from "../../ui/text.ts";
import { HERE } from "./here-run.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { PairsChart } from "./pairs-chart.tsx";

/** The runs of a ranking: intervals and chances of the chosen one, and its pairs against each other. */
export function Runs({ items }: { items: readonly UncertaintyRun[] }) {
  const text = useText();
  const { t, f } = text;
  const [{ run }, setAddress] = useAddress();
  const shown = items.find((r) => String(r.id) === run) ?? items[0];
  if (!shown) return <Empty title={t("method.noRun")} help={t("method.noRunHelp")} />;
  return (
    <>
      <Section
        title={t("method.intervals")}
        actions={
          <NativeSelect
            size="xs"
            aria-label={t("method.run")}
            value={String(shown.id)}
            onChange={(e) => setAddress({ run: e.currentTarget.value })}
            data={items.map((r) => ({
              value: String(r.id),
              label:
                r.id === HERE
                  ? t("method.hereName", { n: f.exact(r.replications), seed: String(r.seed) })
                  : t("method.runName", {
                      at: f.instant(r.createdAt),
                      n: f.exact(r.replications),
                      seed: String(r.seed),
                    }),
            }))}
          />
        }
        flush
      >
        <div className="es-body">
          <Finding run={shown} />
          <IntervalChart run={shown} title={findingOf(shown, text)} />
        </div>
        <IntervalTable run={shown} />
      </Section>
      {shown.pairs && (
        <Section title={t("method.pairs")}>
          <PairsChart run={shown} />
        </Section>
      )}
    </>
  );
}

/** The finding about the hub, as title of the chart. */
export function findingOf(run: UncertaintyRun, { t, f, pick }: Text): string {
  const own = run.items.find((x) => x.code === run.hub) ?? run.items[0];
  if (!own || own.q5 === null || own.q95 === null) return t("method.intervals");
  const [a, b] = [f.exact(own.q5, 0), f.exact(own.q95, 0)];
  const unit = pick(own.name);
  return a === b ? t("method.findingOne", { unit, a }) : t("method.finding", { unit, a, b });
}

export function Finding({ run }: { run: UncertaintyRun }) {
  const { t, f, pick } = useText();
  const own = run.items.find((x) => x.code === run.hub);
  if (!own) return null;
  return (
    <p className="es-method-said">
      {t("method.chances", {
        unit: pick(own.name),
        of: f.exact(run.of),
        top10: f.percent(own.top10),
        top50: f.percent(own.top50),
        top100: f.percent(own.top100),
      })}
    </p>
  );
}
