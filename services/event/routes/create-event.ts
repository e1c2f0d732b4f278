import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { TimeZone } from "../../../contracts/types/time.ts";
import { violates } from "../../../platform/db/database.ts";
import { invalid } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { partsOf, refuse, slugTaken } from "../access.ts";
import type { Context } from "../context.ts";
import { insertEvent } from "../db/events.ts";
import { insertPerformance, performancesOf } from "../db/performances.ts";
import { layoutOfVenue, venueById } from "../db/venues.ts";
import { tooManyPlaces } from "../domain/event-layout.ts";
import { pricesOf, ticketTypeProblems, ticketTypesOf, zonesOf } from "../domain/offer.ts";
import { PerformanceInput, performanceProblems, timesOf } from "../domain/performance.ts";
import { slugOf } from "../domain/text.ts";
import { EventOffer, EventTexts, Slug } from "../event-input.ts";
import { detailOf, EventDetail } from "../event-view.ts";

const Body = z.object({
  organization_id: Id,
  venue_id: Id,
  slug: Slug.optional(),
  ...EventTexts,
  description: EventTexts.description.default(""),
  tags: EventTexts.tags.default([]),
  minimum_age: EventTexts.minimum_age.optional(),
  image_alt: EventTexts.image_alt.default(""),
  time_zone: TimeZone.optional(),
  ...EventOffer,
  performances: z.array(PerformanceInput).max(200).default([]),
});

export const createEvent = route({
  method: "POST",
  path: "/events",
  summary: "Draft an event; the venue's layout is copied into it",
  access: "user",
  body: Body,
  replies: { 201: EventDetail },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { body, caller }) {
    requirePermission(caller, "events.create", body.organization_id);
    const venue = await venueById(context.db, body.venue_id);
    if (venue?.organization_id !== body.organization_id)
      throw invalid("/venue_id", "unknown_venue", "The organization has no such venue.");
    const layout = await layoutOfVenue(context.db, venue.id);
    if (!layout) throw invalid("/venue_id", "no_layout", "The venue has no layout yet.");

    const id = newId();
    const plan = {
      ...zonesOf(layout, partsOf(id)),
      ticket_types: ticketTypesOf(body.ticket_types, partsOf(id)),
    };
    const { prices, problems } = pricesOf(plan, body.prices);
    const times = body.performances.map(timesOf);
    const all = [
      ...ticketTypeProblems(body.ticket_types),
      ...problems,
      ...times.flatMap((time, index) => performanceProblems(time, `/performances/${index}`)),
      ...tooManyPlaces(layout, times.length, context.config.places_per_event, "/performances"),
    ];
    if (all.length > 0) throw refuse(all);

    const { name: organization_name } = await context.auth.getOrganization({
      organizationId: body.organization_id,
    });
    const offer = { ...plan, prices };
    const row = {
      id,
      organization_id: body.organization_id,
      organization_name,
      venue_id: venue.id,
      venue_name: venue.name,
      venue_city: venue.city,
      venue_country: venue.country,
      venue_latitude: venue.latitude,
      venue_longitude: venue.longitude,
      slug: body.slug ?? `${slugOf(body.name)}-${id.slice(-6)}`,
      name: body.name,
      description: body.description,
      category: body.category,
      tags: body.tags,
      minimum_age: body.minimum_age ?? null,
      time_zone: body.time_zone ?? venue.time_zone,
      status: "DRAFT",
      version: 1,
      offer,
      sold: {},
      image: null,
      image_alt: body.image_alt,
    };
    try {
      return await context.db.tx(async (tx) => {
        const event = await insertEvent(tx, row, layout.places);
        for (const time of times) await insertPerformance(tx, newId(), id, time);
        const performances = await performancesOf(tx, [id]);
        return reply(201, detailOf(event, performances, context.clock.now(), context.public_urls.web), {
          etag: `"${event.version}"`,
          location: `/events/${id}`,
        });
      });
    } catch (error) {
      if (violates(error, "events_slug_key")) throw slugTaken();
      throw error;
    }
  },
});
