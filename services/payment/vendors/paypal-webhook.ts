import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { fromPayPalMoney } from "./paypal-money.ts";
import type { Happening } from "./vendor.ts";

const Money = z.object({ currency_code: z.string(), value: z.string() });

/** What is read of an event; the rest, with whatever personal data it has, is dropped. */
const Event = z.object({
  id: z.string().min(1).max(255),
  event_type: z.string().min(1).max(200),
  resource_type: z.string().max(100).optional(),
  resource: z
    .object({
      id: z.string().max(255).optional(),
      dispute_id: z.string().max(255).optional(),
      dispute_amount: Money.optional().catch(undefined),
      custom_id: z.string().optional(),
      amount: Money.optional().catch(undefined),
      purchase_units: z
        .array(z.object({ custom_id: z.string().optional(), amount: Money.optional() }))
        .optional(),
      supplementary_data: z
        .object({ related_ids: z.object({ order_id: z.string().max(255).optional() }).optional() })
        .optional(),
    })
    .optional(),
});

/** Reads the body of a webhook; undefined when it is no event. */
export function readPayPalEvent(raw: Buffer, live: boolean): Happening | undefined {
  const parsed = Event.safeParse(parse(raw));
  if (!parsed.success) return undefined;
  const { id, event_type, resource = {} } = parsed.data;
  const unit = resource.purchase_units?.[0];
  const order_id = resource.supplementary_data?.related_ids?.order_id;
  const about = aboutWhat(event_type);
  const intent = event_type.startsWith("CHECKOUT.ORDER.") ? resource.id : order_id;
  const money = resource.amount ?? resource.dispute_amount ?? unit?.amount;
  const known = about === "payment" && intent === undefined ? "nothing" : about;
  return {
    event_id: id,
    type: event_type,
    about: known,
    object_id: resource.id ?? resource.dispute_id ?? "",
    provider_payment_id: intent ?? null,
    provider_refund_id: known === "refund" ? (resource.id ?? null) : null,
    refund_id: known === "refund" ? (idOf(resource.custom_id) ?? null) : null,
    marks: known === "payment" ? readMarks(resource.custom_id ?? unit?.custom_id).marks : {},
    amount: money ? fromPayPalMoney(money) : null,
    currency: money?.currency_code ?? null,
    // PayPal's events do not say; it has verified that this one is of the account we are at.
    live,
  };
}

/** How an order ended without money, and why it was declined: PayPal has no word for it, so it is written on the order. */
export interface End {
  word: "cancelled" | "declined";
  code: string;
}
const LONGEST_CODE = 30;

/** What is written on an order: `booking:payment:revision`, and how it ended; at most 127 characters. */
export function writeMarks(booking_id: string, payment_id: string, revision: number, end?: End): string {
  const ended = end ? [end.word, end.code.slice(0, LONGEST_CODE)] : [];
  return [booking_id, payment_id, revision, ...ended].join(":");
}

/** Anybody with the account's key can write there: what is no id of ours is not taken over. */
export function readMarks(custom_id: string | undefined): {
  marks: Happening["marks"];
  end: End | undefined;
} {
  const [booking, payment, count, word, code = ""] = (custom_id ?? "").split(":");
  const revision = /^\d{1,9}$/.test(count ?? "") ? Number(count) : undefined;
  const end: End | undefined = word === "cancelled" || word === "declined" ? { word, code } : undefined;
  return { marks: { booking_id: idOf(booking), payment_id: idOf(payment), revision }, end };
}

export const idOf = (value: string | undefined): string | undefined =>
  Id.safeParse(value).success ? value : undefined;

function aboutWhat(type: string): Happening["about"] {
  if (type.startsWith("CHECKOUT.ORDER.")) return "payment";
  if (type === "PAYMENT.CAPTURE.REFUNDED" || type === "PAYMENT.CAPTURE.REVERSED") return "refund";
  if (type.startsWith("PAYMENT.CAPTURE.")) return "payment";
  if (type.startsWith("CUSTOMER.DISPUTE.")) return "dispute";
  return type.startsWith("PAYMENT.REFUND.") ? "refund" : "nothing";
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw));
  } catch {
    return undefined;
  }
}
