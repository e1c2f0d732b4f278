import { i18n } from "@lingui/core";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = "foyer.language";

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && value in LANGUAGES;
}

/** What the visitor chose here before, else the first language of the browser that we speak, else English. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/**
 * The BCP 47 tag that numbers and dates are written in: the browser's own variant of the language (en-US, de-AT),
 * so that an English page shows an American 7:30 PM and an Irishman 19:30.
 */
function formatTag(language: Language): string {
  const own = navigator.languages.find((tag) => tag.slice(0, 2) === language && tag.length > 2);
  return own ?? (language === "en" ? "en-IE" : language);
}

/** What requests say in Accept-Language: mails and documents follow the page, not the browser. */
export const spokenTag = (): string => formatTag(isLanguage(i18n.locale) ? i18n.locale : "en");

const catalogues: Record<Language, () => Promise<{ messages: Record<string, never> }>> = {
  en: () => import("../locales/en.po"),
  de: () => import("../locales/de.po"),
};

/** Loads the catalogue and shows it at once; remembers the choice when a person made it. */
export async function speak(language: Language, chosen = false): Promise<void> {
  const { messages } = await catalogues[language]();
  if (chosen) localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  i18n.loadAndActivate({ locale: language, locales: [formatTag(language), language], messages });
}
