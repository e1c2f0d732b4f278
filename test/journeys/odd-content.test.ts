import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../platform/ids.ts";
import { register } from "../buyer.ts";
import type { Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { validBodies } from "../requests.ts";
import { linkIn, night, openStage, price, putOn, type Stage, type } from "../stage.ts";

let foyer: Foyer;
let stage: Stage;

before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

test("addresses, names and passwords: taken as one would expect, or refused", async () => {
  const password = "plum river 47";
  const sign_up = (body: Json) =>
    foyer.call("/auth/register", {
      body: { email: `${newId()}@example.org`, name: "Nora", password, ...body },
    });
  for (const email of [
    "",
    "x",
    "a@b",
    "@example.org",
    "a@@example.org",
    "a b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    `${"x".repeat(310)}@example.org`,
    "a@-example.org",
    "a@example..org",
    null,
    5,
    "a@example.org,b@example.org",
    "<a@example.org>",
  ]) {
    assert.equal((await sign_up({ email })).status, 422, String(email));
  }
  for (const bad of [
    "",
    "short",
    "x".repeat(4_096),
    "password123",
    "1234567890",
    "aaaaaaaaaaaa",
    1234567890,
    null,
  ])
    assert.equal((await sign_up({ password: bad })).status, 422, String(bad).slice(0, 20));
  assert.equal(
    (
      await foyer.call("/auth/register", {
        bytes: `{"email":"nul@example.org","name":"N","password":"long enough\\u0000"}`,
      })
    ).status,
    400,
  );
  for (const good of ["correct horse battery staple", "🎭🎪🎨🎬🎤🎧🎼🎹🥁🎷", "   ten spaces   "])
    assert.equal((await sign_up({ password: good })).status, 201, good);
  for (const name of [
    "",
    " ",
    "a\r\nb",
    "a\u0000b".replace("\u0000", "\u0007"),
    "x".repeat(201),
    "\u202Eevil",
    null,
  ])
    assert.equal((await sign_up({ name })).status, 422, JSON.stringify(name));
  for (const more of [{ locale: "not a locale" }, { time_zone: "Mars/Olympus" }, { session: "url" }])
    assert.equal((await sign_up(more)).status, 422);
  const person = await register(foyer, `Case.Twin-${newId()}@Example.org`);
  for (const twin of [
    person.email.toLowerCase(),
    person.email.toUpperCase(),
    ` ${person.email} `,
    person.email.replace("Case", "\uff23ase"),
  ]) {
    assert.deepEqual((await sign_up({ email: twin })).body.code, "email_taken", twin);
  }
  const login = (email: string, given: string) =>
    foyer.call("/auth/login", { body: { email, password: given } });
  const [wrong, unknown] = [
    await login(person.email, "not this one"),
    await login(`${newId()}@example.org`, password),
  ];
  assert.deepEqual(
    [wrong.status, { ...wrong.body, correlation_id: "" }],
    [401, { ...unknown.body, correlation_id: "" }],
  );
  assert.equal((await login(person.email, password)).status, 200);

  assert.deepEqual(
    [
      (await foyer.call("/auth/password-reset", { body: { email: person.email } })).status,
      (await foyer.call("/auth/password-reset", { body: { email: `${newId()}@example.org` } })).status,
    ],
    [202, 202],
  );
  const token = await linkIn(foyer, person.email, 2);
  const reset = () =>
    foyer.call("/auth/password-reset/confirm", { body: { token, password: `a new one ${newId()}` } });
  const both = (await Promise.all([reset(), reset()])).map(({ status }) => status).sort((a, b) => a - b);
  assert.deepEqual(both, [204, 422]);
  assert.equal((await reset()).status, 422);
  assert.equal(
    (await foyer.call("/auth/verify-email", { body: { token } })).status,
    422,
    "a token is for one purpose",
  );
  assert.equal(
    (await foyer.call("/users/me", { token: person.token })).status,
    401,
    "whoever was signed in before is not any more",
  );
});

test("an organizer cannot put on what cannot be sold", async () => {
  const { organizer, organization_id, venue_id } = stage;
  const { token } = organizer;
  const layout = {
    sections: [{ key: "a", name: "A", zone_key: "a" }],
    zones: [{ key: "a", name: "A", kind: "SEATED", color: "#4780b8" }],
    places: [{ section_key: "a", zone_key: "a", row: "A", label: "1", x: 0, y: 0, kind: "SEAT" }],
  };
  const [seat] = layout.places;
  const put = (body: Json) => foyer.call(`/venues/${venue_id}/layout`, { method: "PUT", token, body });
  for (const bad of [
    { ...layout, zones: [] },
    { ...layout, places: [seat, seat] },
    { ...layout, places: [{ ...seat, x: 1e308 }] },
    { ...layout, places: [{ ...seat, zone_key: "b" }] },
    { ...layout, zones: [...layout.zones, ...layout.zones] },
    { ...layout, zones: [{ ...layout.zones[0], color: "red; background:url(x)" }] },
    { ...layout, places: Array.from({ length: 60_001 }, (_, n) => ({ ...seat, label: String(n) })) },
    { ...layout, zones: [{ key: "s", name: "S", kind: "STANDING", color: "#4780b8", capacity: 0 }] },
    { ...layout, places: [{ ...seat, x: "0" }] },
  ])
    assert.equal((await put(bad)).status, 422, JSON.stringify(bad).slice(0, 200));

  const { event_id } = stage.theatre;
  const event = validBodies(stage, { booking: "" })["POST /events"];
  const made = (change: Json) =>
    foyer.call("/events", { token, body: { ...event, slug: `bad-${newId()}`, venue_id, ...change } });
  const late = night(10);
  for (const change of [
    { performances: [{ ...late, ends_at: late.starts_at }] },
    { performances: [{ ...late, ends_at: night(9).starts_at }] },
    { performances: [{ ...late, sale_starts_at: night(9).starts_at, sale_ends_at: night(8).starts_at }] },
    { performances: [{ ...late, starts_at: "2027-03-28T02:30:00" }] },
    { prices: [price("nowhere", "full", 1)] },
    { prices: [price("standing", "vip", 1)] },
    { prices: [price("standing", "full", -1)] },
    { prices: [price("standing", "full", 19.99)] },
    { prices: [price("standing", "full", 1), price("standing", "full", 2)] },
    { ticket_types: [type("full"), type("full")] },
    { ticket_types: [{ ...type("full"), min_per_booking: 5, max_per_booking: 4 }] },
    { ticket_types: [] },
    { slug: "Not A Slug" },
    { slug: "../x" },
    { name: "a\u202eb" },
    { category: "<b>" },
    { venue_id: newId() },
    { prices: [{ ...price("standing", "full", 1), price_currency: "EURO" }] },
  ]) {
    const answer = await made(change);
    assert.ok([422, 404].includes(answer.status), `${answer.status} ${JSON.stringify(change)}`);
  }
  const twice = await putOn(
    foyer,
    { organizer, organization_id },
    { ...event, slug: `good-${newId()}`, venue_id: stage.venue_id },
  );
  const { status, body } = await made({ slug: twice.slug });
  assert.ok([409, 422].includes(status), JSON.stringify(body));
  assert.equal(
    (await foyer.call(`/events/${event_id}`, { method: "DELETE", token })).body.code,
    "invalid_state",
  );
});
