import assert from "node:assert/strict";
import { AuthService } from "../contracts/gen/auth/v1/auth_pb.ts";
import type { Layout } from "../contracts/types/layout.ts";
import { rowName, seated, seatAt, standingLayout } from "../services/event/domain/layouts.ts";
import { newId } from "../platform/ids.ts";
import { mailsTo, type Person, register } from "./buyer.ts";
import { type Doors, eventually, type Json } from "./doors.ts";
import type { Foyer } from "./foyer.ts";

const DAY_MS = 86_400_000;
const ROW_LENGTH = 8;

export interface Seat {
  id: string;
  zone_id: string;
  row: string;
  label: string;
}

/** A small theatre on sale (stalls, balcony, 100 standing), and a studio that is free, four places a person. */
export interface Stage {
  organizer: Person;
  organization_id: string;
  venue_id: string;
  tax_basis_points: number;
  row_length: number;
  theatre: {
    event_id: string;
    performance_id: string;
    /** Of the same event, on sale too. */
    second_performance_id: string;
    /** Of the same event, on sale only in thirty days. */
    later_performance_id: string;
    zones: Record<"stalls" | "balcony" | "standing", string>;
    types: Record<"full" | "reduced", string>;
    places: Seat[];
  };
  studio: { event_id: string; performance_id: string; zone_id: string; type_id: string };
  /** The next seats of a zone that no test had yet. */
  seats(zone: "stalls" | "balcony", count: number): Seat[];
  price(zone_id: string, type_id: string): number;
  /** Wanted items, as a booking names them. */
  seat(seat: Seat, type_id?: string): Json;
  standing(quantity: number): Json;
  best(zone_id: string, quantity: number): Json;
  admission(quantity: number): Json;
}

const details = (name: string) => ({
  name,
  legal_name: `${name} Theatre Company CLG`,
  address_lines: ["1 Custom House Quay", "Cork", "T12 KX7Y"],
  country: "IE",
  tax_id: "IE3472915KH",
  email: "desk@harbour-house.example",
});

/** Everything through the API, as an organizer would. @param options rows of eight seats in the stalls, three unless told */
export async function openStage(
  doors: Doors,
  options: { rows?: number; name?: string } = {},
): Promise<Stage> {
  const name = options.name ?? "Harbour House";
  const organizer = await registerVerified(doors, "organizer");
  const organization_id = await post(doors, organizer, "/organizations", details(name));
  const venue = async (hall: string, layout: Layout): Promise<string> => {
    const where = {
      organization_id,
      name: hall,
      address: "1 Custom House Quay",
      city: "Cork",
      country: "IE",
      time_zone: "Europe/Dublin",
    };
    const id = await post(doors, organizer, "/venues", where);
    const put = await doors.call(`/venues/${id}/layout`, {
      method: "PUT",
      token: organizer.token,
      body: layout,
    });
    assert.equal(put.status, 200, JSON.stringify(put.body));
    return id;
  };
  const hall = { organizer, organization_id };
  const venue_id = await venue("Playhouse", theatreOf(options.rows ?? 3));
  const theatre = await putOn(doors, hall, {
    venue_id,
    name: "The Lantern",
    ticket_types: [type("full"), type("reduced")],
    prices: [
      price("stalls", "full", 6_900),
      price("stalls", "reduced", 5_200),
      price("balcony", "full", 4_800),
      price("balcony", "reduced", 3_600),
      price("standing", "full", 2_000),
    ],
    performances: [night(20), night(21), { ...night(60), sale_starts_at: inDays(30) }],
  });
  const studio = await putOn(doors, hall, {
    venue_id: await venue("Studio", standingLayout(100)),
    name: "Open Studio",
    ticket_types: [{ ...type("visitor"), max_per_person: 4 }],
    prices: [{ ...price("standing", "visitor", 0), tax_basis_points: 0 }],
    performances: [night(18)],
  });
  const performances = theatre.performances.toSorted((a: Json, b: Json) =>
    a.starts_at.localeCompare(b.starts_at),
  );
  const seating = await doors.call(`/tickets/seating/${performances[0].id}`);
  return stageOf(hall, venue_id, theatre, performances, seating.body.places, studio);
}

function stageOf(
  hall: { organizer: Person; organization_id: string },
  venue_id: string,
  theatre: Json,
  performances: Json[],
  places: Seat[],
  studio: Json,
): Stage {
  const byKey = (list: Json[]) => Object.fromEntries(list.map(({ key, id }) => [key, id]));
  const zones: Stage["theatre"]["zones"] = byKey(theatre.zones) as never;
  const types: Stage["theatre"]["types"] = byKey(theatre.ticket_types) as never;
  const performance_id: string = performances[0].id;
  const unused = {
    stalls: places.filter((place) => place.zone_id === zones.stalls),
    balcony: places.filter((place) => place.zone_id === zones.balcony),
  };
  const open = { performance_id: studio.performances[0].id, zone_id: studio.zones[0].id };
  return {
    ...hall,
    venue_id,
    tax_basis_points: 900,
    row_length: ROW_LENGTH,
    theatre: {
      event_id: theatre.id,
      performance_id,
      second_performance_id: performances[1].id,
      later_performance_id: performances[2].id,
      zones,
      types,
      places,
    },
    studio: { event_id: studio.id, ...open, type_id: studio.ticket_types[0].id },
    seats(zone, count) {
      assert.ok(unused[zone].length >= count, `the ${zone} are used up`);
      return unused[zone].splice(0, count);
    },
    price: (zone_id, type_id) =>
      theatre.prices.find((one: Json) => one.zone_id === zone_id && one.ticket_type_id === type_id)
        .price_amount,
    seat: (seat, type_id = types.full) => ({
      type: "place",
      performance_id,
      place_id: seat.id,
      ticket_type_id: type_id,
    }),
    standing: (quantity) => ({
      type: "place",
      performance_id,
      zone_id: zones.standing,
      ticket_type_id: types.full,
      quantity,
    }),
    best: (zone_id, quantity) => ({
      type: "place",
      performance_id,
      zone_id,
      ticket_type_id: types.full,
      quantity,
      best_available: true,
    }),
    admission: (quantity) => ({
      type: "place",
      ...open,
      ticket_type_id: studio.ticket_types[0].id,
      quantity,
    }),
  };
}

