import type { Layout, LayoutPlace } from "../../../contracts/types/layout.ts";
import { PITCH } from "../../../contracts/types/layout.ts";
import type { Point } from "./layouts.ts";
import { COLORS, rectangle, round, rowName, seatAt, seated } from "./layouts.ts";

/** Half axes of the oval on which the first row of the bowl sits. */
const AXES: Point = [1600, 1090];
const ORIGIN: Point = [0, 0];
const ROW_DEPTH = 28;
const SECTIONS_PER_TIER = 20;
/** Gangway between two sections of the bowl. */
const GANGWAY = 52;
const SEATS = 20_000;

interface Tier {
  zone_key: string;
  first: number;
  rows: number;
  /** Distance of the first row from the oval. */
  offset: number;
}
const LOWER: Tier = { zone_key: "lower", first: 101, rows: 20, offset: 0 };
const UPPER: Tier = { zone_key: "upper", first: 201, rows: 21, offset: 20 * ROW_DEPTH + 96 };

interface BowlSection {
  tier: Tier;
  key: string;
  /** Its part of the oval, angles in radians. */
  from: number;
  to: number;
  /** Seats per row, front row first. */
  counts: number[];
}

/**
 * An arena of exactly 20,000 seats: six blocks on the floor, two tiers of 20 sections around an oval.
 * Pure, the same every time; distances in map units.
 */
export function arenaLayout(): Layout {
  const floor = floorPlaces();
  const bowl = [...bowlSections(LOWER), ...bowlSections(UPPER)];
  fitTotal(bowl, SEATS - floor.length);
  return {
    sections: [
      ...[..."ABCDEF"].map((letter) => ({
        key: `floor-${letter.toLowerCase()}`,
        name: `Floor ${letter}`,
        zone_key: "floor",
      })),
      ...bowl.map(({ key, tier }) => ({ key, name: `Section ${key}`, zone_key: tier.zone_key })),
    ],
    zones: [
      seated("floor", "Floor", COLORS[2]),
      seated("lower", "Lower tier", COLORS[0]),
      seated("upper", "Upper tier", COLORS[1]),
    ],
    places: [...floor, ...bowl.flatMap(bowlPlaces)],
    shapes: [{ kind: "STAGE", points: rectangle(-1270, -430, 430, 860) }],
  };
}

/** Three times two blocks of 15 rows of 20, facing the stage at the left end. */
function floorPlaces(): LayoutPlace[] {
  const places: LayoutPlace[] = [];
  [..."ABCDEF"].forEach((letter, block) => {
    const left = -720 + Math.floor(block / 2) * 490;
    const top = block % 2 === 0 ? -PITCH * 19 - 40 : 40;
    const where = { section_key: `floor-${letter.toLowerCase()}`, zone_key: "floor" };
    for (let row = 0; row < 15; row++) {
      for (let seat = 0; seat < 20; seat++) {
        places.push(seatAt(where, rowName(row), seat + 1, [left + row * ROW_DEPTH, top + seat * PITCH]));
      }
    }
  });
  return places;
}

/** A point of the oval moved outwards along its normal. */
function ovalPoint(angle: number, offset: number): Point {
  const [a, b] = AXES;
  const [nx, ny] = [b * Math.cos(angle), a * Math.sin(angle)];
  const length = Math.hypot(nx, ny);
  return [a * Math.cos(angle) + (nx / length) * offset, b * Math.sin(angle) + (ny / length) * offset];
}

/** A stretch of the oval as a line of points with the way walked until each. */
function walkOval(from: number, to: number, offset: number): { points: Point[]; walked: number[] } {
  const steps = 64;
  const points = Array.from({ length: steps + 1 }, (_, step) =>
    ovalPoint(from + ((to - from) * step) / steps, offset),
  );
  const walked = [0];
  for (let step = 1; step <= steps; step++) {
    const [a, b] = [points[step - 1] ?? ORIGIN, points[step] ?? ORIGIN];
    walked.push((walked[step - 1] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  return { points, walked };
}

/** Cuts the oval into sections that are equally wide in the middle of their tier. */
function bowlSections(tier: Tier): BowlSection[] {
  const middle = tier.offset + (tier.rows * ROW_DEPTH) / 2;
  const steps = 2000;
  const angles = Array.from({ length: steps + 1 }, (_, step) => (step / steps) * 2 * Math.PI - Math.PI / 2);
  const walked = [0];
  for (let step = 1; step <= steps; step++) {
    const [a, b] = [ovalPoint(angles[step - 1] ?? 0, middle), ovalPoint(angles[step] ?? 0, middle)];
    walked.push((walked[step - 1] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const total = walked[steps] ?? 0;
  const bounds = Array.from({ length: SECTIONS_PER_TIER + 1 }, (_, section) => {
    const step = walked.findIndex((way) => way >= (total * section) / SECTIONS_PER_TIER - 1e-6);
    return angles[step] ?? 0;
  });
  return Array.from({ length: SECTIONS_PER_TIER }, (_, section) => {
    const [from, to] = [bounds[section] ?? 0, bounds[section + 1] ?? 0];
    const counts = Array.from({ length: tier.rows }, (__, row) => {
      const length = walkOval(from, to, tier.offset + row * ROW_DEPTH).walked.at(-1) ?? 0;
      return Math.floor((length - GANGWAY) / PITCH) + 1;
    });
    return { tier, key: String(tier.first + section), from, to, counts };
  });
}

/** Takes seats from the last rows of the upper tier, section after section, until the sum is right. */
function fitTotal(bowl: BowlSection[], wanted: number): void {
  let surplus = bowl.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0) - wanted;
  if (surplus < 0) throw new Error(`the arena is ${-surplus} seats short`);
  const upper = bowl.filter(({ tier }) => tier === UPPER);
  for (let turn = 0; surplus > 0; turn++, surplus--) {
    const counts = upper[turn % upper.length]?.counts;
    if (counts) counts[counts.length - 1] = (counts.at(-1) ?? 0) - 1;
  }
}

/** The places of one section: each row centred in it, the wheelchair places in the last row of the lower tier. */
function bowlPlaces({ tier, key, from, to, counts }: BowlSection): LayoutPlace[] {
  const where = { section_key: key, zone_key: tier.zone_key };
  return counts.flatMap((count, row) => {
    const { points, walked } = walkOval(from, to, tier.offset + row * ROW_DEPTH);
    const start = ((walked.at(-1) ?? 0) - (count - 1) * PITCH) / 2;
    let step = 0;
    return Array.from({ length: count }, (_, seat) => {
      const way = start + seat * PITCH;
      while ((walked[step + 1] ?? Infinity) < way) step++;
      const [a, b] = [points[step] ?? ORIGIN, points[step + 1] ?? ORIGIN];
      const part = (way - (walked[step] ?? 0)) / ((walked[step + 1] ?? 0) - (walked[step] ?? 0));
      const place = seatAt(where, rowName(row), seat + 1, [
        round(a[0] + (b[0] - a[0]) * part),
        round(a[1] + (b[1] - a[1]) * part),
      ]);
      if (tier === LOWER && row === tier.rows - 1 && Number(key) % 2 === 0 && seat < 4) {
        place.kind = seat % 2 === 0 ? "ACCESSIBLE" : "COMPANION";
      }
      return place;
    });
  });
}
