import type { Template } from "../db/templates.ts";
import { button, code, frame, quiet, text, title } from "./frame.ts";

interface Words {
  subject: string;
  hello: string;
  intro: string;
  doors: string;
  reference: string;
  tickets: string;
  open_tickets: string;
  open: string;
  foot: string;
}

const en: Words = {
  subject: "Soon: {{title}}, {{when}}",
  hello: "Hello {{name}},",
  intro: "your booking takes place soon.",
  doors: "Doors open at {{doors}}.",
  reference: "Booking",
  tickets: "Show one code per person at the door, on paper or on your phone.",
  open_tickets: "Open your tickets",
  open: "Open your booking",
  foot: "You get this mail because you booked with {{seller}}.",
};

const de: Words = {
  subject: "Bald: {{title}}, {{when}}",
  hello: "Guten Tag {{name}},",
  intro: "bald ist es so weit.",
  doors: "Einlass ab {{doors}} Uhr.",
  reference: "Buchung",
  tickets: "Zeigen Sie am Eingang je Person einen Code, auf Papier oder auf dem Telefon.",
  open_tickets: "Tickets öffnen",
  open: "Buchung öffnen",
  foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
};

const LINE = "{{quantity}} × {{subtitle}}{{^subtitle}}{{title}}{{/subtitle}}";

const plain = (w: Words): string => `{{#name}}${w.hello}

{{/name}}${w.intro}

{{title}}
{{when}}
{{#where}}
{{where}}
{{/where}}
{{#doors}}
${w.doors}
{{/doors}}

{{#lines}}
${LINE}
{{#places}}
  {{places}}
{{/places}}
{{/lines}}

{{#has_tickets}}
${w.tickets}

${w.open_tickets}: {{&url}}
{{/has_tickets}}
{{^has_tickets}}
${w.open}: {{&url}}
{{/has_tickets}}

${w.reference}: {{reference}}

${w.foot}
`;

const html = (locale: string, w: Words): string =>
  frame({
    locale,
    preheader: "{{when}}{{#where}}, {{where}}{{/where}}",
    pieces: [
      `{{#name}}${quiet(w.hello, 0)}{{/name}}${quiet(w.intro, 0)}<div style="font-size:0;line-height:0;height:12px">&nbsp;</div>${title("{{title}}")}${text("<strong>{{when}}</strong>{{#where}}<br>{{where}}{{/where}}{{#doors}}<br>" + w.doors + "{{/doors}}")}`,
      `{{#lines}}<p style="margin:0 0 8px">${LINE}</p>{{#places}}${quiet("{{places}}", 0)}{{/places}}{{/lines}}{{#has_tickets}}${text(w.tickets)}${button("{{url}}", w.open_tickets)}{{/has_tickets}}{{^has_tickets}}${button("{{url}}", w.open)}{{/has_tickets}}${quiet(`${w.reference} ${code("{{reference}}")}`, 16)}`,
    ],
    foot: w.foot,
  });

const make = (locale: string, w: Words): Template => ({
  name: "booking_reminder",
  locale,
  subject: w.subject,
  text: plain(w),
  html: html(locale, w),
});

export const bookingReminder = [make("en", en), make("de", de)];
