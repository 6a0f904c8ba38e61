import { useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { saveFile } from "../ui/csv.ts";
import { useText } from "../ui/text.ts";
import "./chart.css";
import { framedSvg, toPng } from "./save.ts";
import { readTokens, type Tokens } from "./tokens.ts";

export type Twin = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

type FrameProps = {
  /** Says the finding: "Kunshan leads in …", not "GDP by year". */
  readonly title: string;
  readonly note?: ReactNode;
  readonly source: string;
  readonly twin: Twin;
  readonly children: ReactNode;
};

/** The frame of every drawing: the finding as title, chart or its table, SVG and PNG with the source line. */
export function ChartFrame({ title, note, source, twin, children }: FrameProps) {
  const { t, f } = useText();
  const [asTable, setAsTable] = useState(false);
  const figure = useRef<HTMLDivElement>(null);
  const id = useId();
  const sourceLine = t("chart.source", { source });

  async function save(kind: "svg" | "png") {
    const svg = figure.current?.querySelector("svg");
    if (!svg) return;
    const tokens = readTokens();
    const framed = framedSvg(svg, { ...tokens, title, source: sourceLine });
    const blob =
      kind === "svg" ? new Blob([framed.text], { type: "image/svg+xml" }) : await toPng(framed);
    saveFile(`${title}.${kind}`, blob);
  }
  return (
    <figure className="es-chart" aria-labelledby={id}>
      <div className="es-chart-head">
        <figcaption id={id}>{title}</figcaption>
        <fieldset className="es-chart-tools" aria-label={t("chart.view", { title })}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {t("chart.chart")}
          </button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {t("chart.table")}
          </button>
          <button
            type="button"
            disabled={asTable}
            title={t("chart.exportSvg")}
            onClick={() => void save("svg")}
          >
            SVG
          </button>
          <button
            type="button"
            disabled={asTable}
            title={t("chart.exportPng")}
            onClick={() => void save("png")}
          >
            PNG
          </button>
        </fieldset>
      </div>
      {note && <p className="es-dim es-small">{note}</p>}
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="es-chart-twin" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                {twin.columns.map((c) => (
                  <th key={c} scope="col">
                    {c}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {twin.rows.map((row) => (
                <tr key={row.join("|")}>
                  {row.map((cell, j) => (
                    <td
                      key={twin.columns[j]}
                      className={typeof cell === "number" ? "es-num" : undefined}
                    >
                      {cell === null ? "–" : typeof cell === "number" ? f.exact(cell) : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <div ref={figure}>{children}</div>
      )}
      <p className="es-dim es-small es-chart-source">{sourceLine}</p>
    </figure>
  );
}

type Picked = {
  readonly name: string;
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly value: unknown;
};
type CanvasProps = {
  /** An ECharts option, made from the colours of the present theme. Keep it stable (useCallback). */
  readonly option: (tokens: Tokens) => Record<string, unknown>;
  readonly height?: number;
  readonly label: string;
  readonly onPick?: (picked: Picked) => void;
};

/** ECharts in a box: fetched when first needed, redrawn when theme, size or option change. */
export function Canvas({ option, height = 320, label, onPick }: CanvasProps) {
  const { colorScheme } = useMantineColorScheme();
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the colour scheme redraws
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let stop = () => {};
    let gone = false;
    void import("./echarts.ts").then(({ makeChart }) => {
      if (gone) return;
      const chart = makeChart(element);
      const tokens = readTokens();
      chart.setOption({
        animation: false,
        aria: { enabled: true, label: { description: label } },
        textStyle: { fontFamily: tokens.font, color: tokens.ink },
        color: [...tokens.data],
        ...option(tokens),
      });
      chart.on("click", (event: unknown) => pick.current?.(event as Picked));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      stop = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      stop();
    };
  }, [option, label, colorScheme]);
  return <div ref={box} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

type ChartProps = Omit<FrameProps, "children"> & Omit<CanvasProps, "label">;

/** A framed ECharts chart: the usual way to draw. */
export function Chart({ option, height, onPick, ...frame }: ChartProps) {
  return (
    <ChartFrame {...frame}>
      <Canvas
        option={option}
        label={frame.title}
        {...(height && { height })}
        {...(onPick && { onPick })}
      />
    </ChartFrame>
  );
}
