import { SEAT_RADIUS } from "./glyphs.ts";
import type { View } from "./viewport.ts";

/** Sections as tinted shapes; squares; shapes and marks; the same with seat numbers. */
export type Level = "sections" | "dots" | "seats" | "numbers";

/** CSS pixels per unit of the glyphs, which are made for a pitch of 26. */
export function unitOf(view: Pick<View, "scale">, pitch: number): number {
  return (view.scale * pitch) / 26;
}

/** Radius of a seat as it is drawn, in CSS pixels. */
export function drawnRadius(view: Pick<View, "scale">, pitch: number): number {
  return SEAT_RADIUS * unitOf(view, pitch);
}

export function levelOf(radius: number): Level {
  if (radius < 1.2) return "sections";
  if (radius < 3) return "dots";
  // From 9 px marks are clear; figures of two places need a little more to be read.
  return radius < 11 ? "seats" : "numbers";
}

/** A finger needs 24 px: below, a tap zooms in instead of choosing. */
export function isTappable(view: Pick<View, "scale">, pitch: number): boolean {
  return view.scale * pitch >= 24;
}

/** A mouse can aim at what is drawn as a shape of its own. */
export function isClickable(view: Pick<View, "scale">, pitch: number): boolean {
  return drawnRadius(view, pitch) >= 3;
}
