import type { Scene } from "./draw-house.ts";
import { FREE, MINE } from "./status-store.ts";
import { fitView, screenOf, type Size, type View } from "./viewport.ts";

/** Drawn anew at most this often: it is an overview. */
const EVERY_MS = 500;

export interface Minimap {
  setScene(scene: Scene): void;
  /** Statuses changed. */
  touch(): void;
  /** Where the frame is; the little frame follows. */
  show(view: View, size: Size): void;
  /** Map units under a point of the minimap. */
  worldAt(x: number, y: number): [number, number];
  destroy(): void;
}

/** The whole house in `canvas`, and in `marker` the part that is in sight. */
export function createMinimap(canvas: HTMLCanvasElement, marker: HTMLElement, first: Scene): Minimap {
  let scene = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const size = (): Size => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const fitted = (): View => fitView(scene.geometry.bounds, size());
  const later = (after_ms: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (canvas.clientWidth > 0) draw(canvas, scene, fitted(), size());
    }, after_ms);
  };
  later(0);
  return {
    setScene(next) {
      scene = next;
      later(0);
    },
    touch: () => later(EVERY_MS),
    show(view, frame) {
      const mini = fitted();
      const { width, height } = size();
      if (width === 0) return;
      const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, value));
      const k = mini.scale / view.scale;
      const [left, top] = [clamp(mini.x - view.x * k, width), clamp(mini.y - view.y * k, height)];
      const right = clamp(mini.x + (frame.width - view.x) * k, width);
      const bottom = clamp(mini.y + (frame.height - view.y) * k, height);
      Object.assign(marker.style, {
        transform: `translate(${left}px, ${top}px)`,
        width: `${Math.max(6, right - left)}px`,
        height: `${Math.max(6, bottom - top)}px`,
      });
    },
    worldAt(x, y) {
      const mini = fitted();
      return [(x - mini.x) / mini.scale, (y - mini.y) / mini.scale];
    },
    destroy: () => clearTimeout(timer),
  };
}

function draw(canvas: HTMLCanvasElement, { geometry, store, palette }: Scene, view: View, size: Size): void {
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  ctx.scale(ratio, ratio);
  for (const shape of [...geometry.shapes, ...geometry.areas]) {
    ctx.beginPath();
    shape.points.forEach(([px, py], index) => {
      const [x, y] = screenOf(view, px, py);
      if (index === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    });
    ctx.fillStyle = palette.sunk;
    if (!("kind" in shape) || shape.kind !== "LINE") ctx.fill();
  }
  const side = Math.max(0.8, geometry.pitch * view.scale * 0.7);
  for (let index = 0; index < geometry.xs.length; index++) {
    const state = store.get(index);
    const [x, y] = screenOf(view, geometry.xs[index] ?? 0, geometry.ys[index] ?? 0);
    ctx.fillStyle =
      state === MINE
        ? palette.accent
        : state === FREE
          ? (palette.zones[geometry.zoneOf[index] ?? 0] ?? palette.edge)
          : palette.tear;
    const own = state === MINE ? side * 1.6 : side;
    ctx.fillRect(x - own / 2, y - own / 2, own, own);
  }
}
