import type { MapShape, MapZone } from "./types.ts";
import type { Bounds } from "./viewport.ts";

type Points = readonly (readonly [number, number])[];

/** A standing zone on the map. */
export interface Area {
  zone: MapZone;
  /** Index into the event's zones. */
  number: number;
  points: Points;
  /** Where its words stand. */
  x: number;
  y: number;
}

/** The standing zones: in their own shape, or, having none, in boxes below the seats. */
export function areasOf(
  zones: readonly MapZone[],
  shapes: readonly MapShape[],
  seats: Bounds | null,
  pitch: number,
): Area[] {
  const box = seats ?? { left: 0, top: 0, right: 16 * pitch, bottom: 0 };
  let top = box.bottom + pitch * 1.5;
  return zones.flatMap((zone, number) => {
    if (zone.kind !== "STANDING") return [];
    const shape = shapes.find(
      ({ kind, zone_id, points }) => kind === "AREA" && zone_id === zone.id && points.length > 2,
    );
    if (shape) return [{ zone, number, points: shape.points, ...middleOf(shape.points) }];
    const bottom = top + pitch * 5;
    const points: Points = [
      [box.left, top],
      [box.right, top],
      [box.right, bottom],
      [box.left, bottom],
    ];
    top = bottom + pitch;
    return [{ zone, number, points, ...middleOf(points) }];
  });
}

/** The centre of gravity of a polygon; of its corners when it has no surface. */
export function middleOf(points: Points): { x: number; y: number } {
  let [surface, x, y] = [0, 0, 0];
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    surface += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  if (Math.abs(surface) > 1e-6) return { x: x / (3 * surface), y: y / (3 * surface) };
  const sum = points.reduce(([sx, sy], [px, py]) => [sx + px, sy + py] as const, [0, 0] as const);
  return { x: sum[0] / Math.max(1, points.length), y: sum[1] / Math.max(1, points.length) };
}

/** Whether the point lies inside the polygon (even-odd). */
export function inside(points: Points, x: number, y: number): boolean {
  let within = false;
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  });
  return within;
}
