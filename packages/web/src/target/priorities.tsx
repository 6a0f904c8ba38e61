import type { Priorities } from "@essor/contract/target-entry";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { paths } from "../paths.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { numberColumn } from "./columns.tsx";
import { Interval } from "./interval.tsx";
import { prioritiesQuery } from "./queries.ts";
import { Why } from "./why.tsx";

type Item = Priorities["items"][number];
type Asked = Parameters<typeof prioritiesQuery>[0];

/** Links that are read from the same class above their own: nothing in the figures tells them apart. */
function tiesOf(items: readonly Item[]) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    if (item.coarse.length === 0) continue;
    const key = item.activities.map((a) => a.code).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups]
    .filter(([, links]) => links.length > 1)
    .map(([key, links]) => ({
      key,
      links,
      read: links[0]?.activities ?? [],
      classes: [...new Set(links.flatMap((i) => i.coarse))].sort(),
    }));
}

/** Gaps in the order of the join: gap × density × entry probability × output gain. */
export function PrioritiesTable(asked: Asked) {
  const query = useQuery(prioritiesQuery(asked));
  return <Loaded query={query}>{(found) => <Joined found={found} />}</Loaded>;
}

function Joined({ found }: { found: Priorities }) {
  const text = useText();
  const { t, pick, f, say, language } = text;
  const [address, setAddress] = useAddress();
  const mayImport = useMay()("measure.write");
  const open = found.items.find((item) => String(item.gap) === address.gap);
  const ties = tiesOf(found.items);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<readonly Column<Item>[]>(
    () => [
      {
        id: "link",
        title: t("target.link"),
        value: (item) => item.linkName,
        width: 230,
        pin: true,
        cell: (item) => (
          <>
            <PageLink to={`${paths.target}/chains?chain=${item.chain}`}>{item.linkName}</PageLink>
            {item.restricted && <strong className="tg-restricted">{item.restricted}</strong>}
          </>
        ),
      },
      {
        id: "chain",
        title: t("target.chain"),
        value: (item) => pick(item.chainName),
        choice: true,
        width: 130,
      },
      {
        id: "reasons",
        title: t("target.gap"),
        value: (item) =>
          item.reasons.map((reason) => say(`target.reason.${reason}`, reason)).join(", "),
        choice: true,
        width: 150,
      },
      {
        id: "status",
        title: t("target.statusName"),
        value: (item) => say(`target.status.${item.status}`, item.status),
        choice: true,
        width: 120,
      },
      numberColumn("score", {
        title: t("target.joint"),
        value: (item) => item.score,
        show: (v) => f.exact(v, 2),
        width: 110,
      }),
      numberColumn("density", {
        title: t("target.density"),
        value: (item) => item.density,
        show: (v) => f.exact(v, 3),
        width: 170,
      }),
      {
        id: "probability",
        title: t("target.probability"),
        value: (item) => item.probability,
        numeric: true,
        downFirst: true,
        width: 250,
        cell: (item) =>
          item.probability === null || item.low === null || item.high === null ? (
            <span className="es-dim">{item.present ? t("target.hereNow") : "–"}</span>
          ) : (
            <Interval probability={item.probability} low={item.low} high={item.high} />
          ),
      },
      numberColumn("gain", {
        title: t("target.outputGain"),
        value: (item) => item.outputGain,
        show: (v) => f.number(v),
        width: 150,
      }),
      {
        id: "peers",
        title: t("target.crowding"),
        value: (item) => (item.peerCount === 0 ? null : item.peers.length / item.peerCount),
        numeric: true,
        width: 120,
        cell: (item) =>
          item.peerCount === 0 ? "–" : f.percent(item.peers.length / item.peerCount),
      },
      {
        id: "firms",
        title: t("target.candidates"),
        value: (item) => item.firms,
        numeric: true,
        downFirst: true,
        width: 130,
        cell: (item) => (
          <PageLink to={`${paths.target}/firms?chain=${item.chain}&link=${item.link}`}>
            {f.exact(item.firms)}
          </PageLink>
        ),
      },
    ],
    [language],
  );
  if (found.items.length === 0) return <Empty title={t("target.noGap")} />;
  return (
    <>
      {ties.length > 0 && (
        <Note tone="warn">
          {t("target.tooCoarse", { basis: pick(found.basisName) })}
          <ul className="es-small">
            {ties.map((tie) => (
              <li key={tie.key}>
                {t("target.tie", {
                  above: tie.read.map((a) => pick(a.name)).join(", "),
                  links: tie.links.map((i) => i.linkName).join(" · "),
                  classes: tie.classes.join(", "),
                })}
              </li>
            ))}
          </ul>
          {mayImport && <PageLink to={paths.imports}>{t("target.takeInClasses")}</PageLink>}
        </Note>
      )}
      {found.table === null && <Note>{t("target.noTable")}</Note>}
      <DataTable
        title={t("target.priorities")}
        name="gaps"
        rows={found.items}
        columns={columns}
        rowKey={(item) => String(item.gap)}
        sort="-score"
        onOpen={(item) => setAddress({ gap: String(item.gap) })}
      />
      <Why title={open?.linkName ?? ""} reasons={open} close={() => setAddress({ gap: undefined })}>
        {open && (
          <>
            <p className="es-small">
              {t("target.readFrom", { names: open.activities.map((a) => pick(a.name)).join(", ") })}
            </p>
            {open.coarse.length > 0 && (
              <p className="es-small">
                {t("target.readAbove", {
                  classes: open.coarse.join(", "),
                  basis: pick(found.basisName),
                })}
              </p>
            )}
            <div className="es-actions">
              <PageLink to={`${paths.target}/gaps`}>{t("target.toBoard")}</PageLink>
              <PageLink to={`${paths.target}/firms?chain=${open.chain}&link=${open.link}`}>
                {t("target.toFirms")}
              </PageLink>
            </div>
          </>
        )}
      </Why>
    </>
  );
}
