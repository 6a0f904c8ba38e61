import type { Localised } from "@essor/contract/connect";
import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { Badge, Refusal } from "./parts.tsx";
import { parsePurchases } from "./purchases.ts";

const SAMPLE = `printed circuit board, 1200000
高压线束, 860000
injection moulded plastic housing, 540000
铝合金压铸件, 930000
corrugated box, 120000
sheet metal bracket, 310000
helium gas, 90000
ceramic bearing, 260000`;

/** A purchase list against local firms. */
export function Page() {
  const { t } = useText();
  const form = useDraft("localise", { list: "" });
  const [bad, setBad] = useState<number | null>(null);
  const run = useMutation({
    mutationFn: (lines: { item: string; spend: number }[]) =>
      write<Localised>("POST", "/connect/localise", { body: { lines } }),
  });
  function start() {
    const read = parsePurchases(form.values.list);
    setBad(read.bad);
    if (read.bad === null && read.lines.length > 0) run.mutate(read.lines);
  }
  return (
    <>
      <PageHead title={t("connect.localise")} lead={t("connect.localiseLead")} />
      <Section title={t("connect.localise")}>
        <div className="es-form">
          <Textarea
            label={t("connect.localiseList")}
            autosize
            minRows={6}
            maxRows={20}
            {...form.text("list")}
            error={bad === null ? undefined : t("connect.localiseBad", { n: bad })}
          />
          <div className="cn-row-actions">
            <Button loading={run.isPending} disabled={!form.values.list.trim()} onClick={start}>
              {t("connect.localiseRun")}
            </Button>
            <Button variant="default" onClick={() => form.set("list", SAMPLE)}>
              {t("connect.localiseSample")}
            </Button>
          </div>
          <Refusal error={run.error} />
        </div>
      </Section>
      {run.data && <Answer answer={run.data} />}
    </>
  );
}

function Answer({ answer }: { answer: Localised }) {
  const { t, f, pick } = useText();
  const local = answer.lines.filter((l) => l.candidates.length > 0).length;
  return (
    <Section title={t("connect.candidates")} flush>
      <div className="es-body">
        <Note tone="good">
          {t("connect.localiseFinding", {
            share: answer.share === null ? "–" : f.percent(answer.share, 1),
            n: f.exact(local),
            all: f.exact(answer.lines.length),
          })}
        </Note>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="cn-table" tabIndex={0} aria-label={t("connect.localise")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("connect.item")}</th>
              <th scope="col" className="es-num">
                {t("connect.spend")}
              </th>
              <th scope="col">{t("connect.candidates")}</th>
            </tr>
          </thead>
          <tbody>
            {answer.lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list may name one item twice
              <tr key={i}>
                <th scope="row">{line.item}</th>
                <td className="es-num">{f.exact(line.spend)}</td>
                <td>
                  {line.candidates.length === 0 ? (
                    <span className="es-dim">{t("connect.candidatesNone")}</span>
                  ) : (
                    line.candidates.map((c) => (
                      <div key={`${c.kind} ${c.id}`}>
                        {c.kind === "profile" ? (
                          <PageLink to={`/connect/profiles/${c.id}`}>{pick(c.name)}</PageLink>
                        ) : (
                          pick(c.name)
                        )}{" "}
                        {c.example && <Badge tone="warn">{t("connect.example")}</Badge>}{" "}
                        <span className="es-dim es-small">
                          {[...c.shared, c.sourceTitle].filter(Boolean).join(" · ")}
                        </span>
                      </div>
                    ))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
