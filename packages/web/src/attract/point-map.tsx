import { type MouseEvent, useMemo, useRef, useState } from "react";
import { useText } from "../ui/text.ts";

export type MapPoint = {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly name: string;
  /** Radius in pixels and colour as a custom property. */
  readonly size: number;
  readonly tone: string;
  readonly label?: string;
};

export type MapShape = {
  readonly name: string;
  /** Polygons of rings of longitude and latitude. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
};

type Props = {
  readonly title: string;
  readonly points: readonly MapPoint[];
  /** The hub's own boundary, drawn under the points. */
  readonly shapes?: readonly MapShape[];
  readonly onOpen?: (id: number) => void;
  /** The point from which distance is counted, and how far. */
  readonly near?: { readonly lon: number; readonly lat: number; readonly km: number } | undefined;
  readonly onPick?: (place: { lon: number; lat: number }) => void;
};

const [WIDTH, HEIGHT, EDGE] = [900, 460, 40];
const KM_PER_DEGREE = 111.195;

const NONE: readonly MapShape[] = [];

/**
 * Points on a plain map: no boundaries but the hub's own, for nobody may ship any; degrees at the edge, a scale, and buttons to go closer.
 * East-west is drawn shorter towards the poles, so that distances hold near the middle.
 */
export function PointMap({ title, points, shapes = NONE, onOpen, near, onPick }: Props) {
  const { t, f } = useText();
  const [zoom, setZoom] = useState(1);
  const [centre, setCentre] = useState<{ lon: number; lat: number } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const home = useMemo(() => frameOf(points, shapes), [points, shapes]);
  const middle = centre ?? home.middle;
  const k = home.scale * zoom;
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  const x = (lon: number) => WIDTH / 2 + (lon - middle.lon) * squeeze * k;
  const y = (lat: number) => HEIGHT / 2 - (lat - middle.lat) * k;
  const placeAt = (event: MouseEvent) => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return middle;
    const px = ((event.clientX - box.left) / box.width) * WIDTH;
    const py = ((event.clientY - box.top) / box.height) * HEIGHT;
    const round = (v: number) => Math.round(v * 1e4) / 1e4;
    return {
      lon: round(middle.lon + (px - WIDTH / 2) / (squeeze * k)),
      lat: round(middle.lat - (py - HEIGHT / 2) / k),
    };
  };
  const km = niceKm((WIDTH / 5 / k) * KM_PER_DEGREE);
  const scaleWidth = (km / KM_PER_DEGREE) * k;
  return (
    <div className="at-map">
      <div className="es-actions at-map-tools">
        <button type="button" className="es-tool" onClick={() => setZoom(zoom * 1.6)}>
          {t("desk.zoomIn")}
        </button>
        <button
          type="button"
          className="es-tool"
          disabled={zoom <= 1}
          onClick={() => setZoom(Math.max(1, zoom / 1.6))}
        >
          {t("desk.zoomOut")}
        </button>
        <button
          type="button"
          className="es-tool"
          onClick={() => {
            setZoom(1);
            setCentre(null);
          }}
        >
          {t("desk.zoomAll")}
        </button>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same point is typed into the fields above */}
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={title}
        data-pick={onPick ? true : undefined}
        onClick={(e) => {
          const place = placeAt(e);
          if (onPick) onPick(place);
          else setCentre(place);
        }}
        onDoubleClick={(e) => {
          setCentre(placeAt(e));
          setZoom(zoom * 1.6);
        }}
      >
        <rect width={WIDTH} height={HEIGHT} className="at-sea" />
        {shapes.map((shape, i) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes may share a name and never change places
            key={i}
            d={shape.polygons
              .flat()
              .map((ring) => outline(ring, x, y))
              .join("")}
            className="at-shape"
          >
            <title>{shape.name}</title>
          </path>
        ))}
        <Degrees
          middle={middle}
          k={k}
          squeeze={squeeze}
          x={x}
          y={y}
          text={(v) => f.exact(v, Number.isInteger(v) ? 0 : 2)}
        />
        {near && (
          <>
            <ellipse
              cx={x(near.lon)}
              cy={y(near.lat)}
              rx={(near.km / KM_PER_DEGREE) * k}
              ry={(near.km / KM_PER_DEGREE) * k}
              className="at-reach"
            />
            <path
              d={`M${x(near.lon) - 6} ${y(near.lat)}h12M${x(near.lon)} ${y(near.lat) - 6}v12`}
              className="at-cross"
            />
          </>
        )}
        {points.map((p) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <circle
            key={p.id}
            cx={x(p.lon)}
            cy={y(p.lat)}
            r={p.size}
            style={{ fill: `var(${p.tone})` }}
            onClick={(e) => {
              if (!onOpen) return;
              e.stopPropagation();
              onOpen(p.id);
            }}
          >
            <title>{p.name}</title>
          </circle>
        ))}
        {points.length <= 40 &&
          points.map((p) => (
            <text
              key={p.id}
              // Near the right edge the name stands on the other side.
              x={x(p.lon) > WIDTH * 0.78 ? x(p.lon) - p.size - 4 : x(p.lon) + p.size + 4}
              y={y(p.lat) + 4}
              textAnchor={x(p.lon) > WIDTH * 0.78 ? "end" : "start"}
              className="at-map-text"
            >
              {p.label ?? p.name}
            </text>
          ))}
        <path
          d={`M${EDGE} ${HEIGHT - 14}v-5M${EDGE} ${HEIGHT - 14}h${scaleWidth}v-5`}
          className="at-scale"
        />
        <text x={EDGE + scaleWidth + 6} y={HEIGHT - 12} className="at-map-text">
          {t("desk.scale", { km: f.exact(km) })}
        </text>
      </svg>
    </div>
  );
}

