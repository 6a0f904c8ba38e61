import type { RankingTable } from "@essor/contract/measure";
import type { IndexBuild } from "@essor/core/measure";
import { useMemo } from "react";
import { useMe } from "../../api/session.ts";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import { Change } from "../ranking-grid.tsx";
import { movesBetween } from "./draft-build.ts";

type Props = {
  readonly table: RankingTable;
  readonly stored: IndexBuild | null;
  readonly draft: IndexBuild;
};
const SHOWN = 20;

/** The first twenty and the hub under the draft, against the stored edition. */
export function RecipePreview({ table, stored, draft }: Props) {
  const { t, f, pick } = useText();
  const me = useMe();
  const hubCode = me?.hub.areaCode ?? undefined;
  const moves = useMemo(
    () => movesBetween(stored, draft).sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9)),
    [stored, draft],
  );
  const names = useMemo(() => new Map(table.units.map((u) => [u.code, u.name])), [table]);
  const name = (code: string) => pick(names.get(code)) || code;
  const hub = moves.find((m) => m.code === hubCode);
  const changed = moves.filter((m) => m.change !== null && m.change !== 0);
  const most = changed.reduce(
    (best, m) => (Math.abs(m.change ?? 0) > Math.abs(best?.change ?? 0) ? m : best),
    changed[0],
  );
  const rows = moves.slice(0, SHOWN);
  if (hub && !rows.includes(hub)) rows.push(hub);
  return (
    <Section
      title={t("method.preview")}
      note={t("method.previewNote", { edition: table.recipe.edition })}
      flush
    >
      <div className="es-body" role="status">
        {hub && (
          <p>
            {t("method.hubRank", {
              unit: name(hub.code),
              before: hub.before === null ? "–" : f.exact(hub.before),
              rank: hub.rank === null ? "–" : f.exact(hub.rank),
            })}
          </p>
        )}
        <p className="es-dim">
          {most
            ? t("method.moved", {
                n: f.exact(changed.length),
                unit: name(most.code),
                change: f.signed(most.change ?? 0),
              })
            : t("method.sameOrder")}
        </p>
      </div>
      <table className="es-levers">
        <thead>
          <tr>
            <th scope="col" className="es-num">
              {t("ranking.rank")}
            </th>
            <th scope="col">{t("ranking.unit")}</th>
            <th scope="col" className="es-num">
              {t("ranking.score")}
            </th>
            <th scope="col" className="es-num">
              {t("ranking.change")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((m) => (
            <tr key={m.code} data-marked={m.code === hubCode || undefined}>
              <td className="es-num">{m.rank === null ? "–" : f.exact(m.rank)}</td>
              <th scope="row">
                {m.code === hubCode ? <strong>{name(m.code)}</strong> : name(m.code)}
              </th>
              <td className="es-num">{m.score === null ? "–" : f.exact(m.score, 1)}</td>
              <td className="es-num">
                <Change value={m.change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
