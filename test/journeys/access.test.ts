import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { newId } from "../../platform/ids.ts";
import { arrive, buy, type Person, register } from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { listen } from "../live.ts";
import { FREE, type Operation, operations, send, validBodies } from "../requests.ts";
import { hire, openStage, promote, registerVerified, type Stage } from "../stage.ts";

/** Bytes as they come, checked by their signature. */
const RAW = ["POST /webhooks/stripe", "POST /webhooks/paypal"];
const all = operations();
let foyer: Foyer;
let stage: Stage;
let people: Record<string, Person>;
/** Ids of things that are the owner's, or the stage's organization's; by the first word of a path. */
let things: Record<string, string>;
let bodies: Record<string, Json>;

before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
  const owner = await arrive(foyer);
  people = {
    owner,
    twin: await arrive(foyer, owner.email),
    customer: await register(foyer),
    rival: await registerVerified(foyer, "rival"),
    organizer: stage.organizer,
    admin: await registerVerified(foyer, "admin"),
  };
  for (const role of ["manager", "member", "scanner", "viewer"])
    people[role] = await hire(foyer, stage, role);
  await promote(foyer, people.admin!);
  assert.equal(
    (
      await foyer.call("/organizations", {
        token: people.rival!.token,
        body: bodiesOf("")["POST /organizations"],
      })
    ).status,
    201,
  );
  things = await makeThings(owner);
  bodies = bodiesOf(things.bookings!);
  await foyer.drain();
});
after(() => foyer?.stop());

const bodiesOf = (booking: string) => validBodies(stage, { booking });

async function makeThings(owner: Person): Promise<Record<string, string>> {
  const { booking, payment, tickets } = await buy(
    foyer,
    owner,
    stage.seats("stalls", 2).map((seat) => stage.seat(seat)),
  );
  const receipts = await eventually(foyer, async () => {
    const { body } = await foyer.call(`/receipts?booking_id=${booking.id}`, { token: owner.token });
    assert.equal(body.items.length, 1);
    return body.items[0].id;
  });
  const draft = { ...bodiesOf("")["POST /events"], slug: "not-yet-published", venue_id: stage.venue_id };
  const event = await foyer.call("/events", { token: stage.organizer.token, body: draft });
  assert.equal(event.status, 201, JSON.stringify(event.body));
  const own = async (path: string): Promise<Json> => {
    const body = bodiesOf("")[`POST ${path}`];
    const made = await foyer.call(path, { token: stage.organizer.token, body });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  };
  const goods = await own("/products");
  const sessions = await foyer.call("/auth/sessions", { token: owner.token });
  return {
    bookings: booking.id,
    payments: payment.id,
    tickets: tickets[0].id,
    receipts,
    users: owner.id,
    events: event.body.id,
    performance_id: event.body.performances[0].id,
    organizations: stage.organization_id,
    user_id: people.viewer!.id,
    venues: stage.venue_id,
    products: goods.id,
    variant_id: goods.variants[0].id,
    providers: (await own("/providers")).id,
    categories: (await own("/categories")).id,
    auth: sessions.body.items[0].id,
  };
}

const idsOf = ({ path }: Operation): Record<string, string> => ({
  id: things[path.split("/")[1]!] ?? "",
  user_id: things.user_id!,
  performance_id: things.performance_id!,
  variant_id: things.variant_id!,
});
const bodyOf = ({ name, has_body }: Operation) => (has_body ? { body: bodies[name] } : {});

test("every operation with a body has one in this test", () => {
  const lacking = all
    .filter(({ name, has_body }) => has_body && !RAW.includes(name) && !bodies[name])
    .map(({ name }) => name);
  assert.deepEqual(lacking, []);
});

test("without a token: 401, before anything else is looked at", async () => {
  const wanted = all.filter(({ access }) => access === "user");
  assert.ok(wanted.length > 40);
  for (const operation of wanted) {
    const { status, body } = await send(foyer, operation, idsOf(operation), bodyOf(operation));
    assert.deepEqual([status, body.code], [401, "unauthenticated"], operation.name);
  }
});

