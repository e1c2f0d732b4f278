import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { anyOf, basket, type House, openHouse, outcomes, putShow, seat } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

const refusal =
  (code: string, ...pointers: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    if (pointers.length > 0)
      assert.deepEqual(
        error.errors.map(({ pointer }) => pointer),
        pointers,
      );
    return true;
  };
const statusOf = async (performance_id: string) =>
  Object.fromEntries(
    (
      await house.rows(
        "select status, count(*) as n from places where performance_id = $1 group by status",
        performance_id,
      )
    ).map(({ status, n }) => [status, n]),
  );

test("of 200 parallel buyers of one seat one wins, the others hear that it is taken", async () => {
  const show = await putShow(house);
  const result = await outcomes(
    Array.from({ length: 200 }, () => basket(house).hold([seat(show, show.seats[0]!)])),
  );
  assert.deepEqual(result, { won: 1, codes: { seat_taken: 199 } });
  assert.deepEqual(await statusOf(show.performance_id), { FREE: 129, HELD: 1 });
});

test("in the rush for a seat a twin of the winner wins too, and who may not have it leaves it to the next", async () => {
  const show = await putShow(house);
  const wanted = [seat(show, show.seats[0]!)];
  const winner = basket(house);
  const [first, rival, twin] = await Promise.allSettled([
    winner.hold(wanted),
    basket(house).hold([seat(show, show.seats[0]!)]),
    winner.hold(wanted),
  ]);
  assert.deepEqual([first.status, rival.status, twin.status], ["fulfilled", "rejected", "fulfilled"]);
  const unsold = seat(show, show.seats[1]!, 0, newId());
  const result = await outcomes([
    basket(house).hold([unsold]),
    ...Array.from({ length: 5 }, () => basket(house).hold([seat(show, show.seats[1]!)])),
  ]);
  assert.deepEqual(result, { won: 1, codes: { validation_failed: 1, seat_taken: 4 } });
});

test("300 parallel buyers get exactly 100 standing places", async () => {
  const show = await putShow(house);
  const result = await outcomes(
    Array.from({ length: 300 }, () => basket(house).hold([anyOf(show, show.floor, 1)])),
  );
  assert.deepEqual(result, { won: 100, codes: { sold_out: 200 } });
});

test("standing places are given to the last one, also in groups", async () => {
  const show = await putShow(house);
  const result = await outcomes(
    Array.from({ length: 40 }, () => basket(house).hold([anyOf(show, show.floor, 3)])),
  );
  assert.deepEqual(result, { won: 33, codes: { sold_out: 7 } });
});

