import type { Chain } from "@essor/contract/target";
import { Button, MultiSelect, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../ui/text.ts";

type Body = Chain["body"];
type Link = Body["links"][number];
export type Part = { readonly body: Body; readonly change: (body: Body) => void };

/** The links of a chain: name, products, classes, and whom each supplies. */
export function ChainLinks({ body, change }: Part) {
  const { t } = useText();
  const [open, setOpen] = useState<string>();
  const [name, setName] = useState("");
  function add() {
    const id = freshId(name, body.links);
    change({
      ...body,
      links: [...body.links, { id, name: name.trim(), products: [], activities: [] }],
    });
    setName("");
    setOpen(id);
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
          <li key={link.id} data-open={open === link.id || undefined}>
            <span>{link.name}</span>
            <span className="es-actions">
              <Button
                size="compact-xs"
                variant="default"
                aria-expanded={open === link.id}
                aria-label={t("target.editOf", { name: link.name })}
                onClick={() => setOpen(open === link.id ? undefined : link.id)}
              >
                {t("target.edit")}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("target.removeOf", { name: link.name })}
                onClick={() => remove(link.id)}
              >
                {t("target.remove")}
              </Button>
            </span>
            {open === link.id && <OneLink link={link} body={body} change={change} />}
          </li>
        ))}
      </ul>
      <div className="tg-add">
        <TextInput
          label={t("target.linkName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ""} onClick={add}>
          {t("target.addLink")}
        </Button>
      </div>
    </fieldset>
  );
}

function freshId(name: string, links: readonly Link[]): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const taken = new Set(links.map((link) => link.id));
  const base = plain || `link-${links.length + 1}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

function OneLink({ link, body, change }: Part & { readonly link: Link }) {
  const { t } = useText();
  const put = (next: Partial<Link>) =>
    change({
      ...body,
      links: body.links.map((one) => (one.id === link.id ? { ...one, ...next } : one)),
    });
  const buyers = body.supplies.filter((s) => s.from === link.id).map((s) => s.to);
  return (
    <div className="tg-link-form">
      <TextInput
        label={t("target.linkName")}
        value={link.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <TagsInput
        label={t("target.products")}
        description={t("target.tagsHelp")}
        value={[...link.products]}
        onChange={(products) => put({ products })}
      />
      <TagsInput
        label={t("target.linkClasses")}
        description={t("target.classHelp")}
        value={[...link.activities]}
        onChange={(activities) => put({ activities })}
      />
      <MultiSelect
        label={t("target.supplies")}
        value={buyers}
        data={body.links
          .filter((other) => other.id !== link.id)
          .map((other) => ({ value: other.id, label: other.name }))}
        onChange={(next) =>
          change({
            ...body,
            supplies: [
              ...body.supplies.filter((s) => s.from !== link.id),
              ...next.map((to) => ({ from: link.id, to })),
            ],
          })
        }
      />
    </div>
  );
}
