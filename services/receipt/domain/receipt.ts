import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Amount, Currency } from "../../../contracts/types/money.ts";
import { Time } from "../../../contracts/types/time.ts";

/** A receipt as the API shows it. */
export const ReceiptView = z
  .object({
    id: Id,
    number: z.string(),
    booking_id: Id,
    payment_id: Id,
    organization_id: Id,
    amount: Amount,
    tax_amount: Amount,
    currency: Currency,
    generated_at: Time,
  })
  .meta({ id: "Receipt" });

interface Row {
  id: string;
  number: string;
  booking_id: string;
  payment_id: string;
  organization_id: string;
  amount: number;
  tax_amount: number;
  currency: string;
  generated_at: Date | null;
}

export function viewOf({
  id,
  number,
  booking_id,
  payment_id,
  organization_id,
  amount,
  tax_amount,
  currency,
  generated_at,
}: Row): z.output<typeof ReceiptView> {
  return {
    id,
    number,
    booking_id,
    payment_id,
    organization_id,
    amount,
    tax_amount,
    currency,
    generated_at: generated_at!.toISOString(),
  };
}
