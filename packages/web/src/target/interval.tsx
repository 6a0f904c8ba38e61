import { useText } from "../ui/text.ts";

type Props = { readonly probability: number; readonly low: number; readonly high: number };

/** A probability with its interval: in words for the ear, as a bar for the eye, as figures for both. */
export function Interval({ probability, low, high }: Props) {
  const { t, f } = useText();
  const percent = (v: number) => `${(100 * v).toFixed(2)}%`;
  const decimals = high < 0.02 ? 2 : high < 0.1 ? 1 : 0;
  return (
    <span className="tg-interval">
      <span className="tg-interval-bar" aria-hidden="true">
        <i style={{ left: percent(low), width: percent(high - low) }} />
        <b style={{ left: percent(probability) }} />
      </span>
      <span>
        {f.percent(probability, decimals)}{" "}
        <small className="es-dim">
          {t("target.between", { low: f.percent(low, decimals), high: f.percent(high, decimals) })}
        </small>
      </span>
    </span>
  );
}
