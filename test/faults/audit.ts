import assert from "node:assert/strict";
import { atStripe, availability, bookingOf, everything, ticketsOf } from "../buyer.ts";
import { type Doors, eventually, type Json } from "../doors.ts";
import type { Stage } from "../stage.ts";
import type { Acknowledged } from "./customers.ts";

/** How things stand, seen from outside only. */
export interface Findings {
  /** What must not be; empty when all is well. */
  violations: string[];
  confirmed: number;
  captured: number;
  refunded: number;
}

/**
 * Waits until nothing moves any more, then compares what customers, the provider and the mailbox know.
 * @param processes where each process answers /metrics; the gateway, unless there are more
 */
export async function auditSales(
  doors: Doors,
  stage: Stage,
  acknowledged: Acknowledged[],
  processes: string[] = [doors.gateway],
): Promise<Findings> {
  const violations: string[] = [];
  const check = (right: boolean, what: string) => void (right || violations.push(what));
  const bookings = await untilQuiet(doors, acknowledged);
  const [intents, refunds, mails] = [
    await atStripe(doors, "payment_intents"),
    await atStripe(doors, "refunds"),
    await everything(doors, "/sandbox/mailbox"),
  ];
  const captured: Money[] = [
    ...intents.filter((intent) => intent.amount_received > 0).map((intent) => atCards(intent, refunds)),
    ...(await everything(doors, "/sandbox/captures")).map(atPayPal),
  ];

  for (const { booking_id, amount, back } of captured) {
    const booking = bookings.get(booking_id);
    const kept =
      booking?.status === "CONFIRMED" &&
      booking.payment_status === "SUCCEEDED" &&
      booking.price_amount === amount;
    check(
      kept ? back === 0 : back === amount,
      `${amount} captured, ${back} back, booking ${booking?.id} is ${booking?.status} / ${booking?.payment_status}`,
    );
  }
  const per_booking = Map.groupBy(captured, ({ booking_id }) => booking_id);
  for (const [id, list] of per_booking)
    check(list.length === 1, `booking ${id} was paid ${list.length} times`);

  const owners = new Map<string, string>();
  let confirmed = 0;
  for (const { person, booking_id, quantity, outcome } of acknowledged) {
    const booking = bookings.get(booking_id)!;
    const tickets = await ticketsOf(doors, person, booking_id);
    const live = tickets.filter((ticket) => ticket.status !== "CANCELLED");
    const holds = booking.status === "CONFIRMED";
    if (holds) confirmed++;
    check(
      live.length === (holds ? quantity : 0),
      `${booking.status} booking ${booking_id} has ${live.length} live tickets of ${quantity}`,
    );
    check(
      !holds || per_booking.has(booking_id),
      `booking ${booking_id} is confirmed without money (${outcome})`,
    );
    for (const { place_id } of live) {
      check(
        !owners.has(place_id),
        `place ${place_id} has two live tickets, of ${owners.get(place_id)} and ${booking_id}`,
      );
      owners.set(place_id, booking_id);
    }
    if (holds) await checkPapers(doors, booking, { person, mails }, check);
  }
  await checkPlaces(doors, stage, owners, check);
  for (const url of processes) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const line of metrics.match(/^tasks_parked\{.*\} [1-9].*$/gm) ?? [])
      violations.push(`waits for a person: ${line}`);
  }
  const refunded = captured.filter(({ back }) => back > 0).length;
  return { violations, confirmed, captured: captured.length, refunded };
}

/** Money that a provider took, and how much of it went back. */
interface Money {
  booking_id: string;
  amount: number;
  back: number;
}

function atCards(intent: Json, refunds: Json[]): Money {
  const own = refunds.filter((one) => one.payment_intent === intent.id && one.status === "succeeded");
  const back = own.reduce((sum, one) => sum + one.amount, 0);
  return { booking_id: intent.metadata.booking_id, amount: intent.amount_received, back };
}

const atPayPal = ({ booking_id, amount, refunded_amount }: Json): Money => ({
  booking_id,
  amount,
  back: refunded_amount,
});

/** One mail and one receipt for a confirmed booking. */
async function checkPapers(
  doors: Doors,
  booking: Json,
  { person, mails }: { person: Acknowledged["person"]; mails: Json[] },
  check: (right: boolean, what: string) => void,
): Promise<void> {
  const own = mails.filter((mail) => mail.to === person.email.toLowerCase() && mail.attachments.length > 0);
  check(own.length === 1, `booking ${booking.id} has ${own.length} confirmation mails`);
  check(
    new Set(mails.map((mail) => `${mail.message_id} ${mail.to}`)).size === mails.length,
    "a mail is shown twice",
  );
  const { body } = await doors.call(`/receipts?booking_id=${booking.id}`, { token: person.token });
  check(
    body.items.length === 1 && body.items[0].amount === booking.price_amount,
    `booking ${booking.id} has receipts ${JSON.stringify(body.items)}`,
  );
}

/** Nothing is taken but what somebody has a ticket for. */
async function checkPlaces(
  doors: Doors,
  stage: Stage,
  owners: Map<string, string>,
  check: (right: boolean, what: string) => void,
): Promise<void> {
  const { taken, zones } = await availability(doors, stage.theatre.performance_id);
  for (const id of taken) check(owners.has(id), `place ${id} is taken by nobody`);
  const seats = new Set(stage.theatre.places.map(({ id }) => id));
  const standing = [...owners.keys()].filter((id) => !seats.has(id)).length;
  const zone = zones.find((one: Json) => one.zone_id === stage.theatre.zones.standing);
  check(
    zone.total - zone.free === standing,
    `${zone.total - zone.free} standing places are gone, ${standing} are sold`,
  );
}

/** Every acknowledged booking as its customer sees it, once none waits for anything. */
async function untilQuiet(doors: Doors, acknowledged: Acknowledged[]): Promise<Map<string, Json>> {
  const bookings = new Map<string, Json>();
  const look = async () => {
    for (const { person, booking_id } of acknowledged) {
      const known = bookings.get(booking_id);
      if (!known || isMoving(known)) bookings.set(booking_id, await bookingOf(doors, person, booking_id));
    }
    const moving = [...bookings.values()]
      .filter(isMoving)
      .map(({ id, status, payment_status }) => `${id} ${status} ${payment_status}`);
    assert.deepEqual(moving, []);
  };
  // Holds end, the provider is asked, mails are tried again: minutes, not seconds.
  for (let round = 0; round < 8; round++) await eventually(doors, look).catch(() => undefined);
  await look();
  await eventually(doors, async () => {
    for (const booking of [...bookings.values()].filter(({ status }) => status === "CONFIRMED")) {
      const { person } = acknowledged.find(({ booking_id }) => booking_id === booking.id)!;
      const { body } = await doors.call(`/receipts?booking_id=${booking.id}`, { token: person.token });
      assert.equal(body.items.length, 1);
    }
  }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  // What was confirmed while others were waited for may have been called off since.
  for (const { person, booking_id } of acknowledged)
    bookings.set(booking_id, await bookingOf(doors, person, booking_id));
  return bookings;
}

const isMoving = ({ status, payment_status }: Json) =>
  status === "PENDING" || payment_status === "REFUNDING" || payment_status === "PROCESSING";
