import type { AreaSpace } from "@essor/contract/target";
import { useMantineColorScheme } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { readTokens } from "../chart/tokens.ts";
import { Icon } from "../ui/icon.tsx";
import { useText } from "../ui/text.ts";
import {
  drawSpace,
  hit,
  type Scene,
  type Sight,
  type Size,
  wholeSight,
  zoomed,
} from "./space-draw.ts";

type Props = {
  readonly space: AreaSpace;
  readonly chosen: string | undefined;
  readonly choose: (code: string | undefined) => void;
};

const HEIGHT = 420;
const STEP = 1.35;

/** The space to move about in: wheel, drag, pinch, keys and buttons; a click chooses the activity under it. */
export function SpaceCanvas({ space, chosen, choose }: Props) {
  const { t, pick } = useText();
  const { colorScheme } = useMantineColorScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useRef<Size>({ width: 600, height: HEIGHT });
  const sight = useRef<Sight>(wholeSight(size.current));
  const frame = useRef(0);
  const [hint, setHint] = useState<{ text: string; x: number; y: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the colour scheme redraws
  const scene = useMemo<Scene>(
    () => ({
      space,
      chosen,
      at: new Map(space.activities.map((a) => [a.code, a])),
      name: (a) => pick(a.name),
      tokens: readTokens(),
    }),
    [space, chosen, pick, colorScheme],
  );
  const latest = useRef(scene);
  latest.current = scene;

  function draw() {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const context = canvas.current?.getContext("2d");
      if (context) drawSpace(context, latest.current, { sight: sight.current, size: size.current });
    });
  }
  function look(next: Sight) {
    sight.current = next;
    draw();
  }
  const middle = () => ({ x: size.current.width / 2, y: size.current.height / 2 });
  const zoom = (factor: number, at = middle()) =>
    look(zoomed(sight.current, { factor, at, size: size.current }));
  const move = (dx: number, dy: number) =>
    look({
      ...sight.current,
      x: sight.current.x - dx / sight.current.scale,
      y: sight.current.y - dy / sight.current.scale,
    });
  const whole = () => look(wholeSight(size.current));

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawing reads the newest scene through a reference
  useEffect(draw, [scene]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: set up once; everything inside reads references
  useEffect(() => {
    const element = canvas.current;
    const box = element?.parentElement;
    if (!element || !box) return;
    const resize = () => {
      const ratio = devicePixelRatio || 1;
      const before = wholeSight(size.current).scale;
      size.current = { width: Math.max(200, box.clientWidth), height: HEIGHT };
      element.width = size.current.width * ratio;
      element.height = HEIGHT * ratio;
      element.getContext("2d")?.setTransform(ratio, 0, 0, ratio, 0, 0);
      const after = wholeSight(size.current).scale;
      look({ ...sight.current, scale: (sight.current.scale * after) / before });
    };
    resize();
    const watch = new ResizeObserver(resize);
    watch.observe(box);
    // React listens passively to wheels; zooming must keep the page from scrolling.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), { x: event.offsetX, y: event.offsetY });
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      watch.disconnect();
      element.removeEventListener("wheel", wheel);
      cancelAnimationFrame(frame.current);
    };
  }, []);

  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(false);
  function down(event: PointerEvent<HTMLCanvasElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged.current = false;
  }
  function over(event: PointerEvent<HTMLCanvasElement>) {
    const { offsetX: x, offsetY: y } = event.nativeEvent;
    const before = fingers.current.get(event.pointerId);
    if (!before) {
      const found = hit(space.activities, {
        sight: sight.current,
        at: { x, y },
        size: size.current,
      });
      setHint(found && { text: `${found.code} ${pick(found.name)}`, x, y });
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    if (Math.hypot(now.x - before.x, now.y - before.y) > 2) dragged.current = true;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const apart = (p: { x: number; y: number }) => Math.hypot(p.x - other.x, p.y - other.y);
      zoom(apart(now) / Math.max(1, apart(before)));
    } else move(now.x - before.x, now.y - before.y);
    fingers.current.set(event.pointerId, now);
  }
  function up(event: PointerEvent<HTMLCanvasElement>) {
    fingers.current.delete(event.pointerId);
    if (dragged.current || event.type !== "pointerup") return;
    const { offsetX: x, offsetY: y } = event.nativeEvent;
    choose(hit(space.activities, { sight: sight.current, at: { x, y }, size: size.current })?.code);
  }
  function key(event: KeyboardEvent) {
    const moves: Readonly<Record<string, () => void>> = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": whole,
      ArrowLeft: () => move(60, 0),
      ArrowRight: () => move(-60, 0),
      ArrowUp: () => move(0, 60),
      ArrowDown: () => move(0, -60),
    };
    const act = moves[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  const label = t("target.spaceCanvas", { n: space.activities.length });
  return (
    <div className="tg-space">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="img"
        aria-label={label}
        aria-keyshortcuts="+ - 0 ArrowLeft ArrowRight ArrowUp ArrowDown"
        onPointerDown={down}
        onPointerMove={over}
        onPointerUp={up}
        onPointerCancel={up}
        onPointerLeave={() => setHint(undefined)}
        onKeyDown={key}
      />
      {hint && (
        <span className="tg-hint" style={{ left: hint.x + 12, top: hint.y + 8 }}>
          {hint.text}
        </span>
      )}
      <div className="tg-zoom">
        <button type="button" aria-label={t("target.zoomIn")} onClick={() => zoom(STEP)}>
          +
        </button>
        <button type="button" aria-label={t("target.zoomOut")} onClick={() => zoom(1 / STEP)}>
          −
        </button>
        <button type="button" aria-label={t("target.zoomWhole")} onClick={whole}>
          <Icon name="display" />
        </button>
      </div>
    </div>
  );
}
