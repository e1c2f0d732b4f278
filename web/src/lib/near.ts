/** Where something is, in degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

const EARTH_KM = 6_371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Over the ground, in kilometres. */
export function distanceKm(a: Position, b: Position): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(b.longitude - a.longitude));
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The middle of them: of latitudes and longitudes each between the outermost. */
export function middleOf(positions: readonly Position[]): Position {
  const between = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    latitude: between(positions.map(({ latitude }) => latitude)),
    longitude: between(positions.map(({ longitude }) => longitude)),
  };
}

export interface Plan {
  /** For each position, in the square from -1 to 1: east is right, north is up (y grows downwards). */
  points: { x: number; y: number }[];
  /** Where the mark is drawn so that marks do not cover each other; the same as the point where there is room. */
  marks: { x: number; y: number }[];
  /** How far it is from the middle to the edge of the square. */
  reach_km: number;
}

/** Free space at the edge, as a part of the reach. */
const MARGIN = 1.35;
/** Not nearer than this, or one house would fill the map with its own street. */
const LEAST_KM = 0.4;
/** As near as two marks may be. */
const APART = 0.3;
const ROUNDS = 60;
const EDGE = 0.88;

/** A plan of places, true to scale around their middle; what is small enough to be flat. */
export function planOf(positions: readonly Position[]): Plan {
  const middle = middleOf(positions);
  const east = Math.cos(radians(middle.latitude));
  const flat = positions.map(({ latitude, longitude }) => ({
    x: radians(longitude - middle.longitude) * east * EARTH_KM,
    y: -radians(latitude - middle.latitude) * EARTH_KM,
  }));
  const furthest = Math.max(0, ...flat.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
  const reach_km = Math.max(LEAST_KM, furthest * MARGIN);
  const points = flat.map(({ x, y }) => ({ x: x / reach_km, y: y / reach_km }));
  return { points, marks: spread(points), reach_km };
}

/** Moves points apart, in pairs, until no two are nearer than a mark is wide; where they lie on each other, upwards. */
function spread(points: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const marks = points.map((point) => ({ ...point }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [index, one] of marks.entries()) {
      for (const other of marks.slice(index + 1)) {
        const [x, y] = [other.x - one.x, other.y - one.y];
        const apart = Math.hypot(x, y);
        if (apart >= APART - 0.001) continue;
        const push = (APART - apart) / 2;
        const [east, south] = apart === 0 ? [0, 1] : [x / apart, y / apart];
        one.x = within(one.x - east * push);
        one.y = within(one.y - south * push);
        other.x = within(other.x + east * push);
        other.y = within(other.y + south * push);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return marks;
}

const within = (value: number) => Math.max(-EDGE, Math.min(EDGE, value));

const STEPS = [1, 2, 5];
/** A round distance that is about so long: 0.2, 0.5, 1, 2, 5, 10 … km. */
export function roundKm(about_km: number): number {
  const power = 10 ** Math.floor(Math.log10(about_km));
  return power * STEPS.findLast((step) => step * power <= about_km * 1.001)!;
}
