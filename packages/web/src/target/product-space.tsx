import type { AreaSpace } from "@essor/contract/target";
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { ChartFrame } from "../chart/chart.tsx";
import { paths } from "../paths.ts";
import { PageLink } from "../ui/link.tsx";
import { useText } from "../ui/text.ts";
import { SpaceCanvas } from "./space-canvas.tsx";
import { SpacePicture } from "./space-picture.tsx";

/** Activities that places tend to have together hang together; the area's own are filled. */
export function ProductSpace({ space }: { space: AreaSpace }) {
  const { t, pick } = useText();
  const [chosen, setChosen] = useState<string>();
  const names = useMemo(
    () => new Map(space.activities.map((a) => [a.code, pick(a.name)])),
    [space, pick],
  );
  const present = space.activities.filter((a) => a.present).length;
  return (
    <ChartFrame
      title={t("target.spaceTitle", { n: present, of: space.activities.length })}
      source={pick(space.basis.indicatorName)}
      twin={{
        columns: [t("target.activity"), t("target.near"), t("target.proximity")],
        rows: space.edges.map((edge) => [
          names.get(edge.from) ?? edge.from,
          names.get(edge.to) ?? edge.to,
          edge.proximity,
        ]),
      }}
    >
      <SpaceCanvas space={space} chosen={chosen} choose={setChosen} />
      <SpacePicture space={space} />
      <Chosen space={space} code={chosen} close={() => setChosen(undefined)} />
    </ChartFrame>
  );
}

/** What the clicked activity is, and what it hangs together with most. */
function Chosen({
  space,
  code,
  close,
}: {
  space: AreaSpace;
  code: string | undefined;
  close: () => void;
}) {
  const { t, pick, f } = useText();
  const activity = space.activities.find((a) => a.code === code);
  if (!activity) return <p className="es-dim es-small">{t("target.spaceHelp")}</p>;
  const near = space.edges
    .filter((edge) => edge.from === code || edge.to === code)
    .sort((a, b) => b.proximity - a.proximity)
    .slice(0, 5)
    .flatMap((edge) => {
      const other = space.activities.find(
        (a) => a.code === (edge.from === code ? edge.to : edge.from),
      );
      return other ? [{ other, proximity: edge.proximity }] : [];
    });
  return (
    <div className="tg-chosen" aria-live="polite">
      <p>
        <strong>
          {activity.code} {pick(activity.name)}
        </strong>{" "}
        · {t("target.rca")} {activity.rca === null ? "–" : f.exact(activity.rca, 2)} ·{" "}
        {t("target.density")} {activity.density === null ? "–" : f.exact(activity.density, 3)}
      </p>
      <p className="es-small">
        {t("target.nearest")}{" "}
        {near
          .map(({ other, proximity }) => `${pick(other.name)} (${f.exact(proximity, 2)})`)
          .join(", ")}
      </p>
      <div className="es-actions">
        <PageLink to={`${paths.target}/activities?activity=${activity.code}`}>
          {t("target.whoElse")}
        </PageLink>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t("ui.close")}
        </Button>
      </div>
    </div>
  );
}
