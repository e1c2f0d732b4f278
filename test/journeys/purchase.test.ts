import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { containedTax } from "../../contracts/types/money.ts";
import {
  arrive,
  atStripe,
  availability,
  book,
  bookingOf,
  buy,
  freeIn,
  mailsTo,
  type Person,
  register,
  settled,
  startPaying,
  ticketsOf,
  tryBooking,
  useCard,
} from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { listen } from "../live.ts";
import { openStage, type Stage } from "../stage.ts";

// The package is CommonJS and lets its function pass for the module.
const jsQR = jsqr as unknown as typeof jsqr.default;
let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

async function bytes(url: string, token?: string): Promise<Buffer> {
  const response = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  assert.equal(response.status, 200, url);
  return Buffer.from(await response.arrayBuffer());
}

/** What a phone's camera makes of a picture. */
function readQr(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("two seats, from the map to the door", async () => {
  const { performance_id, zones, types } = stage.theatre;
  const guest = await arrive(foyer, undefined, "Nora Quinn");
  await using page = await listen(foyer);
  page.send({ type: "subscribe", room: `event:${performance_id}` });
  page.send({ type: "authenticate", access_token: guest.token });
  page.send({ type: "subscribe", room: `user:${guest.id}` });
  const { snapshot } = await page.hear(
    (message) => message.type === "subscribed" && message.room === `event:${performance_id}`,
  );
  await page.hear((message) => message.type === "subscribed" && message.room === `user:${guest.id}`);

  const earlier = await availability(foyer, performance_id);
  assert.deepEqual(snapshot, earlier);
  const [left, right] = stage.seats("stalls", 2);
  const booking = await book(foyer, guest, [stage.seat(left!), stage.seat(right!, types.reduced)]);
  const prices = [stage.price(zones.stalls, types.full), stage.price(zones.stalls, types.reduced)];
  assert.deepEqual(
    booking.items.map((item: Json) => [item.type, item.quantity, item.unit_price_amount, item.price_amount]),
    prices.map((price) => ["place", 1, price, price]),
  );
  assert.equal(booking.price_amount, prices[0]! + prices[1]!);
  assert.equal(
    booking.tax_amount,
    prices.reduce((sum, price) => sum + containedTax(price, stage.tax_basis_points), 0),
  );
  assert.equal(booking.status, "PENDING");
  assert.equal(booking.user_id, guest.id);
  const held = await availability(foyer, performance_id);
  assert.deepEqual(
    held.held.filter((id: string) => !earlier.held.includes(id)).sort(),
    [left!.id, right!.id].sort(),
  );
  assert.ok(held.version > earlier.version);
  const seen = await page.hear(
    (message) => message.type === "availability.changed" && message.data.taken.includes(left!.id),
  );
  assert.ok(seen.data.version > earlier.version);

  const payment = await startPaying(foyer, guest, booking.id);
  assert.deepEqual(
    [payment.amount, payment.currency, payment.status],
    [booking.price_amount, booking.price_currency, "PENDING"],
  );
  assert.deepEqual(
    await startPaying(foyer, guest, booking.id),
    payment,
    "the same booking and provider: the same payment",
  );
  const unpaid = await foyer.call(`/bookings/${booking.id}/confirm`, { method: "POST", token: guest.token });
  assert.deepEqual([unpaid.status, unpaid.body.code], [409, "payment_required"]);
  const paid = await useCard(foyer, payment);
  assert.deepEqual([paid.status, paid.body.status], [200, "succeeded"]);
  const confirmed = await settled(foyer, guest, booking.id, "CONFIRMED", "SUCCEEDED");
  assert.equal(confirmed.payment_id, payment.id);
  await page.hear(
    (message) =>
      message.type === "booking.updated" &&
      message.data.booking_id === booking.id &&
      message.data.status === "CONFIRMED" &&
      message.data.payment_status === "SUCCEEDED",
  );
  const history = await foyer.call(`/bookings/${booking.id}/history`, { token: guest.token });
  assert.equal(history.body.items.at(-1).to, "CONFIRMED");

  const tickets = await ticketsOf(foyer, guest, booking.id);
  assert.deepEqual(
    new Map(tickets.map((ticket) => [ticket.place_id, ticket.status])),
    new Map([
      [left!.id, "VALID"],
      [right!.id, "VALID"],
    ]),
  );
  assert.equal(new Set(tickets.map((ticket) => ticket.code)).size, 2);
  await theDoor(tickets[0]);
  await theReceipt(guest, confirmed, payment);
  await theMail(guest, tickets);
});

async function theDoor(ticket: Json): Promise<void> {
  const { organizer, theatre } = stage;
  const scan = (path: string, body: Json) =>
    foyer.call(`/tickets/${path}`, {
      token: organizer.token,
      body: { performance_id: theatre.performance_id, ...body },
    });
  assert.equal((await scan("validate", { code: ticket.code })).body.result, "ok");
  const other = await scan("validate", { code: ticket.code, performance_id: theatre.second_performance_id });
  assert.equal(other.body.result, "wrong_date");
  assert.equal(
    (await scan("validate", { code: ticket.code, performance_id: stage.studio.performance_id })).body.result,
    "wrong_event",
  );
  const first = await scan("check-in", { code: ticket.code, gate: "North", nonce: "first" });
  assert.deepEqual([first.status, first.body.result, first.body.ticket.id], [200, "ok", ticket.id]);
  assert.deepEqual(
    (await scan("check-in", { code: ticket.code, gate: "North", nonce: "first" })).body,
    first.body,
  );
  const second = await scan("check-in", { code: ticket.code, gate: "South" });
  assert.deepEqual([second.body.result, second.body.used_gate], ["already_used", "North"]);
  const flipped = ticket.code.slice(0, -1) + (ticket.code.endsWith("A") ? "B" : "A");
  assert.equal((await scan("check-in", { code: flipped })).body.result, "invalid");
}

async function theReceipt(guest: Person, booking: Json, payment: Json): Promise<void> {
  const receipt = await eventually(foyer, async () => {
    const { body } = await foyer.call(`/receipts?booking_id=${booking.id}`, { token: guest.token });
    assert.equal(body.items.length, 1);
    return body.items[0];
  });
  assert.deepEqual(
    [receipt.amount, receipt.tax_amount, receipt.currency, receipt.payment_id],
    [booking.price_amount, booking.tax_amount, booking.price_currency, payment.id],
  );
  const link = await foyer.call(`/receipts/${receipt.id}/download`, { token: guest.token });
  assert.equal(link.status, 302);
  const path = new URL(link.headers.get("location")!).pathname;
  assert.equal((await bytes(foyer.gateway + path)).subarray(0, 5).toString(), "%PDF-");
  await foyer.advance(61_000);
  assert.equal((await foyer.call(path)).status, 404, "the link lives 60 s");
}

async function theMail(guest: Person, tickets: Json[]): Promise<void> {
  const mails = await eventually(foyer, async () => {
    const found = await mailsTo(foyer, guest.email);
    assert.ok(found.length > 0);
    return found;
  });
  assert.equal(mails.length, 1, "one mail a purchase");
  const [mail] = mails;
  assert.equal(mail.copies, 1);
  const files = await Promise.all(
    mail.attachments.map((file: Json, n: number) =>
      bytes(`${foyer.sandbox}/sandbox/mailbox/${mail.id}/attachments/${n}`),
    ),
  );
  const pdfs = files.filter((file: Buffer) => file.subarray(0, 5).toString() === "%PDF-");
  assert.equal(pdfs.length, 2, "tickets and receipt");
  const pictures = files.filter((file: Buffer) => file.subarray(1, 4).toString() === "PNG");
  assert.deepEqual(new Set(pictures.map(readQr)), new Set(tickets.map((ticket) => ticket.code)));
  for (const ticket of tickets)
    assert.equal(
      readQr(await bytes(`${foyer.gateway}/tickets/${ticket.id}/qr.png`, guest.token)),
      ticket.code,
    );
}

test("what is free needs no payment, a draft waits for its confirmation", async () => {
  const guest = await arrive(foyer);
  const booking = await book(foyer, guest, [stage.admission(2)]);
  assert.deepEqual(
    [booking.status, booking.payment_status, booking.price_amount, booking.payment_id],
    ["CONFIRMED", "NOT_REQUIRED", 0, null],
  );
  assert.equal(
    (
      await eventually(foyer, async () => {
        const mails = await mailsTo(foyer, guest.email);
        assert.ok(mails.length > 0);
        return mails;
      })
    ).length,
    1,
  );
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 2);
  assert.equal(
    (await foyer.call(`/receipts?booking_id=${booking.id}`, { token: guest.token })).body.items.length,
    0,
  );

  const draft = await book(foyer, guest, [stage.admission(1)], { draft: true });
  assert.equal(draft.status, "PENDING");
  const confirm = () => foyer.call(`/bookings/${draft.id}/confirm`, { method: "POST", token: guest.token });
  assert.deepEqual([(await confirm()).status, (await confirm()).status], [200, 200]);
  assert.deepEqual((await bookingOf(foyer, guest, draft.id)).status, "CONFIRMED");
  await settled(foyer, guest, draft.id, "CONFIRMED", "NOT_REQUIRED");
});

