import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { PutEventRequestSchema } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { boardsIn } from "../boards.ts";
import { listsOf } from "../domain/board.ts";
import { anyOf, basket, type House, openHouse, putShow, seat, type Show } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

interface Answer {
  seating_version: number;
  version: number;
  zones: { zone_id: string; total: number; free: number }[];
  taken: string[];
  held: string[];
}

async function availability(show: Show): Promise<Answer> {
  const response = await fetch(`${house.url}/tickets/availability/${show.performance_id}`);
  assert.equal(response.status, 200);
  return (await response.json()) as Answer;
}

/** The same, from the rows themselves. */
async function truth(show: Show): Promise<Omit<Answer, "version" | "seating_version">> {
  const places = await house.rows(
    "select id, zone_id, status, section_id from places where performance_id = $1 order by rank, id",
    show.performance_id,
  );
  const ids = (wanted: (status: string) => boolean) =>
    places
      .filter((place) => place.section_id !== null && wanted(place.status as string))
      .map((place) => place.id as string);
  return {
    zones: [show.stalls, show.floor].toSorted().map((zone_id) => {
      const own = places.filter((place) => place.zone_id === zone_id);
      return { zone_id, total: own.length, free: own.filter(({ status }) => status === "FREE").length };
    }),
    taken: ids((status) => status !== "FREE"),
    held: ids((status) => status === "HELD"),
  };
}

async function assertTrue(show: Show): Promise<void> {
  const { version: _, seating_version: __, ...answer } = await availability(show);
  assert.deepEqual(answer, await truth(show));
}

test("whoever has just held a place sees it held, whatever else goes on", async () => {
  const show = await putShow(house);
  await assertTrue(show);
  let newest = 0;
  await Promise.all(
    show.seats.map(async (place_id, n) => {
      const one = basket(house);
      await one.hold([seat(show, place_id), anyOf(show, show.floor, 1, { index: 1 })]);
      const answer = await availability(show);
      assert.ok(answer.held.includes(place_id));
      newest = Math.max(newest, answer.version);
      if (n % 3 === 0) {
        await house.inventory.release({ holdId: one.hold_id, revision: 2 });
        assert.ok(!(await availability(show)).taken.includes(place_id));
      }
      if (n % 3 === 1) {
        await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id, revision: 0 });
        const sold = await availability(show);
        assert.ok(sold.taken.includes(place_id) && !sold.held.includes(place_id));
      }
    }),
  );
  await assertTrue(show);
  assert.ok((await availability(show)).version >= newest);
});

test("what has no number yet counts once, before and after it gets one", async () => {
  const show = await putShow(house);
  await basket(house).hold([anyOf(show, show.floor, 2)]);
  await house.harness.drain();
  await assertTrue(show);
  const { db } = house.harness.room("ticket");
  // While somebody has the head's row, nothing is numbered.
  await db!.tx(async (tx) => {
    await tx.query({ name: "", text: "select from log_head for update", values: [] });
    const one = basket(house);
    await one.hold([anyOf(show, show.floor, 5), seat(show, show.seats[0]!, 1)]);
    await assertTrue(show);
    const late = await boardsIn(db!).get(show.performance_id);
    assert.deepEqual(listsOf(late!).held, [show.seats[0]]);
    await house.inventory.release({ holdId: one.hold_id, revision: 2 });
    await assertTrue(show);
    await basket(house).hold([anyOf(show, show.floor, 1), seat(show, show.seats[0]!, 1)]);
    await assertTrue(show);
  });
  await assertTrue(show);
  await house.harness.drain();
  await assertTrue(show);
});

test("two instances say the same, wherever the change was made and whenever they began", async () => {
  const show = await putShow(house);
  const { db } = house.harness.room("ticket");
  const here = boardsIn(db!);
  await here.get(show.performance_id);
  for (let n = 0; n < 6; n++) {
    const one = basket(house);
    await one.hold([seat(show, show.seats[n]!), anyOf(show, show.floor, 1, { index: 1 })]);
    const elsewhere = boardsIn(db!);
    const [a, b] = [await here.get(show.performance_id), await elsewhere.get(show.performance_id)];
    assert.deepEqual({ zones: a!.zones, ...listsOf(a!) }, await truth(show));
    assert.deepEqual({ zones: b!.zones, ...listsOf(b!) }, await truth(show));
    if (n % 2 === 0) await house.harness.drain();
    assert.deepEqual({ zones: b!.zones, ...listsOf(b!) }, { zones: a!.zones, ...listsOf(a!) });
  }
});

test("another layout is on the board at once", async () => {
  const show = await putShow(house);
  await assertTrue(show);
  const { places, zones } = show.push;
  await house.tickets.putEvent(
    create(PutEventRequestSchema, {
      ...show.push,
      version: 2,
      places: places.slice(5),
      zones: zones.map((zone) => ({ ...zone, capacity: zone.capacity + 20 })),
    }),
  );
  const answer = await availability(show);
  assert.deepEqual(
    answer.zones.map(({ total }) => total).toSorted((a, b) => a - b),
    [25, 120],
  );
  await assertTrue(show);
});

test("an answer that the client has is not sent again, until something happens", async () => {
  const show = await putShow(house);
  const url = `${house.url}/tickets/availability/${show.performance_id}?as=bits`;
  await house.harness.drain();
  const first = await fetch(url);
  const etag = first.headers.get("etag")!;
  assert.equal(first.headers.get("cache-control"), "no-cache");
  assert.equal((await fetch(url, { headers: { "if-none-match": etag } })).status, 304);
  await basket(house).hold([seat(show, show.seats[0]!)]);
  const again = await fetch(url, { headers: { "if-none-match": etag } });
  assert.equal(again.status, 200);
  assert.notEqual(
    ((await again.json()) as { bits: string }).bits,
    ((await first.json()) as { bits: string }).bits,
  );
});
