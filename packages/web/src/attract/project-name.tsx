import type { Amount, ProjectRow } from "@essor/contract/attract";
import type { Grade } from "@essor/contract/common";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { PageLink } from "../ui/link.tsx";
import { type Text, useText } from "../ui/text.ts";

/** An amount as its readers write it, with its currency behind it. */
export function amountText(f: Text["f"], money: Amount | null): string | null {
  return money === null ? null : `${f.number(Number(money.amount), 0)} ${money.currency}`;
}

/** A project's name with what must be known about it: a code name, a worked example, only reported. */
export function ProjectName({ project, link = true }: { project: ProjectRow; link?: boolean }) {
  const { t } = useText();
  return (
    <>
      {link ? (
        <PageLink to={`/attract/projects/${project.id}`}>{project.name}</PageLink>
      ) : (
        project.name
      )}
      {project.hidden && <span className="es-grade">{t("attract.hiddenName")}</span>}
      {project.example && <span className="es-grade">{t("attract.example")}</span>}
      {project.origin.grade && <GradeBadge grade={project.origin.grade as Grade} />}
    </>
  );
}
