import { randomBytes } from "node:crypto";
import assert from "node:assert/strict";
import { arrive, book, mailsTo, settled, startPaying, useCard } from "../buyer.ts";
import { openCounter } from "../counter.ts";
import { type Doors, eventually } from "../doors.ts";
import { listen } from "../live.ts";
import { openStage } from "../stage.ts";

/** What a customer did, and what must be found nowhere. */
export interface Purchase {
  trace_id: string;
  /** The browser's own span, which it keeps for itself. */
  client_span_id: string;
  personal: string[];
}

/**
 * Seats, a haircut and a shirt, from the basket to the mail. The browser begins the trace: everything it asks for
 * this purchase says so.
 */
export async function buyInOneTrace(foyer: Doors): Promise<Purchase> {
  const stage = await openStage(foyer);
  const counter = await openCounter(foyer, stage);
  const email = "canary.perch@example.org";
  const person = await arrive(foyer, email, "Wilhelmina Canary");
  await using page = await listen(foyer);
  page.send({ type: "authenticate", access_token: person.token });
  page.send({ type: "subscribe", room: `user:${person.id}` });
  await page.hear((message) => message.type === "subscribed");

  const trace_id = randomBytes(16).toString("hex");
  const client_span_id = randomBytes(8).toString("hex");
  const traceparent = `00-${trace_id}-${client_span_id}-00`;
  const doors: Doors = {
    ...foyer,
    call: (path, options = {}) =>
      foyer.call(path, { ...options, headers: { ...options.headers, traceparent } }),
  };
  const time = (await counter.times(counter.haircut, 9))[0]!;
  const seats = stage.seats("stalls", 2).map((seat) => stage.seat(seat));
  const { id } = await book(doors, person, [...seats, counter.cut(time.start_time), counter.shirts(1)]);
  const payment = await startPaying(doors, person, id);
  assert.equal((await useCard(foyer, payment)).status, 200);
  await settled(foyer, person, id, "CONFIRMED", "SUCCEEDED");
  await eventually(foyer, async () => assert.equal((await mailsTo(foyer, email)).length, 1));
  await page.hear((message) => message.type === "booking.updated" && message.data.status === "CONFIRMED");
  // A search is something that somebody typed, and a query is where secrets of links are.
  await doors.call("/products/search?q=canaryquery");
  return {
    trace_id,
    client_span_id,
    personal: [
      email,
      "canary.perch",
      "Wilhelmina",
      "Canary",
      "canaryquery",
      person.token,
      person.token.split(".")[1]!,
      payment.client_secret,
      "sk_test_foyer_sandbox",
      "4242 4242",
      "•••• 4242",
      "plum river 47",
    ],
  };
}
