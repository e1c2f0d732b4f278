import type { Area } from "./areas.ts";
import type { Block } from "./blocks.ts";
import { drawnRadius, levelOf, unitOf, type Level } from "./levels.ts";
import { drawSeats, type SeatScene } from "./draw-seats.ts";
import { TINTS } from "./palette.ts";
import { matches } from "./rule.ts";
import { FREE } from "./status-store.ts";
import type { SeatTexts } from "./types.ts";
import { screenOf, type Bounds, type View } from "./viewport.ts";

export interface Scene extends SeatScene {
  texts: Pick<SeatTexts, "stage" | "free" | "sectionFree">;
}
type Context = CanvasRenderingContext2D;
type Points = readonly (readonly [number, number])[];

/** Everything inside `rect` (map units), from the stage to the names. The context is in CSS pixels of the frame. */
export function drawHouse(ctx: Context, scene: Scene, view: View, rect: Bounds): void {
  const { geometry } = scene;
  const level = levelOf(drawnRadius(view, geometry.pitch));
  drawGround(ctx, scene, view);
  for (const area of geometry.areas) drawArea(ctx, scene, view, area);
  if (level === "sections") for (const block of geometry.blocks) drawBlock(ctx, scene, view, block);
  const indexes: number[] = [];
  if (level !== "sections") geometry.grid.within(rect, (index) => indexes.push(index));
  drawSeats(ctx, scene, view, indexes);
  if (level === "sections" || level === "dots") drawSectionNames(ctx, scene, view, level);
  else drawRowNames(ctx, scene, view, rect);
}

/** Stage, lines and the frames of boxes: what lies under the seats. */
export function drawGround(ctx: Context, { geometry, palette, texts }: Scene, view: View): void {
  const unit = unitOf(view, geometry.pitch);
  ctx.lineCap = ctx.lineJoin = "round";
  for (const shape of geometry.shapes) {
    if (shape.kind === "AREA") continue;
    trace(ctx, view, shape.points, shape.kind === "STAGE");
    if (shape.kind === "STAGE") {
      ctx.fillStyle = palette.sunk;
      ctx.fill();
    }
    ctx.strokeStyle = palette.rule;
    ctx.lineWidth = shape.kind === "STAGE" ? 1 : Math.max(1, 3 * unit);
    ctx.stroke();
    if (shape.kind === "STAGE")
      drawStageName(ctx, view, shape.points, shape.label ?? texts.stage, palette.ink2, palette.work);
  }
  ctx.strokeStyle = palette.rule;
  ctx.lineWidth = Math.max(1, 1.5 * unit);
  for (const { left, top, right, bottom } of geometry.frames) {
    const [x, y] = screenOf(view, left, top);
    ctx.beginPath();
    ctx.roundRect(x, y, (right - left) * view.scale, (bottom - top) * view.scale, 14 * unit);
    ctx.stroke();
  }
}

