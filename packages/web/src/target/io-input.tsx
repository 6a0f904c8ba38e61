import type { IoExplorer, IoInput } from "@essor/contract/target-io";
import { Slider } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Note } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { problemText } from "../ui/problem.ts";
import { Skeleton } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { some } from "./columns.tsx";
import { type IoAsked, inputQuery } from "./queries.ts";

type Props = {
  readonly sector: IoExplorer["sectors"][number] | undefined;
  readonly asked: IoAsked;
  readonly unit: string;
  readonly close: () => void;
};

/** What localising this input would bring: how much of it, to whom, and what it carries along. */
export function IoInputPanel({ sector, asked, unit, close }: Props) {
  return (
    <Panel opened={sector !== undefined} title={sector?.name ?? ""} onClose={close} size={560}>
      {sector && <Localise key={sector.code} code={sector.code} asked={asked} unit={unit} />}
    </Panel>
  );
}

function Localise({ code, asked, unit }: { code: string; asked: IoAsked; unit: string }) {
  const text = useText();
  const { t, f } = text;
  const [moving, setMoving] = useState(50);
  const [share, setShare] = useState(50);
  const query = useQuery({
    ...inputQuery(code, { ...asked, share: share / 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="tg-why">
      <p id="tg-share">{t("target.ioShare", { share: f.percent(moving / 100) })}</p>
      <Slider
        value={moving}
        onChange={setMoving}
        onChangeEnd={setShare}
        min={0}
        max={100}
        step={5}
        thumbLabel={t("target.ioShareLabel")}
        label={(v) => `${v} %`}
      />
      {query.isError && <Note tone="danger">{problemText(text, query.error).text}</Note>}
      {query.data ? <Brought found={query.data} unit={unit} /> : !query.isError && <Skeleton />}
    </div>
  );
}

function Brought({ found, unit }: { found: IoInput; unit: string }) {
  const { t, f, say } = useText();
  const most = Math.max(1e-12, ...found.gains.map((g) => g.gain));
  return (
    <>
      <p aria-live="polite">
        <strong>
          {found.outputGain === null
            ? t("target.ioEndless")
            : t("target.ioBrings", {
                gain: f.number(found.outputGain, some(found.outputGain)),
                unit,
              })}
        </strong>{" "}
        {t("target.ioOfBought", { bought: f.number(found.bought, some(found.bought)), unit })}
      </p>
      {Object.entries(found.extensions).map(([name, value]) => (
        <p key={name} className="es-small">
          {say(`target.ext.${name}`, name)}: {f.number(value, some(value))}
        </p>
      ))}
      <h3>{t("target.ioGains")}</h3>
      <table className="tg-classes">
        <tbody>
          {found.gains.slice(0, 10).map((g) => (
            <tr key={g.code}>
              <th scope="row">{g.name}</th>
              <td className="tg-bar-cell">
                <i style={{ width: `${(100 * g.gain) / most}%` }} />
              </td>
              <td className="es-num">{f.number(g.gain, some(g.gain))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t("target.ioBuyers")}</h3>
      <table className="tg-classes">
        <tbody>
          {found.buyers.slice(0, 10).map((b) => (
            <tr key={b.code}>
              <th scope="row">{b.name}</th>
              <td className="es-num">{f.number(b.bought, some(b.bought))}</td>
              <td className="es-num es-dim">
                {t("target.ioOfOutput", { share: f.percent(b.ofOutput, 1) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="es-dim es-small">{t("target.ioMethodNote")}</p>
    </>
  );
}
