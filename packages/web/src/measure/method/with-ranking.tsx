import type { RankingTable } from "@essor/contract/measure";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAddress } from "../../api/address.ts";
import { rankingQuery, recipesQuery } from "../../api/measure.ts";
import { Note, PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly children: (table: RankingTable) => ReactNode;
};

/** The table of the recipe and period that the address names; the first recipe and the newest period where it names none. */
export function WithRanking({ title, lead, children }: Props) {
  const { t } = useText();
  const [{ recipe, period, asOf }] = useAddress();
  const recipes = useQuery(recipesQuery);
  const code = recipe ?? recipes.data?.[0]?.code;
  const ranking = useQuery({
    ...rankingQuery(code ?? "", period, asOf),
    enabled: code !== undefined,
  });
  if (ranking.data) return children(ranking.data);
  return (
    <>
      <PageHead title={title} lead={lead} />
      {recipes.data && !code ? (
        <Note>{t("ranking.noRecipe")}</Note>
      ) : (
        <Loaded query={recipes}>
          {() => (
            <Loaded query={ranking} lines={12}>
              {() => null}
            </Loaded>
          )}
        </Loaded>
      )}
    </>
  );
}
