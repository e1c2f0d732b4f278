import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

export const receiptGenerated = defineEvent(
  "receipt.generated",
  1,
  "booking_id",
  z.object({ receipt_id: Id, booking_id: Id, payment_id: Id.nullable(), organization_id: Id, user_id: Id }),
  "A receipt is numbered and stored.",
);

export const receiptEvents = [receiptGenerated];