async function post(doors: Doors, person: Person, path: string, body: Json): Promise<string> {
  const answer = await doors.call(path, { token: person.token, body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.id;
}

/** Makes an event and publishes it. @returns it as everybody sees it */
export async function putOn(
  doors: Doors,
  { organizer, organization_id }: { organizer: Person; organization_id: string },
  event: Json,
): Promise<Json> {
  const body = {
    organization_id,
    slug: `show-${newId()}`,
    description: "An evening.",
    category: "theatre",
    tags: [],
    ...event,
  };
  const id = await post(doors, organizer, "/events", body);
  const published = await doors.call(`/events/${id}/publish`, {
    method: "POST",
    token: organizer.token,
    body: {},
  });
  assert.equal(published.status, 200, JSON.stringify(published.body));
  return (await doors.call(`/events/${id}`)).body;
}

function theatreOf(rows: number): Layout {
  const stalls = { section_key: "stalls", zone_key: "stalls" };
  const balcony = { section_key: "balcony", zone_key: "balcony" };
  // A load run's endless stalls have figures, as letters run out.
  const name = (row: number) => (rows > 200 ? String(row + 1) : rowName(row));
  const block = (where: typeof stalls, count: number, top: number) =>
    Array.from({ length: count * ROW_LENGTH }, (_, n) => {
      const row = Math.floor(n / ROW_LENGTH);
      return seatAt(where, name(row), (n % ROW_LENGTH) + 1, [(n % ROW_LENGTH) * 26, top + row * 27]);
    });
  return {
    sections: [
      { key: "stalls", name: "Stalls", zone_key: "stalls" },
      { key: "balcony", name: "Balcony", zone_key: "balcony" },
    ],
    zones: [
      seated("stalls", "Stalls", "#4780b8"),
      seated("balcony", "Balcony", "#388a6b"),
      { key: "standing", name: "Standing", kind: "STANDING", color: "#b16f23", capacity: 100 },
    ],
    places: [...block(stalls, rows, 100), ...block(balcony, 2, 100 + (rows + 2) * 27)],
  };
}

export const type = (key: string) => ({ key, name: key, min_per_booking: 1, max_per_booking: 100 });
export const price = (zone_key: string, ticket_type_key: string, price_amount: number) => ({
  zone_key,
  ticket_type_key,
  price_amount,
  price_currency: "EUR",
  tax_basis_points: 900,
});
export const inDays = (days: number) =>
  new Date(Math.floor((Date.now() + days * DAY_MS) / 1000) * 1000).toISOString();
export const night = (day: number) => ({
  starts_at: inDays(day),
  ends_at: inDays(day + 0.1),
  doors_at: inDays(day - 0.05),
  sale_ends_at: inDays(day),
});

/** An account whose address is proven with the link of the mail. */
export async function registerVerified(doors: Doors, name: string): Promise<Person> {
  const person = await register(doors, `${name}-${newId()}@example.org`, "Niall Keane");
  const token = await linkIn(doors, person.email);
  assert.equal((await doors.call("/auth/verify-email", { body: { token } })).status, 200);
  return person;
}

/** The token of the newest link that was mailed to this address. @param least how many mails there must be by then */
export async function linkIn(doors: Doors, address: string, least = 1): Promise<string> {
  return eventually(doors, async () => {
    const mails = await mailsTo(doors, address);
    const token = /#token=([\w.-]+)/.exec(mails[0]?.text ?? "")?.[1];
    assert.ok(token && mails.length >= least, `no new mail with a link to ${address}`);
    return token;
  });
}

/** Takes somebody on in the stage's organization, by invitation. */
export async function hire(doors: Doors, stage: Stage, role: string): Promise<Person> {
  const person = await registerVerified(doors, role);
  const invited = await doors.call(`/organizations/${stage.organization_id}/invitations`, {
    token: stage.organizer.token,
    body: { email: person.email, role },
  });
  assert.equal(invited.status, 201, JSON.stringify(invited.body));
  const accepted = await doors.call("/organizations/invitations/accept", {
    token: person.token,
    body: { token: await linkIn(doors, person.email, 2) },
  });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  return person;
}

/** Makes somebody a platform admin, which no public address can. */
export async function promote(foyer: Foyer, person: Person): Promise<void> {
  await foyer.rpc("auth", AuthService).grantRole({ email: person.email, role: "admin" });
  await foyer.drain();
}
