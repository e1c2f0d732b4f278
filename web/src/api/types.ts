// The shapes of the API that pages speak of.

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface SessionUser {
  id: string;
  email: string | null;
  name: string | null;
  email_verified?: boolean;
  roles?: string[];
  organizations?: { id: string; name: string; role: string }[];
}

export interface SessionAnswer {
  user?: SessionUser;
  access_token: string;
  expires_in: number;
}

export interface Profile extends SessionUser {
  phone?: string | null;
  locale?: string | null;
  time_zone?: string | null;
}

export type SaleStatus = "not_yet" | "on_sale" | "sold_out" | "ended" | "moved" | "cancelled";

export interface EventSummary {
  id: string;
  slug: string;
  name: string;
  category: string;
  status: string;
  image_url: string | null;
  time_zone: string;
  venue: { id: string; name: string; city: string; country: string };
  starts_at: string | null;
  from_price_amount: number | null;
  from_price_currency: string | null;
  sale_status: SaleStatus;
  free: number;
  waiting_room: boolean;
}

export interface Performance {
  id: string;
  starts_at: string;
  ends_at: string;
  doors_at: string | null;
  sale_starts_at: string | null;
  sale_ends_at: string | null;
  status: string;
}

export interface Zone {
  id: string;
  name: string;
  kind: "SEATED" | "STANDING";
  color: string | null;
}

export interface TicketType {
  id: string;
  name: string;
  min_per_booking: number | null;
  max_per_booking: number | null;
  max_per_person: number | null;
}

export interface Price {
  zone_id: string;
  ticket_type_id: string;
  price_amount: number;
  price_currency: string;
  tax_basis_points: number;
}

export interface EventDetail extends EventSummary {
  description: string | null;
  performances: Performance[];
  zones: Zone[];
  ticket_types: TicketType[];
  prices: Price[];
}

export interface Place {
  id: string;
  zone_id: string;
  section_id: string;
  row: string;
  label: string;
  x: number;
  y: number;
  kind: "SEAT" | "ACCESSIBLE" | "COMPANION";
}

export interface Seating {
  version: number | string;
  sections: { id: string; name: string; zone_id: string }[];
  places: Place[];
}

export interface ZoneCount {
  zone_id: string;
  total: number;
  free: number;
}

/** `bits`: base64, two bits a place in the order of the seating (0 free, 1 held, 2 taken). */
export interface AvailabilityBits {
  version: number;
  zones: ZoneCount[];
  bits: string;
}

export type BookingStatus = "PENDING" | "CONFIRMED" | "COMPLETED" | "CANCELLED" | "EXPIRED" | "FAILED";
export type PaymentStatus =
  | "NOT_REQUIRED"
  | "PENDING"
  | "PROCESSING"
  | "SUCCEEDED"
  | "FAILED"
  | "REFUNDING"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED";

export interface BookingPlace {
  place_id: string;
  section: string;
  row: string;
  label: string;
}

export interface BookingItem {
  id: string;
  type: "place" | "product" | "slot";
  performance_id?: string;
  place_id?: string;
  zone_id?: string;
  ticket_type_id?: string;
  title: string;
  subtitle: string;
  subject_slug: string;
  start_time: string | null;
  end_time: string | null;
  time_zone: string;
  /** The numbered places that were taken; standing ones are only counted. */
  places: BookingPlace[];
  quantity: number;
  unit_price_amount: number;
  price_amount: number;
  tax_basis_points: number;
  tax_amount: number;
}

export interface Booking {
  id: string;
  reference: string;
  user_id: string;
  status: BookingStatus;
  payment_status: PaymentStatus;
  items: BookingItem[];
  price_amount: number;
  tax_amount: number;
  price_currency: string;
  start_time: string | null;
  end_time: string | null;
  expires_at: string | null;
  payment_id: string | null;
  version: number;
  created_at: string;
}

export type WantedItem =
  | { type: "place"; performance_id: string; place_id: string; ticket_type_id: string }
  | {
      type: "place";
      performance_id: string;
      zone_id: string;
      ticket_type_id: string;
      quantity: number;
      best_available?: boolean;
    };

export interface Payment {
  id: string;
  booking_id: string;
  provider: string;
  provider_payment_id: string;
  amount: number;
  currency: string;
  status: string;
  client_secret?: string;
  publishable_key?: string;
}

/** What the door sees of a ticket. */
export interface DoorTicket {
  id: string;
  booking_id: string;
  performance_id: string;
  section: string | null;
  row: string | null;
  label: string | null;
  zone: string;
  ticket_type: string;
  status: "VALID" | "USED" | "CANCELLED";
  starts_at: string;
}

export interface Ticket extends DoorTicket {
  /** What the QR picture holds, signed. */
  code: string;
  /** To read aloud or to type. */
  short_code: string;
  event_slug: string;
  event_name: string;
  venue_name: string;
  doors_at: string | null;
  ends_at: string;
  time_zone: string;
  used_at: string | null;
  used_gate: string | null;
}

export interface ShortLink {
  url: string;
  expires_at: string;
}

export interface Receipt {
  id: string;
  number: string;
  booking_id: string;
  payment_id: string;
  amount: number;
  tax_amount: number;
  currency: string;
  generated_at: string;
}

export interface CheckIn {
  result: string;
  ticket?: DoorTicket;
  used_at?: string | null;
  used_gate?: string | null;
}

export interface SiteConfig {
  stripe_publishable_key: string;
  stripe_api_url: string;
  sandbox_url: string | null;
  test_mode: boolean;
  version: string;
}

export interface Refund {
  id: string;
  payment_id: string;
  amount: number;
  status: "PENDING" | "SUCCEEDED" | "FAILED";
}
