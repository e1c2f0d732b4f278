import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { availabilityChanged } from "../../../contracts/events/ticket.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { anyOf, basket, type House, openHouse, putShow, seat } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const heldBy = async (hold_id: string) =>
  (await house.rows("select id from places where hold_id = $1 order by id", hold_id)).map(({ id }) => id);

test("the same revision again gives the same answer and takes nothing more", async () => {
  const show = await putShow(house);
  const one = basket(house);
  const items = [anyOf(show, show.floor, 2), seat(show, show.seats[4]!, 1)];
  const first = await one.hold(items);
  const again = await one.hold(items);
  assert.deepEqual(again.lines, first.lines);
  assert.equal((await heldBy(one.hold_id)).length, 3);
  const twins = await Promise.all(Array.from({ length: 10 }, () => one.hold(items)));
  for (const twin of twins) assert.deepEqual(twin.lines, first.lines);
});

test("an older revision is refused, and the same one with other items", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)], 3);
  await assert.rejects(one.hold([seat(show, show.seats[1]!)], 2), refused("stale_revision"));
  await assert.rejects(one.hold([seat(show, show.seats[1]!)], 3), refused("stale_revision"));
  assert.deepEqual(await heldBy(one.hold_id), [show.seats[0]]);
});

test("a new revision frees what is not wanted, keeps what is, takes what is new, or changes nothing", async () => {
  const show = await putShow(house);
  const one = basket(house);
  const standing = anyOf(show, show.floor, 3, { index: 1 });
  await one.hold([seat(show, show.seats[0]!), standing]);
  const had = await heldBy(one.hold_id);
  await basket(house).hold([seat(show, show.seats[9]!)]);
  await assert.rejects(
    one.hold([seat(show, show.seats[1]!), seat(show, show.seats[9]!, 1)], 2),
    refused("seat_taken"),
  );
  assert.deepEqual(await heldBy(one.hold_id), had, "a refused change leaves the basket");
  await one.hold([seat(show, show.seats[1]!), { ...standing, quantity: 2 }], 2);
  const has = await heldBy(one.hold_id);
  assert.equal(has.length, 3);
  assert.equal(has.filter((id) => had.includes(id)).length, 2, "two of the standing places stayed");
  await basket(house).hold([seat(show, show.seats[0]!)]);
});

test("best seats stay when something else is added", async () => {
  const show = await putShow(house);
  const one = basket(house);
  const best = anyOf(show, show.stalls, 3, { best: true });
  const [line] = (await one.hold([best])).lines;
  const [same] = (await one.hold([best, anyOf(show, show.floor, 1, { index: 1 })], 2)).lines;
  assert.deepEqual(same!.places, line!.places);
});

test("a released hold may be taken afresh with the same revision", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  await house.inventory.release({
    holdId: one.hold_id,
    revision: 1,
    reason: "the other owner had nothing left",
  });
  assert.deepEqual(await heldBy(one.hold_id), []);
  await one.hold([seat(show, show.seats[3]!)]);
  assert.deepEqual(await heldBy(one.hold_id), [show.seats[3]]);
});

test("a release for an older revision lets nothing go, and any release may come twice", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)], 2);
  await house.inventory.release({ holdId: one.hold_id, revision: 1 });
  assert.equal((await heldBy(one.hold_id)).length, 1);
  await house.inventory.release({ holdId: one.hold_id });
  await house.inventory.release({ holdId: one.hold_id });
  await house.inventory.release({ holdId: newId() });
  assert.equal((await heldBy(one.hold_id)).length, 0);
});

test("of two decisions the newer one counts, in whatever order they arrive", async () => {
  const show = await putShow(house);
  const one = basket(house);
  const commit = (revision: number) =>
    house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id, revision });
  const letGo = (revision: number, holdId = one.hold_id) => house.inventory.release({ holdId, revision });
  await one.hold([seat(show, show.seats[0]!)]);
  await letGo(2);
  await assert.rejects(
    commit(1),
    refused("stale_revision"),
    "a sale that was overtaken by the end of the hold",
  );
  await commit(3);
  await letGo(2);
  assert.deepEqual(await heldBy(one.hold_id), [show.seats[0]], "a release that was overtaken by the sale");
  await commit(4);
  await letGo(3);
  assert.deepEqual(await heldBy(one.hold_id), [show.seats[0]]);
  await letGo(5);
  assert.deepEqual(await heldBy(one.hold_id), []);

  const late = basket(house);
  await letGo(2, late.hold_id);
  await assert.rejects(
    late.hold([seat(show, show.seats[1]!)], 1),
    refused("stale_revision"),
    "a hold that arrives after it was let go",
  );
  await late.hold([seat(show, show.seats[1]!)], 2);
});

test("every change is told once: taken, held, freed, and the number of free ones", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!), anyOf(show, show.floor, 2, { index: 1 })]);
  await one.hold([seat(show, show.seats[1]!)], 2);
  await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
  await house.inventory.release({ holdId: one.hold_id });
  const rows = await house.rows(
    "select event->'data' as data from outbox where type = $1 and subject = $2 order by position",
    availabilityChanged.type,
    show.performance_id,
  );
  const short = rows
    .map(({ data }) => data as Record<string, unknown>)
    .map(({ taken, held, freed, zones }) => ({ taken, held, freed, zones }));
  const [first, second] = show.seats;
  const zone = (zone_id: string, free_change: number) => ({ zone_id, free_change });
  assert.deepEqual(short, [
    { taken: [first], held: [first], freed: [], zones: [zone(show.stalls, -1), zone(show.floor, -2)] },
    { taken: [second], held: [second], freed: [first], zones: [zone(show.floor, 2)] },
    { taken: [second], held: [], freed: [], zones: [] },
    { taken: [], held: [], freed: [second], zones: [zone(show.stalls, 1)] },
  ]);
});

test("prices can be asked without holding anything", async () => {
  const show = await putShow(house);
  const { lines } = await house.inventory.check({
    items: [seat(show, show.seats[0]!), anyOf(show, show.floor, 2, { index: 1 })],
  });
  assert.deepEqual(
    lines.map(({ quantity, unitPriceAmount, taxBasisPoints, priceCurrency, title, subtitle }) => [
      quantity,
      unitPriceAmount,
      taxBasisPoints,
      priceCurrency,
      title,
      subtitle,
    ]),
    [
      [1, 6900n, 900, "EUR", "Test Night", "Stalls · Full"],
      [2, 6900n, 900, "EUR", "Test Night", "Floor · Full"],
    ],
  );
});