test("what is foreign looks like what is not there", async () => {
  const owned = all.filter(({ path, access }) => access !== "public" && path.includes("{"));
  assert.ok(owned.length > 25);
  for (const operation of owned) {
    const missing = { id: newId(), user_id: newId(), performance_id: newId(), variant_id: newId() };
    for (const who of ["twin", "customer", "rival"]) {
      const more = { token: people[who]!.token, headers: { "if-match": '"1"' }, ...bodyOf(operation) };
      const foreign = await send(foyer, operation, idsOf(operation), more);
      const nothing = await send(foyer, operation, missing, more);
      const told = (answer: Json) => ({ ...answer.body, correlation_id: "", status: answer.status });
      assert.equal(foreign.status, 404, `${operation.name} by ${who}: ${JSON.stringify(foreign.body)}`);
      assert.deepEqual(told(foreign), told(nothing), `${operation.name} by ${who}`);
      assert.deepEqual(
        [...foreign.headers.keys()].sort(),
        [...nothing.headers.keys()].sort(),
        `${operation.name} by ${who}`,
      );
    }
  }
});

test("ids in bodies and queries open nothing either", async () => {
  const foreign: [string, (id: string) => { method?: string; body?: Json; path?: string }][] = [
    ["bookings", (booking_id) => ({ path: "/payments/create", body: { booking_id, provider: "stripe" } })],
    [
      "organizations",
      (organization_id) => ({ path: "/events", body: { ...bodies["POST /events"], organization_id } }),
    ],
    [
      "organizations",
      (organization_id) => ({ path: "/venues", body: { ...bodies["POST /venues"], organization_id } }),
    ],
    [
      "organizations",
      (organization_id) => ({ path: "/products", body: { ...bodies["POST /products"], organization_id } }),
    ],
    ["organizations", (organization_id) => ({ path: `/providers?organization_id=${organization_id}` })],
    ["organizations", (organization_id) => ({ path: `/bookings?organization_id=${organization_id}` })],
    ["door", (performance_id) => ({ path: "/tickets/validate", body: { code: "x", performance_id } })],
    ["door", (performance_id) => ({ path: "/tickets/check-in", body: { code: "x", performance_id } })],
    [
      "door",
      (performance_id) => ({
        path: "/tickets/blocks",
        body: { ...bodies["POST /tickets/blocks"], performance_id },
      }),
    ],
    ["bookings", (booking_id) => ({ path: `/tickets?booking_id=${booking_id}` })],
    ["bookings", (booking_id) => ({ path: `/receipts?booking_id=${booking_id}` })],
    ["bookings", (booking_id) => ({ path: "/receipts/generate", body: { booking_id } })],
    ["organizations", (organization_id) => ({ path: `/payments?organization_id=${organization_id}` })],
  ];
  for (const [thing, request] of foreign) {
    const id = thing === "door" ? stage.theatre.performance_id : things[thing]!;
    for (const who of ["twin", "rival"]) {
      const ask = (about: string) => {
        const { path, body } = request(about);
        return foyer.call(path!, { token: people[who]!.token, ...(body ? { body } : {}) });
      };
      const [theirs, nothing] = [await ask(id), await ask(newId())];
      assert.equal(theirs.status, nothing.status, `${request(id).path} by ${who}`);
      assert.deepEqual({ ...theirs.body, correlation_id: "" }, { ...nothing.body, correlation_id: "" });
      assert.ok(
        theirs.status === 404 || theirs.status === 403 || theirs.body.items?.length === 0,
        `${request(id).path} by ${who}: ${JSON.stringify(theirs.body)}`,
      );
    }
  }
  for (const list of ["/bookings", "/receipts", "/payments", "/notifications", "/auth/sessions"]) {
    const { body } = await foyer.call(list, { token: people.twin!.token });
    assert.doesNotMatch(
      JSON.stringify(body),
      new RegExp(`${things.bookings}|${things.payments}|${things.receipts}|${things.auth}`),
      list,
    );
  }
});

/**
 * What the buyer, the roles of the organization and an admin are answered. Changes are asked for in a version that
 * nobody has (412), or beyond what is there (409), so nothing moves.
 */
