import type { Layout, LayoutPlace, LayoutZone } from "../../../contracts/types/layout.ts";
import { PITCH } from "../../../contracts/types/layout.ts";

/** Distance between two rows, a little more than between two seats. */
export const ROW = 27;
export const COLORS = ["#4780b8", "#388a6b", "#b16f23", "#8a5fa9", "#258998"] as const;
const [BLUE, GREEN, OCHRE, PLUM, TEAL] = COLORS;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

export type Point = [number, number];
type Where = Pick<LayoutPlace, "section_key" | "zone_key">;

/** 0 → A, 24 → AA: without I and O, which look like figures. */
export function rowName(index: number): string {
  const letter = LETTERS[index % LETTERS.length] ?? "A";
  return letter.repeat(Math.floor(index / LETTERS.length) + 1);
}

/** One decimal is a tenth of a millimetre on a screen; it keeps 20,000 places small and equal on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export function seatAt(where: Where, row: string, label: number, [x, y]: Point): LayoutPlace {
  return { ...where, row, label: String(label), x: round(x), y: round(y), kind: "SEAT" };
}

export function seated(key: string, name: string, color: string): LayoutZone {
  return { key, name, kind: "SEATED", color };
}

export function rectangle(left: number, top: number, width: number, height: number): Point[] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

/** Points of an arc around a centre above, from one angle to another (0 is straight down, in radians). */
function arcPoints([cx, cy]: Point, radius: number, from: number, to: number, steps: number): Point[] {
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = from + ((to - from) * step) / steps;
    return [round(cx + radius * Math.sin(angle)), round(cy + radius * Math.cos(angle))];
  });
}

const STALLS: Where = { section_key: "stalls", zone_key: "stalls" };
const CIRCLE: Where = { section_key: "circle", zone_key: "circle" };
const BOXES: Where = { section_key: "boxes", zone_key: "boxes" };
/** All rows bend around one point above the stage. */
const CENTRE: Point = [430, -420];
const AISLE = 24;
/** Row M of the stalls: wheelchair places at both ends, each with a companion's beside it. */
const ROW_M = new Map([1, 3, 20, 22].map((label) => [label, "ACCESSIBLE" as const]));
const ROW_M_COMPANIONS = new Set([2, 4, 19, 21]);

/**
 * A theatre of 420 seats: stalls (246), circle (126) and eight boxes of six.
 * Pure, the same every time; distances in map units.
 */
export function theatreLayout(): Layout {
  const places: LayoutPlace[] = [];
  const stalls = [16, 18, 18, 20, 20, 22, 22, 22, 22, 22, 22, 22];
  stalls.forEach((count, index) =>
    places.push(...theatreRow(STALLS, rowName(index), count, 560 + index * ROW, 10)),
  );
  const circle = [24, 26, 26, 26, 24];
  circle.forEach((count, index) => {
    places.push(...theatreRow(CIRCLE, rowName(index).repeat(2), count, 940 + index * ROW, 12));
  });
  for (let box = 0; box < 8; box++) places.push(...theatreBox(box));
  return {
    sections: [
      { key: "stalls", name: "Stalls", zone_key: "stalls" },
      { key: "circle", name: "Circle", zone_key: "circle" },
      { key: "boxes", name: "Boxes", zone_key: "boxes" },
    ],
    zones: [
      seated("stalls", "Stalls", BLUE),
      seated("circle", "Circle", GREEN),
      seated("boxes", "Boxes", OCHRE),
    ],
    places,
    shapes: [
      { kind: "STAGE", points: theatreStage() },
      { kind: "LINE", points: arcPoints(CENTRE, 918, -0.38, 0.38, 32) },
    ],
  };
}

/** A row in three blocks: `middle` seats between the aisles, the rest on both sides. */
function theatreRow(where: Where, row: string, count: number, radius: number, middle: number): LayoutPlace[] {
  const side = (count - middle) / 2;
  return Array.from({ length: count }, (_, index) => {
    const aisle = index < side ? -AISLE : index < side + middle ? 0 : AISLE;
    const angle = ((index - (count - 1) / 2) * PITCH + aisle) / radius;
    const point: Point = [CENTRE[0] + radius * Math.sin(angle), CENTRE[1] + radius * Math.cos(angle)];
    const place = seatAt(where, row, index + 1, point);
    if (where !== STALLS || row !== "M") return place;
    const kind = ROW_M.get(index + 1) ?? (ROW_M_COMPANIONS.has(index + 1) ? "COMPANION" : "SEAT");
    return { ...place, kind };
  });
}

/** Boxes 1 to 4 hang on the left wall, 5 to 8 on the right, each two seats wide and three deep. */
function theatreBox(box: number): LayoutPlace[] {
  const floor = box % 4;
  const left = box < 4 ? 44 + floor * 5 : 790 - floor * 5;
  return Array.from({ length: 6 }, (_, index) =>
    seatAt(BOXES, `Box ${box + 1}`, index + 1, [
      left + (index % 2) * PITCH,
      62 + floor * 92 + Math.floor(index / 2) * PITCH,
    ]),
  );
}

