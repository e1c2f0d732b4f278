import type { MapZone } from "./types.ts";

const TOKENS = {
  sheet: "--sheet",
  sunk: "--sunk",
  rule: "--rule",
  tear: "--tear",
  edge: "--edge",
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  accent: "--accent-solid",
  onAccent: "--on-accent",
} as const;

export interface Palette extends Record<keyof typeof TOKENS, string> {
  /** One colour per zone, in the event's order. */
  zones: readonly string[];
  /** Per zone from grey to its colour, for sections seen from far: TINTS + 1 steps. */
  tints: readonly (readonly string[])[];
  desk: string;
  work: string;
}

export const TINTS = 8;

/** Lightness and most chroma of a zone's colour on light and dark sheets: as the tokens --zone-1 to --zone-5 have it. */
const CLAMP = "light-dark(oklch(from COLOR 0.585 min(c, 0.12) h), oklch(from COLOR 0.72 min(c, 0.115) h))";

/** CSS for a zone's colour: the organizer's hue, clamped to what can be read; without one, the token of its number. */
export function zoneColor(zone: Pick<MapZone, "color"> | undefined, number: number): string {
  if (zone?.color && /^#[0-9a-f]{6}$/i.test(zone.color)) return CLAMP.replaceAll("COLOR", zone.color);
  return `var(--zone-${(number % 5) + 1})`;
}

/** Asks the browser what the tokens come to at this element, in its theme. */
export function readPalette(element: HTMLElement, zones: readonly MapZone[]): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const resolve = (color: string): string => {
    probe.style.color = "";
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const colors = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, resolve(`var(${token})`)]),
  ) as Record<keyof typeof TOKENS, string>;
  const style = getComputedStyle(element);
  const palette = {
    ...colors,
    zones: zones.map((zone, number) => resolve(zoneColor(zone, number))),
    tints: zones.map((zone, number) =>
      Array.from({ length: TINTS + 1 }, (_, step) =>
        resolve(
          `color-mix(in oklab, ${zoneColor(zone, number)} ${Math.round((step / TINTS) * 100)}%, var(--rule))`,
        ),
      ),
    ),
    desk: style.getPropertyValue("--font-desk").trim() || "system-ui, sans-serif",
    work: style.getPropertyValue("--font-work").trim() || "Georgia, serif",
  };
  probe.remove();
  return palette;
}
