import assert from "node:assert/strict";
import { test } from "node:test";
import { areasOf, inside, middleOf } from "./areas.ts";
import { buildGeometry, pitchOf } from "./geometry.ts";
import { shortName } from "./row-names.ts";
import { houseOf, ZONES } from "./testing.ts";
import type { Place, Seating } from "./types.ts";

const house = houseOf(2, 4, 6);

/** The same house with each seat where `where` says. */
function moved(where: (place: Place) => Partial<Place>): Seating {
  return { ...house, places: house.places.map((place) => ({ ...place, ...where(place) })) };
}

test("sections fall into blocks at gangways, and one of them carries the name", () => {
  assert.equal(buildGeometry(house, ZONES, []).blocks.length, 2);
  const split = buildGeometry(
    moved((place) => (Number(place.label) > 3 ? { x: place.x + 40 } : {})),
    ZONES,
    [],
  );
  assert.equal(split.blocks.length, 4);
  assert.equal(split.blocks.filter((block) => block.named).length, 2);
  assert.deepEqual(
    split.blocks.flatMap((block) => block.places).toSorted((a, b) => a - b),
    [...house.places.keys()],
  );
});

test("rows carry their name at both ends, not on a seat; boxes get a frame and a number", () => {
  const { rowNames, frames } = buildGeometry(house, ZONES, []);
  assert.equal(frames.length, 0);
  assert.equal(rowNames.length, 16);
  const boxes = moved((place) => {
    const seat = Number(place.label) - 1;
    return {
      row: `Box ${place.row.charCodeAt(0) - 64}`,
      x: (seat % 2) * 26,
      y: Math.floor(seat / 2) * 26 + place.row.charCodeAt(0) * 100,
    };
  });
  const drawn = buildGeometry(
    { ...boxes, places: boxes.places.filter((place) => place.section_id === "s0") },
    ZONES,
    [],
  );
  assert.equal(drawn.frames.length, 4);
  assert.deepEqual(
    drawn.rowNames.map(({ text }) => text),
    ["1", "2", "3", "4"],
  );
  assert.equal(shortName("AA"), "AA");
  assert.equal(shortName("Table 12"), "12");
});

test("everything that is drawn lies inside the bounds", () => {
  const stage = {
    kind: "STAGE" as const,
    points: [
      [0, -200],
      [100, -200],
      [100, -100],
    ] as const,
  };
  const geometry = buildGeometry(house, ZONES, [stage]);
  const { left, top, right, bottom } = geometry.bounds;
  const points = [
    ...house.places.map(({ x, y }) => [x, y] as const),
    ...stage.points,
    ...geometry.rowNames.map(({ x, y }) => [x, y] as const),
  ];
  assert.ok(points.every(([x, y]) => x > left && x < right && y > top && y < bottom));
});

test("odd houses can be drawn: nothing, one seat, all seats in one spot, a zone nobody knows", () => {
  for (const seating of [
    { version: 1, sections: [], places: [] },
    { ...house, places: house.places.slice(0, 1) },
    moved(() => ({ x: 5, y: 5 })),
    moved(() => ({ zone_id: "nowhere" })),
  ]) {
    const { bounds, pitch } = buildGeometry(seating, ZONES, []);
    assert.ok(
      Object.values(bounds).every(Number.isFinite) &&
        bounds.right > bounds.left &&
        bounds.bottom > bounds.top,
    );
    assert.equal(pitch, 26);
  }
  assert.equal(pitchOf(moved((place) => ({ x: place.x * 2 }))), 52);
});

test("a standing zone has its own shape, or a box below the seats", () => {
  const zones = [...ZONES, { id: "floor", name: "Floor", kind: "STANDING" as const }];
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  const [own] = areasOf(zones, [{ kind: "AREA", zone_id: "floor", points: square }], null, 26);
  assert.deepEqual([own?.x, own?.y, own?.number], [5, 5, 2]);
  const [box] = areasOf(zones, [], { left: 0, top: 0, right: 100, bottom: 80 }, 26);
  assert.ok(box?.points.every(([, y]) => y > 80));
  assert.ok(inside(square, 5, 5) && !inside(square, 15, 5));
  assert.deepEqual(
    middleOf([
      [0, 0],
      [10, 0],
      [20, 0],
    ]),
    { x: 10, y: 0 },
  );
});
