import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { userDeleted } from "../../../contracts/events/user.ts";
import { AppError } from "../../../platform/errors.ts";
import { onUserDeleted } from "../events/on-user-deleted.ts";
import { lapseHolds } from "../jobs/lapse-holds.ts";
import { anyOf, type Basket, basket, type House, openHouse, outcomes, putShow, seat } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const sell = (one: Basket) => house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
const ticketsOf = async (one: Basket) =>
  (await house.tickets.listTickets({ bookingId: one.booking_id })).tickets;

test("a sold hold has one ticket a place, also when it is sold ten times at once", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!), anyOf(show, show.floor, 2, { index: 1 })]);
  assert.deepEqual(await outcomes(Array.from({ length: 10 }, () => sell(one))), { won: 10, codes: {} });
  const tickets = await ticketsOf(one);
  assert.deepEqual(
    tickets.map(({ section, row, label, status }) => [section, row, label, status]),
    [
      ["Stalls", "A", "1", "VALID"],
      ["", "", "", "VALID"],
      ["", "", "", "VALID"],
    ],
  );
  assert.equal(new Set(tickets.map(({ code }) => code)).size, 3);
  const issued = await house.rows(
    "select count(*) as n from outbox where type = 'ticket.issued' and event->'data'->>'booking_id' = $1",
    one.booking_id,
  );
  assert.equal(issued[0]!.n, 3);
  await assert.rejects(
    one.hold([seat(show, show.seats[1]!)], 2),
    refused("invalid_state"),
    "what is sold is no basket any more",
  );
});

test("the database itself refuses a second living ticket of a place, and a place without its owner", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  await sell(one);
  const columns =
    "booking_id, hold_id, organization_id, event_id, performance_id, zone_id, ticket_type_id, place_id, rank, key_id, issued_at, changed_at";
  const copy = `insert into tickets (id, short_code, ${columns}) select gen_random_uuid(), 'COPY', ${columns} from tickets where booking_id = $1`;
  await assert.rejects(house.rows(copy, one.booking_id), /tickets_one_live_per_place/);
  await assert.rejects(
    house.rows("update places set hold_id = null where id = $1", show.seats[0]),
    /places_owner/,
  );
  await assert.rejects(
    house.rows("update places set status = 'SOLD' where id = $1", show.seats[1]),
    /places_owner/,
  );
});

test("a lapsed hold takes its places again when they are free", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([
    seat(show, show.seats[0]!),
    anyOf(show, show.floor, 2, { index: 1, ticket_type_id: show.limited }),
  ]);
  await house.inventory.release({ holdId: one.hold_id });
  await sell(one);
  const tickets = await ticketsOf(one);
  assert.equal(tickets.length, 3);
  assert.equal(tickets[0]!.placeId, show.seats[0]);
  const counts = await house.rows(
    "select sum(count) as n from person_counts where event_id = $1",
    show.event_id,
  );
  assert.equal(Number(counts[0]!.n), 2, "the limit counts them again");
});

test("a lapsed hold is refused when somebody else has the seat, and takes nothing", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!), seat(show, show.seats[1]!, 1)]);
  await house.inventory.release({ holdId: one.hold_id });
  await basket(house).hold([seat(show, show.seats[1]!)]);
  await assert.rejects(
    sell(one),
    (error: unknown) =>
      error instanceof AppError && error.code === "seat_taken" && error.errors[0]!.pointer === "/items/1",
  );
  assert.deepEqual(await ticketsOf(one), []);
  const first = await house.rows("select status from places where id = $1", show.seats[0]);
  assert.equal(first[0]!.status, "FREE");
});

test("a lapsed hold of standing places is refused when too few are left", async () => {
  const show = await putShow(house, (push) => (push.zones[1]!.capacity = 3));
  const one = basket(house);
  await one.hold([anyOf(show, show.floor, 2)]);
  await house.inventory.release({ holdId: one.hold_id });
  await basket(house).hold([anyOf(show, show.floor, 2)]);
  await assert.rejects(sell(one), refused("sold_out"));
});

