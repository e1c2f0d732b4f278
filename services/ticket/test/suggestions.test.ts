import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { anyOf, basket, type House, openHouse, putShow, type Show } from "./house.ts";

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.harness.stop());

const ask = (show: Show, query: string) =>
  fetch(`${house.url}/tickets/suggestions/${show.performance_id}?${query}`);

async function suggested(show: Show, query: string): Promise<{ place_ids: string[]; beside: boolean }> {
  const response = await ask(show, query);
  assert.equal(response.status, 200);
  return (await response.json()) as { place_ids: string[]; beside: boolean };
}

test("a suggestion holds nothing, is what the best seats turn out to be, and never offers what is held", async () => {
  const show = await putShow(house);
  const best = (await suggested(show, "quantity=2")).place_ids;
  assert.deepEqual((await suggested(show, "quantity=2")).place_ids, best, "asking has taken nothing");
  await basket(house).hold([anyOf(show, show.stalls, 2, { best: true })]);
  const held = await house.rows(
    "select id from places where performance_id = $1 and status = 'HELD'",
    show.performance_id,
  );
  assert.deepEqual(held.map(({ id }) => id as string).toSorted(), best.toSorted());

  const [lost] = best;
  const close = await suggested(show, `quantity=2&zones=${show.stalls}&near=${lost}`);
  assert.equal(close.place_ids.length, 2);
  assert.ok(
    close.place_ids.every((id) => !best.includes(id)),
    "what is held is not offered",
  );
  const company = await suggested(show, `quantity=3&having=${best.join()}`);
  assert.equal(company.place_ids.length, 1);
  assert.equal(company.beside, true);
});

test("what cannot be asked is told", async () => {
  const show = await putShow(house);
  assert.equal((await ask(show, "quantity=0")).status, 422);
  assert.equal((await ask(show, "quantity=11")).status, 422);
  assert.equal((await ask(show, "quantity=2&having=nobody")).status, 422);
  assert.equal((await ask(show, `quantity=2&near=${newId()}`)).status, 404);
  assert.equal((await ask({ ...show, performance_id: newId() }, "quantity=2")).status, 404);
});
