import type { Figure } from "@essor/contract/fund";
import { useState } from "react";
import { PageLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { useText } from "../ui/text.ts";
import { exactAmount } from "./parts.tsx";

export type FigureName = "dpi" | "rvpi" | "tvpi" | "pic" | "irrNet" | "irrGross";

type Props = {
  readonly name: FigureName;
  readonly figure: Figure;
  readonly fund: string;
  readonly currency: string;
};

/** A figure of a fund as a door: its formula, its inputs, and the entries behind each. */
export function FigureDoor({ name, figure, fund, currency }: Props) {
  const { t, f, say } = useText();
  const [opened, setOpened] = useState(false);
  const rate = name.startsWith("irr");
  const shown =
    figure.value === null
      ? null
      : rate
        ? f.percent(figure.value, 1)
        : `${f.exact(figure.value, 2)}×`;
  if (shown === null)
    return (
      <span className="es-dim" title={say(`fund.reason.${figure.reason}`, figure.reason ?? "")}>
        –
      </span>
    );
  return (
    <>
      <button
        type="button"
        className="es-door"
        title={t("door.exact", { value: f.exact(figure.value ?? 0, rate ? 6 : 4) })}
        aria-label={t("door.open", { value: `${t(`fund.figure.${name}`)} ${shown}` })}
        onClick={(event) => {
          event.stopPropagation();
          setOpened(true);
        }}
      >
        {shown}
      </button>
      <Panel
        opened={opened}
        onClose={() => setOpened(false)}
        size={460}
        title={t(`fund.figure.${name}`)}
      >
        <p style={{ fontSize: 28, fontWeight: 650 }}>{shown}</p>
        <p className="es-dim">{say(`fund.formula.${figure.formula}`, figure.formula)}</p>
        <table className="fu-lines" style={{ marginTop: 16 }}>
          <thead>
            <tr>
              <th scope="col">{t("fund.input")}</th>
              <th scope="col" className="es-num">
                {t("fund.amountIn", { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {figure.inputs.map((input) => (
              <tr key={input.name}>
                <td>
                  {say(`fund.input.${input.name}`, input.name)}
                  {input.of > 0 && (
                    <div className="es-small es-dim">
                      {t("fund.entriesBehind", {
                        count: input.of,
                        list: input.entries.map((n) => `#${n}`).join(" "),
                      })}
                    </div>
                  )}
                </td>
                <td>{exactAmount(input.amount, f.exact)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p style={{ marginTop: 16 }}>
          <PageLink to={`/fund/ledger?fund=${fund}`}>{t("fund.toLedger")}</PageLink>
        </p>
      </Panel>
    </>
  );
}
