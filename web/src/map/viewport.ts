/** Map units to CSS pixels of the frame: pixel = unit × scale + offset. */
export interface View {
  scale: number;
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Limits {
  min: number;
  max: number;
}

/** How far the edge of the map may be pulled into the frame, in CSS pixels. */
const SLACK = 56;
/** The canvas is this much larger than the frame on each side, as a part of its size: 1.5 × in all. */
const OVERSCAN = 0.25;

/** What the canvas has beyond the frame on each side, in whole pixels: half ones would blur it. */
export function marginOf(size: Size): [number, number] {
  return [Math.round(size.width * OVERSCAN), Math.round(size.height * OVERSCAN)];
}

export function screenOf(view: View, x: number, y: number): [number, number] {
  return [x * view.scale + view.x, y * view.scale + view.y];
}

export function worldOf(view: View, x: number, y: number): [number, number] {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale];
}

/** The whole map, centred. */
export function fitView(bounds: Bounds, size: Size): View {
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const scale = Math.max(1e-6, Math.min(size.width / width, size.height / height));
  return {
    scale,
    x: (size.width - width * scale) / 2 - bounds.left * scale,
    y: (size.height - height * scale) / 2 - bounds.top * scale,
  };
}

/** From the whole map to seats of 72 px; a small house is not blown up to fill the frame. */
export function limitsOf(bounds: Bounds, size: Size, pitch: number): Limits {
  return { min: Math.min(fitView(bounds, size).scale, 34 / pitch), max: 72 / pitch };
}

/** The whole map as one sees it first. */
export function homeView(bounds: Bounds, size: Size, pitch: number): View {
  const middle: [number, number] = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2];
  return centredView(limitsOf(bounds, size, pitch).min, middle, size);
}

/** Zooms so that the point under (x, y) stays where it is. */
export function zoomAt(view: View, factor: number, [x, y]: [number, number], limits: Limits): View {
  const scale = Math.min(limits.max, Math.max(limits.min, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real };
}

/** The view that has (x, y) of the map in its middle. */
export function centredView(scale: number, [x, y]: [number, number], size: Size): View {
  return { scale, x: size.width / 2 - x * scale, y: size.height / 2 - y * scale };
}

/** Keeps the map in sight: centred where it is smaller than the frame, else never pulled away from an edge. */
export function clampView(view: View, bounds: Bounds, size: Size): View {
  return {
    scale: view.scale,
    x: clampAxis(view.x, bounds.left * view.scale, bounds.right * view.scale, size.width),
    y: clampAxis(view.y, bounds.top * view.scale, bounds.bottom * view.scale, size.height),
  };
}

function clampAxis(offset: number, start: number, end: number, length: number): number {
  if (end - start <= length) return (length - (end - start)) / 2 - start;
  return Math.min(SLACK - start, Math.max(length - SLACK - end, offset));
}

/** CSS transform (origin 0 0) that makes a canvas drawn for `drawn` show `now`; the canvas starts one margin outside. */
export function transformOf(drawn: View, now: View, size: Size): { k: number; x: number; y: number } {
  const k = now.scale / drawn.scale;
  const [mx, my] = marginOf(size);
  return { k, x: mx + now.x - k * (mx + drawn.x), y: my + now.y - k * (my + drawn.y) };
}

/** Whether what was drawn still serves: sharp enough, and covering whatever of the map is in sight. */
export function stillServes(drawn: View, now: View, size: Size, bounds: Bounds): boolean {
  const { k, x, y } = transformOf(drawn, now, size);
  if (k < 0.6 || k > 1.6) return false;
  const [mx, my] = marginOf(size);
  const axis = (start: number, end: number, length: number, shift: number, margin: number): boolean => {
    const from = Math.max(0, start);
    const to = Math.min(length, end);
    const edge = shift - margin;
    return from >= to || (edge <= from + 1 && edge + k * (length + 2 * margin) >= to - 1);
  };
  const [left, top] = screenOf(now, bounds.left, bounds.top);
  const [right, bottom] = screenOf(now, bounds.right, bounds.bottom);
  return axis(left, right, size.width, x, mx) && axis(top, bottom, size.height, y, my);
}

/** What of the map a canvas of 1.5 × the frame shows. */
export function drawnRect(view: View, size: Size): Bounds {
  const [mx, my] = marginOf(size);
  const [left, top] = worldOf(view, -mx, -my);
  const [right, bottom] = worldOf(view, size.width + mx, size.height + my);
  return { left, top, right, bottom };
}

/** In between two views, t from 0 to 1; scale moves by ratio so that zooming feels even. */
export function between(from: View, to: View, t: number, size: Size): View {
  const scale = from.scale * (to.scale / from.scale) ** t;
  const [ax, ay] = worldOf(from, size.width / 2, size.height / 2);
  const [bx, by] = worldOf(to, size.width / 2, size.height / 2);
  // The middle moves by the share of the zoom that is done, else a zoom at the edge would swerve.
  const done =
    Math.abs(to.scale - from.scale) < 1e-9
      ? t
      : (1 / scale - 1 / from.scale) / (1 / to.scale - 1 / from.scale);
  return centredView(scale, [ax + (bx - ax) * done, ay + (by - ay) * done], size);
}
