import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import { eventForChange, partsOf, refuse } from "../access.ts";
import { announce } from "../announce.ts";
import { answerEvent } from "../answer-event.ts";
import type { Context } from "../context.ts";
import { type EventRow, updateEvent as writeEvent } from "../db/events.ts";
import { type Offer, pricesOf, ticketTypeProblems, ticketTypesOf } from "../domain/offer.ts";
import { EventOffer, EventTexts } from "../event-input.ts";
import { EventDetail } from "../event-view.ts";
import { eventChanged } from "../facts.ts";

const Body = z
  .object({ ...EventTexts, minimum_age: EventTexts.minimum_age.nullable(), ...EventOffer })
  .partial();

export const updateEvent = route({
  method: "PUT",
  path: "/events/:id",
  summary: "Change what you send of an event; one on the programme changes for buyers at once",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: Body,
  replies: { 200: EventDetail },
  errors: ["forbidden", "invalid_state", "capacity_below_sold"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const { ticket_types: _types, prices: _prices, ...texts } = body;
    const event = await context.db.tx(async (tx) => {
      const known = await eventForChange(tx, caller, params.id, "events.update");
      requireVersion(known.version);
      const changed = await writeEvent(tx, { ...known, ...texts, offer: changedOffer(known, body) });
      await announce(context, tx, changed, "updated");
      return changed;
    });
    eventChanged(context, event, "updated");
    return answerEvent(context, event);
  },
});

/** Ticket types and prices as sent; prices that are not sent stay, as far as their ticket types do. */
function changedOffer({ id, offer }: EventRow, body: z.output<typeof Body>): Offer {
  const ticket_types = body.ticket_types ? ticketTypesOf(body.ticket_types, partsOf(id)) : offer.ticket_types;
  const problems = ticketTypeProblems(body.ticket_types ?? []);
  const kept = offer.prices.filter((price) => ticket_types.some((type) => type.id === price.ticket_type_id));
  const priced = body.prices
    ? pricesOf({ zones: offer.zones, ticket_types }, body.prices)
    : { prices: kept, problems: [] };
  if (problems.length + priced.problems.length > 0) throw refuse([...problems, ...priced.problems]);
  return { ...offer, ticket_types, prices: priced.prices };
}