test("without an address nothing is paid and nothing free is confirmed", async () => {
  const nobody = await arrive(foyer, null);
  const free = await tryBooking(foyer, nobody, [stage.admission(1)]);
  assert.deepEqual([free.status, free.body.code], [422, "contact_required"]);
  const { id } = await book(foyer, nobody, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const pay = await foyer.call("/payments/create", {
    token: nobody.token,
    body: { booking_id: id, provider: "stripe" },
  });
  assert.deepEqual([pay.status, pay.body.code], [422, "contact_required"]);
  assert.equal(
    (
      await foyer.call("/users/me", {
        method: "PUT",
        token: nobody.token,
        body: { email: `late-${id}@example.org` },
      })
    ).status,
    200,
  );
  const payment = await eventually(foyer, () => startPaying(foyer, nobody, id));
  await useCard(foyer, payment);
  await settled(foyer, nobody, id, "CONFIRMED", "SUCCEEDED");
});

test("a declined card may be followed by another one", async () => {
  const guest = await arrive(foyer);
  const { id } = await book(foyer, guest, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const payment = await startPaying(foyer, guest, id);
  for (const method of ["pm_card_visa_chargeDeclined", "pm_card_chargeDeclinedInsufficientFunds"]) {
    assert.equal((await useCard(foyer, payment, method)).status, 402);
    await foyer.drain();
    assert.equal((await bookingOf(foyer, guest, id)).status, "PENDING");
  }
  assert.equal((await useCard(foyer, payment)).status, 200);
  await settled(foyer, guest, id, "CONFIRMED", "SUCCEEDED");
  assert.equal(
    (await atStripe(foyer, "payment_intents")).filter((intent) => intent.metadata.booking_id === id).length,
    1,
  );
});

test("3-D Secure: the bank asks, the basket may change meanwhile, the customer answers", async () => {
  const guest = await arrive(foyer);
  const [one, two] = stage.seats("stalls", 2);
  const first = await book(foyer, guest, [stage.seat(one!)]);
  const payment = await startPaying(foyer, guest, first.id);
  const asked = await useCard(foyer, payment, "pm_card_authenticationRequired");
  assert.equal(asked.body.status, "requires_action");
  const changed = await foyer.call(`/bookings/${first.id}/items`, {
    method: "PUT",
    token: guest.token,
    headers: { "if-match": `"${first.version}"` },
    body: { items: [stage.seat(one!), stage.seat(two!)] },
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const again = await startPaying(foyer, guest, first.id);
  assert.equal(again.amount, changed.body.price_amount);
  const question = await useCard(foyer, again, "pm_card_authenticationRequired");
  const answer = await fetch(question.body.next_action.redirect_to_url.url, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ result: "complete" }),
  });
  assert.equal(answer.status, 200);
  const booking = await settled(foyer, guest, first.id, "CONFIRMED", "SUCCEEDED");
  assert.equal((await ticketsOf(foyer, guest, booking.id)).length, 2);
  const late = await foyer.call(`/bookings/${first.id}/items`, {
    method: "PUT",
    token: guest.token,
    headers: { "if-match": `"${booking.version}"` },
    body: { items: [stage.seat(one!)] },
  });
  assert.equal(late.status, 409);
});

test("best seats are side by side in one row, or none", async () => {
  const guest = await arrive(foyer);
  const { zones } = stage.theatre;
  const { items, id } = await book(foyer, guest, [stage.best(zones.balcony, 4)]);
  const ids = new Set(items.flatMap((item: Json) => item.places.map((place: Json) => place.place_id)));
  const seats = stage.theatre.places.filter((place) => ids.has(place.id));
  assert.equal(seats.length, 4);
  assert.equal(new Set(seats.map((seat) => seat.row)).size, 1);
  const labels = seats.map((seat) => Number(seat.label)).sort((a, b) => a - b);
  assert.equal(labels.at(-1)! - labels[0]!, 3);
  const refused = await tryBooking(foyer, await arrive(foyer), [
    stage.best(zones.balcony, stage.row_length + 1),
  ]);
  assert.deepEqual([refused.status, refused.body.code], [409, "sold_out"]);
  assert.equal(
    (await foyer.call(`/bookings/${id}/cancel`, { method: "POST", token: guest.token, body: {} })).body
      .status,
    "CANCELLED",
  );
});

test("every refusal of a basket has its code, and takes nothing", async () => {
  const { zones, types, performance_id } = stage.theatre;
  const owner = await arrive(foyer);
  const [taken, free] = stage.seats("stalls", 2);
  await book(foyer, owner, [stage.seat(taken!), stage.standing(1)]);
  await foyer.drain();
  const earlier = await availability(foyer, performance_id);
  const guest = await arrive(foyer);
  const refused = async (status: number, code: string, items: Json[]) => {
    const answer = await tryBooking(foyer, guest, items);
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(items));
    return answer.body.errors as { pointer: string }[];
  };
  const pointers = await refused(409, "seat_taken", [
    stage.seat(free!),
    stage.seat(taken!),
    stage.standing(1),
  ]);
  assert.deepEqual(
    pointers.map(({ pointer }) => pointer),
    ["/items/1"],
  );
  await refused(409, "sold_out", [stage.seat(free!, types.reduced), stage.standing(100)]);
  await refused(403, "not_on_sale", [
    { ...stage.standing(1), performance_id: stage.theatre.later_performance_id },
  ]);
  await refused(422, "limit_exceeded", [stage.admission(3), stage.admission(2)]);
  await refused(422, "validation_failed", [stage.seat(free!), stage.seat(free!)]);
  await refused(422, "validation_failed", []);
  await refused(422, "validation_failed", [{ ...stage.seat(free!), price_amount: 1 }]);
  for (const item of [
    { ...stage.seat(free!), place_id: owner.id },
    { ...stage.seat(free!), ticket_type_id: owner.id },
    { ...stage.seat(free!), performance_id: owner.id },
    { ...stage.standing(1), zone_id: owner.id },
    stage.seat(free!, stage.studio.type_id),
  ]) {
    const answer = await tryBooking(foyer, guest, [item]);
    assert.ok([404, 422].includes(answer.status), `${answer.status} ${JSON.stringify(answer.body)}`);
  }
  const gone = await tryBooking(foyer, guest, [{ type: "product", product_id: owner.id, quantity: 1 }]);
  assert.ok([404, 422].includes(gone.status), JSON.stringify(gone.body));
  await foyer.drain();
  const later = await availability(foyer, performance_id);
  assert.deepEqual({ ...later, version: 0 }, { ...earlier, version: 0 });
  assert.equal(await freeIn(foyer, performance_id, zones.standing), 99);
});

