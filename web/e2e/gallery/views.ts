import type { DemoHouse, Looker } from "./demo-house.ts";
import {
  bestTwo,
  broken,
  declined,
  doorOffline,
  expired,
  lastCall,
  offline,
  paid,
  press,
  type Step,
  toCheckout,
  toldSo,
  typeCode,
  unanswered,
  visit,
} from "./steps.ts";

/** A page in one of its states. */
export interface View {
  /** What its pictures are called and findings are reported under. */
  name: string;
  path: string | ((house: DemoHouse) => string);
  /** A guest unless told. */
  who?: Looker;
  /** Before the page is opened: requests that get no answer, or a bad one. */
  before?: Step;
  /** What is done there until the state is reached; in English. */
  state?: Step;
  /** A popup that this button opens: by keyboard, and Escape leads back to the button. */
  popup?: RegExp;
  /** One of the few that every run of the tests judges; the others wait for `npm run test:a11y`. */
  always?: true;
}

const seats = "/events/midsummer-night/seats";
const booking = ({ coming }: DemoHouse) => `/bookings/${coming.booking_id}`;
const manage = ({ event_id }: DemoHouse) => `/manage/events/${event_id}`;
const door = ({ performance_id }: DemoHouse) => `/door?performance=${performance_id}&gate=Quay%20door`;

/**
 * EVERY PAGE, in the states that it can be in: what `npm run screenshots` makes pictures of and a11y.test.ts judges.
 * A new page is a line; a state that needs more than a press of a button gets a step in steps.ts. What changes things
 * for others (the clock, a ticket that is used) stands at the end.
 */
