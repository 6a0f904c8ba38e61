import type { Grade } from "@essor/contract/common";
import type { Indicator, ObsStatus } from "@essor/contract/measure";
import { useAddress } from "../api/address.ts";
import { GradeBadge } from "./grade-badge.tsx";
import { useText } from "./text.ts";
import { valueTexts } from "./unit.ts";

type Props = {
  /** `indicator~period~area~activity`; opens the panel with everything behind the number. */
  readonly figure: string;
  readonly value: number | null;
  readonly indicator: Pick<Indicator, "unit" | "multiplier" | "decimals">;
  readonly grade?: Grade | null;
  readonly status?: ObsStatus;
  /** Show the unit behind the number (in tables it stands in the heading). */
  readonly unit?: boolean;
};

/** A number is a door: Enter or click opens where it comes from; the exact value is its tooltip. */
export function NumberDoor({ figure, value, indicator, grade, status, unit = false }: Props) {
  const text = useText();
  const [, setAddress] = useAddress();
  if (value === null)
    return (
      <span className="es-dim" title={text.t("ui.missing")}>
        –
      </span>
    );
  const { short, exact, unit: unitName } = valueTexts(text, value, indicator);
  const marked = status !== undefined && status !== "final" && status !== "revised";
  return (
    <>
      <button
        type="button"
        className="es-door"
        title={text.t("door.exact", { value: `${exact} ${unitName}` })}
        aria-label={text.t("door.open", { value: `${short} ${unitName}` })}
        onClick={(event) => {
          event.stopPropagation();
          setAddress({ figure }, { replace: false });
        }}
      >
        {status === "bound" ? "≥ " : ""}
        {short}
      </button>
      {unit && <span className="es-unit">{unitName}</span>}
      {marked && <span className="es-grade">{text.t(`ui.status.${status}`)}</span>}
      {grade && <GradeBadge grade={grade} />}
    </>
  );
}
