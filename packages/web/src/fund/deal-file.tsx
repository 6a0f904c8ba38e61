import type { DealDetail } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { apiAddress } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { useGapName } from "./gap-names.ts";
import { Refused, Status } from "./parts.tsx";
import { linksQuery } from "./plan-queries.ts";
import { useAct } from "./queries.ts";

const KINDS = ["due-diligence", "legal", "valuation", "committee", "contract", "other"] as const;

/** The file that supports exemption from blame: what is there, the documents on it, and the whole as PDF. */
export function Exemption({ deal }: { deal: DealDetail }) {
  const { t, f, say } = useText();
  const may = useMay();
  const { exempt, items } = deal.exemption;
  const file = (format: string) => apiAddress(`/fund/deals/${deal.id}/file`, { format });
  return (
    <>
      <Note tone={exempt ? "good" : "danger"}>
        <strong>{t(exempt ? "fund.exempt" : "fund.notExempt")}</strong>
      </Note>
      <ul className="es-list">
        {items.map(({ code, done }) => (
          <li key={code}>
            <Status tone={done ? "good" : "danger"}>
              {t(done ? "fund.there" : "fund.lacking")}
            </Status>
            <span>{say(`fund.file.${code}`, code)}</span>
          </li>
        ))}
      </ul>
      {deal.documents.length > 0 && (
        <ul className="es-list">
          {deal.documents.map((d) => (
            <li key={d.id}>
              <span className="fu-grow">
                {d.title}
                <span className="es-dim es-small">
                  {" "}
                  · {say(`plans.documentKind.${d.kind}`, d.kind)} · {d.reference}
                </span>
              </span>
              <span className="es-dim es-small">
                {d.enteredBy} · {f.day(d.at.slice(0, 10))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may("fund.write") && <DocumentForm deal={deal} />}
      <p className="es-small fu-links">
        <a href={file("pdf")} download>
          PDF
        </a>
        <a href={file("xlsx")} download>
          XLSX
        </a>
      </p>
    </>
  );
}

function DocumentForm({ deal }: { deal: DealDetail }) {
  const { t, say } = useText();
  const toast = useToast();
  const [kind, setKind] = useState<string>("due-diligence");
  const [title, setTitle] = useState("");
  const [reference, setReference] = useState("");
  const act = useAct(() => {
    setTitle("");
    setReference("");
    toast(t("ui.saved"));
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: `/deals/${deal.id}/documents`,
      body: { kind, title, reference },
    });
  }
  return (
    <details>
      <summary>{t("plans.addDocument")}</summary>
      <form className="es-form" onSubmit={submit}>
        <div className="es-form-pair">
          <NativeSelect
            label={t("fund.kind")}
            value={kind}
            onChange={(e) => setKind(e.currentTarget.value)}
            data={KINDS.map((k) => ({ value: k, label: say(`plans.documentKind.${k}`, k) }))}
          />
          <TextInput
            label={t("plans.documentTitle")}
            required
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
          />
          <TextInput
            label={t("plans.reference")}
            value={reference}
            onChange={(e) => setReference(e.currentTarget.value)}
          />
        </div>
        <Refused error={act.error} />
        <div>
          <Button type="submit" variant="default" loading={act.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Which project and which gap the deal serves: chosen from what is there, never typed. */
export function Links({ deal }: { deal: DealDetail }) {
  const { t } = useText();
  const toast = useToast();
  const [project, setProject] = useState(deal.project ?? "");
  const [gap, setGap] = useState(deal.gap ?? "");
  const act = useAct(() => toast(t("ui.saved")));
  const changed = project !== (deal.project ?? "") || gap !== (deal.gap ?? "");
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({
          method: "PUT",
          path: `/deals/${deal.id}/links`,
          version: deal.version,
          body: { project: project || null, gap: gap || null },
        });
      }}
    >
      <LinkFields project={project} gap={gap} setProject={setProject} setGap={setGap} />
      <Refused error={act.error} />
      {changed && (
        <div>
          <Button type="submit" variant="default" loading={act.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      )}
    </form>
  );
}

export function LinkFields({
  project,
  gap,
  setProject,
  setGap,
}: {
  project: string;
  gap: string;
  setProject: (ref: string) => void;
  setGap: (ref: string) => void;
}) {
  const { t } = useText();
  const links = useQuery(linksQuery);
  const gapName = useGapName();
  const none = { value: "", label: "–" };
  const projects = (links.data?.projects ?? []).map((p) => ({ value: p.ref, label: p.name }));
  const gaps = (links.data?.gaps ?? []).map((g) => ({ value: g.ref, label: gapName(g.ref) }));
  const with_ = (list: { value: string; label: string }[], ref: string) =>
    ref === "" || list.some((x) => x.value === ref) ? list : [{ value: ref, label: ref }, ...list];
  return (
    <div className="es-form-pair">
      <NativeSelect
        label={t("fund.project")}
        value={project}
        onChange={(e) => setProject(e.currentTarget.value)}
        data={[none, ...with_(projects, project)]}
      />
      <NativeSelect
        label={t("fund.gap")}
        value={gap}
        onChange={(e) => setGap(e.currentTarget.value)}
        data={[none, ...with_(gaps, gap)]}
      />
    </div>
  );
}
