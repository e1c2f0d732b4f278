import assert from "node:assert/strict";
import { newId } from "../platform/ids.ts";
import type { Answer, Doors, Json } from "./doors.ts";
import { eventually } from "./doors.ts";

/** Somebody with a session. */
export interface Person {
  id: string;
  token: string;
  email: string;
}

export const someAddress = (name = "buyer") => `${name}-${newId()}@example.org`;

/** A guest arrives. @param email null for somebody who did not tell one */
export async function arrive(
  doors: Doors,
  email: string | null = someAddress(),
  name = "Nora Quinn",
): Promise<Person> {
  const { status, body } = await doors.call("/auth/guest", {
    body: { name, ...(email === null ? {} : { email }) },
  });
  assert.equal(status, 201);
  return { id: body.user.id, token: body.access_token, email: email ?? "" };
}

/** Somebody makes an account. */
export async function register(
  doors: Doors,
  email = someAddress("account"),
  name = "Ada Reilly",
): Promise<Person> {
  const { status, body } = await doors.call("/auth/register", {
    body: { email, name, password: "plum river 47" },
  });
  assert.equal(status, 201);
  return { id: body.user.id, token: body.access_token, email };
}

export async function availability(doors: Doors, performance_id: string): Promise<Json> {
  const { status, body } = await doors.call(`/tickets/availability/${performance_id}`);
  assert.equal(status, 200);
  return body;
}

/** How many places of a zone can be had, as everybody sees it. */
export async function freeIn(doors: Doors, performance_id: string, zone_id: string): Promise<number> {
  return (await availability(doors, performance_id)).zones.find((zone: Json) => zone.zone_id === zone_id)
    .free;
}

export const tryBooking = (
  doors: Doors,
  person: Person,
  items: Json[],
  more: { key?: string; draft?: boolean } = {},
): Promise<Answer> =>
  doors.call("/bookings", {
    token: person.token,
    body: { items, ...(more.draft === undefined ? {} : { draft: more.draft }) },
    ...(more.key === undefined ? {} : { key: more.key }),
  });

export async function book(
  doors: Doors,
  person: Person,
  items: Json[],
  more: { key?: string; draft?: boolean } = {},
): Promise<Json> {
  const { status, body } = await tryBooking(doors, person, items, more);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

export async function bookingOf(doors: Doors, person: Person, id: string): Promise<Json> {
  const { status, body } = await doors.call(`/bookings/${id}`, { token: person.token });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

export async function startPaying(
  doors: Doors,
  person: Person,
  booking_id: string,
  provider: "stripe" | "paypal" = "stripe",
): Promise<Json> {
  const { status, body } = await doors.call("/payments/create", {
    token: person.token,
    body: { booking_id, provider },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

/** What Stripe.js does in the customer's browser: publishable key, client secret and a card, as a form. */
export async function useCard(
  doors: Doors,
  payment: Json,
  method = "pm_card_visa",
): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${doors.sandbox}/v1/payment_intents/${payment.provider_payment_id}/confirm`, {
    method: "POST",
    body: new URLSearchParams({
      client_secret: payment.client_secret,
      key: payment.publishable_key,
      payment_method: method,
    }),
  });
  return { status: response.status, body: await response.json() };
}

/** What the customer does at PayPal's page: says yes, or turns back. @returns where they are sent */
export async function visitPayPal(
  payment: Json,
  result: "approve" | "cancel" = "approve",
  funding = "balance",
): Promise<{ status: string; return_url: string }> {
  const response = await fetch(payment.approve_url, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ result, funding }),
  });
  // 410: an earlier visit, whose answer was lost, has said yes.
  assert.ok(response.status === 200 || response.status === 410, String(response.status));
  return response.json() as Promise<{ status: string; return_url: string }>;
}

/** Waits until a booking stands so, however many events and webhooks that takes. */
export async function settled(
  doors: Doors,
  person: Person,
  id: string,
  status: string,
  payment_status?: string,
): Promise<Json> {
  return eventually(doors, async () => {
    const booking = await bookingOf(doors, person, id);
    assert.equal(booking.status, status);
    if (payment_status) assert.equal(booking.payment_status, payment_status);
    return booking;
  });
}

/** The whole way: basket, payment, card, confirmation. */
export async function buy(
  doors: Doors,
  person: Person,
  items: Json[],
  method?: string,
): Promise<{ booking: Json; payment: Json; tickets: Json[] }> {
  const { id } = await book(doors, person, items);
  const payment = await startPaying(doors, person, id);
  assert.equal((await useCard(doors, payment, method)).status, 200);
  const booking = await settled(doors, person, id, "CONFIRMED", "SUCCEEDED");
  return { booking, payment, tickets: await ticketsOf(doors, person, id) };
}

export async function ticketsOf(doors: Doors, person: Person, booking_id: string): Promise<Json[]> {
  const { status, body } = await doors.call(`/tickets?booking_id=${booking_id}&limit=100`, {
    token: person.token,
  });
  assert.equal(status, 200);
  return body.items;
}

/** Everything in a list of the sandbox, all pages. */
export async function everything(doors: Doors, path: string, token?: string): Promise<Json[]> {
  const found: Json[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Answer = await doors.outside(
      `${path}${path.includes("?") ? "&" : "?"}limit=100${cursor && `&cursor=${cursor}`}`,
      token ? { token } : {},
    );
    assert.equal(page.status, 200, JSON.stringify(page.body));
    found.push(...page.body.items);
    cursor = page.body.next_cursor;
  }
  return found;
}

export const mailsTo = (doors: Doors, address: string): Promise<Json[]> =>
  everything(doors, `/sandbox/mailbox?to=${encodeURIComponent(address)}`);

/** All objects of a kind at Stripe, newest first. */
export async function atStripe(
  doors: Doors,
  kind: "payment_intents" | "refunds",
  filter = "",
): Promise<Json[]> {
  const found: Json[] = [];
  for (let after = ""; ;) {
    const { status, body } = await doors.outside(
      `/v1/${kind}?limit=100${filter}${after && `&starting_after=${after}`}`,
      { token: "sk_test_foyer_sandbox" },
    );
    assert.equal(status, 200, JSON.stringify(body));
    found.push(...body.data);
    if (!body.has_more) return found;
    after = body.data.at(-1).id;
  }
}

export const refundsOf = (doors: Doors, payment: Json): Promise<Json[]> =>
  atStripe(doors, "refunds", `&payment_intent=${payment.provider_payment_id}`);
