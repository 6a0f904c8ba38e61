import type { Chain } from "@essor/contract/target";
import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../ui/text.ts";
import type { Part } from "./chain-links.tsx";

type Firm = Chain["body"]["firms"][number];

/** Local firms on the links: which product, and what part of the firm's output it takes. */
export function ChainFirms({ body, change }: Part) {
  const { t, f } = useText();
  const [organisation, setOrganisation] = useState("");
  const [link, setLink] = useState(body.links[0]?.id ?? "");
  const [product, setProduct] = useState("");
  const [share, setShare] = useState<number | string>(100);
  const here = body.links.find((one) => one.id === link);
  const spent = spentOf(body.firms);
  const left = 1 - (spent.get(organisation.trim()) ?? 0);
  const names = [...spent.keys()].sort();
  function add() {
    const firm: Firm = {
      organisation: organisation.trim(),
      link,
      share: Number(share) / 100,
      ...(product ? { product } : {}),
    };
    change({ ...body, firms: [...body.firms, firm] });
    setOrganisation("");
    setProduct("");
  }
  return (
    <fieldset>
      <legend>{t("target.firms")}</legend>
      <ul className="tg-split">
        {names.map((name) => (
          <li key={name}>
            <strong>{name}</strong>{" "}
            {1 - (spent.get(name) ?? 0) > 0.001 && (
              <span className="es-dim es-small">
                {t("target.unassigned", {
                  share: f.percent(Math.max(0, 1 - (spent.get(name) ?? 0))),
                })}
              </span>
            )}
            <ul>
              {body.firms.map((firm, i) =>
                firm.organisation === name ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a firm may stand twice on a link; its place is its identity
                  <Line key={i} firm={firm} at={i} body={body} change={change} />
                ) : null,
              )}
            </ul>
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
          onChange={(event) => {
            setLink(event.currentTarget.value);
            setProduct("");
          }}
        />
        <NativeSelect
          label={t("target.product")}
          value={product}
          data={[
            { value: "", label: t("target.notSplit") },
            ...(here?.products ?? []).map((one) => ({ value: one, label: one })),
          ]}
          onChange={(event) => setProduct(event.currentTarget.value)}
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
          onClick={add}
        >
          {t("target.addFirm")}
        </Button>
      </div>
      {Number(share) / 100 > left + 1e-9 && organisation.trim() !== "" && (
        <p className="es-small tg-restricted" role="alert">
          {t("target.tooMuch", { left: f.percent(Math.max(0, left)) })}
        </p>
      )}
    </fieldset>
  );
}

function spentOf(firms: readonly Firm[]): Map<string, number> {
  const spent = new Map<string, number>();
  for (const firm of firms)
    spent.set(firm.organisation, (spent.get(firm.organisation) ?? 0) + firm.share);
  return spent;
}

function Line({ firm, at, body, change }: Part & { readonly firm: Firm; readonly at: number }) {
  const { t } = useText();
  const link = body.links.find((one) => one.id === firm.link);
  const put = (next: Firm) =>
    change({ ...body, firms: body.firms.map((one, i) => (i === at ? next : one)) });
  return (
    <li>
      <span>{link?.name ?? firm.link}</span>
      <NativeSelect
        size="xs"
        aria-label={t("target.productOf", { firm: firm.organisation, link: link?.name ?? "" })}
        value={firm.product ?? ""}
        data={[
          { value: "", label: t("target.notSplit") },
          ...[...new Set([...(link?.products ?? []), ...(firm.product ? [firm.product] : [])])].map(
            (one) => ({ value: one, label: one }),
          ),
        ]}
        onChange={(event) => {
          const { product: _, ...rest } = firm;
          const chosen = event.currentTarget.value;
          put(chosen ? { ...rest, product: chosen } : rest);
        }}
      />
      <NumberInput
        size="xs"
        aria-label={t("target.shareOf", { firm: firm.organisation, link: link?.name ?? "" })}
        value={Math.round(firm.share * 1000) / 10}
        min={1}
        max={100}
        suffix=" %"
        w={90}
        onChange={(value) => Number(value) > 0 && put({ ...firm, share: Number(value) / 100 })}
      />
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t("target.removeOf", { name: firm.organisation })}
        onClick={() => change({ ...body, firms: body.firms.filter((_, i) => i !== at) })}
      >
        {t("target.remove")}
      </Button>
    </li>
  );
}
