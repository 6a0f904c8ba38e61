import type { Chain } from "@essor/contract/target";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useText } from "../ui/text.ts";
import { ChainFirms } from "./chain-firms.tsx";
import { ChainLinks } from "./chain-links.tsx";
import { IssueList } from "./issue-list.tsx";

type Body = Chain["body"];

/** Changes links and firms; saving makes the next edition, the old one stays. */
export function ChainEditor({ chain }: { chain: Chain }) {
  const { t } = useText();
  const [body, setBody] = useState<Body>(chain.body);
  const client = useQueryClient();
  const changed = JSON.stringify(body) !== JSON.stringify(chain.body);
  const save = useMutation({
    mutationFn: () =>
      write("PUT", `/target/chains/${chain.code}`, {
        body: { name: chain.name, sector: chain.sector, body, sourceNote: chain.sourceNote },
        version: chain.edition,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["target"] }),
  });
  return (
    <div className="tg-editor">
      <ChainLinks body={body} change={setBody} />
      <ChainFirms body={body} change={setBody} />
      <div className="es-actions">
        <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
          {t("target.saveEdition", { n: chain.editions + 1 })}
        </Button>
        <Button variant="default" disabled={!changed} onClick={() => setBody(chain.body)}>
          {t("target.discard")}
        </Button>
      </div>
      {save.isError && <IssueList error={save.error} />}
    </div>
  );
}
