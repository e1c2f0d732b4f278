import { arenaLayout } from "../services/event/domain/arena-layout.ts";
import {
  clubLayout,
  festivalLayout,
  standingLayout,
  theatreLayout,
} from "../services/event/domain/layouts.ts";
import type { Layout } from "../contracts/types/layout.ts";

/** Dates of the demo are told as days from today and a time on the venue's clock. */
export interface DemoDate {
  day: number;
  start: string;
  minutes: number;
  /** Days from today; without one, on sale since the programme was printed. */
  sale_starts_day?: number;
}

/** A price until a day from today, for the first so many, or both. */
export interface DemoTier {
  price_amount: number;
  until_day?: number;
  first?: number;
}

export interface DemoTicketType {
  key: string;
  name: string;
  max_per_booking: number;
  max_per_person?: number;
}

export interface DemoEvent {
  slug: string;
  organization: "harbour-house" | "quay-street";
  venue: string;
  name: string;
  description: string;
  category: string;
  tags: string[];
  minimum_age?: number;
  /** It has a picture of its own, pictures/<slug>.webp; the others have the one drawn from their slug. */
  image?: { alt: string };
  currency: string;
  tax_basis_points: number;
  ticket_types: DemoTicketType[];
  /** Minor units by zone and ticket type. */
  prices: Record<string, Record<string, number>>;
  /** Prices before the regular ones, by zone and ticket type. */
  early?: Record<string, Record<string, DemoTier[]>>;
  performances: DemoDate[];
}

export interface DemoVenue {
  key: string;
  organization: "harbour-house" | "quay-street";
  name: string;
  address: string;
  city: string;
  country: string;
  time_zone: string;
  position: { latitude: number; longitude: number };
  layout: Layout;
}

export const organizations = {
  "harbour-house": {
    name: "Harbour House",
    legal_name: "Harbour House Theatre Company CLG",
    address_lines: ["1 Custom House Quay", "Cork", "T12 KX7Y"],
    country: "IE",
    tax_id: "IE3472915KH",
    email: "desk@harbour-house.example",
  },
  "quay-street": {
    name: "Quay Street",
    legal_name: "Quay Street Rooms Ltd",
    address_lines: ["14 Quay Street", "Galway", "H91 P2XV"],
    country: "IE",
    tax_id: "IE9821144DH",
    email: "hello@quay-street.example",
  },
};

const cork = { city: "Cork", country: "IE", time_zone: "Europe/Dublin" };

export const venues: DemoVenue[] = [
  {
    key: "playhouse",
    organization: "harbour-house",
    name: "Harbour House",
    address: "1 Custom House Quay",
    ...cork,
    position: { latitude: 51.8994, longitude: -8.4599 },
    layout: theatreLayout(),
  },
  {
    key: "docklands",
    organization: "harbour-house",
    name: "Docklands Field",
    address: "Centre Park Road",
    ...cork,
    position: { latitude: 51.8969, longitude: -8.4312 },
    layout: festivalLayout(),
  },
  {
    key: "studio",
    organization: "harbour-house",
    name: "The Studio",
    address: "Custom House Street",
    ...cork,
    position: { latitude: 51.8989, longitude: -8.4622 },
    layout: standingLayout(100),
  },
  {
    key: "cellar",
    organization: "harbour-house",
    name: "The Cellar",
    address: "1 Custom House Quay",
    ...cork,
    position: { latitude: 51.8996, longitude: -8.4607 },
    layout: clubLayout(48),
  },
  {
    key: "spree",
    organization: "harbour-house",
    name: "Spree Saal",
    address: "Holzmarktstraße 25",
    city: "Berlin",
    country: "DE",
    time_zone: "Europe/Berlin",
    position: { latitude: 52.5121, longitude: 13.4213 },
    layout: theatreLayout(),
  },
  {
    key: "arena",
    organization: "harbour-house",
    name: "Marina Arena",
    address: "Monahan Road",
    ...cork,
    position: { latitude: 51.8937, longitude: -8.4455 },
    layout: arenaLayout(),
  },
  {
    key: "rooms",
    organization: "quay-street",
    name: "Quay Street Rooms",
    address: "14 Quay Street",
    city: "Galway",
    country: "IE",
    time_zone: "Europe/Dublin",
    position: { latitude: 53.2707, longitude: -9.0568 },
    layout: clubLayout(60),
  },
];

const full = (max_per_booking = 10): DemoTicketType => ({ key: "full", name: "Full price", max_per_booking });
const reduced: DemoTicketType = { key: "reduced", name: "Reduced", max_per_booking: 10 };

