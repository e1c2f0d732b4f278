import { drawGround, drawHouse, type Scene } from "./draw-house.ts";
import { drawSeats } from "./draw-seats.ts";
import { drawnRadius, levelOf } from "./levels.ts";
import { MANY, type Changed } from "./status-store.ts";
import {
  between, centredView, clampView, drawnRect, homeView, limitsOf, marginOf, screenOf, stillServes, transformOf,
  zoomAt, type Limits, type Size, type View,
} from "./viewport.ts";

/** More pixels than this per CSS pixel cost time and show nothing. */
const MAX_RATIO = 2;
/** After this long without a gesture the canvas is drawn crisply. */
const REST_MS = 140;

export interface MapView {
  readonly view: View;
  readonly size: Size;
  readonly limits: Limits;
  /** Takes the size of the frame; the middle stays in the middle. */
  resize(size: Size): void;
  /** A new scene: other colours, filter, geometry. */
  setScene(scene: Scene): void;
  /** Statuses changed: repaints single dots. */
  repaint(changed: Changed): void;
  /** Moves at once, as a finger does. */
  moveTo(view: View): void;
  /** Moves within `duration_ms`; at once when the person wants less motion. */
  glideTo(view: View, duration_ms?: number): void;
  panBy(dx: number, dy: number): void;
  zoomBy(factor: number, point?: [number, number], glide?: boolean): void;
  fit(glide?: boolean): void;
  destroy(): void;
}

/**
 * The picture on the canvas and where it is. A gesture only moves the canvas by CSS; it is drawn again when it
 * drifts out of sight or of scale, then at one pixel per CSS pixel, and crisply when all is at rest.
 */
