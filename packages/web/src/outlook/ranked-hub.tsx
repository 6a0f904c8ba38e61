import type { RankingTable } from "@essor/contract/measure";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAddress } from "../api/address.ts";
import { rankingQuery, recipesQuery } from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

/** Loads the ranking of the recipe in the address, and says so where the hub does not stand in it. */
export function RankedHub({
  children,
}: {
  children: (table: RankingTable, unit: string) => ReactNode;
}) {
  const { t } = useText();
  const [{ recipe }] = useAddress();
  const me = useMe();
  const recipes = useQuery(recipesQuery);
  const code = recipe ?? recipes.data?.[0]?.code;
  const ranking = useQuery({
    ...rankingQuery(code ?? "", undefined, undefined),
    enabled: code !== undefined,
  });
  const unit = me?.hub.areaCode ?? "";
  if (recipes.data && code === undefined) return <Empty title={t("outlook.noRecipe")} />;
  return (
    <Loaded query={ranking}>
      {(table) =>
        table.units.some((u) => u.code === unit) ? (
          children(table, unit)
        ) : (
          <Empty title={t("outlook.notRanked")} />
        )
      }
    </Loaded>
  );
}
