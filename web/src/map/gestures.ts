export type PointerKind = "mouse" | "touch";

export interface GestureTargets {
  pan(dx: number, dy: number): void;
  /** The point is in pixels of the frame. */
  zoom(factor: number, point: [number, number]): void;
  tap(point: [number, number], kind: PointerKind): void;
  /** A mouse rests at this point; null when it left or drags. */
  hover(point: [number, number] | null): void;
  /** Whether zooming out further is possible: a wheel that can do nothing scrolls the page. */
  canZoom(factor: number): boolean;
}

/** Further than this and it was a drag, in CSS pixels. */
const TAP_SLOP: Record<PointerKind, number> = { mouse: 4, touch: 10 };

/** Drag, pinch, wheel and tap on the frame. Returns the way to stop. */
export function attachGestures(frame: HTMLElement, targets: GestureTargets): () => void {
  const pointers = new Map<number, [number, number]>();
  let start: [number, number] | null = null;
  let moved = false;
  const stop = new AbortController();
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    handle: (event: HTMLElementEventMap[Type]) => void,
    passive = true,
  ): void => frame.addEventListener(type, handle, { signal: stop.signal, passive });
  const pointOf = (event: MouseEvent): [number, number] => {
    const box = frame.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const kindOf = (event: PointerEvent): PointerKind => (event.pointerType === "mouse" ? "mouse" : "touch");

  on("pointerdown", (event) => {
    if (event.button !== 0 || isControl(event.target)) return;
    pointers.set(event.pointerId, pointOf(event));
    frame.setPointerCapture(event.pointerId);
    moved = pointers.size > 1;
    start = pointOf(event);
  });
  on("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    const point = pointOf(event);
    if (!before) {
      if (kindOf(event) === "mouse" && event.buttons === 0)
        targets.hover(isControl(event.target) ? null : point);
      return;
    }
    if (!moved && start && distance(start, point) < TAP_SLOP[kindOf(event)]) return;
    if (!moved) targets.hover(null);
    moved = true;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(targets, before, point, other);
    else targets.pan(point[0] - before[0], point[1] - before[1]);
    pointers.set(event.pointerId, point);
  });
  const end = (event: PointerEvent, cancelled: boolean): void => {
    if (!pointers.delete(event.pointerId)) return;
    if (!moved && !cancelled) targets.tap(pointOf(event), kindOf(event));
    moved = pointers.size > 0;
  };
  on("pointerup", (event) => end(event, false));
  on("pointercancel", (event) => end(event, true));
  on("pointerleave", () => targets.hover(null));
  on(
    "wheel",
    (event) => {
      // Lines and pages in pixels; a trackpad's pinch comes as a wheel with ctrl and small steps.
      const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400;
      const step = Math.max(-120, Math.min(120, event.deltaY * unit));
      const factor = Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0022));
      if (!targets.canZoom(factor)) return;
      event.preventDefault();
      targets.zoom(factor, pointOf(event));
    },
    false,
  );
  return () => stop.abort();
}

/** Two fingers: the map follows their middle and their distance. */
function pinch(
  targets: GestureTargets,
  before: [number, number],
  now: [number, number],
  other: [number, number],
): void {
  const middle: [number, number] = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
  targets.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  const [from, to] = [distance(before, other), distance(now, other)];
  if (from > 0 && to > 0) targets.zoom(to / from, middle);
}

function distance(a: [number, number], b: [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Buttons and cards on the map keep their own clicks. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-map-control]") !== null;
}
