import type { StageBook } from "@essor/contract/attract-care";
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { stageBookQuery } from "../api/stage-book.ts";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, ActionProblem, useAction } from "./action-form.tsx";
import { daysQuery, usePipelineRights } from "./care-queries.ts";
import { Light, PlainTable } from "./plain-table.tsx";
import { STAGES } from "./stages.ts";

const STATUSES = ["active", "delayed", "on-hold", "eliminated", "lost"] as const;

/** What each stage asks for, which words are read as which stage, and on which days the clocks run. */
export function Page() {
  const { t } = useText();
  const query = useQuery(stageBookQuery);
  return (
    <>
      <PageHead title={t("care.stages.title")} lead={t("care.stages.lead")} views={false} />
      <Loaded query={query}>{(book) => <Book book={book} />}</Loaded>
      <Days />
    </>
  );
}

function Book({ book }: { book: StageBook }) {
  const { t, say } = useText();
  const rights = usePipelineRights();
  const forget = useAction();
  const [edit, setEdit] = useState<StageBook["stages"][number] | null>(null);
  return (
    <>
      <Section title={t("care.stages.stages")} flush>
        <PlainTable
          title={t("care.stages.stages")}
          rows={book.stages}
          rowKey={(s) => s.stage}
          columns={[
            {
              title: t("attract.stage"),
              head: true,
              cell: (s) => t(`attract.stage.${s.stage}`),
            },
            {
              title: t("care.stages.criteria"),
              cell: (s) => s.criteria.map((c) => say(`care.criterion.${c}`, c)).join("; ") || "–",
            },
            { title: t("care.stages.own"), cell: (s) => s.needs.join(", ") || "–" },
            {
              title: "",
              cell: (s) =>
                rights.administer && (
                  <Button size="compact-xs" variant="subtle" onClick={() => setEdit(s)}>
                    {t("care.companies.edit")}
                  </Button>
                ),
            },
          ]}
        />
        {edit && (
          <div className="es-body">
            <ActionForm
              key={edit.stage}
              method="PUT"
              fields={[
                {
                  name: "zh",
                  label: t("care.policies.nameOf", { language: "中文" }),
                  start: edit.name["zh-CN"] ?? "",
                },
                {
                  name: "en",
                  label: t("care.policies.nameOf", { language: "English" }),
                  start: edit.name.en ?? "",
                },
                {
                  name: "fr",
                  label: t("care.policies.nameOf", { language: "français" }),
                  start: edit.name.fr ?? "",
                },
                { name: "needs", label: t("care.stages.own"), start: edit.needs.join(", ") },
              ]}
              path={`/attract/stages/${edit.stage}`}
              body={(v) => ({
                name: {
                  ...(v.en ? { en: v.en } : {}),
                  ...(v.zh ? { "zh-CN": v.zh } : {}),
                  ...(v.fr ? { fr: v.fr } : {}),
                },
                needs: (v.needs ?? "").split(/[,，]\s*/).filter(Boolean),
              })}
              submit={`${t("ui.save")}: ${t(`attract.stage.${edit.stage}`)}`}
              after={() => setEdit(null)}
            />
          </div>
        )}
      </Section>
      <div className="at-columns">
        <Section title={t("care.stages.words")} flush>
          <ActionProblem error={forget.error} />
          <PlainTable
            title={t("care.stages.words")}
            rows={book.words}
            rowKey={(w) => w.word}
            columns={[
              { title: t("care.stages.word"), head: true, cell: (w) => w.word },
              {
                title: t("care.stages.means"),
                cell: (w) =>
                  [
                    w.stage && t(`attract.stage.${w.stage}`),
                    w.status && t(`attract.status.${w.status}`),
                  ]
                    .filter(Boolean)
                    .join(" · "),
              },
              {
                title: "",
                cell: (w) =>
                  w.own && (
                    <>
                      <Light>{t("care.stages.ownWord")}</Light>{" "}
                      {rights.administer && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          onClick={() =>
                            forget.mutate({
                              method: "DELETE",
                              path: `/attract/stage-words?word=${encodeURIComponent(w.word)}`,
                            })
                          }
                        >
                          {t("care.stages.forget")}
                        </Button>
                      )}
                    </>
                  ),
              },
            ]}
          />
          {rights.administer && (
            <div className="es-body">
              <ActionForm
                method="PUT"
                fields={[
                  { name: "word", label: t("care.stages.word"), required: true },
                  {
                    name: "stage",
                    label: t("attract.stage"),
                    kind: "choice",
                    options: [
                      { value: "", label: "–" },
                      ...STAGES.map((value) => ({ value, label: t(`attract.stage.${value}`) })),
                    ],
                  },
                  {
                    name: "status",
                    label: t("attract.status"),
                    kind: "choice",
                    options: [
                      { value: "", label: "–" },
                      ...STATUSES.map((value) => ({ value, label: t(`attract.status.${value}`) })),
                    ],
                  },
                ]}
                path="/attract/stage-words"
                body={(v) => ({ word: v.word, stage: v.stage || null, status: v.status || null })}
                submit={t("care.stages.teach")}
              />
            </div>
          )}
        </Section>
        <Section title={t("care.stages.nodes")} flush>
          <PlainTable
            title={t("care.stages.nodes")}
            rows={book.nodes}
            rowKey={(n) => n.code}
            columns={[
              {
                title: t("care.stages.word"),
                head: true,
                cell: (n) => <span lang="zh-CN">{n.zh}</span>,
              },
              { title: "", cell: (n) => <span className="es-dim">{n.code}</span> },
              { title: t("attract.stage"), cell: (n) => t(`attract.stage.${n.stage}`) },
            ]}
          />
        </Section>
      </div>
    </>
  );
}

