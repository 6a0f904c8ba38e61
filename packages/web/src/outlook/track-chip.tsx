import type { Target } from "@essor/contract/outlook";
import { useText } from "../ui/text.ts";

/** A word with its probability; where nothing can be said, why. */
export function TrackChip({
  track,
  probability,
  known,
}: Pick<Target, "track" | "probability" | "known">) {
  const { t, f } = useText();
  return (
    <span
      className="ol-track"
      data-track={track}
      title={probability === null ? t("outlook.tooFew", { known }) : undefined}
    >
      {t(`outlook.track.${track}`)}
      {probability !== null && <strong> {f.percent(probability)}</strong>}
    </span>
  );
}
