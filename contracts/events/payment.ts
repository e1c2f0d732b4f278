import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

const PaymentState = z.object({
  payment_id: Id,
  booking_id: Id,
  organization_id: Id,
  /** null once the customer's account is erased. */
  user_id: Id.nullable().optional(),
  provider: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum([
    "CREATED",
    "PENDING",
    "PROCESSING",
    "SUCCEEDED",
    "FAILED",
    "CANCELLED",
    "PARTIALLY_REFUNDED",
    "REFUNDED",
  ]),
  captured_amount: z.int(),
  refunded_amount: z.int(),
});

// The ordering key is the booking: all its payments are seen in one order.
const event = <const Name extends string>(name: Name, meaning: string) =>
  defineEvent(name, 1, "booking_id", PaymentState, meaning);

export const paymentCreated = event("payment.created", "Something is payable.");
export const paymentProcessing = event(
  "payment.processing",
  "The provider took it on and does not know yet: a booking waits for it.",
);
export const paymentSucceeded = event("payment.succeeded", "The money is there.");
export const paymentFailed = event(
  "payment.failed",
  "An attempt was declined, or the payment ended without money.",
);
export const paymentRefunded = event(
  "payment.refunded",
  "Money went back; refunded_amount is the sum so far.",
);

export const paymentEvents = [
  paymentCreated,
  paymentProcessing,
  paymentSucceeded,
  paymentFailed,
  paymentRefunded,
];
