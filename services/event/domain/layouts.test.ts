import assert from "node:assert/strict";
import { test } from "node:test";
import type { Layout as LayoutType } from "../../../contracts/types/layout.ts";
import { Layout } from "../../../contracts/types/layout.ts";
import { arenaLayout } from "./arena-layout.ts";
import { clubLayout, festivalLayout, standingLayout, theatreLayout } from "./layouts.ts";

const MAKERS: Record<string, { make: () => LayoutType; places: number; standing: number }> = {
  theatre: { make: theatreLayout, places: 420, standing: 0 },
  festival: { make: festivalLayout, places: 2000, standing: 5000 },
  club: { make: () => clubLayout(90), places: 90, standing: 0 },
  standing: { make: () => standingLayout(100), places: 0, standing: 100 },
  arena: { make: arenaLayout, places: 20_000, standing: 0 },
};

/** The smallest distance between two places, by a grid of cells as wide as what is looked for. */
function smallestDistance(layout: LayoutType): number {
  const cells = new Map<string, { x: number; y: number }[]>();
  let smallest = Infinity;
  for (const place of layout.places) {
    const [column, line] = [Math.floor(place.x / 40), Math.floor(place.y / 40)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(`${column + dx}:${line + dy}`) ?? []) {
          smallest = Math.min(smallest, Math.hypot(other.x - place.x, other.y - place.y));
        }
      }
    }
    const own = cells.get(`${column}:${line}`) ?? [];
    cells.set(`${column}:${line}`, [...own, place]);
  }
  return smallest;
}

for (const [name, { make, places, standing }] of Object.entries(MAKERS)) {
  test(`the ${name} layout is valid, complete and free of overlaps`, () => {
    const layout = make();
    const checked = Layout.safeParse(layout);
    assert.equal(checked.error?.message, undefined);
    assert.equal(layout.places.length, places);
    assert.equal(
      layout.zones.reduce((sum, zone) => sum + (zone.capacity ?? 0), 0),
      standing,
    );
    assert.ok(smallestDistance(layout) >= 20);
    assert.deepEqual(make(), layout, "the same every time");
  });
}

test("every section of every layout has places, every companion place stands beside a wheelchair place", () => {
  for (const { make } of Object.values(MAKERS)) {
    const layout = make();
    const used = new Set(layout.places.map((place) => place.section_key));
    assert.deepEqual([...used].sort(), layout.sections.map((section) => section.key).sort());
    for (const companion of layout.places.filter((place) => place.kind === "COMPANION")) {
      const beside = layout.places.some(
        (place) =>
          place.kind === "ACCESSIBLE" &&
          place.row === companion.row &&
          place.section_key === companion.section_key &&
          Math.abs(Number(place.label) - Number(companion.label)) === 1,
      );
      assert.ok(beside, `${companion.section_key} ${companion.row} ${companion.label}`);
    }
  }
});

test("a layout with doubled keys, doubled labels or dangling references is refused with the place of the fault", () => {
  const faults: [string, (layout: LayoutType) => void][] = [
    ["zones.1.key", (layout) => (layout.zones[1]!.key = "stalls")],
    ["sections.2.key", (layout) => (layout.sections[2]!.key = "stalls")],
    ["sections.0.zone_key", (layout) => (layout.sections[0]!.zone_key = "nowhere")],
    ["places.5.section_key", (layout) => (layout.places[5]!.section_key = "nowhere")],
    ["places.7.zone_key", (layout) => (layout.places[7]!.zone_key = "nowhere")],
    ["places.1.label", (layout) => (layout.places[1]!.label = "1")],
    ["places.3.x", (layout) => (layout.places[3]!.x = Number.NaN)],
    ["places.3.y", (layout) => (layout.places[3]!.y = 2e6)],
    ["zones.0.capacity", (layout) => (layout.zones[0]!.capacity = 5)],
    ["shapes.0.zone_key", (layout) => (layout.shapes![0]!.zone_key = "stalls")],
  ];
  for (const [path, damage] of faults) {
    const layout = structuredClone(theatreLayout());
    damage(layout);
    const paths = Layout.safeParse(layout).error?.issues.map((issue) => issue.path.join(".")) ?? [];
    assert.ok(paths.includes(path), `${path} in ${paths.join(", ")}`);
  }
  const seat = theatreLayout().places[0]!;
  const places = Array.from({ length: 60_001 }, () => seat);
  assert.equal(Layout.safeParse({ ...theatreLayout(), places }).error?.issues[0]?.code, "too_big");
});
