import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../platform/ids.ts";
import { KEEPERS } from "../../services/user/domain/keepers.ts";
import {
  arrive,
  book,
  bookingOf,
  buy,
  everything,
  mailsTo,
  type Person,
  settled,
  startPaying,
  ticketsOf,
  tryBooking,
} from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { linkIn, openStage, type Stage } from "../stage.ts";

const CARD = "4242424242424242";
const unique = newId().slice(-8);
/** What must never be seen where it does not belong: values that occur nowhere else. */
const person = {
  name: `Zebulonova Canary ${unique}`,
  email: `canary.${unique}@private.example`,
  phone: "+353 87 199 4711",
  password: `canary-${unique} password`,
};
const PHONE = /\+?353\s?87\s?199\s?4711/;
let foyer: Foyer;
let stage: Stage;
let canary: Person;
/** Values that no line and no event may hold, by what they are. */
const secrets: Record<string, string> = { card: CARD, password: person.password };

before(async () => {
  foyer = await startFoyer({ env: { LOG_LEVEL: "trace" } });
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

/** Everything a whole life of a customer leaves behind, refusals and failing mail servers included. */
async function live(): Promise<{ paid: Json; cancelled: Json }> {
  const { name, email, phone, password } = person;
  await foyer.outside("/sandbox/faults", {
    method: "PUT",
    body: [
      { vendor: "smtp", kind: "error_500", count: 2 },
      { vendor: "smtp", kind: "decline", count: 1 },
    ],
  });
  const signed = await foyer.call("/auth/register", { body: { email, name, password } });
  assert.equal(signed.status, 201);
  canary = { id: signed.body.user.id, token: signed.body.access_token, email };
  Object.assign(secrets, { access: signed.body.access_token, refresh: signed.body.refresh_token });
  await foyer.drain();
  await foyer.advance(120_000);
  await foyer.drain();
  await foyer.outside("/sandbox/faults", { method: "DELETE" });
  // Five at once: four of them fail in the database.
  secrets.twin = `twin.${newId()}@private.example`;
  await Promise.all(
    Array.from({ length: 5 }, () =>
      foyer.call("/auth/register", { body: { email: secrets.twin, name: "Twin", password } }),
    ),
  );
  for (const body of [
    { email, password: "wrong" },
    { email: `${email} `, password: `${password}x` },
    { email: `<${email}>`, password },
  ])
    await foyer.call("/auth/login", { body });
  assert.equal(
    (await foyer.call("/auth/verify-email/resend", { method: "POST", token: canary.token })).status < 300,
    true,
  );
  secrets.verification = await linkIn(foyer, email);
  await foyer.call("/auth/verify-email", { body: { token: secrets.verification } });
  assert.equal(
    (await foyer.call("/users/me", { method: "PUT", token: canary.token, body: { phone } })).status,
    200,
  );
  assert.equal(
    (
      await foyer.call("/users/me", {
        method: "PUT",
        token: canary.token,
        body: { phone: `${phone}x`, name },
      })
    ).status,
    422,
  );

  const [one, two, three] = stage.seats("stalls", 3);
  const basket = await book(foyer, canary, [stage.seat(one!)]);
  await foyer.call(`/bookings/${basket.id}`, {
    method: "PATCH",
    token: canary.token,
    headers: { "if-match": `"${basket.version}"` },
    body: { metadata: { note: `for ${name}, ${email}` } },
  });
  const payment = await startPaying(foyer, canary, basket.id);
  secrets.client_secret = payment.client_secret;
  const card = {
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": CARD,
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "2034",
    "payment_method_data[card][cvc]": "737",
    "payment_method_data[billing_details][name]": name,
  };
  const paid = await fetch(`${foyer.sandbox}/v1/payment_intents/${payment.provider_payment_id}/confirm`, {
    method: "POST",
    body: new URLSearchParams({
      client_secret: payment.client_secret,
      key: payment.publishable_key,
      ...card,
    }),
  });
  assert.equal(paid.status, 200, await paid.text());
  await settled(foyer, canary, basket.id, "CONFIRMED", "SUCCEEDED");
  const [ticket] = await ticketsOf(foyer, canary, basket.id);
  secrets.ticket_code = ticket.code;
  await foyer.call("/tickets/check-in", {
    token: stage.organizer.token,
    body: { code: ticket.code, performance_id: stage.theatre.performance_id, gate: "North" },
  });
  await tryBooking(foyer, canary, [stage.seat(one!)]);
  const second = await buy(foyer, canary, [stage.seat(two!)]);
  await foyer.call(`/bookings/${second.booking.id}/cancel`, {
    method: "POST",
    token: canary.token,
    body: { reason: `ill, call ${phone} or ${email}` },
  });
  await settled(foyer, canary, second.booking.id, "CANCELLED", "REFUNDED");
  await book(foyer, canary, [stage.seat(three!)]);
  const mails_before = (await mailsTo(foyer, email)).length;
  await foyer.call("/auth/password-reset", { body: { email } });
  secrets.reset = await linkIn(foyer, email, mails_before + 1);
  for (const [kind, token] of Object.entries(secrets)) assert.ok(token && token.length > 8, kind);
  return { paid: basket, cancelled: second.booking };
}

const personal = (): [string, string | RegExp][] => [
  ["name", person.name.split(" ").at(-1)!],
  ["first name", "Zebulonova"],
  ["email", person.email],
  ["phone", PHONE],
];
const secret = (): [string, string | RegExp][] => Object.entries(secrets);
/** What of these stands in a text. */
const seen = (text: string, list: [string, string | RegExp][]) =>
  list
    .filter(([, value]) => (typeof value === "string" ? text.includes(value) : value.test(text)))
    .map(([kind]) => kind);

/** Every row of every table of every service, as text. */
async function rowsEverywhere(
  wanted: (table: string) => boolean,
): Promise<{ where: string; text: string }[]> {
  const found: { where: string; text: string }[] = [];
  for (const service of foyer.databases) {
    const db = foyer.database(service);
    const tables = await db.query({
      name: "tables",
      text: "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
      values: [],
    });
    for (const { table_name } of tables.rows) {
      if (!wanted(table_name as string)) continue;
      const { rows } = await db.query({
        name: `rows of ${table_name as string}`,
        text: `select row_to_json(t)::text as text from ${table_name as string} as t`,
        values: [],
      });
      found.push(
        ...rows.map((row) => ({
          where: `${service}.${table_name as string}`,
          text: row.text as string,
        })),
      );
    }
  }
  return found;
}

test("no name, address, number, password, token or card in a log line, an event, a task or a call to others", async () => {
  await live();
  await foyer.drain();
  const { log_lines } = foyer;
  assert.ok(log_lines.length > 60, `${log_lines.length} lines`);
  const leaks = log_lines.flatMap((line) =>
    seen(line, [...personal(), ...secret()]).map((kind) => `${kind}: ${line.slice(0, 500)}`),
  );
  assert.deepEqual(leaks, []);

  const machinery = new Set([
    "outbox",
    "inbox",
    "tasks",
    "deferred_events",
    "audit",
    "payment_log",
    "webhook_events",
    "event_cursors",
    "log_consumers",
    "check_ins",
  ]);
  const rows = await rowsEverywhere((table) => machinery.has(table));
  assert.ok(rows.filter(({ where }) => where.endsWith(".outbox")).length > 30);
  assert.deepEqual(
    rows.flatMap(({ where, text }) =>
      seen(text, [...personal(), ...secret()]).map((kind) => `${kind} in ${where}`),
    ),
    [],
  );

  const calls = (await everything(foyer, "/sandbox/requests?vendor=stripe")).filter(
    (call) => !call.path.endsWith("/confirm"),
  );
  assert.ok(calls.length > 3);
  assert.deepEqual(
    calls.flatMap((call) =>
      seen(JSON.stringify(call.request), personal()).map((kind) => `${kind} in ${call.path}`),
    ),
    [],
  );
});

test("what is secret is kept nowhere in the clear", async () => {
  const rows = await rowsEverywhere(() => true);
  // An address is no secret of its account.
  const stored = Object.entries(secrets)
    .filter(([kind]) => kind !== "twin")
    .flatMap(([kind, value]): [string, string][] => [
      [kind, value],
      [`${kind} as bytes`, Buffer.from(value).toString("hex")],
    ]);
  assert.deepEqual(
    rows.flatMap(({ where, text }) => seen(text, stored).map((kind) => `${kind} in ${where}`)),
    [],
  );
});

test("export: everything that is kept about the person, from everybody who keeps something, and of nobody else", async () => {
  const own = { token: canary.token };
  const line1 = `Canary Quay ${unique}`;
  const address = { line1, city: "Cork", country: "IE" };
  assert.equal((await foyer.call("/users/me/addresses", { ...own, body: address })).status, 201);
  const { headers } = await foyer.call("/users/me/preferences", own);
  const preferences = { seen: `canary preference ${unique}` };
  const match = { "if-match": headers.get("etag")! };
  const put = { ...own, method: "PUT", headers: match, body: preferences };
  assert.equal((await foyer.call("/users/me/preferences", put)).status, 200);
  const other = await arrive(foyer, undefined, "Winifred Otherwise");
  const theirs = await buy(foyer, other, [stage.seat(stage.seats("stalls", 1)[0]!)]);

  const { status, body } = await foyer.call("/users/me/export", own);
  assert.equal(status, 200);
  assert.equal(body.user_id, canary.id);
  const { data } = body;
  assert.deepEqual(Object.keys(data).toSorted(), [
    "account",
    "addresses",
    "bookings",
    "check_ins",
    "invitations",
    "messages",
    "organizations",
    "payments",
    "preferences",
    "profile",
    "receipts",
    "requested_mails",
    "scans",
    "sessions",
    "tickets",
  ]);
  const one = (name: string) => JSON.stringify(data[name]);
  for (const [name, value] of [
    ["account", person.email],
    ["profile", person.name],
    ["profile", "353871994711"],
    ["addresses", line1],
    ["preferences", preferences.seen],
    ["bookings", `for ${person.name}, ${person.email}`],
    ["bookings", `ill, call ${person.phone} or ${person.email}`],
    ["tickets", secrets.ticket_code!],
    ["check_ins", "North"],
    ["payments", "Visa •••• 4242"],
    ["requested_mails", person.email],
  ] as const)
    assert.ok(one(name).includes(value), `${value} in ${name}: ${one(name)}`);
  assert.deepEqual(
    ["account", "bookings", "payments", "tickets", "receipts", "check_ins", "scans"].map(
      (name) => data[name].length,
    ),
    [1, 3, 3, 2, 2, 1, 0],
  );
  assert.equal(data.payments.flatMap((payment: Json) => payment.refunds).length, 1);
  assert.ok(data.sessions.length > 0 && data.messages.some((mail: Json) => mail.status === "sent"));

  const text = JSON.stringify(body);
  const others = [other.id, stage.organizer.id, theirs.booking.id, "Winifred Otherwise"];
  assert.deepEqual(
    others.filter((value) => text.includes(value)),
    [],
  );
  const hidden = secret().filter(([kind]) => kind !== "ticket_code");
  assert.deepEqual(seen(text, hidden), []);
  assert.doesNotMatch(text, /hash|argon2|client_secret|email_key/);

  // Whoever has a table about people is asked.
  const keepers = [];
  for (const service of foyer.databases) {
    const { rows } = await foyer.database(service).query({
      name: "keepers",
      text: "select 1 from information_schema.columns where table_schema = 'public' and column_name = 'user_id' and table_name <> 'idempotency_keys'",
      values: [],
    });
    if (rows.length > 0) keepers.push(service);
  }
  assert.deepEqual(keepers.toSorted(), KEEPERS.toSorted());
  assert.equal((await foyer.call("/users/me/export")).status, 401);
});

test("erasure: nothing of the person is left, what others have stays", async () => {
  const neighbour = await arrive(foyer, undefined, "Somebody Else");
  const theirs = await buy(foyer, neighbour, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const before_all = await rowsEverywhere(() => true);
  assert.ok(
    before_all.some(({ text }) => seen(text, personal()).length > 0),
    "the canaries are there before",
  );
  const own = (await foyer.call("/bookings", { token: canary.token })).body.items;
  assert.equal(own.length, 3);

  assert.equal(
    (await foyer.call(`/users/${canary.id}`, { method: "DELETE", token: neighbour.token })).status,
    404,
  );
  assert.equal(
    (await foyer.call(`/users/${canary.id}`, { method: "DELETE", token: canary.token })).status,
    204,
  );
  await foyer.drain();
  await foyer.advance(700_000);
  await foyer.drain();
  await eventually(foyer, async () => {
    const rows = await rowsEverywhere(() => true);
    assert.deepEqual(
      rows.flatMap(({ where, text }) =>
        seen(text, personal()).map((kind) => `${kind} in ${where}: ${text.slice(0, 300)}`),
      ),
      [],
    );
    // Remembered answers are sealed, so they have to be gone.
    const answers = rows.filter(({ where }) => where.endsWith(".idempotency_keys"));
    assert.ok(answers.length > 0 && !answers.some(({ text }) => text.includes(canary.id)));
  });
  assert.equal((await foyer.call("/users/me", { token: canary.token })).status, 401);
  assert.equal(
    (await foyer.call("/auth/login", { body: { email: person.email, password: person.password } })).status,
    401,
  );
  assert.equal(
    (
      await foyer.call("/auth/password-reset/confirm", {
        body: { token: secrets.reset, password: "another long one" },
      })
    ).status,
    422,
  );

  // What was sold stays with the house, under an id that names nobody any more, and so does its receipt.
  const sales = await foyer.call(`/bookings?organization_id=${stage.organization_id}&limit=100`, {
    token: stage.organizer.token,
  });
  for (const { id } of own) assert.ok(sales.body.items.some((booking: Json) => booking.id === id));
  const { body } = await foyer.call(`/receipts?booking_id=${own.at(-1).id}`, {
    token: stage.organizer.token,
  });
  assert.equal(body.items.length, 1);

  assert.equal((await bookingOf(foyer, neighbour, theirs.booking.id)).status, "CONFIRMED");
  assert.equal((await foyer.call("/users/me", { token: neighbour.token })).body.name, "Somebody Else");
  const log = foyer.log_lines.flatMap((line) =>
    seen(line, [...personal(), ...secret()]).map((kind) => `${kind}: ${line.slice(0, 500)}`),
  );
  assert.deepEqual(log, []);
});
