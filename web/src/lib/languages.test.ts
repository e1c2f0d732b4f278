import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCompiledCatalog, getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { type Messages, setupI18n } from "@lingui/core";
import fc from "fast-check";
import { formatMoney } from "./money.ts";
import { pseudo } from "./pseudo.ts";

const web = fileURLToPath(new URL("../../", import.meta.url));
const config = getConfig({ configPath: path.join(web, "lingui.config.ts") });
const [catalogue] = await getCatalogs(config);

/** The catalogue as the page gets it. */
async function messagesOf(locale: string): Promise<Messages> {
  const { messages } = await catalogue!.getTranslations(locale, {
    sourceLocale: "en",
    fallbackLocales: config.fallbackLocales,
  });
  const { source } = createCompiledCatalog(locale, messages, { namespace: "json" });
  return (JSON.parse(source) as { messages: Messages }).messages;
}

const known = await catalogue!.read("en");
const idOf = (message: string) =>
  Object.entries(known!).find(([, entry]) => entry.message === message)?.[0] ?? assert.fail(message);
const PLACES = "{count, plural, one {# place} other {# places}}";

const expected: Record<string, Record<number, string>> = {
  en: { 0: "0 places", 1: "1 place", 2: "2 places", 1000: "1,000 places" },
  de: { 0: "0 Plätze", 1: "1 Platz", 2: "2 Plätze", 1000: "1.000 Plätze" },
  ar: {
    0: "لا أماكن",
    1: "مكان واحد",
    2: "مكانان",
    3: "3 أماكن",
    10: "10 أماكن",
    11: "11 مكانًا",
    99: "99 مكانًا",
    100: "100 مكان",
    103: "103 أماكن",
  },
};

for (const [locale, forms] of Object.entries(expected)) {
  test(`counts are said as ${locale} says them`, async () => {
    const i18n = setupI18n();
    const tag = locale === "ar" ? "ar-u-nu-latn" : locale;
    i18n.loadAndActivate({ locale, locales: [tag], messages: await messagesOf(locale) });
    for (const [count, words] of Object.entries(forms))
      assert.equal(i18n._(idOf(PLACES), { count: Number(count) }), words);
  });
}

test("where Arabic has a plural it has all six forms, and loses nothing that is put in", async () => {
  const arabic = Object.values((await catalogue!.read("ar"))!).filter(({ translation }) => translation);
  const holes = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])|<\/?\d+\/?>/g) ?? [])].sort();
  for (const { message, translation } of arabic) {
    assert.deepEqual(holes(translation!), holes(message!), message ?? "");
    if (!/, plural,/.test(message!)) continue;
    for (const form of ["zero", "one", "two", "few", "many", "other"])
      assert.match(translation!, new RegExp(`\\b${form} \\{`), `${message ?? ""}: ${form}`);
  }
  assert.ok(arabic.length > 400);
});

test("the stretched English keeps variables, plurals and elements", async () => {
  const english = await messagesOf("en");
  const i18n = setupI18n();
  i18n.loadAndActivate({ locale: "en-XA", locales: ["en"], messages: pseudo(english) });
  assert.match(i18n._(idOf(PLACES), { count: 2 }), /^2 pļáçéš~+$/);
  assert.match(i18n._(idOf("Receipt <0>{0}</0>"), { 0: "FY-1" }), /^Ŕéçéípţ~* <0>FY-1<\/0>$/);
});

const LOCALES = (
  "ar bg bn cs da de de-AT de-CH el en en-IN es et fa fi fr fr-CH he hi hr hu id it ja ko lt lv nb nl pl pt pt-BR " +
  "ro ru sk sl sv th tr uk ur vi zh"
).split(" ");

test("an amount comes back from what is shown, in every locale and for no, two and three decimals", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LOCALES),
      fc.constantFrom("JPY", "EUR", "BHD"),
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      (locale, currency, amount) => {
        const digits = [
          ...new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210),
        ].reverse();
        const shown = formatMoney(amount, currency, locale);
        const read = [...shown].flatMap((sign) => {
          const digit = digits.indexOf(sign);
          return digit >= 0 ? [digit] : /\d/.test(sign) ? [Number(sign)] : [];
        });
        assert.equal(Number(read.join("")), Math.abs(amount), shown);
        assert.equal(/[-\u2212]/.test(shown), amount < 0, shown);
      },
    ),
  );
});
