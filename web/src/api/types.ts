import type { paths } from "./schema.d.ts";

// What pages speak of, named; the shapes are the API's own.

type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : never;
type Responses<Operation> = Operation extends { responses: infer All } ? All : never;
type Good<All> = All extends { 200: infer Ok } ? Ok : All extends { 201: infer Made } ? Made : never;
/** The body of the good answer of an operation. */
type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = Json<
  Good<Responses<paths[Path][Method]>>
>;
type Sent<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? Body
  : never;

export type Profile = Answer<"/users/me", "get">;
export type SessionUser = Pick<Profile, "id" | "email" | "name" | "email_verified" | "roles"> &
  Partial<Pick<Profile, "organizations" | "pending_email">>;
export type SessionAnswer = Answer<"/auth/refresh", "post"> & { user?: SessionUser };

export type Device = Answer<"/auth/sessions", "get">["items"][number];
export type Address = Answer<"/users/me/addresses", "get">["items"][number];
export type AddressInput = Sent<paths["/users/me/addresses"]["post"]>;

export type EventPage = Answer<"/events", "get">;
export type EventSummary = EventPage["items"][number];
export type SaleStatus = EventSummary["sale_status"];
export type EventDetail = Answer<"/events/{id}", "get">;
export type Performance = EventDetail["performances"][number];
export type Zone = EventDetail["zones"][number];
export type TicketType = EventDetail["ticket_types"][number];
export type Price = EventDetail["prices"][number];

export type Product = Answer<"/products/{id}", "get">;
export type ProductVariant = Product["variants"][number];
export type FreeTime = NonNullable<Answer<"/availability/check", "get">["slots"]>[number];

export type AvailabilityBits = Extract<
  Answer<"/tickets/availability/{performance_id}", "get">,
  { bits: string }
>;
export type ZoneCount = AvailabilityBits["zones"][number];

export type Booking = Answer<"/bookings/{id}", "get">;
export type BookingItem = Booking["items"][number];
export type WantedItem = Sent<paths["/bookings"]["post"]>["items"][number];
export type WantedPlace = Extract<WantedItem, { type: "place" }>;

export type DeskBooking = Answer<"/bookings/desk", "get">["items"][number];
export type Attendee = Answer<"/tickets/attendees", "get">["items"][number];
export type Refund = Answer<"/payments/{id}/refunds", "get">["items"][number];

export type Payment = Answer<"/payments/create", "post">;
export type Ticket = Answer<"/tickets", "get">["items"][number];
export type CheckIn = Answer<"/tickets/check-in", "post">;
export type DoorListAnswer = Answer<"/tickets/door/{performance_id}", "get">;
export type DoorListTicket = DoorListAnswer["list"]["tickets"][number];
export type FoundAtDoor = Answer<"/tickets/door/{performance_id}/search", "get">["items"][number];
export type DoorConflict = Answer<"/tickets/door/{performance_id}/conflicts", "get">["items"][number];
export type DoorTicket = NonNullable<CheckIn["ticket"]>;

/** A link to a file that carries no login and lives for a short time. */
export interface ShortLink {
  url: string;
  expires_at: string;
}

/** What the web server says in /config.json; not part of the API. */
export interface SiteConfig {
  /** Whose fields take a card: our own where the sandbox stands in for the provider, else Stripe's. */
  card_form: "sandbox" | "stripe";
  stripe_publishable_key: string;
  stripe_api_url: string;
  /** PayPal can be chosen. */
  paypal: boolean;
  tiktok_pixel_id?: string;
  sandbox_url: string | null;
  test_mode: boolean;
  version: string;
}
