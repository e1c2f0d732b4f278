import type { Template } from "../db/templates.ts";
import { button, code, frame, leader, quiet, text, title } from "./frame.ts";
import { htmlLines, textLines } from "./lines.ts";
import { htmlTickets } from "./tickets.ts";

interface Words {
  subject: string;
  going: string;
  booked: string;
  thanks: string;
  confirmed: string;
  reference: string;
  total: string;
  tax: string;
  free: string;
  open: string;
  next: string;
  doors: string;
  show: string;
  remind: string;
  goods: string;
  calendar: string;
  tickets: string;
  more: string;
  seat: string;
  attached: string;
  foot: string;
}

const en: Words = {
  subject: "Your booking {{reference}}: {{title}}",
  going: "You are going",
  booked: "It is booked",
  thanks: "Thank you",
  confirmed: "Your booking is confirmed{{#paid}} and paid{{/paid}}.",
  reference: "Booking",
  total: "Paid",
  tax: "VAT included",
  free: "Free of charge",
  open: "Open your booking",
  next: "What happens next",
  doors: "Doors open at {{doors}}.",
  show: "Show one code per person at the door, on paper or on your phone.",
  remind: "You get a reminder the day before.",
  goods: "Keep the booking number {{reference}}: it stands for what you bought.",
  calendar: "A calendar file with date and time is attached.",
  tickets: "Your tickets",
  more: "{{more_tickets}} more are in the attached PDF.",
  seat: "{{section}}{{#row}}, row {{row}}{{/row}}{{#seat}}, seat {{seat}}{{/seat}}",
  attached:
    "Attached as PDF:{{#has_tickets}} your tickets{{#receipt}},{{/receipt}}{{/has_tickets}}{{#receipt}} the receipt {{receipt}}{{/receipt}}.",
  foot: "You get this mail because you booked with {{seller}}.",
};

const de: Words = {
  subject: "Ihre Buchung {{reference}}: {{title}}",
  going: "Sie sind dabei",
  booked: "Es ist gebucht",
  thanks: "Vielen Dank",
  confirmed: "Ihre Buchung ist bestätigt{{#paid}} und bezahlt{{/paid}}.",
  reference: "Buchung",
  total: "Bezahlt",
  tax: "Enthaltene USt",
  free: "Kostenlos",
  open: "Buchung öffnen",
  next: "Wie es weitergeht",
  doors: "Einlass ab {{doors}} Uhr.",
  show: "Zeigen Sie am Eingang je Person einen Code, auf Papier oder auf dem Telefon.",
  remind: "Am Tag davor kommt eine Erinnerung.",
  goods: "Heben Sie die Buchungsnummer {{reference}} auf: Sie steht für das, was Sie gekauft haben.",
  calendar: "Eine Kalenderdatei mit Tag und Uhrzeit hängt an.",
  tickets: "Ihre Tickets",
  more: "{{more_tickets}} weitere stehen im angehängten PDF.",
  seat: "{{section}}{{#row}}, Reihe {{row}}{{/row}}{{#seat}}, Platz {{seat}}{{/seat}}",
  attached:
    "Als PDF angehängt:{{#has_tickets}} Ihre Tickets{{#receipt}},{{/receipt}}{{/has_tickets}}{{#receipt}} die Rechnung {{receipt}}{{/receipt}}.",
  foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
};

/** "You are going" to an evening, "It is booked" for an appointment, "Thank you" for things alone. */
const greeting = (w: Words) =>
  `{{#has_tickets}}${w.going}{{/has_tickets}}{{^has_tickets}}{{#only_goods}}${w.thanks}{{/only_goods}}{{^only_goods}}${w.booked}{{/only_goods}}{{/has_tickets}}{{#name}}, {{name}}{{/name}}`;

const nextSteps = (w: Words): [flag: string, words: string][] => [
  ["doors", w.doors],
  ["has_tickets", w.show],
  ["reminded", w.remind],
  ["has_calendar", w.calendar],
  ["only_goods", w.goods],
  ["has_files", w.attached],
];

const plain = (w: Words): string => `${greeting(w)}.

${w.confirmed}

${w.reference}: {{reference}}

${textLines(true)}
{{#paid}}
${w.total}: {{total}}
{{#tax}}
${w.tax}: {{tax}}
{{/tax}}
{{/paid}}
{{^paid}}
${w.free}
{{/paid}}

${w.open}: {{&url}}

${w.next}
${nextSteps(w)
  .map(([flag, words]) => `{{#${flag}}}\n* ${words}\n{{/${flag}}}`)
  .join("\n")}

${w.foot}
`;

const html = (locale: string, w: Words): string =>
  frame({
    locale,
    preheader: `{{#first_when}}{{first_when}}{{/first_when}}{{^first_when}}${w.reference} {{reference}}{{/first_when}}`,
    pieces: [
      `${title(greeting(w))}${text(w.confirmed)}${quiet(`${w.reference} ${code("{{reference}}")}`)}`,
      htmlLines(true),
      `{{#paid}}${leader(`<strong>${w.total}</strong>`, "<strong>{{total}}</strong>")}{{#tax}}${quiet(`${w.tax}: {{tax}}`, 0)}{{/tax}}{{/paid}}{{^paid}}<strong>${w.free}</strong>{{/paid}}${button("{{url}}", w.open)}`,
      `<p style="margin:0;font-weight:600">${w.next}</p>${nextSteps(w)
        .map(([flag, words]) => `{{#${flag}}}${quiet(words)}{{/${flag}}}`)
        .join("")}{{#has_tickets}}${htmlTickets(w)}{{/has_tickets}}`,
    ],
    foot: w.foot,
  });

const make = (locale: string, w: Words): Template => ({
  name: "booking_confirmation",
  locale,
  subject: w.subject,
  text: plain(w),
  html: html(locale, w),
});

export const bookingConfirmation = [make("en", en), make("de", de)];
