import type { AreaSpace } from "@essor/contract/target";
import type { Tokens } from "../chart/tokens.ts";

type Activity = AreaSpace["activities"][number];

/** A part of the plane that is in sight: the middle, and how many pixels a unit has. */
export type Sight = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };

/** The whole space, with a little air around it. */
export function wholeSight({ width, height }: Size): Sight {
  return { x: 0, y: 0, scale: Math.max(1, Math.min(width, height) / 2 - 24) };
}

/** Nearer or farther by a factor; the point under the pointer stays where it is. */
export function zoomed(
  sight: Sight,
  { factor, at, size }: { factor: number; at: { x: number; y: number }; size: Size },
): Sight {
  const whole = wholeSight(size).scale;
  const scale = Math.min(whole * 40, Math.max(whole * 0.6, sight.scale * factor));
  const from = onPlane(sight, at, size);
  return {
    scale,
    x: from.x - (at.x - size.width / 2) / scale,
    y: from.y - (at.y - size.height / 2) / scale,
  };
}

export function onPlane(sight: Sight, at: { x: number; y: number }, { width, height }: Size) {
  return {
    x: sight.x + (at.x - width / 2) / sight.scale,
    y: sight.y + (at.y - height / 2) / sight.scale,
  };
}

export function onScreen(sight: Sight, at: { x: number; y: number }, { width, height }: Size) {
  return {
    x: width / 2 + (at.x - sight.x) * sight.scale,
    y: height / 2 + (at.y - sight.y) * sight.scale,
  };
}

/** Radius in pixels: larger where the quotient is, smaller where many share the plane. */
export function radiusOf(activity: Activity, count: number): number {
  const base = count > 400 ? 3 : count > 80 ? 5 : 7;
  return base * (0.8 + Math.min(1.2, (activity.rca ?? 0) / 3));
}

export function colourOfActivity(activity: Activity, tokens: Tokens): string {
  if (activity.present) return tokens.accent;
  return activity.quadrant === "near-complex" ? tokens.warn : tokens.surface;
}

/** The activity under a point, or none within reach. */
export function hit(
  activities: readonly Activity[],
  { sight, at, size }: { sight: Sight; at: { x: number; y: number }; size: Size },
): Activity | undefined {
  let best: Activity | undefined;
  let nearest = 14;
  for (const activity of activities) {
    const place = onScreen(sight, activity, size);
    const apart = Math.hypot(place.x - at.x, place.y - at.y);
    if (apart < nearest) {
      nearest = apart;
      best = activity;
    }
  }
  return best;
}

export type Scene = {
  readonly space: AreaSpace;
  readonly at: ReadonlyMap<string, Activity>;
  readonly name: (activity: Activity) => string;
  readonly chosen: string | undefined;
  readonly tokens: Tokens;
};

/** Draws what is in sight. 1,000 activities with 2,000 links take a few milliseconds, so every frame is drawn anew. */
export function drawSpace(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { sight, size }: { sight: Sight; size: Size },
): void {
  const { space, at, tokens, chosen } = scene;
  const { activities } = space;
  context.clearRect(0, 0, size.width, size.height);
  const inSight = (p: { x: number; y: number }) =>
    p.x > -40 && p.y > -40 && p.x < size.width + 40 && p.y < size.height + 40;
  const line = (from: string, to: string) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) return;
    const [p, q] = [onScreen(sight, a, size), onScreen(sight, b, size)];
    if (!inSight(p) && !inSight(q)) return;
    context.moveTo(p.x, p.y);
    context.lineTo(q.x, q.y);
  };
  context.lineWidth = 1;
  context.strokeStyle = tokens.line;
  context.beginPath();
  for (const edge of space.edges) line(edge.from, edge.to);
  context.stroke();
  if (chosen !== undefined) {
    context.lineWidth = 2;
    context.strokeStyle = tokens.ink2;
    context.beginPath();
    for (const edge of space.edges)
      if (edge.from === chosen || edge.to === chosen) line(edge.from, edge.to);
    context.stroke();
  }
  context.lineWidth = 1.25;
  const zoom = sight.scale / wholeSight(size).scale;
  for (const activity of activities) {
    const place = onScreen(sight, activity, size);
    if (!inSight(place)) continue;
    const radius = radiusOf(activity, activities.length) * Math.min(2.5, Math.sqrt(zoom));
    context.beginPath();
    context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
    context.fillStyle = colourOfActivity(activity, tokens);
    context.strokeStyle = activity.code === chosen ? tokens.ink : tokens.ink2;
    context.fill();
    context.stroke();
  }
  labels(context, scene, { sight, size, zoom });
}

/** Names where there is room: the chosen one first, then what the area has, the largest first. */
function labels(
  context: CanvasRenderingContext2D,
  { space, tokens, chosen, name }: Scene,
  { sight, size, zoom }: { sight: Sight; size: Size; zoom: number },
): void {
  const taken: { x: number; y: number; width: number }[] = [];
  context.font = `12px ${tokens.font}`;
  context.fillStyle = tokens.ink;
  const many = space.activities.length > 80;
  const wanted = space.activities
    .filter((a) => a.code === chosen || !many || a.present || zoom > 4)
    .sort(
      (a, b) =>
        Number(b.code === chosen) - Number(a.code === chosen) || (b.rca ?? 0) - (a.rca ?? 0),
    );
  let drawn = 0;
  for (const activity of wanted) {
    if (drawn > 60) break;
    const place = onScreen(sight, activity, size);
    if (place.x < 0 || place.y < 0 || place.x > size.width || place.y > size.height) continue;
    const text = short(name(activity));
    const width = context.measureText(text).width;
    const x = place.x + radiusOf(activity, space.activities.length) + 4;
    const y = place.y + 4;
    if (x + width > size.width) continue;
    if (taken.some((t) => Math.abs(t.y - y) < 14 && x < t.x + t.width && t.x < x + width)) continue;
    taken.push({ x, y, width });
    context.fillText(text, x, y);
    drawn++;
  }
}

const short = (text: string) => (text.length > 28 ? `${text.slice(0, 27)}…` : text);