test("nothing is called sold out while somebody may still give up the last ones", async () => {
  const show = await putShow(house, (push) => (push.zones[1]!.capacity = 2));
  const { db } = house.harness.room("ticket");
  let buying: Promise<unknown> | undefined;
  const giving_up = db!.tx(async (tx) => {
    await tx.query({
      name: "",
      text: "select from places where performance_id = $1 and zone_id = $2 for no key update",
      values: [show.performance_id, show.floor],
    });
    buying = basket(house).hold([anyOf(show, show.floor, 2)]);
    const ended = buying.then(
      () => true,
      () => true,
    );
    const waits = async () =>
      (
        await house.rows(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).length > 0;
    while (!(await waits()) && !(await Promise.race([ended, Promise.resolve(false)])));
    throw new Error("given up");
  });
  await assert.rejects(giving_up, /given up/);
  await buying;
});

test("a limit per person holds over parallel baskets, lines and a guest's sessions", async () => {
  const show = await putShow(house);
  const limited = { ticket_type_id: show.limited };
  const one = basket(house).user_id;
  const user = await outcomes(
    Array.from({ length: 20 }, () =>
      basket(house, { user_id: one }).hold([anyOf(show, show.floor, 1, limited)]),
    ),
  );
  assert.deepEqual(user, { won: 4, codes: { limit_exceeded: 16 } });
  const guest = await outcomes(
    Array.from({ length: 10 }, () =>
      basket(house, { contact_hash: "hash of a guest" }).hold([anyOf(show, show.floor, 2, limited)]),
    ),
  );
  assert.deepEqual(guest, { won: 2, codes: { limit_exceeded: 8 } });
  const lines = basket(house).hold([
    anyOf(show, show.floor, 3, limited),
    seat(show, show.seats[0]!, 1, show.limited),
    seat(show, show.seats[1]!, 2, show.limited),
  ]);
  await assert.rejects(lines, refusal("limit_exceeded", "/items/0", "/items/1", "/items/2"));
});

test("what is let go no longer counts for the person", async () => {
  const show = await putShow(house);
  const first = basket(house);
  await first.hold([anyOf(show, show.floor, 4, { ticket_type_id: show.limited })]);
  const second = () =>
    basket(house, { user_id: first.user_id }).hold([
      anyOf(show, show.floor, 2, { ticket_type_id: show.limited }),
    ]);
  await assert.rejects(second(), refusal("limit_exceeded"));
  await first.hold([anyOf(show, show.floor, 2, { ticket_type_id: show.limited })], 2);
  await second();
  await house.inventory.release({ holdId: first.hold_id });
  await second();
});

test("all or nothing: one taken seat leaves the others untouched, and is named", async () => {
  const show = await putShow(house);
  await basket(house).hold([seat(show, show.seats[2]!)]);
  const items = [anyOf(show, show.floor, 2), seat(show, show.seats[1]!, 1), seat(show, show.seats[2]!, 2)];
  await assert.rejects(basket(house).hold(items), refusal("seat_taken", "/items/2"));
  assert.deepEqual(await statusOf(show.performance_id), { FREE: 129, HELD: 1 });
  await assert.rejects(
    basket(house).hold([
      anyOf(show, show.stalls, 1),
      anyOf(show, show.floor, 10, { index: 1 }),
      anyOf(show, show.floor, 100, { index: 2, ticket_type_id: show.limited }),
    ]),
    refusal("limit_exceeded"),
  );
  assert.deepEqual(await statusOf(show.performance_id), { FREE: 129, HELD: 1 });
});

test("parallel buyers of overlapping seats in any order never deadlock", async () => {
  const show = await putShow(house);
  const baskets = Array.from({ length: 120 }, (_, turn) => {
    const picked = show.seats.slice(turn % 5, (turn % 5) + 6);
    const ordered = turn % 2 === 0 ? picked : picked.toReversed();
    return basket(house).hold(ordered.map((id, index) => seat(show, id, index)));
  });
  const { won, codes } = await outcomes(baskets);
  assert.ok(won >= 1);
  assert.deepEqual(Object.keys(codes), ["seat_taken"], JSON.stringify(codes));
  const deadlocks = await house.rows(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  assert.equal(Number(deadlocks[0]!.deadlocks), 0);
});

test("best available gives seats side by side to everybody, until there are none", async () => {
  const show = await putShow(house);
  const baskets = Array.from({ length: 12 }, () => basket(house));
  const results = await Promise.allSettled(
    baskets.map((one) => one.hold([anyOf(show, show.stalls, 3, { best: true })])),
  );
  const labels = results.flatMap((result) =>
    result.status === "fulfilled" ? [result.value.lines[0]!.places] : [],
  );
  assert.equal(labels.length, 9, "three times three in each of three rows");
  for (const places of labels) {
    assert.equal(new Set(places.map(({ row }) => row)).size, 1);
    const seats = places.map(({ label }) => Number(label)).toSorted((a, b) => a - b);
    assert.deepEqual(seats, [seats[0], seats[0]! + 1, seats[0]! + 2]);
  }
  const codes = results.flatMap((result) =>
    result.status === "rejected" ? [(result.reason as AppError).code] : [],
  );
  assert.deepEqual(codes, ["sold_out", "sold_out", "sold_out"]);
});

test("what no basket may hold is refused, and nothing is held", async () => {
  const show = await putShow(house);
  const other = await putShow(house);
  const cases: [string, Parameters<ReturnType<typeof basket>["hold"]>[0], string][] = [
    ["the same seat twice", [seat(show, show.seats[0]!), seat(show, show.seats[0]!, 1)], "validation_failed"],
    ["nothing", [], "validation_failed"],
    ["0 places", [anyOf(show, show.floor, 0)], "validation_failed"],
    ["a million", [anyOf(show, show.floor, 1_000_000)], "validation_failed"],
    ["a seat of another event", [seat(show, other.seats[0]!)], "validation_failed"],
    ["a seat that is none", [seat(show, show.floor)], "validation_failed"],
    ["an id that is none", [seat(show, "1 or 1=1")], "validation_failed"],
    ["a zone of another event", [anyOf(show, other.floor, 1)], "validation_failed"],
    [
      "another event's ticket type",
      [anyOf(show, show.floor, 1, { ticket_type_id: other.full })],
      "validation_failed",
    ],
    ["best standing places", [anyOf(show, show.floor, 2, { best: true })], "validation_failed"],
    [
      "too many of a booking, on two lines",
      [anyOf(show, show.floor, 6), anyOf(show, show.floor, 6, { index: 1 })],
      "limit_exceeded",
    ],
  ];
  for (const [name, items, code] of cases)
    await assert.rejects(basket(house).hold(items), refusal(code), name);
  const standing = (
    await house.rows(
      "select id from places where performance_id = $1 and section_id is null limit 1",
      show.performance_id,
    )
  )[0]!.id as string;
  await assert.rejects(
    basket(house).hold([seat(show, standing)]),
    refusal("validation_failed"),
    "a certain standing place",
  );
  assert.deepEqual(await statusOf(show.performance_id), { FREE: 130 });
});

test("a combination without a price is not sold", async () => {
  const show = await putShow(house, (push) => (push.prices = push.prices.slice(0, 1)));
  await assert.rejects(
    basket(house).hold([anyOf(show, show.floor, 1)]),
    refusal("validation_failed", "/items/0"),
  );
});

test("the sale window is exact, and cancelled events are closed", async () => {
  const show = await putShow(house);
  const { push } = show;
  const at = house.harness.clock.now();
  const window = async (from_ms: number, to_ms: number, cancelled = false) => {
    const stamp = (ms: number) => timestampFromDate(new Date(at.getTime() + ms));
    push.version = push.version + 1;
    push.cancelled = cancelled;
    push.performances = [
      { ...push.performances[0]!, saleStartsAt: stamp(from_ms), saleEndsAt: stamp(to_ms) },
      push.performances[1]!,
    ];
    await house.tickets.putEvent(push);
    return basket(house).hold([anyOf(show, show.floor, 1)]);
  };
  await assert.rejects(window(60_000, 120_000), refusal("not_on_sale"));
  await assert.rejects(window(-120_000, -60_000), refusal("not_on_sale"));
  await window(-60_000, 60_000);
  await assert.rejects(window(-60_000, 60_000, true), refusal("not_on_sale"));
});
