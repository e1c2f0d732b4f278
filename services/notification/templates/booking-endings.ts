import type { Template } from "../db/templates.ts";
import { button, code, frame, quiet, text, title } from "./frame.ts";
import { htmlLines, textLines } from "./lines.ts";

interface Words {
  subject: string;
  title: string;
  body: string;
  money: string;
  reference: string;
  open: string;
  foot: string;
}

/** What became of a booking: what it was, where the money goes. */
function make(name: string, locale: string, w: Words, with_lines: boolean): Template {
  return {
    name,
    locale,
    subject: w.subject,
    text: `{{#name}}{{name}},\n\n{{/name}}${w.body}\n\n{{#refund}}\n${w.money}\n\n{{/refund}}\n${with_lines ? `${textLines(false)}\n` : ""}${w.reference}: {{reference}}\n\n${w.open}: {{&url}}\n\n${w.foot}\n`,
    html: frame({
      locale,
      preheader: `{{#refund}}${w.money}{{/refund}}{{^refund}}${w.body}{{/refund}}`,
      pieces: [
        `${title(w.title)}${text(w.body)}{{#refund}}${text(w.money)}{{/refund}}`,
        `${with_lines ? htmlLines(false) : ""}${quiet(`${w.reference} ${code("{{reference}}")}`, 0)}${button("{{url}}", w.open)}`,
      ],
      foot: w.foot,
    }),
  };
}

export const bookingEndings: Template[] = [
  make(
    "booking_cancelled",
    "en",
    {
      subject: "Your booking {{reference}} is cancelled",
      title: "Cancelled: {{title}}",
      body: "Your booking {{reference}} is cancelled{{#has_places}}, and its tickets are no longer valid{{/has_places}}.",
      money:
        "The whole price, {{refund}}, goes back the way you paid it{{#method}} ({{method}}){{/method}}. Banks take up to ten days.",
      reference: "Booking",
      open: "Open your booking",
      foot: "You get this mail because you booked with {{seller}}.",
    },
    true,
  ),
  make(
    "booking_cancelled",
    "de",
    {
      subject: "Ihre Buchung {{reference}} ist storniert",
      title: "Storniert: {{title}}",
      body: "Ihre Buchung {{reference}} ist storniert{{#has_places}}, die Tickets gelten nicht mehr{{/has_places}}.",
      money:
        "Der ganze Preis, {{refund}}, geht auf dem Weg zurück, auf dem Sie bezahlt haben{{#method}} ({{method}}){{/method}}. Banken brauchen bis zu zehn Tage.",
      reference: "Buchung",
      open: "Buchung öffnen",
      foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
    },
    true,
  ),
  make(
    "booking_refunded",
    "en",
    {
      subject: "Money back for your booking {{reference}}",
      title: "{{refund}} back to you",
      body: "{{seller}} has sent back part of what you paid for {{title}}. Your booking stays as it is{{#has_places}}, and its tickets are valid{{/has_places}}.",
      money:
        "So far {{refund}} of {{total}} went back the way you paid it{{#method}} ({{method}}){{/method}}. Banks take up to ten days.",
      reference: "Booking",
      open: "Open your booking",
      foot: "You get this mail because you booked with {{seller}}.",
    },
    false,
  ),
  make(
    "booking_refunded",
    "de",
    {
      subject: "Geld zurück für Ihre Buchung {{reference}}",
      title: "{{refund}} zurück an Sie",
      body: "{{seller}} hat einen Teil dessen zurückgezahlt, was Sie für {{title}} bezahlt haben. Ihre Buchung bleibt, wie sie ist{{#has_places}}, die Tickets gelten{{/has_places}}.",
      money:
        "Bisher gingen {{refund}} von {{total}} auf dem Weg zurück, auf dem Sie bezahlt haben{{#method}} ({{method}}){{/method}}. Banken brauchen bis zu zehn Tage.",
      reference: "Buchung",
      open: "Buchung öffnen",
      foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
    },
    false,
  ),
];