type DegreesProps = {
  readonly middle: { lon: number; lat: number };
  readonly k: number;
  readonly squeeze: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly text: (value: number) => string;
};

function Degrees({ middle, k, squeeze, x, y, text }: DegreesProps) {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20].find((s) => s * k > 90) ?? 30;
  const lines = (from: number, to: number) =>
    Array.from(
      { length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) },
      (_, i) => Number(((Math.ceil(from / step) + i) * step).toFixed(4)),
    );
  const [dx, dy] = [WIDTH / 2 / (squeeze * k), HEIGHT / 2 / k];
  return (
    <g className="at-grid">
      {lines(middle.lon - dx, middle.lon + dx).map((lon) => (
        <g key={`x${lon}`}>
          <path d={`M${x(lon)} 0V${HEIGHT}`} />
          <text x={x(lon) + 3} y={12}>
            {text(Math.abs(lon))}°{lon < 0 ? "W" : "E"}
          </text>
        </g>
      ))}
      {lines(middle.lat - dy, middle.lat + dy).map((lat) => (
        <g key={`y${lat}`}>
          <path d={`M0 ${y(lat)}H${WIDTH}`} />
          <text x={4} y={y(lat) - 3}>
            {text(Math.abs(lat))}°{lat < 0 ? "S" : "N"}
          </text>
        </g>
      ))}
    </g>
  );
}

function outline(
  ring: readonly (readonly [number, number])[],
  x: (lon: number) => number,
  y: (lat: number) => number,
): string {
  const steps = ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`);
  return `M${steps.join("L")}Z`;
}

/** Where the boundary lies, or without one where most points are: one far away does not shrink all others to a dot. */
function frameOf(
  points: readonly MapPoint[],
  shapes: readonly MapShape[],
): { middle: { lon: number; lat: number }; scale: number } {
  const corners = shapes.flatMap((shape) => shape.polygons.flat(2));
  const places = corners.length > 0 ? corners.map(([lon, lat]) => ({ lon, lat })) : points;
  if (places.length === 0) return { middle: { lon: 0, lat: 0 }, scale: 2 };
  const ends = (values: number[]): [number, number] => {
    values.sort((a, b) => a - b);
    const skip = corners.length > 0 ? 0 : Math.floor(values.length / 200);
    return [values[skip] as number, values[values.length - 1 - skip] as number];
  };
  const [west, east] = ends(places.map((p) => p.lon));
  const [south, north] = ends(places.map((p) => p.lat));
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  const least = 0.05;
  return {
    middle,
    scale: Math.min(
      (WIDTH - 4 * EDGE) / (Math.max(east - west, least) * squeeze),
      (HEIGHT - 2 * EDGE) / Math.max(north - south, least),
    ),
  };
}

function niceKm(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km));
  return ([5, 2, 1].find((n) => n * power <= km) ?? 1) * power;
}