test("release and sale of the same hold at once end one way or the other, never both", async () => {
  const show = await putShow(house);
  for (let round = 0; round < 10; round++) {
    const one = basket(house);
    await one.hold([seat(show, show.seats[round]!)]);
    await Promise.allSettled([sell(one), house.inventory.release({ holdId: one.hold_id }), sell(one)]);
    const [place] = await house.rows("select status from places where id = $1", show.seats[round]);
    const living = (await ticketsOf(one)).filter(({ status }) => status !== "CANCELLED").length;
    assert.equal(living, place!.status === "SOLD" ? 1 : 0);
  }
});

test("after a release of what was sold the codes are dead and the places on sale, and it is never sold again", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  await sell(one);
  await house.inventory.release({ holdId: one.hold_id, reason: "cancelled" });
  assert.deepEqual(
    (await ticketsOf(one)).map(({ status }) => status),
    ["CANCELLED"],
  );
  await assert.rejects(sell(one), refused("invalid_state"));
  await assert.rejects(one.hold([seat(show, show.seats[1]!)], 2), refused("invalid_state"));
  const other = basket(house);
  await other.hold([seat(show, show.seats[0]!)]);
  await sell(other);
});

test("what is cancelled is not sold, also when the money came in time", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  await house.tickets.putEvent({ ...show.push, version: 2, cancelled: true });
  await assert.rejects(sell(one), refused("invalid_state"));
});

test("overdue holds go only when booking says so; without an answer they stay", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  const status = async () =>
    (await house.rows("select status from places where id = $1", show.seats[0]))[0]!.status;
  const lapse = () => lapseHolds.run(house.harness.room("ticket").context as never);
  house.hold_state.value = "over";
  await lapse();
  assert.equal(await status(), "HELD", "before the deadline nobody is asked");
  house.harness.clock.advance(600_000 + 119_000);
  await lapse();
  assert.equal(await status(), "HELD", "the grace belongs to booking's own expiry");
  house.harness.clock.advance(2_000);
  for (const answer of [undefined, "open"]) {
    house.hold_state.value = answer;
    await lapse();
    assert.equal(await status(), "HELD", String(answer));
    house.harness.clock.advance(31_000);
  }
  house.hold_state.value = "over";
  await lapse();
  assert.equal(await status(), "FREE");
});

test("an extended hold lapses later", async () => {
  const show = await putShow(house);
  const one = basket(house);
  await one.hold([seat(show, show.seats[0]!)]);
  const until = new Date(house.harness.clock.now().getTime() + 3_600_000);
  await house.inventory.extend({ holdId: one.hold_id, until: timestampFromDate(until) });
  const [row] = await house.rows("select expires_at from holds where id = $1", one.hold_id);
  assert.equal((row!.expires_at as Date).getTime(), until.getTime());
  await house.inventory.release({ holdId: one.hold_id });
  await assert.rejects(
    house.inventory.extend({ holdId: one.hold_id, until: timestampFromDate(until) }),
    refused("invalid_state"),
  );
});

test("a person who leaves is forgotten, the tickets stay valid", async () => {
  const show = await putShow(house);
  const one = basket(house, { contact_hash: "hash of somebody" });
  await one.hold([anyOf(show, show.floor, 2, { ticket_type_id: show.limited })]);
  await sell(one);
  const { context, db } = house.harness.room("ticket");
  const event = { type: userDeleted.type, data: { user_id: one.user_id } };
  for (let time = 0; time < 2; time++)
    await db!.tx((tx) => onUserDeleted.handle(context as never, event as never, tx));
  assert.deepEqual(
    (await ticketsOf(one)).map(({ status }) => status),
    ["VALID", "VALID"],
  );
  const traces = await house.rows(
    "select (select count(*) from tickets where user_id = $1) + (select count(*) from holds where user_id = $1 or person like '%somebody%') + (select coalesce(sum(count), 0) from person_counts where event_id = $2) as n",
    one.user_id,
    show.event_id,
  );
  assert.equal(Number(traces[0]!.n), 0);
  await house.inventory.release({ holdId: one.hold_id });
});
