import type { Brief } from "@essor/contract/outlook";
import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { GoalChart } from "./goal-chart.tsx";
import { briefQuery, briefsQuery, freezeBrief, frozenBriefQuery } from "./queries.ts";
import "./outlook.css";

const LANGUAGES = [
  { value: "zh-CN", label: "中文" },
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];

/** The written report: every number in it leads to its value. As it would read now, or as it was frozen. */
export function Page() {
  const { t, language } = useText();
  const [{ lang, brief: frozen }, setAddress] = useAddress();
  const asOf = useAsOf();
  const chosen = lang ?? language;
  const live = useQuery({ ...briefQuery(chosen, asOf), enabled: frozen === undefined });
  const kept = useQuery({
    ...frozenBriefQuery(frozen ?? "", chosen),
    enabled: frozen !== undefined,
  });
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
        <Editions frozen={frozen} asOf={asOf} />
        {frozen === undefined ? (
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {t("outlook.print")}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            component="a"
            href={`/api/v1/outlook/briefs/${frozen}/${chosen}/brief.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            PDF
          </Button>
        )}
      </PageHead>
      <Loaded query={frozen === undefined ? live : kept}>
        {(brief) => <Report brief={brief} frozen={frozen} />}
      </Loaded>
    </>
  );
}

/** Which edition one reads: the text of today, or one that was frozen; and the button that freezes. */
function Editions({ frozen, asOf }: { frozen: string | undefined; asOf: string | undefined }) {
  const { t, f } = useText();
  const may = useMay();
  const toast = useToast();
  const client = useQueryClient();
  const [, setAddress] = useAddress();
  const briefs = useQuery(briefsQuery).data ?? [];
  const freeze = useMutation({
    mutationFn: () => freezeBrief(asOf === undefined ? {} : { asOf }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["outlook", "briefs"] });
      setAddress({ brief: String(id) }, { replace: false });
      toast(t("outlook.briefFrozen"));
    },
  });
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("outlook.briefEdition")}
        value={frozen ?? ""}
        onChange={(event) => setAddress({ brief: event.currentTarget.value || undefined })}
        data={[
          { value: "", label: t("outlook.briefNow") },
          ...briefs.map((b) => ({
            value: String(b.id),
            label: `${f.instant(b.createdAt)}${b.by ? ` · ${b.by}` : ""}`,
          })),
        ]}
      />
      {may("outlook.write") && frozen === undefined && (
        <Button size="xs" loading={freeze.isPending} onClick={() => freeze.mutate()}>
          {t("outlook.briefFreeze")}
        </Button>
      )}
      {freeze.error && <Note tone="danger">{t("outlook.briefRefused")}</Note>}
    </>
  );
}

function Report({ brief, frozen }: { brief: Brief; frozen: string | undefined }) {
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
      {frozen === undefined ? (
        <GoalChart />
      ) : (
        brief.hasChart && (
          <img
            className="ol-brief-picture"
            src={`/api/v1/outlook/briefs/${frozen}/${brief.locale}/chart.svg`}
            alt={t("outlook.briefChart")}
          />
        )
      )}
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
