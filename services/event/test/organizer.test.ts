import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { organizationUpdated } from "../../../contracts/events/auth.ts";
import { draftIn, type House, type Json, openHouse, publishIn } from "./house.ts";

let house: House;
before(async () => (house = await openHouse()));
after(() => house.stop());

test("an event says who puts it on, and a new name reaches all of them", async () => {
  const [show, draft] = [await publishIn(house), await draftIn(house)];
  const expected = { id: house.organization_id, name: "Harbour House" };
  assert.deepEqual([show.organization, draft.organization], [expected, expected]);
  const inList = async () =>
    (await house.anybody("/events?limit=100")).body.items.find(({ id }: Json) => id === show.id).organization;
  assert.deepEqual(await inList(), expected);

  const { db, base } = house.harness.room("auth");
  const tell = async () => {
    await db!.tx((tx) =>
      base.outbox.add(tx, organizationUpdated, { organization_id: house.organization_id }),
    );
    await house.harness.drain();
  };
  house.organizer.name = "Harbour House Cork";
  await tell();
  await tell();
  assert.equal((await inList()).name, "Harbour House Cork");
  const seen = (await house.own(`/events/${draft.id}`)).body;
  assert.deepEqual([seen.organization.name, seen.version], ["Harbour House Cork", draft.version + 1], "once");
});
