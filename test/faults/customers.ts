import { newId } from "../../platform/ids.ts";
import { type Person, someAddress, useCard, visitPayPal } from "../buyer.ts";
import type { Answer, Doors, Json } from "../doors.ts";
import type { Stage } from "../stage.ts";

/** What a customer knows to have: nobody may lose it again. */
export interface Acknowledged {
  person: Person;
  booking_id: string;
  quantity: number;
  /** What the customer did next. */
  outcome: "paid" | "called off" | "walked away";
}

export interface Crowd {
  acknowledged: Acknowledged[];
  refused: number;
  retries: number;
  /** Lets everybody finish what they are doing, and waits for that. */
  leave(): Promise<void>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const chance = (of_ten: number) => Math.random() * 10 < of_ten;

/** Customers who buy without a pause, and ask again with the same key whenever an answer is lost. */
export function openDoors(doors: Doors, stage: Stage, size: number): Crowd {
  let leaving = false;
  const crowd: Crowd = { acknowledged: [], refused: 0, retries: 0, leave: () => Promise.resolve() };

  /** Asks until there is an answer: a cut connection, a 503 and a twin under way are none. */
  async function insist<T extends { status: number; body: Json }>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await ask();
        if (answer.status < 500 && answer.body?.code !== "idempotency_key_in_progress") return answer;
      } catch (error) {
        if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
      }
      crowd.retries++;
      await pause(100);
    }
  }

  const call = (path: string, person: Person | undefined, body: Json, key = newId()): Promise<Answer> =>
    insist(() => doors.call(path, { method: "POST", body, key, unwell: true, token: person?.token }));

  async function buySomething(): Promise<void> {
    const email = someAddress("fault");
    const { body } = await call("/auth/guest", undefined, { email, name: "Nora Quinn" });
    const person = { id: body.user.id, token: body.access_token, email };
    const items = chance(3) ? [stage.standing(1)] : await someSeats();
    const made = await call("/bookings", person, { items });
    if (made.status !== 201) return void crowd.refused++;
    const note: Acknowledged = {
      person,
      booking_id: made.body.id,
      quantity: items.length,
      outcome: "walked away",
    };
    crowd.acknowledged.push(note);
    if (chance(1.5)) return;
    const provider = chance(3) ? "paypal" : "stripe";
    const payment = await call("/payments/create", person, { booking_id: note.booking_id, provider });
    if (payment.status !== 201) return;
    await insist(() => (provider === "paypal" ? sayYes(payment.body) : useCard(doors, payment.body)));
    note.outcome = "paid";
    if (!chance(2)) return;
    await pause(Math.random() * 600);
    await call(`/bookings/${note.booking_id}/cancel`, person, {});
    note.outcome = "called off";
  }

  /** At PayPal; some are declined when the money is taken, and do not come back. */
  const sayYes = async (payment: Json) => ({
    status: 200,
    body: payment.approve_url
      ? await visitPayPal(payment, "approve", chance(1) ? "declined" : "balance")
      : {},
  });

  // Of a few rows only, so that customers get in each other's way; taken ones are sometimes tried all the same.
  async function someSeats(): Promise<Json[]> {
    const { body } = await insist(() =>
      doors.call(`/tickets/availability/${stage.theatre.performance_id}`, { unwell: true }),
    );
    const taken = new Set<string>(body.taken);
    const free = stage.theatre.places.filter(({ id }) => !taken.has(id) || chance(0.2)).slice(0, 40);
    const first = free[Math.floor(Math.random() * free.length)];
    const second = chance(5) ? free[Math.floor(Math.random() * free.length)] : undefined;
    return [...new Set([first, second])].filter((seat) => seat !== undefined).map((seat) => stage.seat(seat));
  }

  const everybody = Promise.all(
    Array.from({ length: size }, async () => {
      while (!leaving) await buySomething();
    }),
  );
  crowd.leave = async () => {
    leaving = true;
    await everybody;
  };
  return crowd;
}
