import { i18n, type Messages } from "@lingui/core";

/** What can be chosen; each is called by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch", ar: "العربية" } as const;
/** Longer and accented English, made while the page runs: shows what is clipped or not translated. By ?lang only. */
const PSEUDO = "en-XA";
export type Language = keyof typeof LANGUAGES | typeof PSEUDO;

const STORED = "foyer.language";
const RIGHT_TO_LEFT: readonly Language[] = ["ar"];

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && (value in LANGUAGES || value === PSEUDO);
}

/** What the address asks for (?lang=de), else what was chosen here before, else the browser's first that we speak. */
export function preferredLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLanguage(asked)) return asked;
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/**
 * The BCP 47 tag that numbers and dates are written in: the browser's own variant of the language (en-US, de-AT),
 * so that an English page shows an American 7:30 PM and an Irishman 19:30. Arabic by itself gets the digits that stand
 * on seats, tickets and receipts.
 */
function formatTag(language: Language): string {
  const spoken = language === PSEUDO ? "en" : language;
  const own = navigator.languages.find((tag) => tag.slice(0, 2) === spoken && tag.length > 2);
  return own ?? { en: "en-IE", de: "de", ar: "ar-u-nu-latn" }[spoken];
}

/** What requests say in Accept-Language: mails and documents follow the page, not the browser. */
export const spokenTag = (): string =>
  formatTag(isLanguage(i18n.locale) ? i18n.locale : "en").split("-u-")[0]!;

const english = () => import("../locales/en.po");
const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: english,
  de: () => import("../locales/de.po"),
  ar: () => import("../locales/ar.po"),
  [PSEUDO]: async () => {
    const [{ messages }, { pseudo }] = await Promise.all([english(), import("./pseudo.ts")]);
    return { messages: pseudo(messages) };
  },
};

/** Loads the catalogue and shows it at once; remembers the choice when a person made it. */
export async function speak(language: Language, chosen = false): Promise<void> {
  const { messages } = await catalogues[language]();
  if (chosen) localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  i18n.loadAndActivate({ locale: language, locales: [formatTag(language), language], messages });
}

/** Another window of this person changed over: this one follows. */
export function followLanguage(): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === STORED && isLanguage(newValue)) void speak(newValue);
  });
}