export const views: View[] = [
  { name: "browse", always: true, path: "/" },
  { name: "browse-no-match", path: "/?q=nothing-of-that-name" },
  { name: "browse-loading", path: "/?sort=price", before: unanswered("/search**") },
  { name: "browse-error", path: "/?sort=price", before: broken("/search**"), state: toldSo },
  { name: "browse-offline", path: "/", state: offline },
  { name: "browse-days", path: "/?view=days" },
  { name: "browse-days-no-match", path: "/?view=days&q=nothing-of-that-name" },
  { name: "browse-filtered", path: "/?kind=event&when=weekend&price=5000" },
  { name: "event", always: true, path: "/events/midsummer-night" },
  { name: "event-sold-out", path: "/events/cellar-club" },
  { name: "event-on-sale-soon", path: "/events/new-year-gala" },
  { name: "event-past", path: "/events/autumn-choir" },
  { name: "event-free", path: "/events/open-studio-day" },
  {
    name: "event-loading",
    path: "/",
    before: unanswered("/events/**"),
    state: visit("/events/midsummer-night"),
  },
  {
    name: "event-error",
    path: "/",
    before: broken("/events/**"),
    state: visit("/events/midsummer-night", toldSo),
  },
  { name: "event-gone", path: "/events/no-such-evening" },
  { name: "seats", path: seats },
  { name: "seats-chosen", always: true, path: seats, state: bestTwo },
  { name: "seats-list", always: true, path: `${seats}?view=list` },
  { name: "seats-offline", path: seats, state: offline },
  { name: "seats-sold-out", path: "/events/cellar-club/seats" },
  { name: "seats-error", path: seats, before: broken("/tickets/seating/**"), state: toldSo },
  { name: "seats-arena", path: "/events/big-arena-night/seats" },
  { name: "seats-standing", path: "/events/open-studio-day/seats" },
  { name: "shop", path: "/shop" },
  { name: "product", always: true, path: "/products/festival-t-shirt" },
  { name: "product-in-basket", path: "/products/gift-mug", state: press("Add to basket") },
  { name: "service", always: true, path: "/products/haircut" },
  { name: "service-class", path: "/products/yoga-class" },
  { name: "checkout", always: true, path: seats, state: toCheckout },
  { name: "checkout-declined", path: seats, state: declined },
  { name: "confirmation", always: true, path: seats, state: paid },
  { name: "sign-in", path: "/sign-in" },
  { name: "register", path: "/register" },
  { name: "reset-password", path: "/reset-password" },
  { name: "find-order", path: "/find-order" },
  { name: "verify-email-dead-link", path: "/verify-email#token=abc" },
  { name: "invitation-dead-link", path: "/invitation#token=abc" },
  { name: "bookings-nobody", path: "/bookings" },
  { name: "bookings", path: "/bookings", who: "customer" },
  {
    name: "bookings-error",
    path: "/bookings",
    who: "customer",
    before: broken("/bookings**"),
    state: toldSo,
  },
  { name: "booking", path: booking, who: "customer" },
  { name: "booking-cancel", always: true, path: booking, who: "customer", popup: /^Cancel booking/ },
  { name: "booking-error", path: booking, who: "customer", before: broken("/bookings/**"), state: toldSo },
  { name: "booking-not-yours", path: booking, who: "organizer" },
  { name: "booking-offline", path: booking, who: "customer", state: offline },
  { name: "booking-past", path: ({ past }) => `/bookings/${past.booking_id}`, who: "customer" },
  {
    name: "ticket",
    always: true,
    path: ({ coming }) => `/bookings/${coming.booking_id}/tickets/${coming.ticket_ids[0]}`,
    who: "customer",
  },
  { name: "account", path: "/account", who: "customer" },
  { name: "addresses", path: "/account/addresses", who: "customer" },
  {
    name: "address-form",
    path: "/account/addresses",
    who: "customer",
    state: press("Add an address"),
  },
  { name: "preferences", path: "/account/preferences", who: "customer" },
  { name: "devices", path: "/account/devices", who: "customer" },
  { name: "devices-sign-out", path: "/account/devices", who: "customer", popup: /^Sign out everywhere/ },
  { name: "manage-nobody", path: "/manage" },
  { name: "manage-stranger", path: "/manage", who: "customer" },
  { name: "manage", path: "/manage", who: "organizer" },
  { name: "manage-error", path: "/manage", who: "organizer", before: broken("/events?**"), state: toldSo },
  { name: "manage-event", path: manage, who: "organizer" },
  { name: "manage-no-match", path: (house) => `${manage(house)}?q=nobody-of-that-name`, who: "organizer" },
  { name: "manage-held", path: (house) => `${manage(house)}?show=held`, who: "organizer" },
  { name: "manage-attendees", path: (house) => `${manage(house)}?tab=attendees`, who: "organizer" },
  { name: "manage-seats", path: (house) => `${manage(house)}/seats`, who: "organizer" },
  { name: "manage-booking", path: (house) => `/manage${booking(house)}`, who: "organizer" },
  {
    name: "manage-refund",
    path: (house) => `/manage${booking(house)}`,
    who: "organizer",
    popup: /^Refund…/,
  },
  { name: "not-found", always: true, path: "/nowhere" },
  { name: "door-nobody", path: "/door" },
  { name: "door-choose", path: "/door", who: "scanner" },
  { name: "door", always: true, path: door, who: "scanner" },
  { name: "door-find", path: door, who: "scanner", popup: /^Find somebody/ },
  { name: "door-state", path: door, who: "scanner", popup: /^This door/ },
  { name: "door-offline", path: door, who: "scanner", state: doorOffline },
  { name: "door-unknown", path: door, who: "scanner", state: typeCode(() => "AAAA-BBBB") },
  {
    name: "door-come-in",
    path: door,
    who: "scanner",
    state: typeCode(({ coming }) => coming.short_codes[0]!),
  },
  { name: "door-used", path: door, who: "scanner", state: typeCode(({ coming }) => coming.short_codes[0]!) },
  {
    name: "ticket-used",
    path: ({ coming }) => `/bookings/${coming.booking_id}/tickets/${coming.ticket_ids[0]}`,
    who: "customer",
  },
  { name: "checkout-last-call", path: seats, state: lastCall },
  { name: "checkout-expired", path: seats, state: expired },
];
