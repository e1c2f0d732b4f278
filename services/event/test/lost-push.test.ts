import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { draftIn, type House, type Json, night, openHouse, price, publishIn } from "./house.ts";

let house: House;
before(async () => (house = await openHouse()));
after(() => house.stop());

const lost = () => new AppError("deadline_exceeded", "dependency_unavailable");
const NET_MS = 61_000;
const settle = async () => {
  house.harness.clock.advance(NET_MS);
  await house.harness.drain();
};
const inTicket = async (text: string, ...values: unknown[]): Promise<Json[]> =>
  (await house.harness.room("ticket").db!.query({ name: "", text, values })).rows;
const namesIn = async (id: string) =>
  (await inTicket("select name, cancelled from events where id = $1", id)).map(
    ({ name, cancelled }) => `${name} ${cancelled}`,
  );
const open = async () =>
  (await house.harness.room("event").db!.query({ name: "", text: "select kind from tasks", values: [] }))
    .rows;

test("a push whose answer got lost is taken back by the next one, by itself", async () => {
  const show = await publishIn(house);
  const change = (name: string, version: number) =>
    house.own(`/events/${show.id}`, { method: "PUT", body: { name }, if_match: version });
  house.faults.push(async (put) => {
    await put();
    throw lost();
  });
  assert.equal((await change("Never Said", show.version)).status, 503);
  assert.deepEqual(await namesIn(show.id), ["Never Said false"], "ticket is ahead");
  assert.equal((await house.own(`/events/${show.id}`)).body.name, "The Lantern");
  await settle();
  assert.deepEqual(await namesIn(show.id), ["The Lantern false"]);
  assert.deepEqual(await open(), []);

  assert.equal((await change("Said", show.version)).status, 200);
  await settle();
  assert.deepEqual(await namesIn(show.id), ["Said false"]);
});

test("a push that arrives after a newer one changes nothing", async () => {
  const show = await publishIn(house);
  let late: (() => Promise<unknown>) | undefined;
  house.faults.push(async (put) => {
    late = put;
    throw lost();
  });
  const change = (name: string) =>
    house.own(`/events/${show.id}`, { method: "PUT", body: { name }, if_match: show.version });
  assert.equal((await change("Lost On The Way")).status, 503);
  assert.equal((await change("Second Try")).status, 200);
  await late!();
  assert.deepEqual(await namesIn(show.id), ["Second Try false"]);
});

test("a publishing that failed halfway sells nothing, and can be done again", async () => {
  const draft = await draftIn(house);
  house.faults.push(async (put) => {
    await put();
    throw lost();
  });
  const publish = () => house.own(`/events/${draft.id}/publish`, { method: "POST" });
  assert.equal((await publish()).status, 503);
  assert.equal((await house.anybody(`/events/${draft.id}`)).status, 404);
  assert.deepEqual(await namesIn(draft.id), ["The Lantern false"]);
  await settle();
  assert.deepEqual(await namesIn(draft.id), ["The Lantern true"]);
  const again = await publish();
  assert.deepEqual([again.status, again.body.free], [200, 2 * (12 + 10)]);
  assert.deepEqual(await namesIn(draft.id), ["The Lantern false"]);
});

test("a date that ticket knows and we do not is withdrawn", async () => {
  const show = await publishIn(house);
  house.faults.push(async (put) => {
    await put();
    throw lost();
  });
  assert.equal((await house.own(`/events/${show.id}/performances`, { body: night(30) })).status, 503);
  const known = () => inTicket("select cancelled from performances where event_id = $1 order by id", show.id);
  assert.deepEqual(
    (await known()).map(({ cancelled }) => cancelled),
    [false, false, false],
  );
  await settle();
  assert.deepEqual(
    (await known()).map(({ cancelled }) => cancelled),
    [false, false, true],
  );
});

test("a refusal changes nothing on either side", async () => {
  const show = await publishIn(house);
  const refused = await house.own(`/events/${show.id}`, {
    method: "PUT",
    body: { prices: [price("moon", "full", 1)] },
    if_match: show.version,
  });
  assert.equal(refused.status, 422);
  house.faults.push(async () => {
    throw new AppError("failed_precondition", "capacity_below_sold");
  });
  const below = await house.own(`/events/${show.id}`, {
    method: "PUT",
    body: { name: "Smaller" },
    if_match: show.version,
  });
  assert.deepEqual([below.status, below.body.code], [409, "capacity_below_sold"]);
  await settle();
  assert.deepEqual(await namesIn(show.id), ["The Lantern false"]);
  assert.equal((await house.own(`/events/${show.id}`)).body.version, show.version);
});
