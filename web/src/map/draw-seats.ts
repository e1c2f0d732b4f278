import { roomAt } from "./company.ts";
import type { Geometry } from "./geometry.ts";
import {
  cross,
  disc,
  emptySquare,
  plate,
  ring,
  SEAT_RADIUS,
  tick,
  WHEELCHAIR,
  zoneGlyph,
  type Pen,
} from "./glyphs.ts";
import { levelOf, drawnRadius, unitOf } from "./levels.ts";
import type { Palette } from "./palette.ts";
import { offReason } from "./rule.ts";
import { MINE, type StatusStore } from "./status-store.ts";
import type { SeatFilter } from "./types.ts";
import type { View } from "./viewport.ts";

export interface SeatScene {
  geometry: Geometry;
  store: StatusStore;
  filter: SeatFilter;
  /** How many sit together; free seats without room for them are drawn paler. */
  party?: number | undefined;
  /** Indexes of what is offered to the viewer: ringed. */
  offered?: ReadonlySet<number> | undefined;
  palette: Palette;
}
type Context = CanvasRenderingContext2D;
/** Which tint of its zone a seat without room for the party has. */
const PALE = 4;

/** Seats that look alike: drawn as one path, because each fill or stroke costs as much as hundreds of seats. */
export interface Buckets {
  mine: number[];
  taken: number[];
  held: number[];
  /** Free, but not what the person looks for. */
  filtered: number[];
  /** By number of zone, the last for places of no known zone. */
  free: number[][];
  /** Free too, but with less room beside them than the party needs. */
  apart: number[][];
  accessible: number[][];
  companion: number[][];
}

export function sortSeats(
  { geometry, store, filter, party = 1 }: Omit<SeatScene, "palette">,
  indexes: Iterable<number>,
): Buckets {
  const perZone = (): number[][] => Array.from({ length: geometry.zones.length + 1 }, () => []);
  const buckets: Buckets = {
    mine: [],
    taken: [],
    held: [],
    filtered: [],
    free: perZone(),
    apart: perZone(),
    accessible: perZone(),
    companion: perZone(),
  };
  for (const index of indexes) {
    const place = geometry.seating.places[index];
    if (!place) continue;
    const state = store.get(index);
    const off = offReason(place, state, filter, false);
    const zone = geometry.zoneOf[index] ?? geometry.zones.length;
    if (state === MINE) buckets.mine.push(index);
    else if (off === "taken" || off === "held" || off === "filtered") buckets[off].push(index);
    else if (place.kind === "ACCESSIBLE") buckets.accessible[zone]?.push(index);
    else if (place.kind === "COMPANION") buckets.companion[zone]?.push(index);
    else if (party > 1 && roomAt(geometry.neighbours, store, index, party) < party)
      buckets.apart[zone]?.push(index);
    else buckets.free[zone]?.push(index);
  }
  return buckets;
}

/** Draws these places as the level of detail asks; the context is in CSS pixels of the frame. */
export function drawSeats(ctx: Context, scene: SeatScene, view: View, indexes: Iterable<number>): void {
  const buckets = sortSeats(scene, indexes);
  const level = levelOf(drawnRadius(view, scene.geometry.pitch));
  if (level === "sections") return;
  if (level === "dots") drawDots(ctx, scene, view, buckets);
  else drawShapes(ctx, scene, view, buckets);
  if (level === "numbers") drawNumbers(ctx, scene, view, buckets);
  drawOffered(ctx, scene, view, indexes);
}

