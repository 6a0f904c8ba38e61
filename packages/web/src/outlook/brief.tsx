import type { Brief } from "@essor/contract/outlook";
import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress, useAsOf } from "../api/address.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { GoalChart } from "./goal-chart.tsx";
import { briefQuery } from "./queries.ts";
import "./outlook.css";

const LANGUAGES = [
  { value: "zh-CN", label: "中文" },
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];

/** The written report: every number in it leads to its value. Prints as it stands. */
export function Page() {
  const { t, language } = useText();
  const [{ lang }, setAddress] = useAddress();
  const chosen = lang ?? language;
  const query = useQuery(briefQuery(chosen, useAsOf()));
  return (
    <>
      <PageHead title={t("outlook.briefTitle")} lead={t("outlook.briefLead")}>
        <SegmentedControl
          size="xs"
          aria-label={t("outlook.briefLanguage")}
          value={chosen}
          onChange={(next) => setAddress({ lang: next })}
          data={LANGUAGES}
        />
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {t("outlook.print")}
        </Button>
      </PageHead>
      <Loaded query={query}>{(brief) => <Report brief={brief} />}</Loaded>
    </>
  );
}

function Report({ brief }: { brief: Brief }) {
  const { t, say } = useText();
  return (
    <>
      <article className="ol-brief" lang={brief.locale}>
        {brief.blocks.map((block, i) => {
          const Tag = block.kind === "title" ? "h2" : block.kind === "heading" ? "h3" : "p";
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks stand in a fixed order
            <Tag key={i} data-kind={block.kind}>
              {block.parts.map((part, j) =>
                part.kind === "text" ? (
                  part.text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
                  <PageLink key={j} to={part.door} className="ol-door">
                    {part.shown}
                  </PageLink>
                ),
              )}
            </Tag>
          );
        })}
      </article>
      <GoalChart />
      {brief.missing.length > 0 && (
        <Note>
          {t("outlook.briefMissing", {
            sections: brief.missing.map((m) => say(`outlook.section.${m}`, m)).join(", "),
          })}
        </Note>
      )}
    </>
  );
}
