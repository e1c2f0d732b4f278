import { readFile } from "node:fs/promises";
import type { Client } from "./client.ts";
import { demoTime } from "./dates.ts";
import type { Person, SignedIn } from "./people.ts";
import { fillShelf } from "./shelf.ts";
import { type DemoEvent, type DemoVenue, events, organizations, venues } from "./programme.ts";

const MINUTE_MS = 60_000;
const picture = (slug: string) => new URL(`./pictures/${slug}.webp`, import.meta.url);

/** Founds the houses, furnishes them, puts their events on the programme and their goods on the shelf. */
export async function printProgramme(
  api: Client,
  everybody: Record<Person, SignedIn>,
  today: Date,
  invitationOf: (email: string) => Promise<string>,
): Promise<void> {
  const owners = {
    "harbour-house": everybody.organizer.token,
    "quay-street": everybody.other_organizer.token,
  };
  const houses: Record<string, string> = {};
  for (const [key, house] of Object.entries(organizations))
    houses[key] = (await api.post("/organizations", house, owners[key as keyof typeof owners])).id;
  await hire(api, everybody, houses["harbour-house"]!, invitationOf);

  const halls: Record<string, string> = {};
  for (const { key, organization, layout, ...venue } of venues) {
    const hall = await api.post(
      "/venues",
      { organization_id: houses[organization], ...venue },
      owners[organization],
    );
    await api.put(`/venues/${hall.id}/layout`, layout, owners[organization]);
    halls[key] = hall.id;
  }
  for (const event of events) {
    const token = owners[event.organization];
    const made = await api.post(
      "/events",
      bodyOf(event, houses[event.organization]!, halls[event.venue]!, today),
      token,
    );
    if (event.image)
      await api.upload(`/events/${made.id}/image`, await readFile(picture(event.slug)), "image/webp", token);
    await api.post(`/events/${made.id}/publish`, {}, token);
  }
  await fillShelf(api, { organization_id: houses["harbour-house"]!, token: owners["harbour-house"] });
}

/** The scanner is invited like anybody else, and accepts. */
async function hire(
  api: Client,
  { organizer, scanner }: Record<Person, SignedIn>,
  organization_id: string,
  invitationOf: (email: string) => Promise<string>,
): Promise<void> {
  await api.post(
    `/organizations/${organization_id}/invitations`,
    { email: scanner.email, role: "scanner" },
    organizer.token,
  );
  await api.post(
    "/organizations/invitations/accept",
    { token: await invitationOf(scanner.email) },
    scanner.token,
  );
}

function bodyOf(event: DemoEvent, organization_id: string, venue_id: string, today: Date) {
  const {
    slug,
    name,
    description,
    category,
    tags,
    minimum_age,
    image,
    ticket_types,
    prices,
    early,
    currency,
    tax_basis_points,
    performances,
  } = event;
  const { time_zone } = venues.find((venue) => venue.key === event.venue) as DemoVenue;
  return {
    organization_id,
    venue_id,
    slug,
    name,
    description,
    category,
    tags,
    ...(minimum_age ? { minimum_age } : {}),
    ...(image ? { image_alt: image.alt } : {}),
    ticket_types: ticket_types.map((type) => ({ ...type, min_per_booking: 1 })),
    prices: Object.entries(prices).flatMap(([zone_key, types]) =>
      Object.entries(types).map(([ticket_type_key, price_amount]) => ({
        zone_key,
        ticket_type_key,
        price_amount,
        price_currency: currency,
        tax_basis_points,
        tiers: (early?.[zone_key]?.[ticket_type_key] ?? []).map(({ until_day, ...tier }) => ({
          ...tier,
          ...(until_day === undefined
            ? {}
            : { until: demoTime(today, until_day, "23:59", time_zone).toISOString() }),
        })),
      })),
    ),
    performances: performances.map(({ day, start, minutes, sale_starts_day }) => {
      const starts_at = demoTime(today, day, start, time_zone);
      const at = (ms: number) => new Date(ms).toISOString();
      return {
        starts_at: starts_at.toISOString(),
        ends_at: at(starts_at.getTime() + minutes * MINUTE_MS),
        doors_at: at(starts_at.getTime() - 60 * MINUTE_MS),
        sale_ends_at: starts_at.toISOString(),
        ...(sale_starts_day === undefined
          ? {}
          : { sale_starts_at: demoTime(today, sale_starts_day, "10:00", time_zone).toISOString() }),
      };
    }),
  };
}
