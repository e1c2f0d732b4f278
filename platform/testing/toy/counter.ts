import { z } from "zod";
import { bookingCreated } from "../../../contracts/events/booking.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { sql } from "../../db/sql.ts";
import { conflict } from "../../errors.ts";
import { reply, route } from "../../http/route.ts";
import type { Base } from "../../service.ts";

/** A tiny service for the chassis' own tests: it counts, and it emits what booking would. */
export const addOne = sql(
  { value: "int4" },
  "insert into counters (id, value) values ($1, 1) on conflict (id) do update set value = counters.value + 1 returning value",
);
export const readCounter = sql({ value: "int4" }, "select value from counters where id = $1");

export const bookingState = (booking_id: string, version: number) => ({
  booking_id,
  user_id: booking_id,
  organization_id: booking_id,
  status: "PENDING" as const,
  payment_status: "PENDING" as const,
  price_amount: 100,
  price_currency: "EUR",
  payment_id: null,
  expires_at: null,
  start_time: null,
  end_time: null,
  version,
  reason: null,
});

const Counter = z.object({ value: z.int() });

export const count = route({
  method: "POST",
  path: "/counters/:id",
  summary: "Count one up",
  access: "user",
  idempotent: true,
  params: z.object({ id: Id }),
  body: z.object({ note: z.string().max(20).optional(), amount: z.int().min(0).max(100).optional() }),
  replies: { 201: Counter },
  async handler(context: Base, { params, body, remember }) {
    if (body.note === "refuse") throw conflict("invalid_state", "Refused on purpose.");
    return context.db.tx(async (tx) => {
      const row = await addOne.one(tx, params.id);
      context.outbox.add(tx, bookingCreated, bookingState(params.id, row!.value));
      return remember(tx, reply(201, { value: row!.value }));
    });
  },
});

export const show = route({
  method: "GET",
  path: "/counters/:id",
  summary: "Read a counter",
  access: "public",
  params: z.object({ id: Id }),
  query: z.object({ verbose: z.enum(["yes", "no"]).optional() }),
  replies: { 200: Counter },
  async handler(context: Base, { params }) {
    return { value: (await readCounter.one(context.db, params.id))?.value ?? 0 };
  },
});
