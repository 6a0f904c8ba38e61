import type { Gap } from "@essor/contract/target";
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../api/address.ts";
import { read, write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { gapsQuery } from "../api/target.ts";
import { paths } from "../paths.ts";
import { PageLink } from "../ui/link.tsx";
import { MovedFigures } from "../ui/loop.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import "./target.css";
import { problemText } from "../ui/problem.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

const COLUMNS = ["open", "targeted", "closed", "dropped"] as const;

/** The gap board: what is missing, what is being filled, what a project has closed. */
export function Page() {
  const { t } = useText();
  const [{ gap: chosen }] = useAddress();
  const query = useQuery(gapsQuery);
  return (
    <>
      <PageHead title={t("target.gapsTitle")} lead={t("target.gapsLead")} />
      <Loaded query={query}>
        {(gaps) => (
          <>
            {gaps.some((gap) => String(gap.id) === chosen) && (
              <MovedFigures kind="gap" id={Number(chosen)} />
            )}
            <div className="tg-board">
              {COLUMNS.map((status) => {
                const here = gaps.filter((gap) => gap.status === status);
                return (
                  <Section key={status} title={`${t(`target.status.${status}`)} · ${here.length}`}>
                    {here.length === 0 ? (
                      <Empty title={t("target.noGap")} />
                    ) : (
                      here.map((gap) => <Card key={gap.id} gap={gap} />)
                    )}
                  </Section>
                );
              })}
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

function Card({ gap }: { gap: Gap }) {
  const text = useText();
  const { t, pick, say, f } = text;
  const client = useQueryClient();
  const [{ gap: chosen }, setAddress] = useAddress();
  const isChosen = chosen === String(gap.id);
  const mayWrite = useMay()("target.write");
  const refresh = { onSuccess: () => client.invalidateQueries({ queryKey: ["target"] }) };
  const move = useMutation({
    mutationFn: (status: string) =>
      write("PATCH", `/target/gaps/${gap.id}`, { body: { status }, version: gap.version }),
    ...refresh,
  });
  const last = gap.events[0];
  return (
    <article className="tg-gap" aria-current={isChosen || undefined}>
      <h3>{gap.linkName}</h3>
      <p className="es-small">
        <span className="es-dim">{pick(gap.chainName)}</span> ·{" "}
        {gap.reasons.map((reason) => say(`target.reason.${reason}`, reason)).join(", ")}
      </p>
      {gap.projects.length > 0 && (
        <ul className="es-small">
          {gap.projects.map((project) => (
            <li key={project.id}>
              <PageLink to={`${paths.attract}/projects/${project.id}`}>{project.name}</PageLink>{" "}
              <span className="es-dim">
                ({say(`target.stage.${project.stage}`, project.stage)})
              </span>
            </li>
          ))}
        </ul>
      )}
      {last && (
        <p className="es-dim es-small">
          {f.day(last.at.slice(0, 10))} · {say(`target.event.${last.what}`, last.what)}{" "}
          {last.what === "found" ? "" : last.note}
        </p>
      )}
      {gap.status === "closed" && (
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={isChosen}
          onClick={() => setAddress({ gap: isChosen ? undefined : String(gap.id) })}
        >
          {t("loop.moved")}
        </Button>
      )}
      {mayWrite && gap.status !== "closed" && (
        <div className="es-actions">
          <Button
            size="compact-sm"
            variant="default"
            loading={move.isPending}
            onClick={() => move.mutate(gap.status === "open" ? "targeted" : "open")}
          >
            {gap.status === "open" ? t("target.toTarget") : t("target.toOpen")}
          </Button>
          <NameProject gap={gap} />
          {gap.status !== "dropped" && (
            <Button
              size="compact-sm"
              variant="default"
              loading={move.isPending}
              onClick={() => move.mutate("dropped")}
            >
              {t("target.drop")}
            </Button>
          )}
          <PageLink to={`${paths.target}/firms?chain=${gap.chain}&link=${gap.link}`}>
            {t("target.toFirms")}
          </PageLink>
        </div>
      )}
      {move.isError && <Note tone="danger">{problemText(text, move.error).text}</Note>}
    </article>
  );
}

type Found = { readonly id: number; readonly name: string };

/** Chooses the project that would fill the gap: it closes when that one produces. */
function NameProject({ gap }: { gap: Gap }) {
  const text = useText();
  const { t } = text;
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const projects = useQuery({
    queryKey: ["target", "projects"],
    enabled: open,
    queryFn: ({ signal }) =>
      read<{ items: Found[] }>("/attract/projects", { limit: 200 }, signal).then(
        (list) => list.items,
      ),
  });
  const name = useMutation({
    mutationFn: (project: string) => write("PUT", `/target/gaps/${gap.id}/projects/${project}`),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ["target"] });
    },
  });
  if (!open) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t("target.nameProject")}
      </Button>
    );
  }
  return (
    <>
      <NativeSelect
        aria-label={t("target.nameProject")}
        data={[
          { value: "", label: t("target.choose") },
          ...(projects.data ?? []).map((p) => ({ value: String(p.id), label: p.name })),
        ]}
        onChange={(event) => event.currentTarget.value && name.mutate(event.currentTarget.value)}
      />
      {name.isError && <Note tone="danger">{problemText(text, name.error).text}</Note>}
    </>
  );
}
