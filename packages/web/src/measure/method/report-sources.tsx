import type { RankingTable } from "@essor/contract/measure";
import { useQueries } from "@tanstack/react-query";
import { useAddress } from "../../api/address.ts";
import { figureQuery } from "../../api/measure.ts";
import { useMe } from "../../api/session.ts";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import { figureOf } from "../engine.ts";
import { namer } from "./names.ts";

/** Where the figures come from, by the sources of one unit's figures. */
export function ReportSources({ table }: { table: RankingTable }) {
  const text = useText();
  const { t, f } = text;
  const [{ asOf }] = useAddress();
  const me = useMe();
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const hub = me?.hub.areaCode ?? null;
  const unit = table.units.some((u) => u.code === hub) ? hub : table.units[0]?.code;
  const found = useQueries({
    queries: table.indicators.map((i) =>
      figureQuery(figureOf(i.code, table.period, unit ?? ""), asOf),
    ),
  });
  return (
    <Section title={t("method.sources")} note={t("method.sourcesNote")}>
      <ul>
        {table.indicators.map((indicator, i) => {
          const source = found[i]?.data?.source;
          return (
            <li key={indicator.code}>
              {name(indicator.code)}:{" "}
              {source
                ? `${source.title}${source.issuer ? `, ${source.issuer}` : ""}, ${f.day(source.readOn)} (${t(`ui.grade.${source.grade}`)})`
                : indicator.issuer || "–"}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
