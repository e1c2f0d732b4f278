import type { Geometry } from "./geometry.ts";
import { unitOf } from "./levels.ts";
import { screenOf, type View } from "./viewport.ts";

/** What floats above the canvas and follows a seat. */
interface Floating {
  ring: HTMLElement | null;
  tip: HTMLElement | null;
  frame: HTMLElement | null;
}

/** Puts ring and tip where the seat is now, the tip kept inside the frame. */
export function placeRing(
  { ring, tip, frame }: Floating,
  geometry: Geometry,
  view: View,
  index: number,
): void {
  if (index === -1 || !frame) return;
  const [x, y] = screenOf(view, geometry.xs[index] ?? 0, geometry.ys[index] ?? 0);
  const radius = Math.max(8, 13 * unitOf(view, geometry.pitch));
  if (ring) {
    Object.assign(ring.style, {
      transform: `translate(${x - radius}px, ${y - radius}px)`,
      width: `${2 * radius}px`,
      height: `${2 * radius}px`,
    });
  }
  if (!tip) return;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = Math.min(Math.max(8, x - width / 2), Math.max(8, frame.clientWidth - width - 8));
  const above = y - radius - height - 6;
  const top = above >= 6 ? above : y + radius + 6;
  tip.style.transform = `translate(${left}px, ${Math.min(top, Math.max(6, frame.clientHeight - height - 6))}px)`;
}

/** A ring that shakes its head once and goes: somebody else just got this seat. */
export function shakeRing(
  frame: HTMLElement,
  geometry: Geometry,
  view: View,
  index: number,
  words: string,
): void {
  const ring = document.createElement("div");
  ring.className = "seat-map-ring seat-map-lost";
  const label = document.createElement("span");
  label.textContent = words;
  ring.append(label);
  frame.append(ring);
  placeRing({ ring, tip: null, frame }, geometry, view, index);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const steps = still ? [0, 0] : [0, -4, 4, -3, 3, 0];
  const shake = ring.animate(
    {
      // All the shaking comes first: then there is time to read.
      marginLeft: [...steps, 0, 0, 0, 0].map((step) => `${step}px`),
      opacity: [...steps.map(() => 1), 1, 1, 1, 0],
    },
    { duration: 1800 },
  );
  shake.onfinish = () => ring.remove();
}
