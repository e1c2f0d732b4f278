import { leader, quiet, work } from "./frame.ts";

/** What a booking is made of: each thing, when and where in the venue's own time, which places, and its price. */
export const htmlLines = (with_prices: boolean): string =>
  `{{#lines}}<div style="margin:0 0 12px">${with_prices ? leader(ITEM, "{{price}}") : ITEM}</div>{{/lines}}`;

const ITEM = `${work("{{#several}}{{quantity}} × {{/several}}{{title}}")}{{#subtitle}}${quiet("{{subtitle}}", 0)}{{/subtitle}}{{#when}}${quiet("{{when}}", 0)}{{/when}}{{#where}}${quiet("{{where}}", 0)}{{/where}}{{#places}}${quiet("{{places}}", 0)}{{/places}}`;

export const textLines = (with_prices: boolean): string => `{{#lines}}
{{quantity}} × {{title}}{{#subtitle}}, {{subtitle}}{{/subtitle}}
{{#when}}
  {{when}}
{{/when}}
{{#where}}
  {{where}}
{{/where}}
{{#places}}
  {{places}}
{{/places}}
${with_prices ? "  {{price}}\n" : ""}{{/lines}}
`;
