import type { PlaceState, Seating } from "./types.ts";

export const FREE = 0;
export const HELD = 1;
export const TAKEN = 2;
export const MINE = 3;
export type StateCode = typeof FREE | typeof HELD | typeof TAKEN | typeof MINE;
export const STATES: readonly PlaceState[] = ["free", "held", "taken", "mine"];

export interface ZoneCount {
  zone_id: string;
  total: number;
  free: number;
}

/** `GET /tickets/availability/{performance_id}`, with lists or, asked `?as=bits`, with bits. */
export interface Availability {
  version: number;
  zones: readonly ZoneCount[];
  taken?: readonly string[];
  held?: readonly string[];
  bits?: string;
}

/** The data of `availability.changed`. */
export interface AvailabilityChange {
  version: number;
  /** The version before this change, where the server tells it: only then can a gap be seen. */
  previous_version?: number;
  taken: readonly string[];
  freed: readonly string[];
  /** Which of `taken` may come back; without it a place that was free counts as held, any other as gone. */
  held?: readonly string[];
  zones?: readonly ZoneCount[];
}

/** Indexes into `seating.places`, or "all" when nearly everything may have changed. */
export type Changed = readonly number[] | "all";

export interface StatusStore {
  /** Version of the data, −1 before the first load. */
  readonly version: number;
  /** Grows with each notification: a snapshot for `useSyncExternalStore`. */
  getRevision(): number;
  /** FREE, HELD, TAKEN or MINE. */
  get(index: number): StateCode;
  /** Seated zones are counted from the places, standing ones as the server says. */
  zone(zone_id: string): ZoneCount | undefined;
  /** Free seats of a section, counted from the places; undefined before the first load. */
  freeIn(section_id: string): number | undefined;
  /** Somebody else got these, as the server has just said in refusing them: held until more is known. */
  lose(placeIds: Iterable<string>): void;
  /** Replaces everything but what is yours. An older version than the known one is ignored. */
  load(availability: Availability): void;
  /**
   * "old": ignored. "gap": applied, but something before it is missing: load again. Versions only grow, not by one:
   * a server that says nothing of the version before is trusted to have sent everything since the snapshot.
   */
  apply(change: AvailabilityChange): "applied" | "old" | "gap";
  /** What is in the viewer's basket, also what is on its way there. */
  setMine(placeIds: Iterable<string>): void;
  /** Told once per frame what changed since. Returns the way to unsubscribe. */
  subscribe(listener: (changed: Changed) => void): () => void;
}

/** Above this many changes one full repaint is cheaper than single dots. */
export const MANY = 2000;

type Schedule = (run: () => void) => void;
const nextFrame: Schedule = (run) => {
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(run);
  else queueMicrotask(run);
};

/** Holds the statuses of one performance. `schedule` decides when listeners hear of changes. */
export function createStatusStore(
  seating: Pick<Seating, "places">,
  schedule: Schedule = nextFrame,
): StatusStore {
  const indexes = new Map(seating.places.map((place, index) => [place.id, index]));
  const codes = new Uint8Array(seating.places.length);
  const mine = new Set<number>();
  const counts = countPlaces(seating);
  const sections = new Map<string, number>();
  for (const { section_id } of seating.places) sections.set(section_id, (sections.get(section_id) ?? 0) + 1);
  const listeners = new Set<(changed: Changed) => void>();
  const pending = new Set<number>();
  let everything = false;
  let scheduled = false;
  let version = -1;
  let revision = 0;

  const set = (index: number | undefined, code: StateCode): void => {
    if (index === undefined || codes[index] === code) return;
    const { zone_id = "", section_id = "" } = seating.places[index] ?? {};
    const count = counts.get(zone_id);
    const change = (code === FREE ? 1 : 0) - (codes[index] === FREE ? 1 : 0);
    if (count) count.free += change;
    sections.set(section_id, (sections.get(section_id) ?? 0) + change);
    codes[index] = code;
    pending.add(index);
  };
  const setZones = (zones: readonly ZoneCount[] | undefined): void => {
    for (const zone of zones ?? []) {
      if (!counts.has(zone.zone_id) || counts.get(zone.zone_id)?.counted !== true) {
        counts.set(zone.zone_id, { ...zone, counted: false });
      }
    }
  };
  const notify = (): void => {
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      revision++;
      const changed: Changed = everything || pending.size > MANY ? "all" : [...pending];
      everything = false;
      pending.clear();
      for (const listener of listeners) listener(changed);
    });
  };

  return {
    get version() {
      return version;
    },
    getRevision: () => revision,
    get: (index) => (mine.has(index) ? MINE : ((codes[index] ?? TAKEN) as StateCode)),
    zone: (zone_id) => counts.get(zone_id),
    freeIn: (section_id) => (version < 0 ? undefined : (sections.get(section_id) ?? 0)),
    lose(placeIds) {
      for (const id of placeIds) {
        const index = indexes.get(id);
        if (index !== undefined && codes[index] === FREE) set(index, HELD);
      }
      notify();
    },
    load(availability) {
      if (availability.version < version) return;
      version = availability.version;
      const next = codesOf(availability, indexes, codes.length);
      next.forEach((code, index) => set(index, code as StateCode));
      setZones(availability.zones);
      everything = true;
      notify();
    },
    apply(change) {
      if (change.version <= version) return "old";
      const gap = version >= 0 && (change.previous_version ?? version) > version;
      version = change.version;
      const held = change.held && new Set(change.held);
      for (const id of change.taken) {
        const index = indexes.get(id);
        const comesBack = held ? held.has(id) : index !== undefined && codes[index] === FREE;
        set(index, comesBack ? HELD : TAKEN);
      }
      for (const id of change.freed) set(indexes.get(id), FREE);
      setZones(change.zones);
      notify();
      return gap ? "gap" : "applied";
    },
    setMine(placeIds) {
      const before = new Set(mine);
      mine.clear();
      for (const id of placeIds) {
        const index = indexes.get(id);
        if (index !== undefined) mine.add(index);
      }
      for (const index of before.symmetricDifference(mine)) pending.add(index);
      if (pending.size > 0) notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Count extends ZoneCount {
  /** From places on the map, not from the server's count. */
  counted: boolean;
}

function countPlaces({ places }: Pick<Seating, "places">): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { zone_id } of places) {
    const count = counts.get(zone_id) ?? { zone_id, total: 0, free: 0, counted: true };
    count.total++;
    count.free++;
    counts.set(zone_id, count);
  }
  return counts;
}

/** One code per place, in the order of the seating. */
function codesOf(
  { bits, taken = [], held = [] }: Availability,
  indexes: Map<string, number>,
  length: number,
): Uint8Array {
  if (bits !== undefined) return decodeBits(bits, length);
  const codes = new Uint8Array(length);
  const mark = (ids: readonly string[], code: StateCode): void => {
    for (const id of ids) {
      const index = indexes.get(id);
      if (index !== undefined) codes[index] = code;
    }
  };
  mark(taken, TAKEN);
  mark(held, HELD);
  return codes;
}

/** Two bits a place, four places a byte, the first place in the lowest bits; places beyond the end are gone. */
export function decodeBits(bits: string, length: number): Uint8Array {
  const bytes = atob(bits);
  const codes = new Uint8Array(length);
  for (let index = 0; index < length; index++) {
    const byte = bytes.charCodeAt(index >> 2);
    const code = Number.isNaN(byte) ? TAKEN : (byte >> ((index & 3) * 2)) & 3;
    codes[index] = code === MINE ? TAKEN : code;
  }
  return codes;
}
