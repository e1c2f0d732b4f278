import mustache from "mustache";

/** What a template is filled with: texts, lists of such, and flags. */
export type View = { [name: string]: string | number | boolean | View | View[] };

/**
 * Fills a template in one pass: what people typed is never read as a template, and in HTML it is escaped.
 * The language has no code in it, since organizers edit templates.
 */
export function render(template: string, view: View, kind: "text" | "html"): string {
  return mustache.render(template, view, undefined, {
    escape: kind === "html" ? escapeHtml : (text: unknown) => String(text),
  });
}

function escapeHtml(text: unknown): string {
  return String(text).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** en-IE → en-IE, en; always ends with English. */
export function fallbacks(locale: string): string[] {
  const { language } = new Intl.Locale(locale || "en");
  return [...new Set([locale, language, "en"])];
}