const MATRIX: [string, Record<string, number>][] = [
  [
    "GET /bookings/{id}",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "GET /bookings/{id}/history",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "PATCH /bookings/{id}",
    { owner: 412, organizer: 412, manager: 412, member: 403, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "PUT /bookings/{id}/items",
    { owner: 412, organizer: 403, manager: 403, member: 403, scanner: 404, viewer: 403, admin: 403 },
  ],
  [
    "GET /payments/{id}",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "GET /payments/{id}/refunds",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "POST /payments/{id}/refund",
    { owner: 403, organizer: 409, manager: 409, member: 403, scanner: 403, viewer: 403, admin: 409 },
  ],
  [
    "GET /receipts/{id}",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 404, viewer: 200, admin: 200 },
  ],
  [
    "GET /tickets/{id}",
    { owner: 200, organizer: 200, manager: 200, member: 200, scanner: 200, viewer: 200, admin: 200 },
  ],
  [
    "POST /tickets/validate",
    { owner: 404, organizer: 200, manager: 200, member: 403, scanner: 200, viewer: 403, admin: 200 },
  ],
  [
    "POST /tickets/check-in",
    { owner: 404, organizer: 200, manager: 200, member: 403, scanner: 200, viewer: 403, admin: 200 },
  ],
  [
    "GET /events/{id}",
    { owner: 404, organizer: 200, manager: 200, member: 200, scanner: 200, viewer: 200, admin: 200 },
  ],
  [
    "PUT /events/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 412, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "GET /products/{id}",
    { owner: 404, organizer: 200, manager: 200, member: 200, scanner: 404, viewer: 200, admin: 200 },
  ],
  [
    "PUT /products/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 412, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "DELETE /products/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 403, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "GET /products/{id}/appointments",
    { owner: 404, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "PUT /providers/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 412, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "GET /venues/{id}",
    { owner: 404, organizer: 200, manager: 200, member: 200, scanner: 200, viewer: 200, admin: 200 },
  ],
  [
    "PUT /venues/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 412, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "GET /organizations/{id}",
    { owner: 404, organizer: 200, manager: 200, member: 200, scanner: 403, viewer: 200, admin: 200 },
  ],
  [
    "PUT /organizations/{id}",
    { owner: 404, organizer: 412, manager: 412, member: 403, scanner: 403, viewer: 403, admin: 412 },
  ],
  [
    "GET /organizations/{id}/members",
    { owner: 404, organizer: 200, manager: 200, member: 403, scanner: 403, viewer: 403, admin: 200 },
  ],
  [
    "GET /users/{id}",
    { owner: 200, organizer: 404, manager: 404, member: 404, scanner: 404, viewer: 404, admin: 200 },
  ],
];

test("each role may what it may, no more and no less", async () => {
  const wrong: string[] = [];
  for (const [name, row] of MATRIX) {
    const operation = all.find((one) => one.name === name)!;
    for (const [who, expected] of Object.entries(row)) {
      const { status } = await send(foyer, operation, idsOf(operation), {
        token: people[who]!.token,
        headers: { "if-match": '"999"' },
        ...bodyOf(operation),
      });
      if (status !== expected) wrong.push(`${name} by ${who}: ${status} instead of ${expected}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("an organizer sees the sales of the own house, a guest only what was booked in this session", async () => {
  const sales = await foyer.call(`/bookings?organization_id=${stage.organization_id}`, {
    token: people.organizer!.token,
  });
  assert.ok(sales.body.items.some((booking: Json) => booking.id === things.bookings));
  assert.deepEqual(
    (await foyer.call("/bookings", { token: people.owner!.token })).body.items.map(
      (booking: Json) => booking.id,
    ),
    [things.bookings],
  );
  assert.deepEqual((await foyer.call("/bookings", { token: people.twin!.token })).body.items, []);
  assert.equal(
    (await foyer.call("/organizations", { token: people.twin!.token, body: bodies["POST /organizations"] }))
      .status,
    403,
  );
});

test("fields that only we write are refused wherever they are sent", async () => {
  const ours = {
    id: newId(),
    user_id: newId(),
    status: "CONFIRMED",
    payment_status: "SUCCEEDED",
    paid: true,
    price_amount: 1,
    confirmed_at: "2026-01-01T00:00:00Z",
    version: 7,
    roles: ["admin"],
    email_verified: true,
    organization: newId(),
  };
  const not_ours = [...RAW, FREE];
  for (const operation of all.filter(({ has_body, name }) => has_body && !not_ours.includes(name))) {
    const body = bodies[operation.name];
    for (const [field, value] of Object.entries(ours)) {
      // Who sells goods says what they cost.
      if (field === "price_amount" && operation.path.startsWith("/products")) continue;
      const answer = await send(foyer, operation, idsOf(operation), {
        token: people.owner!.token,
        headers: { "if-match": '"999"' },
        body: { ...body, [field]: value },
      });
      assert.deepEqual(
        [answer.status, answer.body.code],
        [422, "validation_failed"],
        `${operation.name} with ${field}`,
      );
    }
  }
  for (const field of ["price_amount", "unit_price_amount", "hold_id", "status"]) {
    const answer = await foyer.call("/bookings", {
      token: people.owner!.token,
      body: { items: [{ ...stage.standing(1), [field]: 0 }] },
    });
    assert.equal(answer.status, 422, field);
  }
});

test("forged, foreign, old and ended tokens open nothing", async () => {
  const { keys } = (await foyer.call("/.well-known/jwks.json")).body;
  const { owner, admin } = people;
  const [head, claims, signature] = owner!.token.split(".") as [string, string, string];
  const payload = JSON.parse(Buffer.from(claims, "base64url").toString());
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const hmac = (key: string) => {
    const text = `${part({ alg: "HS256", typ: "at+jwt", kid: keys[0].kid })}.${claims}`;
    return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
  };
  const own = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const signed = (header: Json, change: Json = {}) =>
    new SignJWT({ ...payload, ...change })
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", ...header })
      .sign(own.privateKey);
  const [tickets, refresh] = [
    await foyer.call(`/tickets?booking_id=${things.bookings}`, { token: owner!.token }),
    await foyer.call("/auth/guest", { body: {} }),
  ];
  const forged = [
    "",
    "x",
    "null",
    "a.b.c",
    `${head}.${claims}.`,
    `${head}.${claims}`,
    `${part({ alg: "none", typ: "at+jwt" })}.${claims}.`,
    hmac(JSON.stringify(keys[0])),
    hmac(keys[0].x),
    hmac(""),
    `${head}.${part({ ...payload, sub: admin!.id })}.${signature}`,
    `${head}.${part({ ...payload, exp: payload.exp + 1 })}.${signature}`,
    `${head}.${claims}.${signature.slice(0, -2)}${signature.endsWith("AA") ? "BB" : "AA"}`,
    await signed({ kid: keys[0].kid }),
    await signed({ kid: "mine", jwk: await exportJWK(own.publicKey) }),
    await signed({ kid: "mine", jku: "http://example.org/jwks.json" }),
    tickets.body.items[0].code,
    refresh.body.refresh_token,
    "A".repeat(5_000),
  ];
  for (const token of forged) {
    for (const path of [`/bookings/${things.bookings}`, "/users/me", `/payments/${things.payments}`]) {
      const answer = await foyer.call(path, { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([answer.status, answer.body.code], [401, "unauthenticated"], token.slice(0, 60));
    }
  }
  for (const scheme of ["Basic", "bearerx", "Token"])
    assert.equal(
      (await foyer.call("/users/me", { headers: { authorization: `${scheme} ${owner!.token}` } })).status,
      401,
    );
  assert.equal(
    (await foyer.call(`/users/me?access_token=${owner!.token}`)).status,
    401,
    "tokens never travel in the URL",
  );
  await using page = await listen(foyer);
  page.send({ type: "authenticate", access_token: forged.at(-4) });
  await page.hear((message) => message.code === "unauthenticated");
  page.send({ type: "subscribe", room: `user:${owner!.id}` });
  page.send({ type: "subscribe", room: `event:${stage.theatre.performance_id}` });
  await page.hear((message) => message.type === "subscribed");
  assert.ok(
    !page.heard.some((message) => message.room === `user:${owner!.id}` && message.type === "subscribed"),
  );
});

test("a session that has ended, and a token that is over, end at once", async () => {
  const leaving = await register(foyer);
  assert.equal((await foyer.call("/users/me", { token: leaving.token })).status, 200);
  assert.equal((await foyer.call("/auth/logout-all", { method: "POST", token: leaving.token })).status, 204);
  await foyer.drain();
  assert.equal((await foyer.call("/users/me", { token: leaving.token })).status, 401);
  const staying = await arrive(foyer);
  assert.equal((await foyer.call("/users/me", { token: staying.token })).status, 200);
  await foyer.advance(86_400_000 + 61_000);
  assert.equal((await foyer.call("/users/me", { token: staying.token })).status, 401);
});

test("after all of this, the owner's things are as they were", async () => {
  const { rows } = await foyer.database("booking").query({
    name: "as it was",
    text: "select status, payment_status, metadata from bookings where id = $1",
    values: [things.bookings],
  });
  assert.deepEqual(rows, [{ status: "CONFIRMED", payment_status: "SUCCEEDED", metadata: null }]);
});
