import type { MapView } from "./map-view.ts";

const PAN_PX = 80;
const ZOOM = 1.5;

const MOVES: Record<string, (view: MapView) => void> = {
  "+": (view) => view.glideBy(ZOOM),
  "=": (view) => view.glideBy(ZOOM),
  "-": (view) => view.glideBy(1 / ZOOM),
  "0": (view) => view.fit(),
  ArrowLeft: (view) => view.panBy(PAN_PX, 0),
  ArrowRight: (view) => view.panBy(-PAN_PX, 0),
  ArrowUp: (view) => view.panBy(0, PAN_PX),
  ArrowDown: (view) => view.panBy(0, -PAN_PX),
};

/** For those who see but use keys: plus and minus zoom, 0 shows the whole, arrows move. Returns the way to stop. */
export function attachKeys(frame: HTMLElement, view: MapView, onEscape: () => void): () => void {
  const stop = new AbortController();
  const handle = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") onEscape();
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    move(view);
  };
  frame.addEventListener("keydown", handle, { signal: stop.signal });
  return () => stop.abort();
}
