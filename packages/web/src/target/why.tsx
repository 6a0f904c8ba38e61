import type { Predictions } from "@essor/contract/target-entry";
import type { ReactNode } from "react";
import { Panel } from "../ui/panel.tsx";
import { useText } from "../ui/text.ts";
import { Interval } from "./interval.tsx";

type Tip = Predictions["targets"][number];
type Reasons = Pick<Tip, "nearPresent" | "alike"> & {
  readonly drivers?: Tip["drivers"];
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

type Props = {
  readonly title: string;
  readonly reasons: Reasons | undefined;
  readonly close: () => void;
  readonly children?: ReactNode;
};

/** Why something stands on a list: what is here already, who got there, and what moves the odds. */
export function Why({ title, reasons, close, children }: Props) {
  const { t, pick, f, say } = useText();
  return (
    <Panel opened={reasons !== undefined} title={title} onClose={close}>
      {reasons && (
        <div className="tg-why">
          {reasons.probability !== null && reasons.low !== null && reasons.high !== null && (
            <p>
              <Interval probability={reasons.probability} low={reasons.low} high={reasons.high} />
            </p>
          )}
          <h3>{t("target.hereAlready")}</h3>
          <ul>
            {reasons.nearPresent.map((near) => (
              <li key={near.code}>
                {pick(near.name)} <span className="es-dim">{f.exact(near.proximity, 2)}</span>
              </li>
            ))}
          </ul>
          <h3>{t("target.gotThere")}</h3>
          <ul>
            {reasons.alike.map((place) => (
              <li key={place.code}>
                {pick(place.name)} <span className="es-dim">{f.exact(place.likeness, 2)}</span>
              </li>
            ))}
          </ul>
          {reasons.drivers && (
            <>
              <h3>{t("target.drivers")}</h3>
              <table className="tg-classes">
                <caption>{t("target.driversNote")}</caption>
                <tbody>
                  {reasons.drivers.map(({ driver, logOdds }) => (
                    <tr key={driver}>
                      <th scope="row">{say(`target.driver.${driver}`, driver)}</th>
                      <td className="es-num">{f.signed(Math.round(100 * logOdds) / 100)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <p className="es-dim es-small">{t("target.association")}</p>
          {children}
        </div>
      )}
    </Panel>
  );
}
