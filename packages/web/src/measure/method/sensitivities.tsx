import type { RankingTable } from "@essor/contract/measure";
import type { SensitivityRun } from "@essor/contract/measure-analysis";
import { NativeSelect } from "@mantine/core";
import { useAddress } from "../../api/address.ts";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { HERE } from "./here-run.ts";
import { SensitivityChart } from "./sensitivity-chart.tsx";

type Props = { readonly table: RankingTable; readonly items: readonly SensitivityRun[] };

/** The sensitivity analyses of a ranking, the newest first. */
export function Sensitivities({ table, items }: Props) {
  const { t, f, pick } = useText();
  const [{ sobol }, setAddress] = useAddress();
  const shown = items.find((r) => String(r.id) === sobol) ?? items[0];
  if (!shown) {
    return <Empty title={t("method.noSensitivity")} help={t("method.noSensitivityHelp")} />;
  }
  const nameOf = (code: string | null) =>
    pick(table.units.find((u) => u.code === code)?.name) || (code ?? "");
  const what = (r: SensitivityRun) =>
    r.unit === null ? t("method.allRanks") : t("method.rankOf", { unit: nameOf(r.unit) });
  return (
    <Section
      title={t("method.sensitivity")}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t("method.run")}
          value={String(shown.id)}
          onChange={(e) => setAddress({ sobol: e.currentTarget.value })}
          data={items.map((r) => ({
            value: String(r.id),
            label: `${what(r)} · ${
              r.id === HERE
                ? t("method.hereName", { n: f.exact(r.runs), seed: String(r.seed) })
                : t("method.runName", {
                    at: f.instant(r.createdAt),
                    n: f.exact(r.runs),
                    seed: String(r.seed),
                  })
            }`,
          }))}
        />
      }
    >
      <SensitivityChart run={shown} unitName={nameOf(shown.unit)} />
    </Section>
  );
}