function drawStageName(
  ctx: Context,
  view: View,
  points: Points,
  name: string,
  color: string,
  font: string,
): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = Math.min((right - left) * view.scale * 0.6, (bottom - top) * view.scale * 1.4);
  const size = Math.min(20, Math.max(11, room / 4));
  if (room < 30) return;
  const [x, y] = screenOf(view, (left + right) / 2, (top + bottom) / 2);
  ctx.font = `italic ${size}px ${font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = color;
  ctx.fillText(name, x, y);
}

/** A standing zone: its ground tinted, its name and how many are free. */
function drawArea(
  ctx: Context,
  { store, palette, texts, filter }: Scene,
  view: View,
  { zone, number, points, x, y }: Area,
): void {
  const wanted = !filter.step_free && (filter.zone_ids === null || filter.zone_ids.has(zone.id));
  const free = store.zone(zone.id)?.free;
  const color = palette.zones[number] ?? palette.edge;
  trace(ctx, view, points, true);
  ctx.globalAlpha = wanted && free !== 0 ? 0.16 : 0.05;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = wanted && free !== 0 ? color : palette.rule;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  const [sx, sy] = screenOf(view, x, y);
  const width = (Math.max(...points.map(([px]) => px)) - Math.min(...points.map(([px]) => px))) * view.scale;
  const size = Math.min(22, Math.max(11, width / 10));
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = palette.ink;
  ctx.font = `600 ${size}px ${palette.desk}`;
  ctx.fillText(zone.name, sx, free === undefined ? sy : sy - size * 0.65);
  if (free === undefined) return;
  ctx.fillStyle = palette.ink2;
  ctx.font = `${size * 0.8}px ${palette.desk}`;
  ctx.fillText(texts.free(free), sx, sy + size * 0.65);
}

/** Far away, a block is one shape: the more of it is free, the stronger its colour. */
function drawBlock(
  ctx: Context,
  { geometry, store, palette, filter }: Scene,
  view: View,
  block: Block,
): void {
  let free = 0;
  for (const index of block.places) {
    const place = geometry.seating.places[index];
    if (place && store.get(index) === FREE && matches(place, filter)) free++;
  }
  const zone = geometry.zoneOf[block.places[0] ?? 0] ?? geometry.zones.length;
  const width = geometry.pitch * view.scale * 0.95;
  // One free place must differ from none: the first step is for nothing at all.
  const step = free === 0 ? 0 : Math.max(2, Math.round((free / block.places.length) * TINTS));
  trace(ctx, view, block.outline, block.outline.length > 2);
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.lineWidth = Math.max(1, width);
  ctx.fillStyle = ctx.strokeStyle = palette.tints[zone]?.[step] ?? palette.rule;
  ctx.fill();
  ctx.stroke();
}

function drawSectionNames(
  ctx: Context,
  { geometry, palette, store, texts }: Scene,
  view: View,
  level: Level,
): void {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const block of geometry.blocks) {
    if (!block.named) continue;
    const room = block.width * view.scale;
    const size = Math.min(15, Math.max(10, room / 5));
    ctx.font = `600 ${size}px ${palette.desk}`;
    const name = fitting(ctx, block.section.name, room * 1.05);
    if (name === null) continue;
    const [x, y] = screenOf(view, block.x, block.y);
    ctx.lineWidth = level === "dots" ? 5 : 3.5;
    ctx.strokeStyle = palette.sheet;
    ctx.strokeText(name, x, y);
    ctx.fillStyle = palette.ink;
    ctx.fillText(name, x, y);
    const free = store.freeIn(block.section.id);
    const line = free === undefined ? "" : texts.sectionFree(free);
    ctx.font = `${size * 0.8}px ${palette.desk}`;
    if (line === "" || ctx.measureText(line).width > room * 1.05 || block.places.length < 12) continue;
    ctx.strokeText(line, x, y + size);
    ctx.fillStyle = palette.ink2;
    ctx.fillText(line, x, y + size);
  }
}

/** The whole name, else its last word ("Section 104" → "104"), else nothing. */
function fitting(ctx: Context, name: string, room: number): string | null {
  const short = name.split(" ").at(-1) ?? name;
  return [name, short].find((text) => ctx.measureText(text).width <= room) ?? null;
}

function drawRowNames(ctx: Context, { geometry, palette }: Scene, view: View, rect: Bounds): void {
  const unit = unitOf(view, geometry.pitch);
  if (unit * 11 < 7) return;
  ctx.font = `${Math.min(15, 11 * unit)}px ${palette.desk}`;
  ctx.fillStyle = palette.ink3;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const { text, x, y } of geometry.rowNames) {
    if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) continue;
    const [sx, sy] = screenOf(view, x, y);
    ctx.fillText(text, sx, sy);
  }
}

function trace(ctx: Context, view: View, points: Points, closed: boolean): void {
  ctx.beginPath();
  points.forEach(([x, y], index) => {
    const [sx, sy] = screenOf(view, x, y);
    if (index === 0) ctx.moveTo(sx, sy);
    else ctx.lineTo(sx, sy);
  });
  if (closed) ctx.closePath();
}
