import type { AreaSpace } from "@essor/contract/target";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import "./target.css";
import { paths } from "../paths.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { unitText } from "../ui/unit.ts";
import { BasisChoice } from "./basis-choice.tsx";
import { shareColumn, starColumn } from "./columns.tsx";
import { ProductSpace } from "./product-space.tsx";
import { Quadrants } from "./quadrants.tsx";
import { spaceQuery } from "./queries.ts";

type Row = AreaSpace["activities"][number];
const JOBS = { unit: "persons in sample", multiplier: 0, decimals: 0 } as const;

/** What the hub does more than others, what lies near to it, and what would lift it. */
export function Page() {
  const { t, pick, f } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(
    spaceQuery({
      area: address.area,
      basis: address.basis,
      level: address.level,
      period: address.period,
      asOf: useAsOf(),
    }),
  );
  return (
    <Loaded query={query}>
      {(space) => (
        <>
          <PageHead
            title={t("target.fitTitle", { area: pick(space.areaName) })}
            lead={t("target.fitLead", { regions: f.exact(space.basis.regions) })}
          >
            <BasisChoice bases={space.bases} basis={space.basis.indicator} />
            <NativeSelect
              label={t("target.period")}
              value={space.period}
              data={[...space.periods]}
              onChange={(event) => setAddress({ period: event.currentTarget.value })}
            />
          </PageHead>
          <Finding space={space} />
          <div className="tg-two">
            <Section title={t("target.quadrants")} note={t("target.quadrantsNote")}>
              <Quadrants space={space} />
            </Section>
            <Section title={t("target.space")} note={t("target.spaceNote")}>
              <ProductSpace space={space} />
            </Section>
          </div>
          <Section
            title={t("target.activities")}
            note={t(space.basis.sampled ? "target.basisSample" : "target.basis", {
              name: pick(space.basis.indicatorName),
              scheme: space.basis.scheme,
            })}
            flush
          >
            <Activities space={space} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

/** The page in three numbers: how complex, how diverse, how focused. */
function Finding({ space }: { space: AreaSpace }) {
  const { t, f, say } = useText();
  return (
    <>
      <dl className="tg-facts">
        <div>
          <dt>{t("target.eciRank")}</dt>
          <dd>
            {space.eciRank === null ? "–" : f.exact(space.eciRank)}{" "}
            <small>{t("target.of", { n: f.exact(space.basis.regions) })}</small>
          </dd>
        </div>
        <div>
          <dt>{t("target.diversity")}</dt>
          <dd>
            {space.diversity} <small>{t("target.of", { n: space.activities.length })}</small>
          </dd>
        </div>
        <div>
          <dt>{t("target.krugman")}</dt>
          <dd>
            {space.krugman === null ? "–" : f.exact(space.krugman, 2)}{" "}
            <small>{t("target.krugmanNote")}</small>
          </dd>
        </div>
      </dl>
      <details className="tg-votes">
        <summary>{t("target.votes")}</summary>
        <p className="es-small">{t("target.votesNote")}</p>
        <dl className="es-terms es-small">
          {Object.entries(space.orientation.votes).map(([name, vote]) => (
            <div key={name}>
              <dt>{say(`target.vote.${name}`, name)}</dt>
              <dd>{vote === null ? "–" : f.exact(vote, 2)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {space.orientation.warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
    </>
  );
}

function Activities({ space }: { space: AreaSpace }) {
  const text = useText();
  const { t, pick, f, say, language } = text;
  const { basis } = space;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: "name",
        title: t("target.activity"),
        value: (r) => pick(r.name),
        width: 240,
        pin: true,
        cell: (r) => (
          <PageLink to={`${paths.target}/activities?activity=${r.code}`}>{pick(r.name)}</PageLink>
        ),
      },
      {
        id: "value",
        title: pick(basis.indicatorName),
        unit: basis.sampled ? t("target.inSample") : unitText(text, basis.unit),
        value: (r) => r.value,
        numeric: true,
        downFirst: true,
        width: 140,
        cell: (r) => (
          <NumberDoor figure={r.figure} value={r.value} indicator={{ ...JOBS, unit: basis.unit }} />
        ),
      },
      shareColumn<Row>(text),
      {
        id: "rca",
        title: t("target.rca"),
        value: (r) => r.rca,
        numeric: true,
        downFirst: true,
        width: 160,
        cell: (r) =>
          r.rca === null ? (
            "–"
          ) : (
            <span data-strong={r.present || undefined}>{f.exact(r.rca, 2)}</span>
          ),
      },
      starColumn<Row>(text),
      {
        id: "density",
        title: t("target.density"),
        value: (r) => r.density,
        numeric: true,
        downFirst: true,
        width: 180,
        cell: (r) => (r.density === null ? "–" : f.exact(r.density, 3)),
      },
      {
        id: "pci",
        title: t("target.pci"),
        value: (r) => r.pci,
        numeric: true,
        downFirst: true,
        width: 210,
        cell: (r) => (r.pci === null ? "–" : f.exact(r.pci, 2)),
      },
      {
        id: "cog",
        title: t("target.cog"),
        value: (r) => r.cog,
        numeric: true,
        downFirst: true,
        width: 140,
        cell: (r) => (r.cog === null ? "–" : f.exact(r.cog, 2)),
      },
      {
        id: "quadrant",
        title: t("target.quadrant"),
        value: (r) =>
          r.quadrant === null ? t("target.has") : say(`target.q.${r.quadrant}`, r.quadrant),
        choice: true,
        width: 200,
      },
    ],
    [language, basis],
  );
  return (
    <DataTable
      title={t("target.activities")}
      rows={space.activities}
      columns={columns}
      rowKey={(r) => r.code}
      sort="-rca"
      marked={(r) => r.present}
    />
  );
}
