import { drawGround, drawHouse, type Scene } from "./draw-house.ts";
import { drawSeats } from "./draw-seats.ts";
import { drawnRadius, levelOf } from "./levels.ts";
import { drawnRect, marginOf, screenOf, stillServes, transformOf, type Size, type View } from "./viewport.ts";

/** The canvas, and what is on it. */
export interface CanvasLayer {
  /** Whether what is on it still shows this view, if not crisply. */
  serves(view: View, size: Size, scene: Scene): boolean;
  /** Whether it was drawn for exactly this view with at least this many pixels per CSS pixel. */
  isCrisp(view: View, ratio: number): boolean;
  draw(scene: Scene, view: View, size: Size, ratio: number): void;
  /** Moves the canvas by CSS, so that what is on it stands where the view wants it. */
  place(view: View, size: Size): void;
  /** Draws single places anew; false when that cannot be told apart and all has to be drawn. */
  redrawPlaces(scene: Scene, size: Size, indexes: readonly number[]): boolean;
}

export function createCanvasLayer(canvas: HTMLCanvasElement): CanvasLayer {
  const ctx = canvas.getContext("2d");
  if (!ctx) throw new Error("no 2d canvas");
  let drawn: { view: View; ratio: number } | null = null;
  const prepare = (size: Size, ratio: number): void => {
    const [mx, my] = marginOf(size);
    ctx.setTransform(ratio, 0, 0, ratio, mx * ratio, my * ratio);
  };
  return {
    serves: (view, size, { geometry }) =>
      drawn !== null && stillServes(drawn.view, view, size, geometry.bounds),
    isCrisp: (view, ratio) => drawn !== null && drawn.view === view && drawn.ratio >= ratio,
    draw(scene, view, size, ratio) {
      fitCanvas(canvas, size, ratio);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      prepare(size, ratio);
      drawHouse(ctx, scene, view, drawnRect(view, size));
      drawn = { view, ratio };
    },
    place(view, size) {
      if (!drawn) return;
      const { k, x, y } = transformOf(drawn.view, view, size);
      canvas.style.transform =
        k === 1 && x === 0 && y === 0 ? "none" : `matrix(${k}, 0, 0, ${k}, ${x}, ${y})`;
    },
    redrawPlaces(scene, size, indexes) {
      if (!drawn || levelOf(drawnRadius(drawn.view, scene.geometry.pitch)) === "sections") return false;
      prepare(size, drawn.ratio);
      for (const index of indexes) redrawPlace(ctx, scene, drawn.view, size, index, drawn.ratio);
      return true;
    },
  };
}

/** 1.5 × the frame each way, with as many pixels as the ratio says. */
function fitCanvas(canvas: HTMLCanvasElement, size: Size, ratio: number): void {
  const [mx, my] = marginOf(size);
  const [width, height] = [size.width + 2 * mx, size.height + 2 * my];
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === pixelWidth && canvas.height === pixelHeight && canvas.style.width === `${width}px`)
    return;
  canvas.width = pixelWidth;
  canvas.height = pixelHeight;
  Object.assign(canvas.style, {
    left: `${-mx}px`,
    top: `${-my}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}

/** Wipes the cell of a place and draws what reaches into it. */
function redrawPlace(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  size: Size,
  index: number,
  ratio: number,
): void {
  const { geometry } = scene;
  const [x, y] = [geometry.xs[index] ?? 0, geometry.ys[index] ?? 0];
  const half = geometry.pitch / 2;
  const visible = drawnRect(view, size);
  if (x < visible.left || x > visible.right || y < visible.top || y > visible.bottom) return;
  // On whole pixels, else the edges of the cell are wiped by half and its neighbours thicken.
  const [mx, my] = marginOf(size);
  const snap = (value: number, margin: number): number =>
    Math.round((value + margin) * ratio) / ratio - margin;
  const [left, top] = screenOf(view, x - half, y - half);
  const [right, bottom] = screenOf(view, x + half, y + half);
  const cell = [
    snap(left, mx),
    snap(top, my),
    snap(right, mx) - snap(left, mx),
    snap(bottom, my) - snap(top, my),
  ] as const;
  ctx.save();
  ctx.beginPath();
  ctx.rect(...cell);
  ctx.clip();
  ctx.clearRect(...cell);
  drawGround(ctx, scene, view);
  const near: number[] = [];
  geometry.grid.within(
    { left: x - 2 * half, right: x + 2 * half, top: y - 2 * half, bottom: y + 2 * half },
    (other) => {
      const [dx, dy] = [(geometry.xs[other] ?? 0) - x, (geometry.ys[other] ?? 0) - y];
      if (Math.abs(dx) < 2 * half && Math.abs(dy) < 2 * half) near.push(other);
    },
  );
  drawSeats(ctx, scene, view, near);
  ctx.restore();
}