export function createMapView(canvas: HTMLCanvasElement, first: Scene, onMove: (view: View) => void): MapView {
  const ctx = canvas.getContext("2d");
  if (!ctx) throw new Error("no 2d canvas");
  let scene = first;
  let size: Size = { width: 0, height: 0 };
  let view: View = { scale: 1, x: 0, y: 0 };
  let drawn: { view: View; ratio: number } | null = null;
  let stale = true;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let glide: { from: View; to: View; start: number; duration_ms: number } | null = null;

  const crispRatio = (): number => Math.min(MAX_RATIO, globalThis.devicePixelRatio || 1);
  const limits = (): Limits => limitsOf(scene.geometry.bounds, size, scene.geometry.pitch);

  const home = (): View => homeView(scene.geometry.bounds, size, scene.geometry.pitch);

  const prepare = (ratio: number): void => {
    const [mx, my] = marginOf(size);
    ctx.setTransform(ratio, 0, 0, ratio, mx * ratio, my * ratio);
  };
  const draw = (ratio: number): void => {
    const [mx, my] = marginOf(size);
    const pixelWidth = Math.round((size.width + 2 * mx) * ratio);
    const pixelHeight = Math.round((size.height + 2 * my) * ratio);
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth;
      canvas.height = pixelHeight;
    }
    Object.assign(canvas.style, {
      left: `${-mx}px`,
      top: `${-my}px`,
      width: `${size.width + 2 * mx}px`,
      height: `${size.height + 2 * my}px`,
    });
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, pixelWidth, pixelHeight);
    prepare(ratio);
    drawHouse(ctx, scene, view, drawnRect(view, size));
    drawn = { view, ratio };
    stale = false;
  };
  const place = (): void => {
    if (!drawn) return;
    const { k, x, y } = transformOf(drawn.view, view, size);
    canvas.style.transform = k === 1 && x === 0 && y === 0 ? "none" : `matrix(${k}, 0, 0, ${k}, ${x}, ${y})`;
  };
  const tick = (now: number): void => {
    frame = 0;
    if (glide) advance(now);
    if (size.width === 0 || size.height === 0) return;
    const moving = rest !== undefined || glide !== null;
    const serves = drawn !== null && !stale && stillServes(drawn.view, view, size, scene.geometry.bounds);
    if (!serves) draw(moving ? 1 : crispRatio());
    else if (!moving && (drawn?.view !== view || drawn.ratio < crispRatio())) draw(crispRatio());
    place();
    onMove(view);
    if (glide) request();
  };
  const request = (): void => {
    frame ||= requestAnimationFrame(tick);
  };
  const settle = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      rest = undefined;
      request();
    }, REST_MS);
  };
  const set = (next: View): void => {
    view = clampView(next, scene.geometry.bounds, size);
    settle();
    request();
  };
  const advance = (now: number): void => {
    if (!glide) return;
    const t = Math.min(1, Math.max(0, (now - glide.start) / glide.duration_ms));
    view = between(glide.from, glide.to, 1 - (1 - t) ** 3, size);
    if (t === 1) glide = null;
    settle();
  };
  const glideTo = (to: View, duration_ms = 180): void => {
    const target = clampView(to, scene.geometry.bounds, size);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still || duration_ms === 0) {
      glide = null;
      set(target);
      return;
    }
    glide = { from: view, to: target, start: performance.now(), duration_ms };
    request();
  };
  const moveTo = (next: View): void => {
    glide = null;
    set(next);
  };
  const aim = (): View => glide?.to ?? view;

  return {
    get view() {
      return view;
    },
    get size() {
      return size;
    },
    get limits() {
      return limits();
    },
    resize(next) {
      if (next.width === size.width && next.height === size.height) return;
      const before = size;
      const fitted = before.width > 0 && view.scale <= limits().min * 1.01;
      const middle: [number, number] = [(before.width / 2 - view.x) / view.scale, (before.height / 2 - view.y) / view.scale];
      size = next;
      stale = true;
      const { min, max } = limits();
      view =
        before.width === 0 || fitted
          ? home()
          : clampView(centredView(Math.min(max, Math.max(min, view.scale)), middle, size), scene.geometry.bounds, size);
      request();
    },
    setScene(next) {
      scene = next;
      stale = true;
      request();
    },
    repaint(changed) {
      const dots = drawn && changed !== "all" && changed.length <= MANY && !stale;
      if (!dots || !drawn || levelOf(drawnRadius(drawn.view, scene.geometry.pitch)) === "sections") {
        // Standing zones are counted, not listed: an empty list may still mean that a count changed.
        stale = true;
        request();
        return;
      }
      if (changed.length === 0 && scene.geometry.areas.length > 0) {
        stale = true;
        request();
        return;
      }
      prepare(drawn.ratio);
      repaintDots(ctx, scene, drawn.view, size, changed);
    },
    moveTo,
    glideTo,
    panBy(dx, dy) {
      const from = view;
      moveTo({ scale: from.scale, x: from.x + dx, y: from.y + dy });
    },
    zoomBy(factor, point = [size.width / 2, size.height / 2], smooth = false) {
      const next = zoomAt(smooth ? aim() : view, factor, point, limits());
      if (smooth) glideTo(next);
      else moveTo(next);
    },
    fit(smooth = true) {
      if (smooth) glideTo(home());
      else moveTo(home());
    },
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}

/** Wipes and draws anew the cells of these places, with what reaches into them. */
function repaintDots(ctx: CanvasRenderingContext2D, scene: Scene, view: View, size: Size, changed: readonly number[]): void {
  const { geometry } = scene;
  const half = geometry.pitch * 0.5;
  const visible = drawnRect(view, size);
  for (const index of changed) {
    const [x, y] = [geometry.xs[index] ?? 0, geometry.ys[index] ?? 0];
    if (x < visible.left || x > visible.right || y < visible.top || y > visible.bottom) continue;
    const [left, top] = screenOf(view, x - half, y - half);
    const width = 2 * half * view.scale;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, width);
    ctx.clip();
    ctx.clearRect(left, top, width, width);
    drawGround(ctx, scene, view);
    const near: number[] = [];
    geometry.grid.within({ left: x - 2 * half, right: x + 2 * half, top: y - 2 * half, bottom: y + 2 * half }, (other) => {
      if (Math.abs((geometry.xs[other] ?? 0) - x) < 2 * half && Math.abs((geometry.ys[other] ?? 0) - y) < 2 * half) near.push(other);
    });
    drawSeats(ctx, scene, view, near);
    ctx.restore();
  }
}
