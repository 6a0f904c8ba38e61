import type { Organisation, OrganisationPair } from "@essor/contract/connect-organisations";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { write } from "../api/client.ts";
import { Evidence } from "../ui/evidence.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Badge, Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

const FIELDS = ["name", "uscc", "lei", "city", "address", "website"] as const;

/** Two that may be one: side by side, with what each column says for or against, and a person's word. */
export function PairCard({ pair }: { pair: OrganisationPair }) {
  const { t, f } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const decide = useMutation({
    mutationFn: (body: { decision: string; winner?: number }) =>
      write("POST", `/connect/organisation-pairs/${pair.a.id}/${pair.b.id}`, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
    },
  });
  const better = betterOf(pair);
  return (
    <li>
      <div className="cn-match-head">
        <h3>
          {pair.a.name} <span className="es-dim">≟</span> {pair.b.name}
        </h3>
        <strong>{f.percent(pair.probability, 0)}</strong>
      </div>
      <div className="cn-badges">
        <Badge tone={pair.proposal === "related" ? "warn" : "good"}>
          {t(`connect.proposal.${pair.proposal}`)}
        </Badge>
        {pair.state !== "open" && <Badge>{t(`connect.pair.${pair.state}`)}</Badge>}
        <Evidence says={pair.evidence} />
      </div>
      <div className="cn-table cn-pair">
        <table>
          <tbody>
            {FIELDS.filter((field) => pair.a[field] || pair.b[field]).map((field) => (
              <tr key={field}>
                <th scope="row">{t(`connect.column.${field}`)}</th>
                <td>{pair.a[field] || "–"}</td>
                <td>{pair.b[field] || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Refusal error={decide.error} />
      {pair.state !== "same" && (
        <div className="cn-row-actions">
          <Button
            size="xs"
            loading={decide.isPending}
            onClick={() => decide.mutate({ decision: "same", winner: better })}
          >
            {t("connect.merge")}
          </Button>
          {(["related", "different", "open"] as const)
            .filter((decision) => decision !== pair.state)
            .map((decision) => (
              <Button
                key={decision}
                size="xs"
                variant="default"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ decision })}
              >
                {t(`connect.decide.${decision}`)}
              </Button>
            ))}
        </div>
      )}
    </li>
  );
}

/** The one that says more stays. */
function betterOf({ a, b }: OrganisationPair): number {
  const says = (o: Organisation) => FIELDS.filter((field) => o[field]).length;
  return says(b) > says(a) ? b.id : a.id;
}
