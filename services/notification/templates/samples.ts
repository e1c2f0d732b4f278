import type { TemplateName } from "../domain/messages.ts";
import type { View } from "../domain/render.ts";

const WHEN = "Saturday 5 December 2026 at 19:30 GMT (Dublin)";
const booking = {
  name: "Maya Lindqvist",
  seller: "Harbour House",
  title: "Midsummer Night",
  reference: "FY-7K2M94",
  url: "https://foyer.example/bookings/0193a2c0-0000-7000-8000-000000000001",
  has_places: true,
  has_appointments: true,
  only_goods: false,
};
const line = (title: string, more: View): View => ({
  title,
  subtitle: "",
  quantity: 1,
  several: false,
  when: "",
  where: "",
  places: "",
  price: "€24.00",
  ...more,
});
const lines = [
  line("Midsummer Night", {
    subtitle: "Stalls · Full",
    quantity: 2,
    several: true,
    when: WHEN,
    where: "Great Hall",
    places: "Stalls, row F, seat 10; Stalls, row F, seat 11",
    price: "€96.00",
  }),
  line("Haircut", {
    subtitle: "30 min with Noor",
    when: "Tuesday 1 December 2026 at 10:00 GMT (Dublin)",
    where: "The Studio, Cork",
    price: "€32.00",
  }),
  line("Festival T-shirt", { subtitle: "M" }),
];
const link = {
  name: "Maya Lindqvist",
  seller: "Foyer",
  url: "https://foyer.example/verify-email#token=0000000000000000000000000000000000000000000",
  until: WHEN,
  organization: "",
};
const ticket = (index: number): View => ({
  cid: `ticket-${index}`,
  section: "Stalls",
  row: "F",
  seat: String(9 + index),
  type: "Full",
  short: `K7QM-2X9${index}`,
});

/** What each mail is filled with, everything in it: for tests, pictures and whoever edits one. */
export const SAMPLES: Record<TemplateName, View> = {
  booking_confirmation: {
    ...booking,
    lines,
    first_when: WHEN,
    paid: { total: "€152.00", tax: "€23.90" },
    receipt: "2026-001842",
    has_tickets: true,
    more_tickets: 3,
    doors: "18:45",
    has_calendar: true,
    has_files: true,
    reminded: true,
    tickets: [ticket(1), ticket(2)],
  },
  booking_cancelled: { ...booking, lines, refund: "€152.00", method: "Visa •••• 4242" },
  booking_refunded: { ...booking, refund: "€24.00", total: "€152.00", method: "Visa •••• 4242" },
  booking_reminder: {
    ...booking,
    when: WHEN,
    where: "Great Hall",
    doors: "18:45",
    lines: [lines[0]!],
    has_tickets: true,
  },
  email_verification: link,
  password_reset: link,
  organization_invitation: { ...link, name: "", seller: "Harbour House", organization: "Harbour House" },
};
