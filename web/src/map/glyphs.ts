/** Anything one can draw a path on: a canvas context or a Path2D. */
export type Pen = Pick<
  CanvasPath,
  "moveTo" | "lineTo" | "arc" | "rect" | "roundRect" | "closePath" | "quadraticCurveTo"
>;
type Glyph = (pen: Pen, x: number, y: number, unit: number) => void;

/*
 * All sizes are map units at a pitch of 26; `unit` is pixels per unit.
 * A seat is drawn 19 wide, so that neighbours keep 7 between them.
 */
export const SEAT_RADIUS = 9.5;
const CIRCLE = 2 * Math.PI;

export function round(pen: Pen, x: number, y: number, unit: number): void {
  pen.moveTo(x + SEAT_RADIUS * unit, y);
  pen.arc(x, y, SEAT_RADIUS * unit, 0, CIRCLE);
}

/** The house's arch: round above, square feet. */
export function arch(pen: Pen, x: number, y: number, unit: number): void {
  const r = SEAT_RADIUS * unit;
  const foot = 2 * unit;
  pen.moveTo(x - r, y + 8 * unit);
  pen.lineTo(x - r, y);
  pen.arc(x, y, r, Math.PI, 0);
  pen.lineTo(x + r, y + 8 * unit);
  pen.quadraticCurveTo(x + r, y + 8 * unit + foot, x + r - foot, y + 8 * unit + foot);
  pen.lineTo(x - r + foot, y + 8 * unit + foot);
  pen.quadraticCurveTo(x - r, y + 8 * unit + foot, x - r, y + 8 * unit);
  pen.closePath();
}

export function square(pen: Pen, x: number, y: number, unit: number): void {
  const r = SEAT_RADIUS * unit;
  pen.roundRect(x - r, y - r, 2 * r, 2 * r, 3.5 * unit);
}

export function diamond(pen: Pen, x: number, y: number, unit: number): void {
  const r = 11.5 * unit;
  pen.moveTo(x, y - r);
  pen.lineTo(x + r, y);
  pen.lineTo(x, y + r);
  pen.lineTo(x - r, y);
  pen.closePath();
}

export function hexagon(pen: Pen, x: number, y: number, unit: number): void {
  const r = 10.5 * unit;
  for (let corner = 0; corner < 6; corner++) {
    const angle = (corner / 6) * CIRCLE;
    if (corner === 0) pen.moveTo(x + r, y);
    else pen.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  pen.closePath();
}

/** Zone 1 is round, 2 an arch, 3 a square, 4 a diamond, 5 a hexagon, 6 round again. */
const ZONE_GLYPHS: readonly Glyph[] = [round, arch, square, diamond, hexagon];
export function zoneGlyph(zone: number): Glyph {
  return ZONE_GLYPHS[zone % ZONE_GLYPHS.length] ?? round;
}

/** Filled: yours. */
export function disc(pen: Pen, x: number, y: number, unit: number): void {
  pen.moveTo(x + 12.5 * unit, y);
  pen.arc(x, y, 12.5 * unit, 0, CIRCLE);
}

/** Stroked 2.4 on the disc. */
export function tick(pen: Pen, x: number, y: number, unit: number): void {
  pen.moveTo(x - 5 * unit, y + 0.3 * unit);
  pen.lineTo(x - 1.3 * unit, y + 4 * unit);
  pen.lineTo(x + 5.4 * unit, y - 3.6 * unit);
}

/** Stroked 1.6: gone. */
export function cross(pen: Pen, x: number, y: number, unit: number): void {
  const r = 3.2 * unit;
  pen.moveTo(x - r, y - r);
  pen.lineTo(x + r, y + r);
  pen.moveTo(x + r, y - r);
  pen.lineTo(x - r, y + r);
}

/** Stroked 2: held by somebody. */
export function ring(pen: Pen, x: number, y: number, unit: number): void {
  pen.moveTo(x + 7 * unit, y);
  pen.arc(x, y, 7 * unit, 0, CIRCLE);
}

/** Filled, carries the wheelchair sign. */
export function plate(pen: Pen, x: number, y: number, unit: number): void {
  pen.roundRect(x - 11 * unit, y - 11 * unit, 22 * unit, 22 * unit, 5 * unit);
}

/** Stroked 2.2, empty: a companion's place. */
export function emptySquare(pen: Pen, x: number, y: number, unit: number): void {
  pen.roundRect(x - 9 * unit, y - 9 * unit, 18 * unit, 18 * unit, 4.5 * unit);
}

/** Stroked 1.5 in a field of 16 × 16, round caps. */
export const WHEELCHAIR = "M6.5 2.6h.01M6.5 5v4h4.2l1.8 4M6.5 6.7h3.2M4.8 7.6a3.6 3.6 0 1 0 4.6 5";
