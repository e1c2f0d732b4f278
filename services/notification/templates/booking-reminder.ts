import type { Template } from "../db/templates.ts";
import { button, frame, QUIET, TEAR, TITLE } from "./frame.ts";

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

/** View: name, title, when, venue, doors, reference, lines[{subtitle, places, quantity}], has_tickets, url, seller */
const make = (locale: string, w: Words): Template => ({
  name: "booking_reminder",
  locale,
  subject: w.subject,
  text: `{{#name}}${w.hello}

{{/name}}${w.intro}

{{title}}
{{when}}
{{#venue}}
{{venue}}
{{/venue}}
{{#doors}}
${w.doors}
{{/doors}}

{{#lines}}
{{quantity}} × {{subtitle}}{{^subtitle}}{{title}}{{/subtitle}}
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
`,
  html: frame(
    `{{#name}}<p style="margin:0 0 4px">${w.hello}</p>{{/name}}<p style="margin:0 0 16px">${w.intro}</p>
<h1 ${TITLE}>{{title}}</h1>
<p style="margin:8px 0 0"><strong>{{when}}</strong>{{#venue}}<br>{{venue}}{{/venue}}{{#doors}}<br>${w.doors}{{/doors}}</p>
${TEAR}
{{#lines}}<p style="margin:0 0 8px">{{quantity}} × {{subtitle}}{{^subtitle}}{{title}}{{/subtitle}}{{#places}}<br><span style="color:#6b6668">{{places}}</span>{{/places}}</p>{{/lines}}
{{#has_tickets}}<p style="margin:12px 0 0">${w.tickets}</p>${button("{{url}}", w.open_tickets)}{{/has_tickets}}{{^has_tickets}}${button("{{url}}", w.open)}{{/has_tickets}}
<p style="margin:20px 0 0;color:#6b6668;font-size:14px;line-height:20px">${w.reference} <strong style="font-family:ui-monospace,Menlo,monospace;color:#1d1a1b">{{reference}}</strong></p>`,
    `<span ${QUIET}>${w.foot}</span>`,
  ),
});

export const bookingReminder = [make("en", en), make("de", de)];
