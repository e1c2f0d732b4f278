import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import type { Happening } from "./vendor.ts";

const Metadata = z.record(z.string(), z.string()).nullish();

/** What is read of an event; the rest, with whatever personal data it has, is dropped. */
const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(200),
  livemode: z.boolean().default(false),
  data: z
    .object({
      object: z.object({
        id: z.string().max(255).optional(),
        object: z.string().max(100).optional(),
        amount: z.number().nullish(),
        currency: z.string().nullish(),
        payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
        metadata: Metadata,
      }),
    })
    .optional(),
});

const REFUND_TYPES = new Set(["refund.created", "refund.updated", "refund.failed", "charge.refund.updated"]);

/** Reads the body of a verified webhook; undefined when it is no event. */
export function readStripeEvent(raw: Buffer): Happening | undefined {
  const parsed = Event.safeParse(parse(raw));
  if (!parsed.success) return undefined;
  const { id, type, livemode, data } = parsed.data;
  const object = data?.object ?? {};
  const metadata = object.metadata ?? {};
  const about = aboutWhat(type, object.object);
  const intent =
    typeof object.payment_intent === "string" ? object.payment_intent : object.payment_intent?.id;
  return {
    event_id: id,
    type,
    about,
    object_id: object.id ?? "",
    provider_payment_id: (about === "payment" ? object.id : intent) ?? null,
    provider_refund_id: about === "refund" ? (object.id ?? null) : null,
    refund_id: idOf(metadata.refund_id) ?? null,
    marks: marksOf(metadata),
    amount: object.amount ?? null,
    currency: object.currency?.toUpperCase() ?? null,
    live: livemode,
  };
}

/** What we wrote into the metadata of an intent. */
export function marksOf(metadata: Record<string, string>): Happening["marks"] {
  const revision = /^\d{1,9}$/.test(metadata.revision ?? "") ? Number(metadata.revision) : undefined;
  return { booking_id: idOf(metadata.booking_id), payment_id: idOf(metadata.payment_id), revision };
}

/** Anybody with the account's key can write metadata: what is no id of ours is not taken over. */
export const idOf = (value: string | undefined): string | undefined =>
  Id.safeParse(value).success ? value : undefined;

function aboutWhat(type: string, object: string | undefined): Happening["about"] {
  // It comes of our own request, whose answer says the same; were that lost, what happens next tells of it too.
  if (type === "payment_intent.created") return "nothing";
  if (type.startsWith("payment_intent.") && object === "payment_intent") return "payment";
  if (REFUND_TYPES.has(type) && object === "refund") return "refund";
  if (type.startsWith("charge.dispute.") && object === "dispute") return "dispute";
  return "nothing";
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}
