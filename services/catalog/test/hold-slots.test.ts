import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Appointment } from "../../../contracts/gen/catalog/v1/catalog_pb.ts";
import { newId } from "../../../platform/ids.ts";
import {
  appointments,
  basket,
  everyDay,
  freeTimes,
  goods,
  inDays,
  openShop,
  outcomes,
  product,
  refusal,
  type Shop,
  slot,
  stockOf,
} from "./shop.ts";

let shop: Shop;
before(async () => {
  shop = await openShop();
});
after(() => shop.harness.stop());

/** Pairs of living slots of one provider that overlap, buffers included. */
const overlaps = async (provider_id: string) =>
  (
    await shop.rows(
      `select a.id from slots a join slots b on a.provider_id = b.provider_id and a.id < b.id and a.busy && b.busy
       where a.provider_id = $1 and a.taken > 0 and b.taken > 0`,
      provider_id,
    )
  ).length;

test("of 40 parallel buyers of overlapping times of one provider only those fit that do not overlap", async () => {
  const provider_id = await shop.provider();
  // Starts every ten minutes, takes 30 and 5 after: within an hour of starts at most two fit.
  const cut = await appointments(shop, {
    provider_ids: [provider_id],
    schedule: { weekly: everyDay({ from: "00:00", to: "24:00", every_minutes: 10 }) },
    buffer_after_minutes: 5,
  });
  const starts = ["10:00", "10:10", "10:20", "10:30"].map((clock) => inDays(shop, 5, clock));
  const result = await outcomes(
    Array.from({ length: 40 }, (_, n) => basket(shop).hold([slot(cut, starts[n % 4]!)])),
  );
  assert.deepEqual(result, { won: 1, codes: { sold_out: 39 } });
  assert.equal(await overlaps(provider_id), 0);
});

test("one provider is at one thing at a time, whatever product it is for", async () => {
  const provider_id = await shop.provider();
  const [cut, shave] = [
    await appointments(shop, { provider_ids: [provider_id] }),
    await appointments(shop, { provider_ids: [provider_id], name: "Shave", duration_minutes: 60 }),
  ];
  await basket(shop).hold([slot(shave, inDays(shop, 5))]);
  await assert.rejects(
    basket(shop).hold([slot(cut, inDays(shop, 5, "10:30"))]),
    refusal("sold_out", "/items/0"),
  );
  await basket(shop).hold([slot(cut, inDays(shop, 5, "11:00"))]);
  await basket(shop).hold([slot(cut, inDays(shop, 5, "09:30"))]);
  assert.equal(await overlaps(provider_id), 0);
});

test("the database refuses an overlap by itself", async () => {
  const provider_id = await shop.provider();
  const cut = await appointments(shop, { provider_ids: [provider_id] });
  await basket(shop).hold([slot(cut, inDays(shop, 5))]);
  await assert.rejects(
    shop.rows(
      `insert into slots (id, product_id, provider_id, starts_at, ends_at, busy, capacity, taken)
       select $1, product_id, provider_id, starts_at + interval '1 minute', ends_at, busy, 1, 1 from slots where provider_id = $2`,
      newId(),
      provider_id,
    ),
    /slots_no_overlap/,
  );
});

test("whoever is free is found, and a certain one is who was asked for", async () => {
  const providers = [
    await shop.provider("Aoife"),
    await shop.provider("Brian"),
    await shop.provider("Ciara"),
  ];
  const cut = await appointments(shop, { provider_ids: providers });
  const at = inDays(shop, 6);
  const { lines } = await basket(shop).hold([slot(cut, at, { provider_id: providers[1]! })]);
  assert.deepEqual([lines[0]!.subtitle, lines[0]!.providerId], ["Brian", providers[1]]);
  const both = await basket(shop).hold([slot(cut, at), slot(cut, at, { index: 1 })]);
  assert.deepEqual(
    both.lines.map(({ subtitle }) => subtitle),
    ["Aoife", "Ciara"],
  );
  await assert.rejects(basket(shop).hold([slot(cut, at)]), refusal("sold_out", "/items/0"));
  const result = await outcomes(
    Array.from({ length: 20 }, () => basket(shop).hold([slot(cut, inDays(shop, 7))])),
  );
  assert.deepEqual(result, { won: 3, codes: { sold_out: 17 } });
});