export const events: DemoEvent[] = [
  {
    slug: "midsummer-night",
    organization: "harbour-house",
    venue: "playhouse",
    name: "Midsummer Night",
    description:
      "Four lovers, six amateur actors and a quarrel in the wood, played on a bare stage with lanterns and a live band.\n\nTwo hours and twenty minutes with one interval. The bar opens an hour before the curtain. Step-free places are in row M of the stalls; a loop system covers the whole house.",
    category: "theatre",
    tags: ["shakespeare", "comedy", "live music"],
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(), reduced],
    prices: {
      stalls: { full: 6_900, reduced: 5_200 },
      circle: { full: 4_800, reduced: 3_600 },
      boxes: { full: 8_900, reduced: 6_700 },
    },
    performances: [
      { day: 10, start: "19:30", minutes: 140 },
      { day: 11, start: "19:30", minutes: 140 },
      { day: 12, start: "14:30", minutes: 140 },
    ],
  },
  {
    slug: "harbour-lights",
    organization: "harbour-house",
    venue: "docklands",
    name: "Harbour Lights",
    description:
      "Eleven bands, two stages and the biggest lantern raft of the year on the water.\n\nStanding in front, numbered seats on the stand. Children under twelve come in free with an adult at the gate. Bring a coat: the wind comes off the river.",
    category: "festival",
    tags: ["outdoors", "bands", "family"],
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(8)],
    prices: { standing: { full: 4_500 }, stand: { full: 6_200 } },
    early: { standing: { full: [{ price_amount: 3_500, until_day: 14, first: 500 }] } },
    performances: [{ day: 45, start: "16:00", minutes: 420 }],
  },
  {
    slug: "open-studio-day",
    organization: "harbour-house",
    venue: "studio",
    name: "Open Studio Day",
    description:
      "See how a set is built, try on a costume, paint a flat. Free, but please book so that we know how many rolls to bake.\n\nAt most four places a person.",
    category: "family",
    tags: ["free", "backstage", "workshop"],
    image: { alt: "A sheet of cut paper: circles, leaves and triangles in rows" },
    currency: "EUR",
    tax_basis_points: 0,
    ticket_types: [{ key: "visitor", name: "Visitor", max_per_booking: 4, max_per_person: 4 }],
    prices: { standing: { visitor: 0 } },
    performances: [{ day: 18, start: "11:00", minutes: 300 }],
  },
  {
    slug: "cellar-club",
    organization: "harbour-house",
    venue: "cellar",
    name: "Cellar Club: Late Strings",
    description:
      "A string quartet, forty-eight chairs and a very small bar. The Cellar sells out; returns go back on sale here the moment they come in.",
    category: "music",
    tags: ["chamber music", "late"],
    minimum_age: 18,
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(8)],
    prices: { tables: { full: 2_400 } },
    performances: [{ day: 6, start: "22:00", minutes: 90 }],
  },
  {
    slug: "new-year-gala",
    organization: "harbour-house",
    venue: "spree",
    name: "New Year Gala",
    description:
      "Our company's winter residency on the Spree: arias, a tango orchestra and a glass at midnight on the terrace.\n\nTimes are Berlin time. On sale from next week.",
    category: "gala",
    tags: ["opera", "tango", "new year"],
    currency: "EUR",
    tax_basis_points: 700,
    ticket_types: [full(6), reduced],
    prices: {
      stalls: { full: 12_900, reduced: 9_900 },
      circle: { full: 8_900, reduced: 6_900 },
      boxes: { full: 16_900, reduced: 14_900 },
    },
    performances: [{ day: 37, start: "20:00", minutes: 270, sale_starts_day: 7 }],
  },
  {
    slug: "big-arena-night",
    organization: "harbour-house",
    venue: "arena",
    name: "The Big Arena Night",
    description:
      "Twenty thousand seats, one orchestra, every film theme you can hum. Doors two hours before; trains run until one.",
    category: "arena",
    tags: ["orchestra", "film music"],
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(10)],
    prices: Object.fromEntries(
      arenaLayout().zones.map((zone, index) => [
        zone.key,
        { full: [9_900, 7_400, 5_900, 4_400][index] ?? 4_400 },
      ]),
    ),
    performances: [{ day: 60, start: "20:00", minutes: 150 }],
  },
  {
    slug: "autumn-choir",
    organization: "harbour-house",
    venue: "playhouse",
    name: "Autumn Choir Evening",
    description: "Three choirs of the city, sixty voices, one evening.",
    category: "music",
    tags: ["choir"],
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(), reduced],
    prices: {
      stalls: { full: 2_800, reduced: 2_000 },
      circle: { full: 2_200, reduced: 1_600 },
      boxes: { full: 3_200, reduced: 2_400 },
    },
    performances: [{ day: -2, start: "19:00", minutes: 110 }],
  },
  {
    slug: "quay-street-sessions",
    organization: "quay-street",
    venue: "rooms",
    name: "Quay Street Sessions",
    description: "Songwriters in the round, at tables, with soup. Sixty seats and no stage.",
    category: "music",
    tags: ["songwriters", "acoustic"],
    currency: "EUR",
    tax_basis_points: 900,
    ticket_types: [full(6)],
    prices: { tables: { full: 1_800 } },
    performances: [{ day: 14, start: "20:30", minutes: 150 }],
  },
];
