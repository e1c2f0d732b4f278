import type { Template } from "../db/templates.ts";
import { button, frame, QUIET, TEAR, TITLE } from "./frame.ts";

interface Words {
  subject: string;
  hello: string;
  intro: string;
  show: string;
  calendar: string;
  total: string;
  tax: string;
  reference: string;
  tickets: string;
  attached: string;
  open: string;
  foot: string;
  free: string;
  seat: string;
}

const en: Words = {
  subject: "Your booking {{reference}}: {{title}}",
  hello: "Hello {{name}},",
  intro: "your booking is confirmed.",
  show: "Show one code per person at the door, on paper or on your phone.",
  calendar: "Your appointments are attached as a calendar file.",
  total: "Total paid",
  tax: "VAT included",
  reference: "Booking",
  tickets: "Your tickets",
  attached:
    "Attached as PDF:{{#has_tickets}} your tickets{{#receipt}},{{/receipt}}{{/has_tickets}}{{#receipt}} the receipt {{receipt}}{{/receipt}}.",
  open: "Open your booking",
  foot: "You get this mail because you booked with {{seller}}.",
  free: "Free of charge",
  seat: "{{section}}{{#row}}, row {{row}}{{/row}}{{#seat}}, seat {{seat}}{{/seat}}",
};

const de: Words = {
  subject: "Ihre Buchung {{reference}}: {{title}}",
  hello: "Guten Tag {{name}},",
  intro: "Ihre Buchung ist bestätigt.",
  show: "Zeigen Sie am Eingang je Person einen Code, auf Papier oder auf dem Telefon.",
  calendar: "Ihre Termine hängen als Kalenderdatei an.",
  total: "Bezahlt",
  tax: "Enthaltene USt",
  reference: "Buchung",
  tickets: "Ihre Tickets",
  attached:
    "Als PDF angehängt:{{#has_tickets}} Ihre Tickets{{#receipt}},{{/receipt}}{{/has_tickets}}{{#receipt}} die Rechnung {{receipt}}{{/receipt}}.",
  open: "Buchung öffnen",
  foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
  free: "Kostenlos",
  seat: "{{section}}{{#row}}, Reihe {{row}}{{/row}}{{#seat}}, Platz {{seat}}{{/seat}}",
};

/** View: name, title, reference, lines[{title, subtitle, when, places, quantity, price}], paid?{total, tax}, receipt?, tickets[{section, row, seat, cid, short}], has_tickets, has_appointments, has_files, url, seller */
const make = (locale: string, w: Words): Template => ({
  name: "booking_confirmation",
  locale,
  subject: w.subject,
  text: `{{#name}}${w.hello}{{/name}}

${w.intro}{{#has_tickets}} ${w.show}{{/has_tickets}}

${w.reference}: {{reference}}
{{#lines}}
{{quantity}} × {{title}}{{#subtitle}}, {{subtitle}}{{/subtitle}}
{{#when}}  {{when}}
{{/when}}{{#places}}  {{places}}
{{/places}}  {{price}}
{{/lines}}

{{#paid}}
${w.total}: {{total}}
${w.tax}: {{tax}}
{{/paid}}{{^paid}}
${w.free}
{{/paid}}
{{#has_files}}
${w.attached}
{{/has_files}}
{{#has_appointments}}
${w.calendar}
{{/has_appointments}}

${w.open}: {{&url}}

${w.foot}
`,
  html: frame(
    `{{#name}}<p style="margin:0 0 4px">${w.hello}</p>{{/name}}<p style="margin:0 0 16px">${w.intro}{{#has_tickets}} ${w.show}{{/has_tickets}}</p>
<h1 ${TITLE}>{{title}}</h1>
<p ${QUIET}>${w.reference} <strong style="font-family:ui-monospace,Menlo,monospace;color:#1d1a1b">{{reference}}</strong></p>
${TEAR}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
{{#lines}}<tr><td style="padding:4px 12px 8px 0;vertical-align:top"><strong>{{quantity}} × {{title}}</strong>{{#subtitle}}<br>{{subtitle}}{{/subtitle}}{{#when}}<br><span style="color:#6b6668">{{when}}</span>{{/when}}{{#places}}<br>{{places}}{{/places}}</td><td align="right" style="padding:4px 0 8px;vertical-align:top;white-space:nowrap">{{price}}</td></tr>{{/lines}}
{{#paid}}<tr><td style="padding:8px 12px 0 0"><strong>${w.total}</strong><br><span style="color:#6b6668;font-size:14px">${w.tax}</span></td><td align="right" style="padding:8px 0 0"><strong>{{total}}</strong><br><span style="color:#6b6668;font-size:14px">{{tax}}</span></td></tr>{{/paid}}
{{^paid}}<tr><td style="padding:8px 12px 0 0" colspan="2"><strong>${w.free}</strong></td></tr>{{/paid}}
</table>
${button("{{url}}", w.open)}
{{#has_tickets}}${TEAR}<p style="margin:0 0 8px;font-weight:600">${w.tickets}</p>
{{#tickets}}<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px"><tr><td style="background:#ffffff;padding:8px"><img src="cid:{{cid}}" width="160" height="160" alt="${w.seat}" style="display:block"></td><td style="padding:0 0 0 16px;vertical-align:middle">${w.seat}<br><span style="font-family:ui-monospace,Menlo,monospace;color:#6b6668;font-size:14px">{{short}}</span></td></tr></table>{{/tickets}}{{/has_tickets}}
{{#has_files}}<p ${QUIET}>${w.attached}</p>{{/has_files}}{{#has_appointments}}<p ${QUIET}>${w.calendar}</p>{{/has_appointments}}`,
    w.foot,
  ),
});

export const bookingConfirmation = [make("en", en), make("de", de)];
