import type { BoardCell, ProjectRow, Stage } from "@essor/contract/attract";
import { useQueries } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { useMe } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { useText } from "../ui/text.ts";
import { BoardMove, type Moving } from "./board-move.tsx";
import { amountText, ProjectName } from "./project-name.tsx";
import { projectsQuery } from "./queries.ts";
import { STAGES } from "./stages.ts";

const CARDS = 12;

/**
 * One lane a stage: how many, how much in each currency, and the largest as cards. Currencies are never added up. A
 * card is dragged to the stage that it has reached, or moved by its button; the stage's criteria are asked for then.
 */
export function Board({ cells }: { cells: readonly BoardCell[] }) {
  const { t } = useText();
  const me = useMe();
  const writes = me?.role === "officer" || me?.role === "administrator";
  const [moving, setMoving] = useState<Moving | null>(null);
  const [held, setHeld] = useState<ProjectRow | null>(null);
  const tops = useQueries({
    queries: STAGES.map((stage) => projectsQuery({ stage, sort: "amount" }, CARDS)),
  });
  return (
    <>
      {writes && <p className="es-body es-dim es-small">{t("desk.boardHelp")}</p>}
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
            writes={writes}
            hold={setHeld}
            drop={() => {
              if (held && held.stage !== stage) setMoving({ project: held, stage });
              setHeld(null);
            }}
            move={(project) => setMoving({ project, stage: STAGES[i + 1] ?? stage })}
          />
        ))}
      </section>
      {moving && (
        <BoardMove
          key={`${moving.project.id}-${moving.stage}`}
          moving={moving}
          close={() => setMoving(null)}
        />
      )}
    </>
  );
}

type LaneProps = {
  readonly stage: Stage;
  readonly cells: readonly BoardCell[];
  readonly top: readonly ProjectRow[];
  readonly writes: boolean;
  readonly hold: (project: ProjectRow | null) => void;
  readonly drop: () => void;
  readonly move: (project: ProjectRow) => void;
};

function Lane({ stage, cells, top, writes, hold, drop, move }: LaneProps) {
  const { t, f } = useText();
  const [over, setOver] = useState(false);
  const live = cells.filter((c) => c.status !== "lost" && c.status !== "eliminated");
  const count = (list: readonly BoardCell[]) => list.reduce((sum, c) => sum + c.projects, 0);
  const sums = new Map<string, number>();
  for (const c of live) sums.set(c.currency, (sums.get(c.currency) ?? 0) + Number(c.amount));
  const unpriced = live.reduce((sum, c) => sum + c.unpriced, 0);
  const ended = count(cells) - count(live);
  const catches = writes
    ? {
        onDragOver: (e: DragEvent) => {
          e.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (e: DragEvent) => {
          e.preventDefault();
          setOver(false);
          drop();
        },
      }
    : {};
  return (
    <div className="at-lane" data-over={over || undefined} data-stage={stage} {...catches}>
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
        {ended > 0 && <div>{t("attract.over", { count: ended })}</div>}
      </div>
      <ul>
        {top.map((p) => (
          <Card key={p.id} project={p} writes={writes} hold={hold} move={move} />
        ))}
      </ul>
    </div>
  );
}

function Card({
  project,
  writes,
  hold,
  move,
}: Pick<LaneProps, "writes" | "hold" | "move"> & { project: ProjectRow }) {
  const { t, f } = useText();
  // What was published stays as it was published: it is read, not moved.
  const movable = writes && project.origin.grade === null;
  return (
    <li
      draggable={movable}
      data-movable={movable || undefined}
      onDragStart={() => movable && hold(project)}
      onDragEnd={() => hold(null)}
    >
      <ProjectName project={project} />
      <div className="es-small es-dim">
        {amountText(f, project.money) ?? "–"}
        {project.status !== "active" && ` · ${t(`attract.status.${project.status}`)}`}
      </div>
      {movable && (
        <button
          type="button"
          className="at-link"
          aria-label={t("desk.moveName", { name: project.name })}
          onClick={() => move(project)}
        >
          {t("desk.move")}
        </button>
      )}
    </li>
  );
}
