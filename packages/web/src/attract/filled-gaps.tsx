import { useQuery } from "@tanstack/react-query";
import { useMay } from "../api/session.ts";
import { gapsQuery } from "../api/target.ts";
import { paths } from "../paths.ts";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";

/** The gaps of the chains that this project was named to fill: each closes when it produces. */
export function FilledGaps({ project }: { project: number }) {
  const { t, pick } = useText();
  const may = useMay();
  const query = useQuery({ ...gapsQuery, enabled: may("target.read") });
  const filled = (query.data ?? []).filter((gap) => gap.projects.some(({ id }) => id === project));
  if (filled.length === 0) return null;
  return (
    <Section title={t("attract.fills")} note={t("attract.fillsNote")} flush>
      <ul className="es-list">
        {filled.map((gap) => (
          <li key={gap.id}>
            <span className="at-grow">
              <PageLink to={`${paths.target}/gaps`}>{gap.linkName}</PageLink>{" "}
              <span className="es-dim">· {pick(gap.chainName)}</span>
            </span>
            <span className="es-dim es-small">{t(`attract.gap.${gap.status}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