test("a class takes as many as fit in, and no more", async () => {
  const yoga = await appointments(shop, {
    name: "Yoga class",
    duration_minutes: 60,
    schedule: { weekly: everyDay({ from: "10:00", to: "11:00", capacity: 12 }) },
    time_zone: "UTC",
  });
  const at = inDays(shop, 5);
  const result = await outcomes(
    Array.from({ length: 30 }, (_, n) => basket(shop).hold([slot(yoga, at, { quantity: 1 + (n % 2) })])),
  );
  const [{ taken }] = (await shop.rows("select taken from slots where product_id = $1", yoga.id)) as [
    { taken: number },
  ];
  assert.ok(taken >= 11 && taken <= 12, `${taken} taken by ${result.won}`);
  assert.equal(result.codes.sold_out, 30 - result.won);
  const [time] = await freeTimes(shop, yoga, inDays(shop, 5, "00:00"), inDays(shop, 5, "23:59"));
  assert.equal(time?.remaining ?? 0, 12 - taken);
  await assert.rejects(
    basket(shop).hold([slot(yoga, inDays(shop, 6), { quantity: 13 })]),
    refusal("validation_failed", "/items/0"),
  );
});

test("a basket of goods and times in any order: no deadlock, all or nothing", async () => {
  const providers = [await shop.provider(), await shop.provider()];
  const cuts = await Promise.all(providers.map((id) => appointments(shop, { provider_ids: [id] })));
  const mug = await goods(shop, { variants: [{ sku: newId(), stock: 100 }] });
  const times = [0, 30].map((minutes) =>
    new Date(Date.parse(inDays(shop, 8)) + minutes * 60_000).toISOString(),
  );
  const result = await outcomes(
    Array.from({ length: 30 }, (_, n) => {
      const order = n % 2 ? cuts : cuts.toReversed();
      const items = order.flatMap((cut, at) => times.map((time) => ({ cut, time, index: at * 2 })));
      return basket(shop).hold([
        product(mug),
        ...items.map(({ cut, time }, index) => slot(cut, time, { index: index + 1 })),
      ]);
    }),
  );
  assert.deepEqual(result, { won: 1, codes: { sold_out: 29 } });
  assert.equal(await stockOf(shop, mug), 99);
});

test("a changed basket may move to an overlapping time of its own, and keeps its provider", async () => {
  const providers = [await shop.provider("Aoife"), await shop.provider("Brian")];
  const cut = await appointments(shop, {
    provider_ids: providers,
    schedule: { weekly: everyDay({ from: "00:00", to: "24:00", every_minutes: 15 }) },
  });
  const other = basket(shop);
  await other.hold([slot(cut, inDays(shop, 9))]);
  const one = basket(shop);
  const brian = await one.hold([slot(cut, inDays(shop, 9))]);
  assert.equal(brian.lines[0]!.subtitle, "Brian");
  await other.release();
  const again = await one.hold([slot(cut, inDays(shop, 9)), slot(cut, inDays(shop, 9), { index: 1 })], 2);
  assert.deepEqual(
    again.lines.map(({ subtitle }) => subtitle),
    ["Brian", "Aoife"],
  );
  const moved = await one.hold([slot(cut, inDays(shop, 9, "10:15"), { provider_id: providers[1]! })], 3);
  assert.equal(moved.lines[0]!.subtitle, "Brian");
  assert.deepEqual(
    (await freeTimes(shop, cut, inDays(shop, 9, "10:15"), inDays(shop, 9, "10:16"))).map(
      ({ provider_id }) => provider_id,
    ),
    [providers[0]],
  );
});