/** A ring in the accent around each seat that is offered. */
function drawOffered(
  ctx: Context,
  { geometry, palette, offered }: SeatScene,
  view: View,
  indexes: Iterable<number>,
): void {
  if (!offered || offered.size === 0) return;
  const unit = unitOf(view, geometry.pitch);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = Math.max(1.5, 2.4 * unit);
  ctx.beginPath();
  for (const index of indexes) {
    if (!offered.has(index)) continue;
    const [x, y] = at(geometry, view, index);
    ctx.moveTo(x + 11.5 * unit, y);
    ctx.arc(x, y, 11.5 * unit, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

function drawDots(ctx: Context, { geometry, palette }: SeatScene, view: View, buckets: Buckets): void {
  const radius = drawnRadius(view, geometry.pitch);
  const squares = (places: number[], color: string, r: number): void => {
    if (places.length === 0) return;
    ctx.fillStyle = color;
    for (const index of places) {
      const [x, y] = at(geometry, view, index);
      ctx.fillRect(x - r, y - r, 2 * r, 2 * r);
    }
  };
  squares(buckets.filtered, palette.rule, radius * 0.6);
  squares(buckets.taken, palette.tear, radius * 0.4);
  squares(buckets.held, palette.tear, radius * 0.7);
  [...palette.zones, palette.edge].forEach((color, zone) => {
    squares(buckets.apart[zone] ?? [], palette.tints[zone]?.[PALE] ?? color, radius * 0.8);
    squares(buckets.free[zone] ?? [], color, radius);
    squares(buckets.accessible[zone] ?? [], color, radius * 1.15);
    squares(buckets.companion[zone] ?? [], color, radius);
  });
  squares(buckets.mine, palette.accent, radius * 1.6);
}

function drawShapes(ctx: Context, { geometry, palette }: SeatScene, view: View, buckets: Buckets): void {
  const unit = unitOf(view, geometry.pitch);
  type Glyph = (pen: Pen, x: number, y: number, unit: number) => void;
  const path = (places: number[], glyph: Glyph): boolean => {
    if (places.length === 0) return false;
    ctx.beginPath();
    for (const index of places) {
      const [x, y] = at(geometry, view, index);
      glyph(ctx, x, y, unit);
    }
    return true;
  };
  const fill = (places: number[], glyph: Glyph, color: string): void => {
    if (!path(places, glyph)) return;
    ctx.fillStyle = color;
    ctx.fill();
  };
  const stroke = (places: number[], glyph: Glyph, color: string, width: number): void => {
    if (!path(places, glyph)) return;
    ctx.strokeStyle = color;
    ctx.lineWidth = Math.max(1, width * unit);
    ctx.stroke();
  };
  ctx.lineCap = ctx.lineJoin = "round";
  fill(
    buckets.filtered,
    (pen, x, y) => pen.rect(x - 2 * unit, y - 2 * unit, 4 * unit, 4 * unit),
    palette.tear,
  );
  stroke(buckets.taken, cross, palette.edge, 1.6);
  stroke(buckets.held, ring, palette.edge, 2);
  [...palette.zones, palette.edge].forEach((color, zone) => {
    const small: Glyph = (pen, x, y, u) => zoneGlyph(zone)(pen, x, y, u * 0.8);
    fill(buckets.apart[zone] ?? [], small, palette.tints[zone]?.[PALE] ?? color);
    fill(buckets.free[zone] ?? [], zoneGlyph(zone), color);
    fill(buckets.accessible[zone] ?? [], plate, color);
    stroke(buckets.companion[zone] ?? [], emptySquare, color, 2.2);
    drawWheelchairs(ctx, geometry, view, buckets.accessible[zone] ?? [], palette.sheet);
  });
  fill(buckets.mine, disc, palette.accent);
  stroke(buckets.mine, tick, palette.onAccent, 2.4);
}

let wheelchair: Path2D | undefined;
function drawWheelchairs(
  ctx: Context,
  geometry: Geometry,
  view: View,
  places: number[],
  color: string,
): void {
  const unit = unitOf(view, geometry.pitch);
  if (unit * SEAT_RADIUS < 4.5) return;
  wheelchair ??= new Path2D(WHEELCHAIR);
  const scale = (unit * 15) / 16;
  for (const index of places) {
    const [x, y] = at(geometry, view, index);
    ctx.save();
    ctx.translate(x - 7.5 * unit, y - 7.5 * unit);
    ctx.scale(scale, scale);
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5;
    ctx.stroke(wheelchair);
    ctx.restore();
  }
}

function drawNumbers(ctx: Context, { geometry, palette }: SeatScene, view: View, buckets: Buckets): void {
  const unit = unitOf(view, geometry.pitch);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const write = (places: number[], color: string): void => {
    ctx.fillStyle = color;
    for (const index of places) {
      const label = geometry.seating.places[index]?.label ?? "";
      // Three figures and more are written smaller, so that they stay inside their seat.
      ctx.font = `600 ${(label.length > 2 ? 7.5 : 9.5) * unit}px ${palette.desk}`;
      const [x, y] = at(geometry, view, index);
      ctx.fillText(label, x, y + 0.6 * unit);
    }
  };
  for (const places of buckets.free) write(places, palette.sheet);
  for (const places of buckets.apart) write(places, palette.ink);
  for (const places of buckets.companion) write(places, palette.ink2);
}

function at(geometry: Geometry, view: View, index: number): [number, number] {
  return [(geometry.xs[index] ?? 0) * view.scale + view.x, (geometry.ys[index] ?? 0) * view.scale + view.y];
}