function Days() {
  const { t, f } = useText();
  const rights = usePipelineRights();
  const [year, setYear] = useState(new Date().getFullYear());
  const query = useQuery(daysQuery(year));
  const drop = useAction();
  const title = t("care.stages.days", { year });
  return (
    <Section
      title={title}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t("care.enquiries.year")}
          value={String(year)}
          onChange={(e) => setYear(Number(e.currentTarget.value))}
          data={Array.from({ length: 5 }, (_, i) => String(new Date().getFullYear() - 2 + i))}
        />
      }
      flush
    >
      <ActionProblem error={drop.error} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("care.stages.noDays")} />
          ) : (
            <ul className="at-days">
              {items.map((d) => (
                <li key={d.day}>
                  <Light light={d.kind === "off" ? "good" : "amber"}>
                    {t(`care.stages.${d.kind}`)}
                  </Light>{" "}
                  {f.day(d.day)} {d.name}
                  {d.own && rights.administer && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      onClick={() =>
                        drop.mutate({ method: "DELETE", path: `/attract/calendar/days/${d.day}` })
                      }
                    >
                      {t("care.stages.forget")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {rights.administer && <AddDay />}
    </Section>
  );
}

function AddDay() {
  const { t } = useText();
  const [day, setDay] = useState("");
  return (
    <div className="es-body es-form">
      <label className="es-small">
        {t("care.stages.day")}{" "}
        <input type="date" value={day} onChange={(e) => setDay(e.currentTarget.value)} />
      </label>
      {day !== "" && (
        <ActionForm
          key={day}
          method="PUT"
          fields={[
            {
              name: "kind",
              label: t("care.stages.means"),
              kind: "choice",
              start: "off",
              options: (["off", "worked"] as const).map((value) => ({
                value,
                label: t(`care.stages.${value}`),
              })),
            },
            { name: "name", label: t("care.stages.dayName") },
            { name: "source", label: t("attract.source") },
          ]}
          path={`/attract/calendar/days/${day}`}
          body={(values) => values}
          submit={t("care.stages.addDay")}
          after={() => setDay("")}
        />
      )}
    </div>
  );
}
