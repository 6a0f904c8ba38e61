import type { CompanyDetail } from "@essor/contract/attract-company";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Evidence } from "../ui/evidence.tsx";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { ActionProblem } from "./action-form.tsx";

/** Which organisation of the register the firm is, with what speaks for it; or what it may be, to be decided. */
export function Known({ detail }: { detail: CompanyDetail }) {
  const { t, f } = useText();
  const may = useMay();
  const queries = useQueryClient();
  const known = detail.organisation;
  const look = useMutation({
    mutationFn: () =>
      write("POST", "/connect/organisation-mentions/look", {
        body: { source: "attract.firm", record: detail.company.id },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const asks =
    may("connect.resolve") && (known === null || (known.state === "open" && !known.decided));
  if (known === null && !asks) return null;
  const candidates =
    known?.state === "same"
      ? [{ ...known, probability: known.probability ?? 0 }]
      : (known?.candidates ?? []);
  return (
    <Section
      title={t("connect.known")}
      actions={
        asks && (
          <Button
            size="compact-xs"
            variant="default"
            loading={look.isPending}
            onClick={() => look.mutate()}
          >
            {t("connect.knownLook")}
          </Button>
        )
      }
    >
      <div className="at-known">
        {known === null && <span className="es-dim">{t("connect.knownNone")}</span>}
        {known?.state === "open" && (
          <p>
            {t("connect.knownOpen")}
            {may("connect.resolve") && (
              <>
                {" · "}
                <PageLink to="/connect/organisations?mentions=open">
                  {t("connect.knownDecide")}
                </PageLink>
              </>
            )}
          </p>
        )}
        {known?.state === "different" && <p>{t("connect.knownDifferent")}</p>}
        {known?.state !== "different" &&
          candidates.map((c) => (
            <div key={c.organisation} className="at-known-one">
              <p>
                {known?.state === "same" ? `${t("connect.knownSame")}: ` : "≟ "}
                <PageLink to={`/connect/organisations?q=${encodeURIComponent(c.name ?? "")}`}>
                  {c.name}
                </PageLink>
              </p>
              <p className="es-dim es-small">
                {t("connect.knownPercent", { share: f.percent(c.probability, 0) })}
                {known?.state === "same" &&
                  ` · ${t(known.decided ? "connect.knownDecided" : "connect.knownSure")}`}
              </p>
              <Evidence says={c.reasons} />
            </div>
          ))}
        <ActionProblem error={look.error} />
      </div>
    </Section>
  );
}
