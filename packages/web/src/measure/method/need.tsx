import type { RankingTable } from "@essor/contract/measure";
import { NumberInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { useMe } from "../../api/session.ts";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { LeverTable } from "./lever-table.tsx";
import { leverRows, leversOf } from "./levers.ts";
import { NeedResult } from "./need-result.tsx";
import { UnitSelect } from "./unit-select.tsx";
import { useNeed } from "./use-need.ts";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.need")} lead={t("method.needLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

function Body({ table }: { table: RankingTable }) {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const me = useMe();
  const { off, bound } = address;
  const unit = address.unit ?? me?.hub.areaCode ?? table.units[0]?.code;
  const rank = Math.max(1, Math.round(Number(address.rank ?? 10)) || 1);
  const rows = useMemo(() => leverRows(table, unit, { off, bound }), [table, unit, off, bound]);
  const levers = useMemo(() => leversOf(rows), [rows]);
  const [question] = useDebouncedValue({ unit, rank, levers }, 250);
  const found = useNeed({ table, ...question });
  const waits = found.busy || question.unit !== unit || question.rank !== rank;
  return (
    <>
      <PageHead title={t("page.need")} lead={t("method.needLead")}>
        <UnitSelect table={table} value={unit} onChange={(code) => setAddress({ unit: code })} />
        <NumberInput
          size="xs"
          w={110}
          label={t("method.rankWanted")}
          min={1}
          max={table.units.length}
          allowDecimal={false}
          value={rank}
          onChange={(value) => setAddress({ rank: String(value) })}
        />
      </PageHead>
      <Section title={t("method.needResult")}>
        <div aria-live="polite" aria-busy={waits}>
          {waits && <p className="es-dim">{t("method.searching")}</p>}
          {found.need ? (
            <NeedResult table={table} unit={unit ?? ""} rank={rank} need={found.need} />
          ) : found.code ? (
            <Note tone="warn">
              {found.code === "no-levers" ? t("method.noLevers") : t("method.noNeed")}
            </Note>
          ) : (
            <Skeleton lines={4} />
          )}
        </div>
      </Section>
      <LeverTable table={table} rows={rows} />
    </>
  );
}
