import assert from "node:assert/strict";
import { test } from "node:test";
import mustache from "mustache";
import { render, type View } from "../domain/render.ts";
import { templates } from "./all.ts";
import { SAMPLES } from "./samples.ts";

const LANGUAGES = ["de", "en"];
const NAMES = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[];

type Token = [kind: string, name: string, start: number, end: number, inner?: Token[]];

/** Every name that a template says, with the sections around it. */
function namesIn(text: string): string[] {
  const walk = (tokens: Token[]): string[] =>
    tokens.flatMap(([kind, name, , , inner]) => (kind === "text" ? [] : [name, ...walk(inner ?? [])]));
  return [...new Set(walk(mustache.parse(text) as Token[]))].sort();
}

/** Every name that a view knows, at any depth. */
function known(view: View): string[] {
  return Object.entries(view).flatMap(([name, value]) => {
    const inner = Array.isArray(value) ? value : typeof value === "object" ? [value] : [];
    return [name, ...inner.flatMap(known)];
  });
}

test("every mail is there in every language, and says nothing that nobody fills in", () => {
  for (const name of NAMES) {
    const found = templates.filter((template) => template.name === name);
    assert.deepEqual(found.map(({ locale }) => locale).sort(), LANGUAGES, name);
    const names = new Set(known(SAMPLES[name]));
    for (const { locale, subject, text, html } of found) {
      for (const part of [subject, text, html])
        assert.deepEqual(
          namesIn(part).filter((one) => !names.has(one)),
          [],
          `${name} ${locale}`,
        );
      // Every language says the same things.
      for (const [a, b] of [
        [subject, found[0]!.subject],
        [text, found[0]!.text],
        [html, found[0]!.html],
      ] as const)
        assert.deepEqual(namesIn(a), namesIn(b), `${name} ${locale}`);
    }
  }
  assert.equal(templates.length, NAMES.length * LANGUAGES.length);
});

test("every mail renders whole: words, no leftovers, small, nothing from elsewhere", () => {
  for (const { name, locale, subject, text, html } of templates) {
    const view = SAMPLES[name as keyof typeof SAMPLES];
    const where = `${name} ${locale}`;
    const [title, plain, page] = [
      render(subject, view, "text"),
      render(text, view, "text"),
      render(html, view, "html"),
    ];
    for (const written of [title, plain, page]) {
      assert.doesNotMatch(written, /\{\{[#^/&]?\w|undefined|null|NaN|\[object/, where);
      assert.ok(written.trim().length > 10, where);
    }
    for (const fact of ["reference", "url", "seller", "when", "total", "refund", "until"] as const) {
      const value = view[fact];
      if (typeof value !== "string" || value === "Foyer") continue;
      assert.ok(page.includes(value), `${where}: ${fact}`);
      assert.ok(plain.includes(value), `${where}, text: ${fact}`);
    }
    assert.match(page, new RegExp(`<html lang="${locale}"`));
    assert.ok(Buffer.byteLength(page) < 60_000, `${where}: ${Buffer.byteLength(page)} bytes`);
    assert.doesNotMatch(page, /<script|<link|@import|url\(|<form|<iframe/i, where);
    for (const [, address] of page.matchAll(/\b(?:src|href)="([^"]*)"/g))
      assert.ok(address!.startsWith("cid:") || address === view["url"], `${where}: ${address}`);
    for (const [image] of page.matchAll(/<img[^>]*>/g)) assert.match(image, / alt="[^"]{5,}"/);
    assert.equal(plain.includes("<"), false, where);
  }
});

test("things and appointments are not told of places, tickets or doors", () => {
  const shop: View = {
    ...SAMPLES.booking_confirmation,
    has_places: false,
    has_appointments: false,
    only_goods: true,
    has_tickets: false,
    doors: "",
    reminded: false,
    has_calendar: false,
    more_tickets: "",
    tickets: [],
    first_when: "",
    lines: [(SAMPLES.booking_confirmation["lines"] as View[])[2]!],
  };
  const cut: View = {
    ...shop,
    only_goods: false,
    has_appointments: true,
    lines: [(SAMPLES.booking_confirmation["lines"] as View[])[1]!],
  };
  for (const [name, view] of [
    ["booking_confirmation", shop],
    ["booking_confirmation", cut],
    ["booking_cancelled", { ...shop, ...cut, refund: "", method: "" }],
    ["booking_refunded", { ...shop, refund: "€1.00", total: "€2.00", method: "" }],
  ] as const)
    for (const template of templates.filter((one) => one.name === name))
      for (const written of [render(template.text, view, "text"), render(template.html, view, "html")])
        assert.doesNotMatch(written, /\b(tickets?|seats?|Platz|Plätze|door|Doors|Einlass|Eingang)\b/i);
});

test("what people call themselves is text, once", () => {
  const name = `{{reference}} <b>Bo</b>\r\nBcc: all@example.org {{#lines}}x{{/lines}}`;
  const { html, text } = templates.find((template) => template.name === "booking_confirmation")!;
  const view = { ...SAMPLES.booking_confirmation, name };
  assert.ok(render(text, view, "text").includes("{{reference}} <b>Bo</b>"));
  const page = render(html, view, "html");
  assert.ok(page.includes("{{reference}} &#60;b&#62;Bo&#60;/b&#62;"));
  assert.ok(!page.includes("<b>Bo"));
});