test("a basket grows, shrinks, and its clock can be turned back only so far", async () => {
  const customer = await register(foyer);
  const [one, two, three] = stage.seats("stalls", 3);
  const made = await book(foyer, customer, [stage.seat(one!), stage.seat(two!)]);
  const put = (version: number | undefined, items: Json[]) =>
    foyer.call(`/bookings/${made.id}/items`, {
      method: "PUT",
      token: customer.token,
      body: { items },
      headers: version === undefined ? {} : { "if-match": `"${version}"` },
    });
  assert.equal((await put(undefined, [stage.seat(one!)])).status, 428);
  const changed = await put(made.version, [stage.seat(two!), stage.seat(three!)]);
  assert.equal(changed.status, 200);
  assert.equal(changed.body.expires_at, made.expires_at, "the clock goes on");
  assert.equal((await put(made.version, [stage.seat(one!)])).status, 412);
  assert.equal((await put(changed.body.version, [])).status, 422);
  const held = new Set((await availability(foyer, stage.theatre.performance_id)).taken);
  assert.deepEqual(
    [one, two, three].map((seat) => held.has(seat!.id)),
    [false, true, true],
  );

  const extend = () => foyer.call(`/bookings/${made.id}/extend`, { method: "POST", token: customer.token });
  for (let minutes = 0; minutes < 15; minutes += 5) {
    await foyer.advance(300_000);
    const { status, body } = await extend();
    assert.equal(status, 200, JSON.stringify(body));
  }
  await foyer.advance(420_000);
  assert.equal((await extend()).status, 200);
  const over = await extend();
  assert.deepEqual([over.status, over.body.code], [409, "extend_limit"]);
  const { created_at, expires_at } = await bookingOf(foyer, customer, made.id);
  assert.equal(Date.parse(expires_at) - Date.parse(created_at), 1_800_000);
  await buy(foyer, customer, [stage.seat(one!)]);
});
