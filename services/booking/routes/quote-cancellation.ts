import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Currency } from "../../../contracts/types/money.ts";
import { route } from "../../../platform/http/route.ts";
import { bookingFor, roleOf } from "../access.ts";
import { hindranceOf, moneyBack } from "../cancelling.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../db/booking-items.ts";

const Quote = z.object({
  can_cancel: z.boolean(),
  reason: z
    .enum(["over", "begun", "used"])
    .nullable()
    .describe("why not: it is over or called off, it has begun, or one of its tickets has let somebody in"),
  price_currency: Currency,
  paid_amount: z.int(),
  refunded_amount: z.int().describe("what went back already"),
  refund_amount: z.int().describe("what goes back when it is cancelled now"),
});

/** Asked before the question: what cancelling would do, to the cent. Changes nothing. */
export const quoteCancellation = route({
  method: "GET",
  path: "/bookings/:id/cancel-quote",
  summary: "What cancelling a booking would give back",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: Quote },
  async handler(context: Context, { params, caller }) {
    const booking = await bookingFor(context, caller, params.id, "bookings.update");
    const items = await itemsOf(context.db, booking.id);
    const reason = await hindranceOf(context, booking, items, roleOf(caller, booking));
    const money = await moneyBack(context, booking);
    return {
      can_cancel: reason === undefined,
      reason: reason ?? null,
      price_currency: booking.price_currency,
      ...money,
      refund_amount: reason ? 0 : money.refund_amount,
    };
  },
});
