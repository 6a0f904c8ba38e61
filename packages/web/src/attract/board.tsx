import type { BoardCell, ProjectRow, Stage } from "@essor/contract/attract";
import { useQueries } from "@tanstack/react-query";
import { PageLink } from "../ui/link.tsx";
import { useText } from "../ui/text.ts";
import { amountText, ProjectName } from "./project-name.tsx";
import { projectsQuery } from "./queries.ts";

export const STAGES: readonly Stage[] = [
  "planned",
  "in-talks",
  "signed",
  "started",
  "under-construction",
  "in-production",
  "at-capacity",
];

/** One lane a stage: how many, how much in each currency, and the largest by name. Currencies are never added up. */
export function Board({ cells }: { cells: readonly BoardCell[] }) {
  const { t } = useText();
  const tops = useQueries({
    queries: STAGES.map((stage) => projectsQuery({ stage, sort: "amount" }, 6)),
  });
  return (
    <section
      className="at-board"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title: t("attract.board") })}
    >
      {STAGES.map((stage, i) => (
        <Lane
          key={stage}
          stage={stage}
          cells={cells.filter((c) => c.stage === stage)}
          top={tops[i]?.data?.items ?? []}
        />
      ))}
    </section>
  );
}

function Lane({
  stage,
  cells,
  top,
}: {
  stage: Stage;
  cells: readonly BoardCell[];
  top: readonly ProjectRow[];
}) {
  const { t, f } = useText();
  const live = cells.filter((c) => c.status !== "lost" && c.status !== "eliminated");
  const count = (list: readonly BoardCell[]) => list.reduce((sum, c) => sum + c.projects, 0);
  const sums = new Map<string, number>();
  for (const c of live) sums.set(c.currency, (sums.get(c.currency) ?? 0) + Number(c.amount));
  const unpriced = live.reduce((sum, c) => sum + c.unpriced, 0);
  const over = count(cells) - count(live);
  return (
    <div className="at-lane">
      <h3>
        <PageLink to={`/attract/pipeline?view=table&stage=${stage}`}>
          {t(`attract.stage.${stage}`)}
        </PageLink>
        <span>{f.exact(count(live))}</span>
      </h3>
      <div className="es-small es-dim">
        {[...sums].map(([currency, sum]) => (
          <div key={currency}>
            {f.number(sum, 0)} {currency}
          </div>
        ))}
        {unpriced > 0 && <div>{t("attract.unpriced", { count: unpriced })}</div>}
        {over > 0 && <div>{t("attract.over", { count: over })}</div>}
      </div>
      <ul>
        {top.map((p) => (
          <li key={p.id}>
            <ProjectName project={p} />
            <div className="es-small es-dim">
              {amountText(f, p.money) ?? "–"}
              {p.status !== "active" && ` · ${t(`attract.status.${p.status}`)}`}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
