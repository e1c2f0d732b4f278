import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { type FieldError, AppError, invalid, notFound } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { listOffers } from "../db/offers.ts";
import { listEntries } from "../db/slots.ts";
import { diaryOf } from "../domain/diary.ts";
import { type Offer, timetableOf, variantOf } from "../domain/offer.ts";
import { timesBetween } from "../domain/schedule.ts";

const MAX_DAYS = 62;
const DAY_MS = 86_400_000;
/** More than this is no list for a person, and nobody should make us write it. */
const MAX_TIMES = 6_000;

const Query = z.object({
  product_id: Id,
  variant_id: Id.optional(),
  provider_id: Id.optional(),
  quantity: z.coerce.number().int().min(1).max(100).default(1),
  from: Time.optional().describe("services: required"),
  to: Time.optional().describe(`services: required, at most ${MAX_DAYS} days later`),
  taken: z
    .enum(["true", "false"])
    .default("false")
    .describe("services: also times that nothing or too little is left of, as `remaining` tells"),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_TIMES)
    .optional()
    .describe("services: only the first so many"),
});

const Slot = z.object({
  start_time: Time,
  end_time: Time,
  provider_id: Id,
  remaining: z.int().describe("how many more fit in"),
});

export const checkAvailability = route({
  method: "GET",
  path: "/availability/check",
  summary: "What can be had of a product now, or the free times of a service",
  access: "public",
  query: Query,
  replies: {
    200: z.object({ available: z.boolean(), remaining: z.int().optional(), slots: z.array(Slot).optional() }),
  },
  async handler(context: Context, { query }) {
    const listed = await listOffers.one(context.db, [query.product_id]);
    const offer = (listed!.offers as Offer[])[0];
    if (!offer?.published) throw notFound();
    return offer.type === "product" ? stockOf(offer, query) : freeTimes(context, offer, query);
  },
});

function stockOf(offer: Offer, { variant_id, quantity }: z.output<typeof Query>) {
  const certain = variant_id === undefined ? undefined : variantOf(offer, variant_id);
  if (variant_id !== undefined && !certain)
    throw invalid("/variant_id", "not_found", "There is no such variant.");
  const stocks = (certain ? [certain] : offer.variants).map(({ stock }) => stock ?? 0);
  return {
    available: stocks.some((stock) => stock >= quantity),
    remaining: stocks.reduce((sum, stock) => sum + stock, 0),
  };
}

async function freeTimes(context: Context, offer: Offer, query: z.output<typeof Query>) {
  const { from, to } = rangeOf(query);
  if (query.provider_id !== undefined && !offer.providers.some(({ id }) => id === query.provider_id))
    throw invalid("/provider_id", "not_found", "There is no such provider.");
  const now = context.clock.now();
  const times = timesBetween(timetableOf(offer), from > now ? from : now, to).filter(
    ({ provider_id, starts_at }) =>
      starts_at > now && (query.provider_id === undefined || provider_id === query.provider_id),
  );
  if (times.length > MAX_TIMES)
    throw invalid("/to", "too_many", "That is too much for one answer: ask for fewer days, or one provider.");
  const providers = [...new Set(times.map(({ provider_id }) => provider_id))];
  const around = [new Date(from.getTime() - 2 * DAY_MS), new Date(to.getTime() + 2 * DAY_MS)];
  const diary = diaryOf(await listEntries.all(context.db, providers, ...around));
  const slots = times.flatMap((time) => {
    const remaining = diary.room({ ...time, product_id: offer.product_id });
    if (remaining < query.quantity && query.taken === "false") return [];
    return {
      start_time: time.starts_at.toISOString(),
      end_time: time.ends_at.toISOString(),
      provider_id: time.provider_id,
      remaining,
    };
  });
  return {
    available: slots.some(({ remaining }) => remaining >= query.quantity),
    slots: slots.slice(0, query.limit),
  };
}

/** @throws AppError validation_failed */
function rangeOf({ from, to }: { from?: string | undefined; to?: string | undefined }): {
  from: Date;
  to: Date;
} {
  const missing = Object.entries({ from, to }).flatMap(([name, value]): FieldError[] =>
    value === undefined ? [{ pointer: `/${name}`, code: "required", detail: "Needed for a service." }] : [],
  );
  if (missing.length > 0)
    throw new AppError("invalid_argument", "validation_failed", {
      detail: "The query is not valid.",
      errors: missing,
    });
  const range = { from: new Date(from!), to: new Date(to!) };
  if (range.to <= range.from) throw invalid("/to", "out_of_range", "It has to be after from.");
  if (range.to.getTime() - range.from.getTime() > MAX_DAYS * DAY_MS)
    throw invalid("/to", "out_of_range", `At most ${MAX_DAYS} days.`);
  return range;
}