test("sold: an appointment, with a place and person; given back: the time is free and the appointment is off", async () => {
  const cut = await appointments(shop, { buffer_after_minutes: 10 });
  const at = inDays(shop, 10, "00:00");
  const one = basket(shop);
  const { lines } = await one.hold([slot(cut, at)]);
  assert.equal(Number(lines[0]!.endTime!.seconds - lines[0]!.startTime!.seconds), 1800);
  await one.commit();
  await one.commit();
  const booked = () => shop.catalog.listAppointments({ bookingId: one.booking_id });
  const [{ title, providerName, location, startsAt }, ...others] = (await booked()).appointments as [
    Appointment,
    ...Appointment[],
  ];
  assert.deepEqual(
    [title, providerName, location, timestampDate(startsAt!).toISOString(), others.length],
    ["Haircut", "Aoife", "Harbour House, Cork", at, 0],
  );
  const { body } = await shop.call(
    "GET",
    `/products/${cut.id}/appointments?from=${at}&to=${inDays(shop, 11)}`,
    { authorization: shop.owner.authorization },
  );
  assert.deepEqual(
    body.items.map((item: Record<string, unknown>) => [item.booking_id, item.starts_at, item.status]),
    [[one.booking_id, at, "BOOKED"]],
  );
  await one.release();
  assert.deepEqual((await booked()).appointments, []);
  await basket(shop).hold([slot(cut, at)]);
});

test("a hold that lapsed takes its time again if it is free, else it is refused", async () => {
  const cut = await appointments(shop);
  const at = inDays(shop, 12);
  const [early, late] = [basket(shop), basket(shop)];
  for (const one of [early, late]) {
    await one.hold([slot(cut, at)]);
    await one.release();
  }
  await early.commit();
  await assert.rejects(late.commit(), refusal("sold_out", "/items/0"));
});

test("only the times of the schedule can be had, and none that is over", async () => {
  const cut = await appointments(shop, {
    schedule: { weekly: everyDay({ from: "09:00", to: "17:00" }) },
    time_zone: "UTC",
  });
  for (const start of [inDays(shop, 5, "10:07"), inDays(shop, 5, "08:30"), inDays(shop, 5, "16:45")])
    await assert.rejects(basket(shop).hold([slot(cut, start)]), refusal("validation_failed", "/items/0"));
  await assert.rejects(basket(shop).hold([slot(cut, inDays(shop, -1))]), refusal("sold_out", "/items/0"));
  await assert.rejects(basket(shop).hold([product(cut)]), refusal("validation_failed", "/items/0"));
  await assert.rejects(
    basket(shop).hold([slot(cut, inDays(shop, 5), { provider_id: await shop.provider() })]),
    refusal("validation_failed", "/items/0"),
  );
});

/** The last Sunday of a month of next year. */
function lastSunday(month: number): string {
  const year = shop.harness.clock.now().getUTCFullYear() + 1;
  const end = Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 });
  return end.subtract({ days: end.dayOfWeek % 7 }).toString();
}

for (const [zone, doubled] of [
  ["Europe/Dublin", ["00:00", "00:30", "01:00", "01:30"]],
  ["Europe/Berlin", ["00:00", "00:30", "01:00", "01:30"]],
] as const)
  test(`${zone}: both times of the doubled hour can be had, and no time of the missing one`, async () => {
    const hour = zone === "Europe/Dublin" ? ["01:00", "02:00"] : ["02:00", "03:00"];
    const night = await appointments(shop, {
      time_zone: zone,
      schedule: { weekly: everyDay({ from: hour[0], to: hour[1] }) },
    });
    const day = lastSunday(10);
    const found = await freeTimes(shop, night, `${day}T00:00:00Z`, `${day}T03:00:00Z`);
    assert.deepEqual(
      found.map(({ start_time }) => start_time),
      doubled.map((clock) => `${day}T${clock}:00.000Z`),
    );
    for (const { start_time } of found) await basket(shop).hold([slot(night, start_time)]);
    assert.deepEqual(await freeTimes(shop, night, `${day}T00:00:00Z`, `${day}T03:00:00Z`), []);
    const spring = lastSunday(3);
    assert.deepEqual(await freeTimes(shop, night, `${spring}T00:00:00Z`, `${spring}T03:00:00Z`), []);
    await assert.rejects(
      basket(shop).hold([slot(night, `${spring}T01:00:00Z`)]),
      refusal("validation_failed", "/items/0"),
    );
  });