/** A stage with slanted wings and an apron that bends towards the house. */
function theatreStage(): Point[] {
  const wing: Point[] = [
    [236, 22],
    [624, 22],
    [634, 42],
    [637, 60],
    [631, 76],
    [618, 86],
    [600, 92],
  ];
  const apron = arcPoints([430, -504.2], 620, 0.278, -0.278, 18);
  const mirror: Point[] = [
    [242, 86],
    [229, 76],
    [223, 60],
    [226, 42],
  ];
  return [...wing, ...apron.slice(1), ...mirror];
}

/** A festival: 5,000 people standing before the stage, 2,000 numbered seats on three stands around them. */
export function festivalLayout(): Layout {
  const left = { section_key: "west", zone_key: "stand" };
  const right = { section_key: "east", zone_key: "stand" };
  const rear = { section_key: "rear", zone_key: "stand" };
  const places = [
    ...stand(left, { rows: 20, seats: 30, front: [-690, 620], along: [-0.19, -0.98], accessible: 0 }),
    ...stand(right, { rows: 20, seats: 30, front: [690, 620], along: [-0.19, 0.98], accessible: 0 }),
    ...stand(rear, { rows: 20, seats: 40, front: [0, 1270], along: [-1, 0], accessible: 12 }),
  ];
  return {
    sections: [
      { key: "west", name: "West stand", zone_key: "stand" },
      { key: "east", name: "East stand", zone_key: "stand" },
      { key: "rear", name: "Rear stand", zone_key: "stand" },
    ],
    zones: [
      { key: "standing", name: "Standing", kind: "STANDING", color: TEAL, capacity: 5000 },
      seated("stand", "Stand", PLUM),
    ],
    places,
    shapes: [
      { kind: "STAGE", points: rectangle(-420, -60, 840, 190) },
      {
        kind: "AREA",
        zone_key: "standing",
        points: [
          [-440, 190],
          [440, 190],
          [560, 1020],
          [500, 1140],
          [-500, 1140],
          [-560, 1020],
        ],
      },
    ],
  };
}

interface Stand {
  rows: number;
  seats: number;
  /** Middle of the front row. */
  front: Point;
  /** Direction in which seat numbers rise, seen on the map; rows go back at a right angle to its right hand side. */
  along: Point;
  /** The first and last so many places of the front row, in pairs of wheelchair and companion. */
  accessible: number;
}

/** A straight stand in two blocks with a gangway between them. */
function stand(where: Where, { rows, seats, front, along, accessible }: Stand): LayoutPlace[] {
  const length = Math.hypot(...along);
  const [ax, ay] = [along[0] / length, along[1] / length];
  const [bx, by] = [ay, -ax];
  const places: LayoutPlace[] = [];
  for (let row = 0; row < rows; row++) {
    for (let seat = 0; seat < seats; seat++) {
      const gangway = seat < seats / 2 ? -AISLE / 2 : AISLE / 2;
      const offset = (seat - (seats - 1) / 2) * PITCH + gangway;
      const point: Point = [front[0] + ax * offset + bx * row * ROW, front[1] + ay * offset + by * row * ROW];
      const place = seatAt(where, rowName(row), seat + 1, point);
      const edge = Math.min(seat, seats - 1 - seat);
      if (row === 0 && edge < accessible / 2) place.kind = edge % 2 === 0 ? "ACCESSIBLE" : "COMPANION";
      places.push(place);
    }
  }
  return places;
}

/** Standing room for n people before a small stage. */
export function standingLayout(capacity: number): Layout {
  return {
    sections: [],
    zones: [{ key: "standing", name: "Standing", kind: "STANDING", color: TEAL, capacity }],
    places: [],
    shapes: [
      { kind: "STAGE", points: rectangle(-150, 0, 300, 80) },
      { kind: "AREA", zone_key: "standing", points: rectangle(-240, 110, 480, 300) },
    ],
  };
}

/** The chairs of a table, clockwise. */
const AROUND: Point[] = [
  [-0.5, -0.5],
  [0.5, -0.5],
  [0.5, 0.5],
  [-0.5, 0.5],
];

/** A club: n seats at round tables of four before a small stage, the last table taking what is left. */
export function clubLayout(seats: number): Layout {
  const where = { section_key: "tables", zone_key: "tables" };
  const tables = Math.ceil(seats / 4);
  const across = Math.max(2, Math.ceil(Math.sqrt(tables * 1.5)));
  const distance = 92;
  const places = Array.from({ length: seats }, (_, index) => {
    const table = Math.floor(index / 4);
    const line = Math.floor(table / across);
    const inLine = Math.min(across, tables - line * across);
    const cx = ((table % across) - (inLine - 1) / 2) * distance;
    const cy = 160 + line * distance;
    const [dx, dy] = AROUND[index % 4] ?? [0, 0];
    return seatAt(where, `Table ${table + 1}`, (index % 4) + 1, [cx + dx * PITCH, cy + dy * PITCH]);
  });
  return {
    sections: [{ key: "tables", name: "Tables", zone_key: "tables" }],
    zones: [seated("tables", "Tables", PLUM)],
    places,
    shapes: [{ kind: "STAGE", points: rectangle(-130, 0, 260, 80) }],
  };
}
