import { areasOf, type Area } from "./areas.ts";
import { blocksOf, type Block } from "./blocks.ts";
import { neighboursOf, type Neighbours } from "./company.ts";
import { createHitGrid, type HitGrid } from "./hit-grid.ts";
import { marginsOf, type Frame, type RowName } from "./row-names.ts";
import type { MapShape, MapZone, Seating } from "./types.ts";
import type { Bounds } from "./viewport.ts";

/** Everything about a map that does not change while people buy. Built once. */
export interface Geometry {
  seating: Seating;
  zones: readonly MapZone[];
  shapes: readonly MapShape[];
  xs: Float64Array;
  ys: Float64Array;
  /** Index into `zones`; their number: of no known zone. */
  zoneOf: Uint8Array;
  /** Distance of two neighbours in a row, in map units. */
  pitch: number;
  grid: HitGrid;
  /** Who sits beside whom; null where nobody told. */
  neighbours: Neighbours | null;
  blocks: readonly Block[];
  rowNames: readonly RowName[];
  /** Rows that are no line, such as boxes and tables, get a frame. */
  frames: readonly Frame[];
  areas: readonly Area[];
  /** Places, shapes and names, with a margin. */
  bounds: Bounds;
}

/** Throws nothing: odd input (one place, no shape, all in one spot) gives a map that can be drawn. */
export function buildGeometry(
  seating: Seating,
  zones: readonly MapZone[],
  shapes: readonly MapShape[],
): Geometry {
  const { places } = seating;
  const xs = Float64Array.from(places, (place) => place.x);
  const ys = Float64Array.from(places, (place) => place.y);
  const numbers = new Map(zones.map((zone, index) => [zone.id, index]));
  const zoneOf = Uint8Array.from(places, (place) => numbers.get(place.zone_id) ?? zones.length);
  const pitch = pitchOf(seating);
  const grid = createHitGrid(xs, ys, pitch * 2);
  const seats = boundsOf(xs, ys, pitch);
  const areas = areasOf(zones, shapes, seats, pitch);
  const { rowNames, frames } = marginsOf({ seating, xs, ys, pitch, grid, bounds: seats });
  return {
    seating,
    zones,
    shapes,
    xs,
    ys,
    zoneOf,
    pitch,
    grid,
    neighbours: neighboursOf(seating),
    blocks: blocksOf({ seating, xs, ys, pitch }),
    rowNames,
    frames,
    areas,
    bounds: boundsWith(seats, shapes, areas, frames, rowNames, pitch),
  };
}

/** The median distance of neighbours in the order of the seating, 26 when there is nothing to measure. */
export function pitchOf({ places }: Pick<Seating, "places">): number {
  const distances: number[] = [];
  const step = Math.max(1, Math.floor(places.length / 2000));
  for (let index = 1; index < places.length; index += step) {
    const [a, b] = [places[index - 1], places[index]];
    if (!a || !b || a.row !== b.row || a.section_id !== b.section_id) continue;
    const distance = Math.hypot(a.x - b.x, a.y - b.y);
    if (distance > 0) distances.push(distance);
  }
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 26;
}

function boundsOf(xs: ArrayLike<number>, ys: ArrayLike<number>, pitch: number): Bounds | null {
  if (xs.length === 0) return null;
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let index = 0; index < xs.length; index++) stretch(bounds, xs[index] ?? 0, ys[index] ?? 0, pitch / 2);
  return bounds;
}

function stretch(bounds: Bounds, x: number, y: number, by: number): void {
  bounds.left = Math.min(bounds.left, x - by);
  bounds.right = Math.max(bounds.right, x + by);
  bounds.top = Math.min(bounds.top, y - by);
  bounds.bottom = Math.max(bounds.bottom, y + by);
}

function boundsWith(
  seats: Bounds | null,
  shapes: readonly MapShape[],
  areas: readonly Area[],
  frames: readonly Frame[],
  names: readonly RowName[],
  pitch: number,
): Bounds {
  const bounds = { ...(seats ?? { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }) };
  for (const { points } of [...shapes, ...areas]) for (const [x, y] of points) stretch(bounds, x, y, 0);
  for (const { left, top, right, bottom } of frames) {
    stretch(bounds, left, top, 0);
    stretch(bounds, right, bottom, 0);
  }
  for (const { x, y } of names) stretch(bounds, x, y, pitch / 3);
  if (!Number.isFinite(bounds.left)) return { left: 0, top: 0, right: 400, bottom: 300 };
  stretch(bounds, bounds.left, bounds.top, pitch / 2);
  stretch(bounds, bounds.right, bounds.bottom, pitch / 2);
  return bounds;
}
