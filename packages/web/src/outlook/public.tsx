import type { PublicData } from "@essor/contract/outlook";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { apiAddress } from "../api/client.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { LanguageChoice } from "../ui/language-choice.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { baseValue, valueTexts } from "../ui/unit.ts";
import { publicQuery } from "./queries.ts";
import "./outlook.css";

type Figure = PublicData["figures"][number];
type Ranked = PublicData["ranking"][number];

/** What a hub shows to everyone: its ranking, its figures with sources, its targets; all to be taken away. */
export function Page() {
  const { hub } = useParams({ strict: false }) as { hub: string };
  const query = useQuery(publicQuery(hub));
  return (
    <main className="ol-public">
      <LanguageChoice label="Language" />
      <Loaded query={query}>{(data) => <Body data={data} />}</Loaded>
    </main>
  );
}

function Body({ data }: { data: PublicData }) {
  const text = useText();
  const { t, pick, f } = text;
  const own = data.ranking.find((r) => r.code === data.hub.area);
  const ranking: readonly Column<Ranked>[] = [
    { id: "rank", title: t("outlook.rank"), value: (r) => r.rank, numeric: true, width: 90 },
    { id: "name", title: t("outlook.area"), value: (r) => pick(r.name) },
    {
      id: "score",
      title: t("outlook.score"),
      value: (r) => r.score,
      numeric: true,
      downFirst: true,
      cell: (r) => f.exact(r.score, 2),
    },
  ];
  const figures: readonly Column<Figure>[] = [
    { id: "name", title: t("outlook.indicator"), value: (x) => pick(x.name), width: 260 },
    { id: "area", title: t("outlook.area"), value: (x) => pick(x.areaName) },
    { id: "period", title: t("outlook.year"), value: (x) => x.period },
    {
      id: "value",
      title: t("outlook.value"),
      value: (x) => baseValue(x.value, x.multiplier),
      numeric: true,
      cell: (x) => {
        const v = valueTexts(text, x.value, { ...x, decimals: 2 });
        return `${v.short} ${v.unit}`;
      },
    },
    {
      id: "source",
      title: t("outlook.source"),
      oneLine: true,
      width: 280,
      value: (x) => x.source.title,
      cell: (x) => (
        <span className="ol-source">
          {x.source.title} <GradeBadge grade={x.source.grade as "S"} />
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={
          own
            ? t("outlook.publicTitle", {
                hub: pick(data.hub.name),
                rank: own.rank,
                of: f.exact(data.ranking.length),
              })
            : pick(data.hub.name)
        }
        lead={t("outlook.publicLead", { licence: data.licence })}
      />
      {data.recipe && (
        <Section
          title={pick(data.recipe.name)}
          note={t("outlook.recipeNote", {
            period: data.recipe.period,
            hash: data.recipe.hash.slice(0, 12),
          })}
          flush
          actions={
            <a href={apiAddress(`/outlook/public/${data.hub.code}/ranking.csv`)} download>
              CSV
            </a>
          }
        >
          <DataTable
            name="r"
            title={pick(data.recipe.name)}
            rows={data.ranking}
            columns={ranking}
            rowKey={(r) => r.code}
            sort="rank"
            marked={(r) => r.code === data.hub.area}
          />
        </Section>
      )}
      <Section
        title={t("outlook.publicFigures")}
        flush
        actions={
          <a href={apiAddress(`/outlook/public/${data.hub.code}/figures.csv`)} download>
            CSV
          </a>
        }
      >
        <DataTable
          name="f"
          title={t("outlook.publicFigures")}
          rows={data.figures}
          columns={figures}
          rowKey={(x) => `${x.indicator}~${x.area}~${x.period}`}
        />
      </Section>
      <p className="es-dim es-small">
        {t("outlook.openData")} <a href={apiAddress(`/outlook/public/${data.hub.code}`)}>JSON</a>
      </p>
    </>
  );
}
