import type { ReactNode } from "react";
import { cross, disc, emptySquare, plate, ring, tick, WHEELCHAIR, zoneGlyph, type Pen } from "./glyphs.ts";
import { zoneColor } from "./palette.ts";
import type { MapZone } from "./types.ts";

/** Writes what a glyph draws as the `d` of an SVG path. */
function pathOf(glyph: (pen: Pen, x: number, y: number, unit: number) => void, unit: number): string {
  const path: string[] = [];
  const n = (value: number): string => value.toFixed(2);
  const arcTo = (x: number, y: number, r: number, large: 0 | 1): void => {
    path.push(`A${n(r)} ${n(r)} 0 ${large} 1 ${n(x)} ${n(y)}`);
  };
  const pen: Pen = {
    moveTo: (x, y) => void path.push(`M${n(x)} ${n(y)}`),
    lineTo: (x, y) => void path.push(`L${n(x)} ${n(y)}`),
    quadraticCurveTo: (cx, cy, x, y) => void path.push(`Q${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`),
    closePath: () => void path.push("Z"),
    rect: (x, y, w, h) => void path.push(`M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`),
    arc(x, y, r, from, to) {
      // A full turn needs two halves; the arch's upper half is one.
      if (Math.abs(to - from) > 6) arcTo(x - r, y, r, 0);
      arcTo(x + r * Math.cos(to), y + r * Math.sin(to), r, 0);
    },
    roundRect(x, y, w, h, r) {
      const q = typeof r === "number" ? r : 0;
      path.push(`M${n(x + q)} ${n(y)}`, `H${n(x + w - q)}`);
      arcTo(x + w, y + q, q, 0);
      path.push(`V${n(y + h - q)}`);
      arcTo(x + w - q, y + h, q, 0);
      path.push(`H${n(x + q)}`);
      arcTo(x, y + h - q, q, 0);
      path.push(`V${n(y + q)}`);
      arcTo(x + q, y, q, 0);
      path.push("Z");
    },
  };
  glyph(pen, 10, 10, unit);
  return path.join("");
}

/** A zone's shape in its colour, for legends; decoration beside the zone's name. `number`: its place in the event's zones. */
export function ZoneMark({
  zone,
  number,
  className,
}: {
  zone: Pick<MapZone, "color" | "kind">;
  number: number;
  className?: string;
}) {
  const color = zoneColor(zone, number);
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" className={className} aria-hidden="true">
      {zone.kind === "STANDING" ? (
        <rect
          x="2"
          y="4"
          width="16"
          height="12"
          rx="3"
          fill={color}
          fillOpacity="0.2"
          stroke={color}
          strokeWidth="1.5"
        />
      ) : (
        <path d={pathOf(zoneGlyph(number), 0.68)} fill={color} />
      )}
    </svg>
  );
}

export type StatusMarkKind = "mine" | "taken" | "held" | "apart" | "accessible" | "companion";

/** The mark of a status on the map, for legends; decoration beside its word. */
export function StatusMark({ kind, className }: { kind: StatusMarkKind; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      className={className}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {MARKS[kind]}
    </svg>
  );
}

const MARKS: Record<StatusMarkKind, ReactNode> = {
  mine: (
    <>
      <path d={pathOf(disc, 0.76)} fill="var(--accent-solid)" />
      <path d={pathOf(tick, 0.8)} stroke="var(--on-accent)" strokeWidth="2" />
    </>
  ),
  taken: <path d={pathOf(cross, 1)} stroke="var(--edge)" strokeWidth="1.6" />,
  held: <path d={pathOf(ring, 1)} stroke="var(--edge)" strokeWidth="2" />,
  apart: <path d={pathOf(disc, 0.6)} fill="color-mix(in oklab, var(--zone-1) 50%, var(--rule))" />,
  accessible: (
    <>
      <path d={pathOf(plate, 0.82)} fill="var(--zone-1)" />
      <path
        d={WHEELCHAIR}
        transform="translate(3.5 3.5) scale(0.8125)"
        stroke="var(--sheet)"
        strokeWidth="1.5"
      />
    </>
  ),
  companion: <path d={pathOf(emptySquare, 0.88)} stroke="var(--zone-1)" strokeWidth="2" />,
};
