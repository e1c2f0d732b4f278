import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, book, freeIn, type Person, someAddress, tryBooking } from "../../../test/buyer.ts";
import { type Foyer, startFoyer } from "../../../test/foyer.ts";
import { openStage, type Stage } from "../../../test/stage.ts";

// A guest chooses first and gives the address at the checkout. The studio admits four a person.
let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

async function giveAddress(person: Person, email: string): Promise<void> {
  const body = { email, name: "Nora Quinn" };
  const { status } = await foyer.call("/users/me", { method: "PUT", token: person.token, body });
  assert.equal(status, 200);
}
const confirm = async (person: Person, id: string) => {
  const { status, body } = await foyer.call(`/bookings/${id}/confirm`, { token: person.token, body: {} });
  return [status, body.code];
};
const pay = async (person: Person, booking_id: string) => {
  const body = { booking_id, provider: "stripe" };
  const answer = await foyer.call("/payments/create", { token: person.token, body });
  return [answer.status, answer.body.code];
};

test("an address that comes after the basket counts for it and for whatever follows", async () => {
  const email = someAddress("late");
  const first = await arrive(foyer, null);
  const basket = await book(foyer, first, [stage.admission(3)], { draft: true });
  await giveAddress(first, email);
  assert.deepEqual(await confirm(first, basket.id), [200, undefined]);
  assert.deepEqual(await confirm(first, basket.id), [200, undefined]);

  const again = await arrive(foyer, email.toUpperCase());
  assert.equal((await tryBooking(foyer, again, [stage.admission(2)])).body.code, "limit_exceeded");
  assert.equal((await tryBooking(foyer, again, [stage.admission(1)])).status, 201);
});

test("whoever has enough by the address given late is neither confirmed nor paid, and may take less", async () => {
  const email = someAddress("greedy");
  await book(foyer, await arrive(foyer, email), [stage.admission(3)]);
  const left = await freeIn(foyer, stage.studio.performance_id, stage.studio.zone_id);

  const person = await arrive(foyer, null);
  const free = await book(foyer, person, [stage.admission(2)], { draft: true });
  const other = await arrive(foyer, null);
  const dear = await book(foyer, other, [stage.admission(2), stage.standing(1)]);
  for (const one of [person, other]) await giveAddress(one, email);
  assert.deepEqual(await confirm(person, free.id), [422, "limit_exceeded"]);
  assert.deepEqual(await pay(other, dear.id), [422, "limit_exceeded"]);

  const less = await foyer.call(`/bookings/${dear.id}/items`, {
    method: "PUT",
    token: other.token,
    body: { items: [stage.admission(1), stage.standing(1)] },
    headers: { "if-match": `"${dear.version}"` },
  });
  assert.equal(less.status, 200, JSON.stringify(less.body));
  assert.deepEqual(await pay(other, dear.id), [201, undefined]);
  for (const [one, id] of [
    [person, free.id],
    [other, dear.id],
  ] as const)
    assert.equal((await foyer.call(`/bookings/${id}/cancel`, { token: one.token, body: {} })).status, 200);
  await foyer.drain();
  assert.equal(await freeIn(foyer, stage.studio.performance_id, stage.studio.zone_id), left);
  // What was let go counts for nobody.
  assert.equal((await tryBooking(foyer, await arrive(foyer, email), [stage.admission(1)])).status, 201);
});
