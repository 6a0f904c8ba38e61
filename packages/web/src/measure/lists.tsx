import type { PublishedList } from "@essor/contract/measure";
import { Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useAsOf } from "../api/address.ts";
import { publishedListsQuery } from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import { GradeBadge } from "../ui/grade-badge.tsx";
import "../ui/table.css";
import "./lists.css";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { areasOf, editionsOf, latestOf, rankOf } from "./list-matrix.ts";

type Rank = PublishedList["ranks"][number];

/** A published rank is a door too: it opens who said so. */
function RankDoor({ rank }: { rank: Rank | undefined }) {
  const { t, f } = useText();
  if (!rank)
    return (
      <span className="es-dim" title={t("lists.absent")}>
        –
      </span>
    );
  const { source } = rank;
  return (
    <Popover width={320} withArrow>
      <Popover.Target>
        <button
          type="button"
          className="es-door"
          aria-label={t("door.open", { value: String(rank.rank) })}
        >
          {rank.rank}
          {rank.tied && <span className="es-unit">{t("lists.tied")}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className="es-terms es-small">
          <dt>{t("door.source")}</dt>
          <dd>
            {/^https?:/.test(source.address) ? (
              <a href={source.address} target="_blank" rel="noreferrer noopener">
                {source.title}
              </a>
            ) : (
              source.title
            )}
          </dd>
          <dt>{t("door.grade")}</dt>
          <dd>
            <GradeBadge grade={source.grade} full />
          </dd>
          <dt>{t("door.readOn")}</dt>
          <dd>{f.day(source.readOn)}</dd>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The newest edition of every list, the hub and its peers: who stands where, by whom. */
function Latest({ lists, hub }: { lists: readonly PublishedList[]; hub: string | undefined }) {
  const { t, pick } = useText();
  return (
    <section
      className="es-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title: t("lists.compareTitle") })}
    >
      <table className="es-table es-matrix">
        <thead>
          <tr>
            <th scope="col" data-pin>
              <span>{t("lists.area")}</span>
            </th>
            {lists.map((list) => (
              <th key={list.code} scope="col">
                <span>
                  {pick(list.name)}
                  <br />
                  <small>
                    {list.publisher} · {latestOf(list)}
                  </small>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasOf(lists, hub).map(({ area, name }) => (
            <tr key={area} data-marked={area === hub || undefined}>
              <th scope="row" data-pin>
                {pick(name)}
              </th>
              {lists.map((list) => (
                <td key={list.code}>
                  <RankDoor rank={rankOf(list, area, latestOf(list))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Matrix({ list, hub }: { list: PublishedList; hub: string | undefined }) {
  const { t, pick } = useText();
  const editions = editionsOf(list);
  const changed = new Map(list.methodChanges.map((m) => [m.edition, pick(m.note)]));
  return (
    <section
      className="es-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title: `${pick(list.name)}: ${t("lists.matrix")}` })}
    >
      <table className="es-table es-matrix">
        <thead>
          <tr>
            <th scope="col" data-pin>
              <span>{t("lists.area")}</span>
            </th>
            {editions.map((edition) => (
              <th
                key={edition}
                scope="col"
                className="es-num"
                data-changed={changed.has(edition) || undefined}
              >
                <span title={changed.get(edition)}>
                  {edition}
                  {changed.has(edition) && <abbr title={t("lists.methodMark")}> *</abbr>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasOf([list], hub).map(({ area, name }) => (
            <tr key={area} data-marked={area === hub || undefined}>
              <th scope="row" data-pin>
                {pick(name)}
              </th>
              {editions.map((edition) => (
                <td
                  key={edition}
                  className="es-num"
                  data-changed={changed.has(edition) || undefined}
                >
                  <RankDoor rank={rankOf(list, area, edition)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function One({ list, hub }: { list: PublishedList; hub: string | undefined }) {
  const { t, pick } = useText();
  return (
    <Section title={pick(list.name)} note={list.publisher} flush>
      <dl className="es-terms es-body">
        <dt>{t("lists.method")}</dt>
        <dd>{pick(list.method)}</dd>
        {list.methodChanges.map((m) => (
          <Fragment key={m.edition}>
            <dt>{m.edition} *</dt>
            <dd>{t("lists.methodChanged", { note: pick(m.note) })}</dd>
          </Fragment>
        ))}
        {list.streaks.length > 0 && <dt>{t("lists.streaks")}</dt>}
        {list.streaks.map((s) => (
          <dd key={`${s.area} ${s.from}`} style={{ gridColumn: 2 }}>
            {t("lists.streak", {
              area: pick(s.areaName),
              rank: s.rank,
              count: s.editions,
              from: s.from,
              to: s.to,
            })}
          </dd>
        ))}
      </dl>
      <Matrix list={list} hub={hub} />
    </Section>
  );
}

export function Page() {
  const { t } = useText();
  const query = useQuery(publishedListsQuery(useAsOf()));
  const hub = useMe()?.hub.areaCode ?? undefined;
  return (
    <>
      <PageHead title={t("lists.title")} lead={t("lists.lead")} />
      <Loaded query={query}>
        {(lists) =>
          lists.length === 0 ? (
            <Empty title={t("lists.empty")} />
          ) : (
            <>
              <Section title={t("lists.compareTitle")} flush>
                <Latest lists={lists} hub={hub} />
              </Section>
              {lists.map((list) => (
                <One key={list.code} list={list} hub={hub} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}
