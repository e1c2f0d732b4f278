import { createCanvasLayer } from "./canvas-layer.ts";
import { inReach } from "./company.ts";
import type { Scene } from "./draw-house.ts";
import { MANY, type Changed } from "./status-store.ts";
import {
  between,
  centredView,
  clampView,
  homeView,
  limitsOf,
  zoomAt,
  type Limits,
  type Size,
  type View,
} from "./viewport.ts";

/** More pixels than this per CSS pixel cost time and show nothing. */
const MAX_RATIO = 2;
/** After this long without a gesture the canvas is drawn crisply. */
const REST_MS = 140;
const GLIDE_MS = 180;
/** Tinted sections and counts follow the sale this often: each time all of them are drawn. */
const OVERVIEW_MS = 250;

export interface MapView {
  readonly view: View;
  readonly size: Size;
  readonly limits: Limits;
  /** Takes the size of the frame; the middle stays in the middle. */
  resize(size: Size): void;
  /** A new scene: other colours, filter, words. */
  setScene(scene: Scene): void;
  /** Statuses changed: repaints single places. */
  repaint(changed: Changed): void;
  /** Moves at once, as a finger does. */
  moveTo(view: View): void;
  /** Moves within 180 ms; at once when the person wants less motion. */
  glideTo(view: View): void;
  panBy(dx: number, dy: number): void;
  /** The point, in pixels of the frame, stays where it is; without one the middle does. */
  zoomBy(factor: number, point?: [number, number]): void;
  /** The same in a glide, for buttons and keys. */
  glideBy(factor: number): void;
  fit(): void;
  destroy(): void;
}

/** A seat that goes leaves less room to those beside it: they may look different too. */
function withNeighbours({ geometry, party = 1 }: Scene, changed: readonly number[]): readonly number[] {
  const { neighbours } = geometry;
  if (!neighbours || party < 2) return changed;
  return [...new Set(changed.flatMap((index) => [index, ...inReach(neighbours, index, party - 1)]))];
}

/**
 * Where the picture is and when it is drawn. A gesture only moves the canvas by CSS; it is drawn again when it
 * drifts out of sight or of scale, then at one pixel per CSS pixel, and crisply when all is at rest.
 */
export function createMapView(
  canvas: HTMLCanvasElement,
  first: Scene,
  onMove: (view: View) => void,
): MapView {
  const layer = createCanvasLayer(canvas);
  let scene = first;
  let size: Size = { width: 0, height: 0 };
  let view: View = { scale: 1, x: 0, y: 0 };
  let stale = true;
  let overview: ReturnType<typeof setTimeout> | undefined;
  const clamp = (next: View): View => clampView(next, scene.geometry.bounds, size);
  const limits = (): Limits => limitsOf(scene.geometry.bounds, size, scene.geometry.pitch);
  const home = (): View => homeView(scene.geometry.bounds, size, scene.geometry.pitch);
  const middle = (): [number, number] => [size.width / 2, size.height / 2];

  const loop = createLoop((moving, glided) => {
    if (glided) view = glided(size);
    if (size.width === 0 || size.height === 0) return;
    const crisp = Math.min(MAX_RATIO, globalThis.devicePixelRatio || 1);
    const serves = !stale && layer.serves(view, size, scene);
    if (!serves || (!moving && !layer.isCrisp(view, crisp))) {
      layer.draw(scene, view, size, moving ? 1 : crisp);
      stale = false;
      clearTimeout(overview);
      overview = undefined;
    }
    layer.place(view, size);
    onMove(view);
  });
  const redraw = (): void => {
    stale = true;
    loop.request();
  };
  const moveTo = (next: View): void => {
    view = clamp(next);
    loop.moved();
  };
  const glideTo = (to: View): void => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) moveTo(to);
    else loop.glide(view, clamp(to));
  };

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
      const whole = size.width === 0 || view.scale <= limits().min * 1.01;
      const [x, y] = [(size.width / 2 - view.x) / view.scale, (size.height / 2 - view.y) / view.scale];
      size = next;
      const { min, max } = limits();
      view = whole ? home() : clamp(centredView(Math.min(max, Math.max(min, view.scale)), [x, y], size));
      redraw();
    },
    setScene(next) {
      scene = next;
      redraw();
    },
    repaint(changed) {
      // Standing zones are counted, not listed: an empty list may mean that a count changed.
      const places =
        changed !== "all" &&
        changed.length <= MANY &&
        (changed.length > 0 || scene.geometry.areas.length === 0);
      if (changed === "all") redraw();
      else if (stale || !places || !layer.redrawPlaces(scene, size, withNeighbours(scene, changed)))
        overview ??= setTimeout(redraw, OVERVIEW_MS);
    },
    moveTo,
    glideTo,
    panBy: (dx, dy) => moveTo({ scale: view.scale, x: view.x + dx, y: view.y + dy }),
    zoomBy: (factor, point = middle()) => moveTo(zoomAt(view, factor, point, limits())),
    glideBy: (factor) => glideTo(zoomAt(loop.target() ?? view, factor, middle(), limits())),
    fit: () => glideTo(home()),
    destroy() {
      clearTimeout(overview);
      loop.destroy();
    },
  };
}

interface Loop {
  /** Asks for one frame. */
  request(): void;
  /** A gesture moved the view: a frame now, and a crisp one when it rests. Ends a glide. */
  moved(): void;
  glide(from: View, to: View): void;
  /** Where a running glide ends. */
  target(): View | null;
  destroy(): void;
}

/** Calls `frame` at most once per frame of the screen, with the view of a running glide. */
function createLoop(frame: (moving: boolean, glided: ((size: Size) => View) | null) => void): Loop {
  let asked = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let glide: { from: View; to: View; start_ms: number } | null = null;
  const tick = (now_ms: number): void => {
    asked = 0;
    const running = glide;
    const t = running ? Math.min(1, Math.max(0, (now_ms - running.start_ms) / GLIDE_MS)) : 1;
    if (t === 1) glide = null;
    if (running) settle();
    // Fast at first, then slower: the eye follows the end of a move.
    frame(
      rest !== undefined,
      running && ((size) => between(running.from, running.to, 1 - (1 - t) ** 3, size)),
    );
    if (glide) request();
  };
  const request = (): void => {
    asked ||= requestAnimationFrame(tick);
  };
  const settle = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      rest = undefined;
      request();
    }, REST_MS);
  };
  return {
    request,
    moved() {
      glide = null;
      settle();
      request();
    },
    glide(from, to) {
      glide = { from, to, start_ms: performance.now() };
      request();
    },
    target: () => glide?.to ?? null,
    destroy() {
      cancelAnimationFrame(asked);
      clearTimeout(rest);
    },
  };
}
