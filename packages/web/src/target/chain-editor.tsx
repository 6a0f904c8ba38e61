import type { Chain } from "@essor/contract/target";
import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

type Body = Chain["body"];

/** Changes links and firms; saving makes the next edition, the old one stays. */
export function ChainEditor({ chain }: { chain: Chain }) {
  const text = useText();
  const { t } = text;
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
  const issues = save.error instanceof ApiProblem ? save.error.issues : [];
  return (
    <div className="tg-editor">
      <Links body={body} change={setBody} />
      <Firms body={body} change={setBody} />
      <div className="es-actions">
        <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
          {t("target.saveEdition", { n: chain.editions + 1 })}
        </Button>
        <Button variant="default" disabled={!changed} onClick={() => setBody(chain.body)}>
          {t("target.discard")}
        </Button>
      </div>
      {save.isError && (
        <Note tone="danger">
          {problemText(text, save.error).text} {issues.map((issue) => issue.reason).join(" ")}
        </Note>
      )}
    </div>
  );
}

type Part = { readonly body: Body; readonly change: (body: Body) => void };

function Links({ body, change }: Part) {
  const { t } = useText();
  const [name, setName] = useState("");
  const [buyer, setBuyer] = useState("");
  function add() {
    const id =
      name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || `link-${body.links.length + 1}`;
    change({
      ...body,
      links: [...body.links, { id, name: name.trim(), products: [], activities: [] }],
      supplies: buyer === "" ? body.supplies : [...body.supplies, { from: id, to: buyer }],
    });
    setName("");
  }
  function remove(id: string) {
    change({
      links: body.links.filter((link) => link.id !== id),
      supplies: body.supplies.filter((s) => s.from !== id && s.to !== id),
      firms: body.firms.filter((firm) => firm.link !== id),
    });
  }
  return (
    <fieldset>
      <legend>{t("target.links")}</legend>
      <ul className="tg-rows">
        {body.links.map((link) => (
          <li key={link.id}>
            <span>{link.name}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("target.removeOf", { name: link.name })}
              onClick={() => remove(link.id)}
            >
              {t("target.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="tg-add">
        <TextInput
          label={t("target.linkName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("target.supplies")}
          value={buyer}
          data={[
            { value: "", label: "–" },
            ...body.links.map((link) => ({ value: link.id, label: link.name })),
          ]}
          onChange={(event) => setBuyer(event.currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ""} onClick={add}>
          {t("target.addLink")}
        </Button>
      </div>
    </fieldset>
  );
}

function Firms({ body, change }: Part) {
  const { t, f } = useText();
  const [organisation, setOrganisation] = useState("");
  const [link, setLink] = useState(body.links[0]?.id ?? "");
  const [share, setShare] = useState<number | string>(100);
  const nameOf = new Map(body.links.map((one) => [one.id, one.name]));
  return (
    <fieldset>
      <legend>{t("target.firms")}</legend>
      <ul className="tg-rows">
        {body.firms.map((firm, i) => (
          <li key={`${firm.organisation}-${firm.link}-${firm.product ?? ""}`}>
            <span>
              {firm.organisation} · {nameOf.get(firm.link)} · {f.exact(firm.share * 100, 0)} %
            </span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("target.removeOf", { name: firm.organisation })}
              onClick={() => change({ ...body, firms: body.firms.filter((_, j) => j !== i) })}
            >
              {t("target.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="tg-add">
        <TextInput
          label={t("target.firm")}
          value={organisation}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("target.link")}
          value={link}
          data={body.links.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setLink(event.currentTarget.value)}
        />
        <NumberInput
          label={t("target.shareOfOutput")}
          value={share}
          min={1}
          max={100}
          onChange={setShare}
        />
        <Button
          variant="default"
          disabled={organisation.trim() === "" || link === "" || !(Number(share) > 0)}
          onClick={() => {
            change({
              ...body,
              firms: [
                ...body.firms,
                { organisation: organisation.trim(), link, share: Number(share) / 100 },
              ],
            });
            setOrganisation("");
          }}
        >
          {t("target.addFirm")}
        </Button>
      </div>
    </fieldset>
  );
}
